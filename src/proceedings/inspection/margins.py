"""What stands in the head and foot bands of a page: lines of text, and any other ink.

Stamps find their room by it, so it must be what a reader sees. Text comes from PDFium's runs. For
the rest the page is drawn, but only where an object that is no text reaches into a band: a white
background then leaves no ink.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from proceedings.inspection import words
from proceedings.inspection.pagetext import PageText, rounded, touches
from proceedings.inspection.reader import View, around
from proceedings.inspection.textlines import TextLine
from proceedings.pdf.boxes import Frame
from proceedings.records.inspection import Box, MarginMark

BAND = 100.0
"""Points from the top and from the bottom edge."""

FOOT = 600.0
"""Points from the bottom edge of a first page, where a rights strip and a reference may go."""

_PAPER_WHITE = 240  # of 255: lighter is paper, and the noise of scanned or compressed white
_MOST_BOXES = 40  # a band with more holds a picture: one box says as much
_SPREAD = 1.5  # points around text whose pixels are its own
_INK = re.compile(rb"\x01(?:\x00{0,11}\x01)*")  # ink less than 12 points apart
_MARKS = bytes(int(value < _PAPER_WHITE) for value in range(256))


def marks_of(text: PageText) -> tuple[MarginMark, ...]:
    """All marks in the bands of a page, top to bottom, then left to right."""
    frame = text.frame
    bands = _bands(frame)
    page = (0.0, 0.0, frame.width, frame.height)
    near = text.lines_where(lambda box: any(touches(box, band) for band in bands))
    lines = [line for line in near if touches(line.box, page)]
    marks = [mark for line in lines if (mark := _text_mark(text, line))]
    boxes = [line.box for line in lines]
    marks += [
        MarginMark(kind="ink", box=box)
        for band in _with_other_ink(text, bands)
        for box in _ink(text.view, frame, band, boxes)
    ]
    return tuple(sorted(marks, key=lambda mark: (-mark.box[3], mark.box[0], mark.kind, mark.text)))


def foot_of(text: PageText) -> tuple[Box, ...]:
    """Around ink that isn't text in the lower part of a page, left and right half apart.

    A picture in one column must not seem to reach into the other.
    """
    frame = text.frame
    height = min(FOOT, frame.height)
    middle = frame.width / 2
    halves = ((0.0, 0.0, middle, height), (middle, 0.0, frame.width, height))
    band = (0.0, 0.0, frame.width, height)
    lines = [line.box for line in text.lines_where(lambda box: touches(box, band))]
    return tuple(
        box for half in _with_other_ink(text, halves) for box in _ink(text.view, frame, half, lines)
    )


def _bands(frame: Frame) -> tuple[Box, ...]:
    width, height = frame.width, frame.height
    if height <= 2 * BAND:
        return ((0.0, 0.0, width, height),)
    return ((0.0, height - BAND, width, height), (0.0, 0.0, width, BAND))


def _text_mark(text: PageText, line: TextLine) -> MarginMark | None:
    told = words.line(line.text(text.plain))
    if not told:
        return None
    return MarginMark(kind="text", box=rounded(line.box), text=told, size=round(line.size, 2))


def _with_other_ink(text: PageText, bands: Sequence[Box]) -> list[Box]:
    """The bands that something reaches into that isn't text, or is text without letters."""
    runs = [box for strip in text.strips for box in strip.boxes]
    left = {band: [run for run in runs if touches(run, band)] for band in bands}
    found = []
    for is_text, own in text.view.objects():
        box = text.shown(own)
        for band in [band for band in left if touches(box, band)]:
            if not (is_text and any(touches(box, run) for run in left[band])):
                found.append(band)
                del left[band]
        if not left:
            return found
    comments = [text.shown(box) for box in text.view.comments()]
    return found + [band for band in left if any(touches(box, band) for box in comments)]


def _ink(view: View, frame: Frame, band: Box, text: Sequence[Box]) -> list[Box]:
    width, height = math.ceil(frame.width), math.ceil(frame.height)
    first = math.floor(frame.height - band[3])
    count = min(height - first, math.ceil(band[3] - band[1]))
    rows = [bytearray(row.translate(_MARKS)) for row in view.grey(width, height, first, count)]
    across, down = width / frame.width, height / frame.height
    if band[0] > 0 or band[2] < frame.width:
        start, end = round(band[0] * across), round(band[2] * across)
        for row in rows:
            row[:start], row[end:] = bytes(start), bytes(width - end)
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
    return [rounded(box) for box in boxes]


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
