"""A blank page of the volume."""

from __future__ import annotations

from pathlib import Path

from proceedings.matter.book import frame, set_document
from proceedings.records.matter import SetMatter
from proceedings.typesetting.press import Press
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume


def set_blank(press: Press, volume: Volume, style: Style, *, output: Path) -> SetMatter:
    """Set one page of the volume's size that carries `numbering.blank`, or nothing."""
    data = frame(volume, style) | {"blank": volume.numbering.blank}
    return set_document(press, None, "blank.typ", data, output=output)
