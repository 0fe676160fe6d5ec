"""Lines that reach out of a style's text block.

Running heads and feet stand above and below it, line numbers and the stamps of repositories beside
it: those are other rules' matter. Of lines that stand wholly above or below, one or two are a head
or a foot; more of them, or one that goes on with the lines of a column, are text.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from proceedings.inspection import words
from proceedings.inspection.pagetext import PageText, rounded, touches
from proceedings.inspection.textlines import TextLine
from proceedings.records.inspection import Box, NumberedLines, Stray
from proceedings.records.wanted import Block

TOLERANCE = 2.0
"""Points by which a line may reach out: letters hang over, and a box is drawn around their ink."""

_SAME_SIZE = 1.0  # points: pages of the block's size
_MOST_ROWS = 2  # of a head or a foot
_ROW = 4.0  # points: baselines of one row
_UPRIGHT = 2.0  # degrees
_NEXT = 1.0  # of the type size: at most so far apart are a line and the one above it
_SAME_TYPE = 0.3  # points of type size
_SMALL = 1.1  # so much larger are letters than those that hang from them
_SCALE = 1  # pixels a point, to see whether letters leave ink
_LEAST_CONTRAST = 24  # of 255


def strays_of(
    text: PageText, block: Block | None, page: int, numbered: Sequence[NumberedLines] = ()
) -> list[Stray]:
    """The lines of a page that reach out of the block; none on a page of another size.

    Args:
        text: The page's text.
        block: The style's.
        page: Its number.
        numbered: The page's columns of line numbers.
    """
    frame = text.frame
    if block is None or not (
        abs(frame.width - block.width) <= _SAME_SIZE
        and abs(frame.height - block.height) <= _SAME_SIZE
    ):
        return []
    left, bottom, right, top = block.box
    out = (left - TOLERANCE, bottom - TOLERANCE, right + TOLERANCE, top + TOLERANCE)
    lines = text.lines_where(
        lambda box: box[0] < out[0] or box[1] < out[1] or box[2] > out[2] or box[3] > out[3]
    )
    sheet = (0.0, 0.0, frame.width, frame.height)
    seen = [line for line in lines if touches(line.box, sheet)]
    strays = [
        stray
        for line in _of_the_text(text, seen, block.box)
        if (stray := _stray(text, line, block.box, page)) is not None
        and not any(_lies_in(stray.box, column.box) for column in numbered)
    ]
    return _inked(text, strays, block.box)


def _of_the_text(text: PageText, lines: Sequence[TextLine], block: Box) -> Iterator[TextLine]:
    """The lines that are no head, foot, stamp or watermark."""
    left, bottom, right, top = block
    above: list[TextLine] = []
    below: list[TextLine] = []
    for line in lines:
        x0, y0, x1, y1 = line.box
        turn = _turn(text, line)
        beside = x1 <= left or x0 >= right
        if turn == "askew" or (turn == "sideways" and beside):
            continue
        if y0 < bottom < y1 and _hangs(text, line):
            continue
        if turn == "upright" and (y0 + y1) / 2 > top:
            above.append(line)
        elif turn == "upright" and y1 < bottom:
            below.append(line)
        else:
            yield line
    for zone in (above, below):
        if _rows(zone) > _MOST_ROWS:
            yield from zone
    if _rows(below) <= _MOST_ROWS:
        yield from (line for line in below if _goes_on(text, line))


def _lies_in(box: Box, column: Box) -> bool:
    return column[0] - TOLERANCE <= box[0] and box[2] <= column[2] + TOLERANCE


def _turn(text: PageText, line: TextLine) -> str:
    piece = line.pieces[0]
    turn = (text.view.direction(text.letter(piece.start)) + text.frame.rotation) % 360
    if min(turn, 360 - turn) <= _UPRIGHT:
        return "upright"
    return (
        "sideways"
        if min(abs(turn - quarter) for quarter in (90, 180, 270)) <= _UPRIGHT
        else "askew"
    )


def _rows(lines: Sequence[TextLine]) -> int:
    rows = 0
    last = math.inf
    for base in sorted((line.box[1] for line in lines), reverse=True):
        if last - base > _ROW:
            rows += 1
            last = base
    return rows


def _hangs(text: PageText, line: TextLine) -> bool:
    """Whether small letters hang from a line above them, as the limits of a sum do."""
    x0, y0, x1, y1 = line.box
    above = (x0 - line.size, y0, x1 + line.size, y1 + line.size)
    others = text.lines_where(lambda box: touches(box, above))
    return any(other.size > _SMALL * line.size for other in others)


def _goes_on(text: PageText, line: TextLine) -> bool:
    """Whether a line below the block is the next one of a column: as wide as the one above it."""
    x0, _, x1, y1 = line.box
    near = (x0, y1, x1, y1 + _NEXT * line.size)
    return any(
        abs(other.box[0] - x0) <= TOLERANCE
        and abs(other.box[2] - x1) <= TOLERANCE
        and abs(other.size - line.size) < _SAME_TYPE
        for other in text.lines_where(lambda box: touches(box, near))
        if other.box[1] >= y1 - _ROW
    )


def _stray(text: PageText, line: TextLine, block: Box, page: int) -> Stray | None:
    left, bottom, right, top = block
    x0, _, x1, y1 = line.box
    beyond = {
        "left": left - x0,
        "right": x1 - right,
        "top": y1 - top,
        "bottom": bottom - _baseline(text, line),
    }
    side = max(beyond, key=lambda name: beyond[name])
    told = words.line(line.text(text.plain))
    if beyond[side] <= TOLERANCE or not told:
        return None
    return Stray(
        page=page, box=rounded(line.box), text=told, beyond=round(beyond[side], 2), side=side
    )


def _baseline(text: PageText, line: TextLine) -> float:
    """The height that a line's letters stand on: descenders may hang below the block."""
    widest = max(line.pieces, key=lambda piece: piece.box[2] - piece.box[0])
    x, y = text.view.origin(text.letter(widest.start))
    base = text.shown((x, y, x, y))[1]
    return base if line.box[1] <= base <= line.box[3] else line.box[1]


def _inked(text: PageText, strays: list[Stray], block: Box) -> list[Stray]:
    """Those of which what reaches out can be seen: a figure's words may be cut off."""
    if not strays:
        return []
    width, height = (round(_SCALE * side) for side in (text.frame.width, text.frame.height))
    first = max(0, height - round(_SCALE * max(stray.box[3] for stray in strays)) - 1)
    last = min(height, height - round(_SCALE * min(stray.box[1] for stray in strays)) + 1)
    rows = text.view.grey(width, height, first, last - first)
    return [stray for stray in strays if _has_ink(rows, height - first, _outer(stray, block))]


def _outer(stray: Stray, block: Box) -> Box:
    left, bottom, right, top = block
    x0, y0, x1, y1 = stray.box
    return {
        "left": (x0, y0, min(x1, left), y1),
        "right": (max(x0, right), y0, x1, y1),
        "top": (x0, max(y0, top), x1, y1),
        "bottom": (x0, y0, x1, min(y1, bottom)),
    }[stray.side]


def _has_ink(rows: Sequence[bytes], upper: int, box: Box) -> bool:
    left, right = max(0, math.floor(_SCALE * box[0])), max(0, math.ceil(_SCALE * box[2]))
    top, bottom = upper - math.ceil(_SCALE * box[3]), upper - math.floor(_SCALE * box[1])
    part = b"".join(row[left:right] for row in rows[max(0, top) : max(0, bottom)])
    return bool(part) and max(part) - min(part) >= _LEAST_CONTRAST
