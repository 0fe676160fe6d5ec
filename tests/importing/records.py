"""Records as importers give them."""

from __future__ import annotations

from typing import Any

from proceedings.records.imported import ImportedPaper, Row
from proceedings.records.trees import Trees

VOLUME = """\
schema: 1
conference: {name: 3rd Workshop on Nothing, short: NIL ’31}
book:
  title: Proceedings of the 3rd Workshop on Nothing
  publisher: {name: Empty Press}
  published: 2031-05-01
rights: {mode: none}
"""
"""A volume.yaml that wants nothing."""

ADA = {"given": "Ada", "family": "Quill", "email": "ada@quill.example"}
BO = {"given": "Bo", "family": "Nib"}


def paper(key: str = "12", *, file: str = "a.json", **fields: Any) -> ImportedPaper:
    """A record; `guessed` and `accepted` are its own."""
    own = {name: fields.pop(name) for name in ("guessed", "accepted") if name in fields}
    return ImportedPaper(id=key, fields=fields, row=Row(file=file, row="row 1"), **own)


def trees(**papers: Any) -> Trees:
    """Papers alone; `p_1` is `p-1`."""
    return Trees(papers={key.replace("_", "-"): fields for key, fields in papers.items()})
