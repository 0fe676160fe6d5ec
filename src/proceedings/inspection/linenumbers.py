"""Columns of line numbers beside a page's text, as review versions have them.

Numbers in a page's margin are line numbers if they rise by one or by five from line to line, over
most of the text's height, and if nothing else stands in their column: the numbers of a list, of
references, of a listing or of a table's rows stand within the text's width, where other text of the
page stands above and below them. A listing's numbers may stand in the margin as well: beside a font
of a typewriter, and beside little of a paper.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from proceedings.inspection.pagetext import PageText, rounded, touches
from proceedings.inspection.reader import around
from proceedings.records.inspection import Box, NumberedLines

_NUMBER = re.compile(r"^[ \t]*(\d{1,5}|\d{6,200}$)(?=\s|$)|(?<=\s)(\d{1,5})[ \t]*$", re.MULTILINE)
_LEAST = 5  # numbers of a column
_MOST = 2_000  # numbers that are looked at on a page
_REGULAR = 0.75  # of the numbers go on by the same step
_EVEN = 0.5  # of the distances are much alike
_ALIKE = 0.2
_LINES = (4.0, 40.0)  # points from line to line: from small print to double spacing
_SPAN = 0.4  # of the height of the page's text
_FOREIGN = 0.08  # of the count: other text that may stand in the column, as a figure's
_MOST_BEYOND = 1  # run above or below it: of a wide head or foot
_SLACK = 1.0  # points
_BESIDE = 0.5  # of the text's height on all pages, where a paper has line numbers
_FULL_PAGE = 20  # lines
_SAMPLES = 10  # numbers whose neighbours are looked at
_TYPEWRITER = re.compile(r"mono|cour|consol|menlo|typewr|code|zi4|t[tl]\d|tt$", re.IGNORECASE)


class _Number(NamedTuple):
    value: int
    box: Box


def numbered_lines(text: PageText, page: int) -> list[NumberedLines]:
    """The columns of rising numbers on a page, left to right."""
    found = _NUMBER.findall(text.plain)
    if len(found) < _LEAST:
        return []
    return [
        told
        for column in _columns(list(_numbers(text)))
        if (told := _told(text, column, page)) is not None
    ]


def confirmed(
    columns: Sequence[NumberedLines], heights: Mapping[int, float]
) -> tuple[NumberedLines, ...]:
    """The columns of a whole paper; none where they stand beside little of its text.

    Args:
        columns: Of all its pages.
        heights: Of the text of its pages, by page, as `text_height` tells.
    """
    beside = dict.fromkeys(heights, 0.0)
    for column in columns:
        height = column.box[3] - column.box[1]
        beside[column.page] = max(height, beside.get(column.page, 0.0))
    return tuple(columns) if sum(beside.values()) >= _BESIDE * sum(heights.values()) else ()


def text_height(text: PageText) -> float:
    """Points from top to bottom of a page's text; 0.0 where there is little of it."""
    if text.plain.count("\n") < _FULL_PAGE:
        return 0.0
    boxes = [box for strip in text.strips for box in strip.boxes]
    return max(box[3] for box in boxes) - min(box[1] for box in boxes) if boxes else 0.0


def _numbers(text: PageText) -> Iterator[_Number]:
    for match in islice(_NUMBER.finditer(text.plain), _MOST):
        start, end = match.span(1 if match[1] else 2)
        box = text.box_of(start, end)
        if box and box[3] - box[1] > _LINES[1]:  # small ones are one line to PDFium
            strip = next((one for one in text.strips if (one.start, one.end) == (start, end)), None)
            for piece in text.pieces(strip) if strip else ():
                if (digits := text.plain[piece.start : piece.end]).isdecimal():
                    yield _Number(int(digits), piece.box)
        elif box:
            yield _Number(int(text.plain[start:end]), box)


def _columns(numbers: list[_Number]) -> Iterator[list[_Number]]:
    """Numbers that stand above one another, top to bottom."""
    column: list[_Number] = []
    edge = 0.0
    for number in sorted(numbers, key=lambda one: one.box[0]):
        if column and number.box[0] > edge:
            yield sorted(column, key=lambda one: -one.box[3])
            column = []
        edge = max(edge, number.box[2]) if column else number.box[2]
        column.append(number)
    if column:
        yield sorted(column, key=lambda one: -one.box[3])


def _told(text: PageText, column: list[_Number], page: int) -> NumberedLines | None:
    column = _without_folios(column)
    if len(column) < _LEAST or not _is_regular(column):
        return None
    box = rounded(around(*(number.box for number in column)))
    boxes = [one for strip in text.strips for one in strip.boxes]
    height = max(one[3] for one in boxes) - min(one[1] for one in boxes)
    if box[3] - box[1] < _SPAN * height or not _stands_alone(boxes, column, box):
        return None
    if _is_listing(text, column, box):
        return None
    values = [number.value for number in column]
    return NumberedLines(page=page, box=box, first=values[0], last=values[-1], count=len(values))


def _without_folios(column: list[_Number]) -> list[_Number]:
    """Without a number at either end that doesn't go on with the others."""
    steps = [below.value - above.value for above, below in pairwise(column)]
    if len(steps) < _LEAST:
        return column
    usual = median(steps)
    return column[steps[0] != usual : len(column) - (steps[-1] != usual)]


def _is_regular(column: Sequence[_Number]) -> bool:
    pairs = list(pairwise(column))
    steps = Counter(below.value - above.value for above, below in pairs)
    step, often = steps.most_common(1)[0]
    risen = column[-1].value - column[0].value
    if step < 1 or min(often, risen / step) < _REGULAR * len(pairs):
        return False
    drops = [
        above.box[1] - below.box[1] for above, below in pairs if below.value - above.value == step
    ]
    usual = median(drops)
    even = sum(abs(drop - usual) <= _ALIKE * usual for drop in drops)
    return _LINES[0] <= usual / step <= _LINES[1] and even >= _EVEN * len(drops)


def _is_listing(text: PageText, column: Sequence[_Number], box: Box) -> bool:
    """Whether what stands beside the numbers is set in a font whose letters are equally wide."""
    every = max(1, len(column) // _SAMPLES)
    fonts = []
    for number in column[::every]:
        row = (-inf, number.box[1] + _SLACK, inf, number.box[3] - _SLACK)
        for strip in text.strips:
            outside = [one for one in strip.boxes if touches(one, row) and not touches(one, box)]
            if outside:
                fonts.append(text.view.font_name(text.letter((strip.start + strip.end) // 2)))
                break
    return sum(_TYPEWRITER.search(font) is not None for font in fonts) > len(fonts) / 2


def _stands_alone(boxes: Iterable[Box], column: Sequence[_Number], box: Box) -> bool:
    """Whether hardly anything but the numbers stands in a column's place, or above or below it."""
    left, bottom, right, top = box
    within = beyond = 0
    for x0, y0, x1, y1 in boxes:
        if x0 >= right or left >= x1:
            continue
        middle = (y0 + y1) / 2
        if not bottom <= middle <= top:
            beyond += 1
        elif not any(
            x0 >= number.box[0] - _SLACK
            and x1 <= number.box[2] + _SLACK
            and number.box[1] <= middle <= number.box[3]
            for number in column
        ):
            within += 1
    return within <= _FOREIGN * len(column) and beyond <= _MOST_BEYOND
