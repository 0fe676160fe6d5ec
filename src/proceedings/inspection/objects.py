"""What a page draws, object by object, forms opened: text, pictures, paths."""

from __future__ import annotations

from proceedings.inspection.reader import View
from proceedings.pdf.boxes import Frame


class PageObjects:
    """The objects of one page in the order they are drawn; boxes are as displayed."""

    def __init__(self, view: View, frame: Frame) -> None:
        """Walk through the page once."""
        self.frame = frame
        self._view = view

    @property
    def are_none(self) -> bool:
        """Whether the page draws nothing, annotations among it."""
        return not any(True for _ in self._view.objects())
