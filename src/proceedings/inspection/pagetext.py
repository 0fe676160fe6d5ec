"""The text of a page with its places: what a pattern matched can be drawn a box around."""

from __future__ import annotations

from proceedings.inspection.reader import View
from proceedings.pdf.boxes import Frame
from proceedings.records.inspection import Box, Line


class PageText:
    """One page's text; boxes are as displayed."""

    def __init__(self, view: View, frame: Frame) -> None:
        """Read the text; lines and boxes are made when they are asked for."""
        self.frame = frame
        self._view = view
        self.plain = view.text()

    def lines(self) -> tuple[Line, ...]:
        """The lines in stream order."""
        return ()

    def box_of(self, start: int, end: int) -> Box | None:
        """Around letters of `plain`."""
        return None
