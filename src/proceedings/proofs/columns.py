"""Where a page's columns are, so that a phone can show them one after the other.

All lengths are points, measured from the page's top left corner as displayed. A page cut in the
wrong place is worse than one that is small: when unsure, nothing is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from PIL import Image

Region = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_NARROWEST_GUTTER = 7.0  # IEEE's, the narrowest in use, is 12 pt before ragged edges
_MIDDLE = (0.38, 0.62)  # of the page's width: a gutter lies there
_CROSSED = 0.35  # lines that cross a gutter (title, authors), as a share of those beside it
_LEAST_SHARE = 0.2  # of all letters, on either side
_ONE_BLOCK = 90.0  # wide blocks nearer than this are one: title and authors, rows of a wide table
_RELUCTANT = 10.0  # how far a cut moves to find a blank row
_LEAST_IN_COLUMNS = 0.35  # of the inked rows, else the page is no two-column page
_MOST_REGIONS = 12
_INNER = 0.25  # of the gutter's width: what overhangs on either side still leaves it white
_INK = 225  # a pixel darker than this is ink


@dataclass(frozen=True, slots=True)
class Gutter:
    """The white between two columns."""

    left: float
    right: float


def find_gutter(letters: Sequence[tuple[float, float]], width: float) -> Gutter | None:
    """The gutter of a page of two columns.

    Args:
        letters: Left and right edge of each visible letter.
        width: The page's width.
    """
    if not letters or width < 4 * _NARROWEST_GUTTER:
        return None
    cover = _cover(letters, width)
    typical = median([count for count in cover if count] or [0])
    start, end = (int(width * share) for share in _MIDDLE)
    runs = [
        [x for x, _ in run]
        for low, run in groupby(
            ((x, cover[x] <= typical * _CROSSED) for x in range(start, end)),
            key=lambda pair: pair[1],
        )
        if low
    ]
    widest = max(runs, key=len, default=[])
    if len(widest) < _NARROWEST_GUTTER:
        return None
    gutter = Gutter(float(widest[0]), float(widest[-1] + 1))
    before = sum(right <= gutter.right for _, right in letters)
    behind = sum(left >= gutter.left for left, _ in letters)
    return gutter if min(before, behind) >= _LEAST_SHARE * len(letters) else None


def _cover(letters: Sequence[tuple[float, float]], width: float) -> list[int]:
    steps = [0] * (int(width) + 2)
    for left, right in letters:
        first = min(max(int(left), 0), int(width))
        steps[first] += 1
        steps[min(max(int(right) + 1, first), int(width) + 1)] -= 1
    cover, count = [], 0
    for step in steps:
        count += step
        cover.append(count)
    return cover


def agreed(gutters: Sequence[Gutter | None]) -> Gutter | None:
    """The gutter of a paper: where most of its pages have one; an odd table makes none."""
    found = [gutter for gutter in gutters if gutter]
    if not found or len(found) * 2 < len(gutters):
        return None
    left = median([gutter.left for gutter in found])
    right = median([gutter.right for gutter in found])
    centre = (left + right) / 2
    same = [gutter for gutter in found if gutter.left < centre < gutter.right]
    return Gutter(left, right) if len(same) * 2 >= len(gutters) else None


def ink_of(page: Image.Image) -> Image.Image:
    """White where the grey page has ink, else black."""
    return page.point([255 if value < _INK else 0 for value in range(256)])


def reading_order(ink: Image.Image, gutter: Gutter, scale: float) -> tuple[Region, ...]:
    """The page cut into full-width blocks and columns, in reading order; empty when unsure.

    Whatever crosses the gutter (a title, a wide figure) is a block of its own.

    Args:
        ink: The page, as `ink_of` gives it.
        gutter: The white between its columns.
        scale: Pixels a point.
    """
    overhang = _INNER * (gutter.right - gutter.left)
    left, right = round((gutter.left + overhang) * scale), round((gutter.right - overhang) * scale)
    if right - left < 2:
        return ()
    rows = [bool(row) for row in ink.getprojection()[1]]
    crossed = [bool(row) for row in ink.crop((left, 0, right, ink.height)).getprojection()[1]]
    blocks = _blocks(crossed, rows, scale)
    inside = sum(sum(rows[top:bottom]) for top, bottom in blocks)
    if sum(rows) - inside < _LEAST_IN_COLUMNS * sum(rows):
        return ()
    middle = (left + right) // 2
    regions: list[Region] = []
    edge = 0
    for top, bottom in [*blocks, (ink.height, ink.height)]:
        cuts = ((0, edge, middle, top), (middle, edge, ink.width, top), (0, top, ink.width, bottom))
        regions += [region for cut in cuts if (region := _trimmed(ink, cut, scale))]
        edge = bottom
    return tuple(regions) if len(regions) <= _MOST_REGIONS else ()


def blank_row(ink: Image.Image, row: int, scale: float) -> int:
    """The row without ink that is nearest to `row`, if there is one close by; else `row`."""
    rows = ink.getprojection()[1]
    near = sorted(range(len(rows)), key=lambda y: (abs(y - row), y))[: round(_RELUCTANT * scale)]
    return next((y for y in near if not rows[y]), row)


def _blocks(crossed: list[bool], rows: list[bool], scale: float) -> list[tuple[int, int]]:
    """Runs of rows that cross the gutter, grown to the next row without ink."""
    joined: list[tuple[int, int]] = []
    reach = round(_RELUCTANT * scale)
    position = 0
    for is_crossed, run in groupby(crossed):
        length = len(list(run))
        if is_crossed:
            top, bottom = position, position + length
            limit_up, limit_down = max(top - reach, 0), min(bottom + reach, len(rows))
            while top > limit_up and rows[top - 1]:
                top -= 1
            while bottom < limit_down and rows[bottom]:
                bottom += 1
            if joined and top - joined[-1][1] < _ONE_BLOCK * scale:
                joined[-1] = (joined[-1][0], bottom)
            else:
                joined.append((top, bottom))
        position += length
    return joined


def _trimmed(ink: Image.Image, cut: tuple[int, int, int, int], scale: float) -> Region | None:
    if cut[3] <= cut[1]:
        return None
    box = ink.crop(cut).getbbox()
    if box is None:
        return None
    x, y = cut[0], cut[1]
    return (
        (x + box[0]) / scale,
        (y + box[1]) / scale,
        (x + box[2]) / scale,
        (y + box[3]) / scale,
    )
