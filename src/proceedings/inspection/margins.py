"""What stands in the head and foot bands of a page: lines of text, and any other ink.

Stamps find their room by it, so it must be what a reader sees. Text comes from PDFium's runs. For
the rest the page is drawn, but only where an object that is no text reaches into a band: a white
background then leaves no ink.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from proceedings.inspection import words
from proceedings.inspection.reader import View, around
from proceedings.pdf.boxes import Frame, inverted, moved
from proceedings.records.inspection import Box, MarginMark

BAND = 100.0
"""Points from the top and from the bottom edge."""

_WORD_GAP = 0.9  # of the type size: at most so far apart are runs of one line
_COLUMN_GAP = 2.0  # of the type size: so far apart are two things on one line
_LEAST_OVERLAP = 0.5  # of the lower of two runs, for them to stand on one line
_POINT = 0.4  # of the type size: marks lower than this are points, not letters
_SIDEWAYS = 40.0  # points: no upright line is so high
_TRIM = 0.04  # of the height off a line's box, so that its neighbours' letters are not read too
_PAPER_WHITE = 240  # of 255: lighter is paper, and the noise of scanned or compressed white
_MOST_BOXES = 40  # a band with more holds a picture: one box says as much
_SPREAD = 1.5  # points around text whose pixels are its own
_INK = re.compile(rb"\x01(?:\x00{0,11}\x01)*")  # ink less than 12 points apart
_MARKS = bytes(int(value < _PAPER_WHITE) for value in range(256))


@dataclass(frozen=True, slots=True)
class _Line:
    own: Box
    """In the page's own space."""
    box: Box
    """As displayed."""
    size: float
    width: float
    """Of the run that gave the size."""


def marks_of(view: View, frame: Frame) -> tuple[MarginMark, ...]:
    """All marks in the bands of a page, top to bottom, then left to right."""
    bands = _bands(frame)
    own_bands = [moved(band, frame.to_user_space) for band in bands]
    runs = [run for run in view.runs() if any(_touches(run, band) for band in own_bands)]
    lines = _lines(view, frame, runs)
    marks = [mark for line in lines if (mark := _text_mark(view, line))]
    bare = [
        band for band, own in zip(bands, own_bands, strict=True) if _has_other_ink(view, own, runs)
    ]
    text = [line.box for line in lines]
    marks += [
        MarginMark(kind="ink", box=box) for band in bare for box in _ink(view, frame, band, text)
    ]
    return tuple(sorted(marks, key=lambda mark: (-mark.box[3], mark.box[0], mark.kind, mark.text)))


def _bands(frame: Frame) -> tuple[Box, ...]:
    width, height = frame.width, frame.height
    if height <= 2 * BAND:
        return ((0.0, 0.0, width, height),)
    return ((0.0, height - BAND, width, height), (0.0, 0.0, width, BAND))


def _lines(view: View, frame: Frame, runs: Sequence[Box]) -> list[_Line]:
    inverse = inverted(frame.to_user_space)
    page = (0.0, 0.0, frame.width, frame.height)
    lines: list[_Line] = []
    for run in runs:
        if not _touches(moved(run, inverse), page):
            continue
        letter = view.letter_at(run)
        size = view.type_size(letter) if letter >= 0 else 0.0
        pieces = view.pieces(run, letter, _COLUMN_GAP * size) if size else [run]
        for piece in pieces:
            box = moved(piece, inverse)
            _add(
                lines, _Line(own=piece, box=box, size=size * frame.user_unit, width=box[2] - box[0])
            )
    return lines


def _add(lines: list[_Line], piece: _Line) -> None:
    for index in range(len(lines) - 1, -1, -1):
        if _on_one_line(lines[index], piece):
            lines[index] = _joined(lines[index], piece)
            return
    lines.append(piece)


def _on_one_line(one: _Line, other: _Line) -> bool:
    a, b = one.box, other.box
    heights = (a[3] - a[1], b[3] - b[1])
    if max(heights) > _SIDEWAYS:
        return False
    size = max(one.size, other.size)
    overlap = min(a[3], b[3]) - max(a[1], b[1])
    gap = max(a[0], b[0]) - min(a[2], b[2])
    # A comma hangs below the letters before it, an apostrophe stands above them.
    is_point = min(heights) < _POINT * size
    least = -_POINT / 2 * size if is_point else _LEAST_OVERLAP * min(heights)
    return overlap >= least and gap <= _WORD_GAP * size


def _joined(one: _Line, other: _Line) -> _Line:
    wider = max(one, other, key=lambda line: line.width)
    return _Line(
        own=around(one.own, other.own),
        box=around(one.box, other.box),
        size=wider.size,
        width=wider.width,
    )


def _text_mark(view: View, line: _Line) -> MarginMark | None:
    x0, y0, x1, y1 = line.own
    trim = _TRIM * min(x1 - x0, y1 - y0)
    text = words.line(view.text_in((x0 + trim, y0 + trim, x1 - trim, y1 - trim)))
    if not text:
        return None
    return MarginMark(kind="text", box=_rounded(line.box), text=text, size=round(line.size, 2))


def _has_other_ink(view: View, band: Box, runs: Sequence[Box]) -> bool:
    """Whether anything reaches into a band that isn't text, or is text without letters."""
    for is_text, box in view.objects():
        if _touches(box, band) and not (is_text and any(_touches(box, run) for run in runs)):
            return True
    return any(_touches(box, band) for box in view.comments())


def _ink(view: View, frame: Frame, band: Box, text: Sequence[Box]) -> list[Box]:
    width, height = math.ceil(frame.width), math.ceil(frame.height)
    first = math.floor(frame.height - band[3])
    count = min(height - first, math.ceil(band[3] - band[1]))
    rows = [bytearray(row.translate(_MARKS)) for row in view.grey(width, height, first, count)]
    across, down = width / frame.width, height / frame.height
    for box in text:
        left = max(0, math.floor((box[0] - _SPREAD) * across))
        right = min(width, math.ceil((box[2] + _SPREAD) * across))
        top = math.floor((frame.height - box[3] - _SPREAD) * down) - first
        bottom = math.ceil((frame.height - box[1] + _SPREAD) * down) - first
        for row in rows[max(0, top) : max(0, bottom)]:
            row[left:right] = bytes(max(0, right - left))
    boxes = [
        (
            left / across,
            frame.height - (first + bottom) / down,
            right / across,
            frame.height - (first + top) / down,
        )
        for left, top, right, bottom in _blots(rows)
    ]
    if len(boxes) > _MOST_BOXES:
        boxes = [around(*boxes)]
    return [_rounded(box) for box in boxes]


def _blots(rows: Sequence[bytearray]) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right, bottom in pixels around ink: rows that touch, split at wide gaps."""
    start = 0
    while start < len(rows):
        if 1 not in rows[start]:
            start += 1
            continue
        end, together = start, 0
        while end < len(rows) and 1 in rows[end]:
            together |= int.from_bytes(rows[end], "big")
            end += 1
        for found in _INK.finditer(together.to_bytes(len(rows[start]), "big")):
            yield found.start(), start, found.end(), end
        start = end


def _touches(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _rounded(box: Box) -> Box:
    return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))
