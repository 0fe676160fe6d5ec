"""The files of a small, faultless volume, as text."""

from __future__ import annotations

from collections.abc import Callable

from proceedings.metadata.load import Loaded

VOLUME = """\
schema: 1
conference: {name: 3rd Workshop on Nothing, short: NIL ’31, start: 2031-05-12, end: 2031-05-14}
book:
  title: Proceedings of the 3rd Workshop on Nothing
  publisher: {name: Empty Press}
  published: 2031-05-01
rights: {mode: none}
tracks: [{id: full, name: Full Papers}]
"""
PAPERS = """\
schema: 1
affiliations:
  void: {institution: Void University, city: Nowhere}
papers:
  - id: p-1
    title: On Nothing
    authors: [{given: Ada, family: Null, affiliations: [void]}]
  - id: p-2
    title: More of It
    authors: [{given: Bob, family: 'No'}]
"""
PROGRAM = """\
schema: 1
sessions: [{title: All, papers: [p-1, p-2]}]
"""

MakeLoaded = Callable[..., Loaded]
