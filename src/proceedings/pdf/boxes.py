"""The page as a reader sees it: visible box, rotation, unit, and the way back to its own space.

Source: ISO 32000-1, 7.7.3.3 (page attributes), 14.11.2 (page boundaries). A page whose boxes make
no sense is seen as PDFium shows it, which is also what the inspection measures.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f) as in a PDF: x' = ax + cy + e, y' = bx + dy + f."""

Box = tuple[float, float, float, float]
"""(x0, y0, x1, y1), lower left and upper right corner."""

_LETTER = (0.0, 0.0, 612.0, 792.0)
_ROUNDING = 0.01  # points
_SAME_SIZE = 1.0  # points
_DEEPEST = 64  # levels of the page tree looked through for an inherited attribute


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A page as displayed, and where it lies in the page's own space.

    Attributes:
        box: The visible box in the page's own units: CropBox within MediaBox, corners in order.
        rotation: 0, 90, 180 or 270, clockwise.
        user_unit: Points in one unit of the page's own space.
        cropped: What the CropBox takes off the MediaBox as displayed, in points: left, bottom,
            right, top; None where it takes nothing.
    """

    box: Box
    rotation: int = 0
    user_unit: float = 1.0
    cropped: Box | None = None

    @property
    def width(self) -> float:
        """Displayed width in points."""
        return self._size[self.rotation in (90, 270)]

    @property
    def height(self) -> float:
        """Displayed height in points."""
        return self._size[self.rotation not in (90, 270)]

    def is_of(self, width: float, height: float) -> bool:
        """Whether it has that size in points, upright or on its side; a point off is rounding."""
        sides, wanted = sorted((self.width, self.height)), sorted((width, height))
        return all(abs(one - other) <= _SAME_SIZE for one, other in zip(sides, wanted, strict=True))

    @property
    def _size(self) -> tuple[float, float]:
        x0, y0, x1, y1 = self.box
        return ((x1 - x0) * self.user_unit, (y1 - y0) * self.user_unit)

    @property
    def to_user_space(self) -> Matrix:
        """Takes a displayed point (points, origin bottom left) to the page's own coordinates."""
        x0, y0, x1, y1 = self.box
        one = 1 / self.user_unit
        if self.rotation == 90:
            return (0, one, -one, 0, x1, y0)
        if self.rotation == 180:
            return (-one, 0, 0, -one, x1, y1)
        if self.rotation == 270:
            return (0, -one, one, 0, x0, y1)
        return (one, 0, 0, one, x0, y0)

    def displayed(self, box: Box) -> Box:
        """A box of the page's own space as displayed, in points, corners in order."""
        return moved(box, inverted(self.to_user_space))


def frame(page: pikepdf.Object) -> Frame:
    """The frame of a page dictionary; inherited attributes are honoured."""
    media = _box(inherited(page, "/MediaBox")) or _LETTER
    crop = _box(inherited(page, "/CropBox"))
    seen = Frame(
        box=(_common(media, crop) or media) if crop else media,
        rotation=int(_number(inherited(page, "/Rotate")) or 0) // 90 % 4 * 90,
        user_unit=_unit(_number(page.get("/UserUnit"))),
    )
    return replace(seen, cropped=_cropped(seen, media))


def inverted(matrix: Matrix) -> Matrix:
    """The matrix that undoes another, whose area isn't 0."""
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    return (
        d / area,
        -b / area,
        -c / area,
        a / area,
        (c * f - d * e) / area,
        (b * e - a * f) / area,
    )


def moved(box: Box, matrix: Matrix) -> Box:
    """The upright box around a box that a matrix moved."""
    a, b, c, d, e, f = matrix
    xs = sorted(a * x + c * y + e for x in box[::2] for y in box[1::2])
    ys = sorted(b * x + d * y + f for x in box[::2] for y in box[1::2])
    return (xs[0], ys[0], xs[-1], ys[-1])


def _cropped(seen: Frame, media: Box) -> Box | None:
    x0, y0, x1, y1 = seen.displayed(media)
    left, bottom, right, top = (
        round(side, 2) if side >= _ROUNDING else 0.0
        for side in (-x0, -y0, x1 - seen.width, y1 - seen.height)
    )
    return (left, bottom, right, top) if left or bottom or right or top else None


def is_box(value: object) -> bool:
    """Whether a value is an array of four numbers, in whatever order."""
    return (
        isinstance(value, pikepdf.Array)
        and len(value) == 4
        and all(_number(item) is not None for item in value)
    )


def shows_nothing(page: pikepdf.Object) -> bool:
    """Whether a page's CropBox lies outside its MediaBox: some viewers then show an empty page."""
    media, crop = _box(inherited(page, "/MediaBox")), _box(inherited(page, "/CropBox"))
    return crop is not None and _common(media or _LETTER, crop) is None


def inherited(page: pikepdf.Object, key: str) -> object:
    """A page attribute, its own or that of the nearest parent in the tree; None without."""
    node: object = page
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def _number(value: object) -> float | None:
    try:
        number = float(value)  # type: ignore[arg-type]  # whatever the file holds
    except (TypeError, ValueError):
        return None
    return number if abs(number) < 1e9 else None


def _unit(value: float | None) -> float:
    return value if value and value > 0 else 1.0


def _box(value: object) -> Box | None:
    if not isinstance(value, pikepdf.Array) or len(value) != 4:
        return None
    numbers = [_number(item) for item in value]
    xs = sorted(number for number in numbers[::2] if number is not None)
    ys = sorted(number for number in numbers[1::2] if number is not None)
    if len(xs) < 2 or len(ys) < 2 or xs[0] == xs[1] or ys[0] == ys[1]:
        return None
    return (xs[0], ys[0], xs[1], ys[1])


def _common(one: Box, other: Box) -> Box | None:
    x0, y0 = max(one[0], other[0]), max(one[1], other[1])
    x1, y1 = min(one[2], other[2]), min(one[3], other[3])
    return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None
