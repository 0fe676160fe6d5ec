"""A first volume.yaml: what is known, and empty keys with a word on what belongs there.

An empty key counts as missing, so that `check` names each until it is filled in, and no made-up
name is ever printed.
"""

from __future__ import annotations

from collections.abc import Mapping

from proceedings.metadata.files import SCHEMA
from proceedings.metadata.hints import inner
from proceedings.metadata.writing import entry
from proceedings.records.trees import Fields
from proceedings.volume.volume import VolumeFile

_NEEDED: Mapping[str, Mapping[str, str]] = {
    "conference": {
        "name": "the event's full name, as «3rd Workshop on Folios»",
        "short": "its short name, as printed in running heads: «WOF ’31»",
    },
    "book": {
        "title": "«Proceedings of the 3rd Workshop on Folios»",
        "publisher": "{name: …}, who publishes it",
        "published": "the day it is published, as 2031-05-01",
    },
    "rights": {"mode": "acmlicensed, rightsretained, cc, own, none, …"},
}


def skeleton(known: Fields) -> str:
    """The text of a new volume.yaml.

    Args:
        known: What an export knows of it.
    """
    lines = [f"schema: {SCHEMA}"]
    for section, needed in _NEEDED.items():
        hint = inner(VolumeFile, section)
        there = known.get(section)
        own = there if isinstance(there, Mapping) else {}
        lines.append(f"{section}:")
        # Needed keys first, so that all that is open stands together.
        for key, words in needed.items():
            if own.get(key):
                lines += entry(key, own[key], inner(hint, key), 2)
            else:
                lines.append(f"  {key}:  # fill in: {words}")
        for key, value in own.items():
            if key not in needed:
                lines += entry(key, value, inner(hint, key), 2)
    for key, value in known.items():
        if key not in _NEEDED:
            lines += entry(key, value, inner(VolumeFile, key), 0, top=True)
    return "\n".join(lines) + "\n"
