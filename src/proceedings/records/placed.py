"""A page that was laid on a page of another size."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""(x0, y0, x1, y1), lower left and upper right corner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a page lies on a page of another size, both as displayed.

    Attributes:
        width: Of the new page, in points.
        height: Of the new page, in points.
        left: The old page's left edge, from the new one's.
        bottom: The old page's lower edge, from the new one's.
        scale: By which the old page's content is larger.
    """

    width: float
    height: float
    left: float
    bottom: float
    scale: float = 1.0

    def moved(self, box: Box) -> Box:
        """A box of the old page on the new one."""
        x0, y0, x1, y1 = (self.scale * side for side in box)
        return (x0 + self.left, y0 + self.bottom, x1 + self.left, y1 + self.bottom)
