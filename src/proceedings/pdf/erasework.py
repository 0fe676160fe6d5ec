"""What is taken off one page, and what all its content streams share while that is done."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import pikepdf

from proceedings.pdf.boxes import Box
from proceedings.pdf.glyphs import Glyphs

_SLACK = 0.5  # points
_INK = 2.0  # points: ink is told by whole pixels


class Refusal(StrEnum):
    """Why nothing was taken off."""

    UNREADABLE = "unreadable"
    """The page's content can't be read surely."""
    UNSURE = "unsure"
    """Text stands there in a font whose widths can't be told."""
    NO_TEXT = "no-text"
    """No text stands there: it is drawn as lines or lies in a picture."""
    CLIP = "clip"
    """The text is also a clip of what is drawn after it."""


@dataclass(slots=True)
class EraseWork:
    """What all content streams of one page share."""

    pdf: pikepdf.Pdf
    boxes: tuple[Box, ...]
    shapes: tuple[Box, ...] = ()
    found: set[int] = field(default_factory=set)
    refusal: Refusal | None = None
    instructions: int = 0
    forms: int = 0
    fonts: dict[tuple[int, int], Glyphs | None] = field(default_factory=dict)

    def holder(self, core: Box) -> int | None:
        """The box that a glyph's middle lies in."""
        x0, y0, x1, y1 = core
        for index, (left, bottom, right, top) in enumerate(self.boxes):
            if (
                left - _SLACK <= x0
                and x1 <= right + _SLACK
                and bottom - _SLACK <= y0
                and y1 <= top + _SLACK
            ):
                return index
        return None

    def may_reach(self, box: Box) -> bool:
        """Whether anything that goes may lie in a box."""
        x0, y0, x1, y1 = box
        return any(
            x0 <= right and left <= x1 and y0 <= top and bottom <= y1
            for left, bottom, right, top in (*self.boxes, *self.shapes)
        )

    def is_shape(self, box: Box | None) -> bool:
        """Whether what is drawn lies in the shapes that go: a wide one may reach over two."""
        if box is None or not self.shapes:
            return False
        x0, y0, x1, y1 = box
        level = [one for one in self.shapes if one[1] - _INK <= y0 and y1 <= one[3] + _INK]
        return bool(level) and (
            min(one[0] for one in level) - _INK <= x0 and x1 <= max(one[2] for one in level) + _INK
        )
