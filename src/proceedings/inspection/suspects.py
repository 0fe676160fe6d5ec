"""Text that may not be seen, by what is known of objects without drawing them.

Most text is dark, upright and alone on white: nothing is asked about it. What is named here is
either sure to be unseen (it is drawn without ink, or beyond the edge), or the rendered picture has
to decide.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from proceedings.inspection.objects import (
    NO_INK,
    WHOLE,
    Area,
    Colour,
    PageObjects,
    Picture,
    Text,
    common,
)
from proceedings.records.inspection import Box, Hiding

_LEAST_ALPHA = 8  # of 255: below, letters are a breath on the paper
_NEAR = 24  # of 255, in the channel that differs most: nearer colours may be one to the eye
_PAPER = (255, 255, 255)
_TINY = 2.0  # points of type size: half of the smallest that anybody sets to be read
_FLAT = 2.6  # points of height or width, below which the type size is asked for
_SMALL_IN_FIGURE = 4.0  # units of a figure's own space
_CELLS = 24  # along the longer side of a page
_MOST_IN_CELL = 200
_MOST_THINGS = 2000  # of a page, the largest: of a map's thousands most are smaller than a word

Thing = TypeVar("Thing", Area, Picture)


class Suspect(NamedTuple):
    """Text that may not be seen.

    Attributes:
        sure: Nobody sees it; where it is False, the picture has to decide.
    """

    text: Text
    how: Hiding
    sure: bool


def suspects(objects: PageObjects, *, layered: bool) -> Iterator[Suspect]:
    """The text of a page that may not be seen, in drawing order.

    Args:
        objects: Of the page.
        layered: The file has layers: any text may stand on one that is switched off.
    """
    page, flat = objects.frame.box, _FLAT / objects.frame.user_unit
    areas, pictures = _Places(objects.areas, page), _Places(objects.pictures, page)
    left, bottom, right, top = page
    for text in objects.texts:
        box = text.box
        if box[0] >= right or left >= box[2] or box[1] >= top or bottom >= box[3]:
            yield Suspect(text, Hiding.OFF_PAGE, True)
        elif text.mode in NO_INK or text.alpha < _LEAST_ALPHA:
            yield Suspect(text, Hiding.MODE, True)
        elif text.clip is not WHOLE and _apart(box, text.clip):
            yield Suspect(text, Hiding.COVERED, True)
        elif how := _doubt(text, areas, pictures):
            yield Suspect(text, how, False)
        elif layered:
            yield Suspect(text, Hiding.LAYER, False)
        elif (box[3] - box[1] < flat or box[2] - box[0] < flat) and _is_tiny(objects, text):
            yield Suspect(text, Hiding.TINY, True)


def _doubt(text: Text, areas: _Places[Area], pictures: _Places[Picture]) -> Hiding | None:
    if areas.are_none and pictures.are_none:  # as on most pages
        return Hiding.COLOUR if _may_be_one(text, None) else None
    behind: Area | None = None
    for area in areas.around(text.box):
        if area.order < text.order:
            behind = area
        elif area.alpha == 255:
            return Hiding.COVERED
    for picture in pictures.around(text.box):
        if picture.order > text.order:
            return Hiding.COVERED
        if behind is None or picture.order > behind.order:
            return Hiding.COLOUR
    return Hiding.COLOUR if _may_be_one(text, behind) else None


def _may_be_one(text: Text, behind: Area | None) -> bool:
    """Whether letters differ little from what they stand on."""
    ground = _PAPER
    if behind is None:
        if text.alpha == 255:  # as nearly all are
            return min(text.colour) > 255 - _NEAR
    else:
        if behind.colour is None:
            return True
        ground = _mixed(behind.colour, behind.alpha, _PAPER)
    letters = _mixed(text.colour, text.alpha, ground)
    return max(abs(a - b) for a, b in zip(letters, ground, strict=True)) < _NEAR


def _mixed(colour: Colour, alpha: int, ground: Colour) -> Colour:
    red, green, blue = (
        (over * alpha + under * (255 - alpha)) // 255
        for over, under in zip(colour, ground, strict=True)
    )
    return (red, green, blue)


def _is_tiny(objects: PageObjects, text: Text) -> bool:
    """Whether letters are too small to be read.

    A figure that was scaled down has tiny labels too, and a miniature of a page whole sentences.
    Their letters are of a usual size in the figure's own space, which an intended one isn't.
    """
    shown, own = objects.size(text)
    return shown < _TINY and (text.form < 0 or own < _SMALL_IN_FIGURE)


class _Places(Generic[Thing]):
    """Finds what lies around the middle of a text, of hundreds of things, without asking them all.

    The middle, not the whole: two things side by side may cover a line together.
    """

    def __init__(self, things: Sequence[Thing], page: Box) -> None:
        self._cells: dict[tuple[int, int], list[Thing]] = {}
        self._side = max(page[2] - page[0], page[3] - page[1]) / _CELLS
        if len(things) > _MOST_THINGS:
            large = heapq.nlargest(_MOST_THINGS, things, key=lambda thing: _area(thing.box))
            things = sorted(large, key=lambda thing: thing.order)
        for thing in things:
            box = common(thing.box, page)
            if _apart(box, page):
                continue
            left, bottom, right, top = (int(side // self._side) for side in box)
            for x in range(left, right + 1):
                for y in range(bottom, top + 1):
                    cell = self._cells.setdefault((x, y), [])
                    if len(cell) < _MOST_IN_CELL:
                        cell.append(thing)

    @property
    def are_none(self) -> bool:
        """Whether there is nothing to be found."""
        return not self._cells

    def around(self, box: Box) -> list[Thing]:
        """What lies around a box's middle, in drawing order."""
        if not self._cells:
            return []
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return [
            thing
            for thing in self._cells.get((int(x // self._side), int(y // self._side)), ())
            if thing.box[0] <= x <= thing.box[2] and thing.box[1] <= y <= thing.box[3]
        ]


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _apart(one: Box, other: Box) -> bool:
    return one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]
