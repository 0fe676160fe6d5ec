"""Files for digital libraries: one module a format, found because it is here.

An exporter has `export(volume, plan) -> Iterator[OutFile]`; its name is its file's.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from proceedings.errors import CannotStart
from proceedings.records.pageplan import PagePlan
from proceedings.records.published import OutFile
from proceedings.registry import Registry
from proceedings.volume.volume import Volume

FORMATS = Registry("proceedings.exports")


def export(volume: Volume, plan: PagePlan, formats: Sequence[str]) -> Iterator[OutFile]:
    """Make the files of some formats, each format once, in the order asked for.

    Args:
        volume: The volume.
        plan: Which page carries which folio.
        formats: Names of formats.

    Raises:
        CannotStart: There is no such format.
    """
    refuse_unknown(formats)
    for name in dict.fromkeys(formats):
        yield from FORMATS.load(name).export(volume, plan)


def refuse_unknown(formats: Sequence[str]) -> None:
    """Say so where a format isn't known.

    Raises:
        CannotStart: There is no such format.
    """
    known = FORMATS.names()
    for name in formats:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            meant = f"Did you mean {near[0]}? " if near else ""
            raise CannotStart(
                f"there is no library format {name}", f"{meant}There are: {', '.join(known)}."
            )
