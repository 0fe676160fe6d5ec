"""What stands in the head and foot bands of a page: lines of text, and any other ink.

Stamps find their room by it, so it must be what a reader sees. Text comes from PDFium's runs. For
the rest the page is drawn, but only where an object that is no text reaches into a band: a white
background then leaves no ink.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

import pypdfium2.raw as pdfium

from proceedings.inspection import words
from proceedings.inspection.inkless import taken_away
from proceedings.inspection.objects import PageObjects, Picture, area_of, common
from proceedings.inspection.pagetext import PageText, rounded, touches
from proceedings.inspection.reader import Drawn, View, around
from proceedings.inspection.textlines import TextLine
from proceedings.pdf.boxes import Frame
from proceedings.records.inspection import Box, MarginMark

BAND = 100.0
"""Points from the top and from the bottom edge."""

FOOT = 600.0
"""Points from the bottom edge of a first page, where a rights strip and a reference may go."""

_PAPER_WHITE = 240  # of 255: lighter is paper, and the noise of scanned or compressed white
_MOST_BOXES = 40  # a band with more holds a picture: one box says as much
_EDGE = 54.0  # points: heads and feet stand nearer to the edge of the page, or begin there
_BACKGROUND = 0.5  # of the page
_MOST_LOOKED_AT = 1000  # pictures of a page
_MOST_COMPARED = 200_000  # pairs of text and run that don't touch; beyond, the page is drawn
_MOST_MARKS = 300  # a page: lines of text in the bands of a large poster
_SPREAD = 1.5  # points around text whose pixels are its own
_AROUND = 2.0  # points around what isn't text: a line is as thick as it is drawn
_MOST_PICTURES = 4  # of a head
_LARGEST_PICTURE = 1 << 20  # bytes, compressed
_INK = re.compile(rb"\x01(?:\x00{0,11}\x01)*")  # ink less than 12 points apart
_MARKS = bytes(int(value < _PAPER_WHITE) for value in range(256))


Signature = tuple[object, ...]


class Reached(NamedTuple):
    """Rows of a band that other things than text stand in.

    Attributes:
        pictures: Those things, where all are pictures made of pixels.
    """

    rows: Box
    pictures: tuple[Drawn, ...]


def marks_of(
    text: PageText, objects: PageObjects, known: dict[Signature, list[Box]]
) -> tuple[MarginMark, ...]:
    """All marks in the bands of a page, top to bottom, then left to right.

    Args:
        text: The page's text.
        objects: What the page draws.
        known: The ink of pictures in the bands of earlier pages; this page's are added to it.
    """
    frame = text.frame
    bands = _bands(frame)
    page = (0.0, 0.0, frame.width, frame.height)
    width, height, above, below = frame.width, frame.height, bands[0][1], bands[-1][3]
    near = text.lines_where(  # as `touches` says, but thousands are asked
        lambda box: (
            (box[3] > above or box[1] < below)
            and box[0] < width
            and box[2] > 0
            and box[1] < height
            and box[3] > 0
        )
    )
    lines = [line for line in near if touches(line.box, page)]
    marks = [mark for line in lines if (mark := _text_mark(text, line))]
    boxes = [line.box for line in lines]
    for rows, pictures in _with_other_ink(text, bands):
        key = _signature(frame, rows, pictures, boxes)
        ink = known.get(key) if key else None
        if ink is None:
            ink = _ink(_drawn(text.view, frame, rows, boxes, _within(objects, rows)), frame, rows)
            if key:
                known[key] = ink
        marks += [MarginMark(kind="ink", box=box) for box in ink]
    if len(marks) > _MOST_MARKS:
        return _as_one(marks, bands)
    return tuple(sorted(marks, key=_top_down))


def few_of(marks: Sequence[MarginMark], frame: Frame) -> tuple[MarginMark, ...]:
    """A page's marks as one a band, where a file has so many that nobody can keep them."""
    return _as_one(marks, _bands(frame))


def _as_one(marks: Sequence[MarginMark], bands: Sequence[Box]) -> tuple[MarginMark, ...]:
    held = [[mark.box for mark in marks if touches(mark.box, band)] for band in bands]
    boxes = [rounded(around(*boxes)) for boxes in held if boxes]
    return tuple(sorted((MarginMark(kind="ink", box=box) for box in boxes), key=_top_down))


def _top_down(mark: MarginMark) -> tuple[float, float, str, str]:
    return (-mark.box[3], mark.box[0], mark.kind, mark.text)


def foot_of(text: PageText) -> tuple[Box, ...]:
    """Around ink that isn't text in the lower part of a page, left and right half apart.

    A picture in one column must not seem to reach into the other.
    """
    frame = text.frame
    height = min(FOOT, frame.height)
    middle = frame.width / 2
    halves = ((0.0, 0.0, middle, height), (middle, 0.0, frame.width, height))
    reached = [half for half, _ in _with_other_ink(text, halves)]
    if not reached:
        return ()
    band = around(*reached)
    # Letters hang out of their line's box, so a little further.
    near = (band[0], band[1] - _AROUND, band[2], band[3] + _AROUND)
    lines = [line.box for line in text.lines_where(lambda box: touches(box, near))]
    rows = _drawn(text.view, frame, band, lines)
    return tuple(box for half in reached for box in _ink(rows, frame, band, half))


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


def _with_other_ink(text: PageText, bands: Sequence[Box]) -> list[Reached]:
    """What something reaches into that isn't text, or is text without letters."""
    runs = [box for strip in text.strips for box in strip.boxes]
    comments = [text.shown(box) for box in text.view.comments()]
    drawn = [(one, text.shown(one.box)) for one in text.view.objects if one.box]
    found = []
    for band in bands:
        odd = list(_odd(band, drawn, runs))
        noted = [box for box in comments if touches(box, band)]
        boxes = [box for _, box in odd] + noted
        if boxes:
            pictures = [one for one, _ in odd if one.kind == pdfium.FPDF_PAGEOBJ_IMAGE]
            alone = len(pictures) == len(boxes)
            found.append(Reached(_rows(band, boxes), tuple(pictures) if alone else ()))
    return found


def _odd(
    band: Box, drawn: Iterable[tuple[Drawn, Box]], runs: Iterable[Box]
) -> Iterator[tuple[Drawn, Box]]:
    """What stands in a band and is no text that has letters there."""
    left, bottom, right, top = band
    near = [run for run in runs if touches(run, band)]
    left_to_compare, last = _MOST_COMPARED, 0
    for one, box in drawn:
        if box[0] >= right or box[2] <= left or box[1] >= top or box[3] <= bottom:
            continue
        if one.kind == pdfium.FPDF_PAGEOBJ_TEXT and left_to_compare > 0:
            hit = _first_touched(box, near, last)
            if hit is not None:
                last = hit  # runs come in the order of their objects
                continue
            left_to_compare -= len(near)
        yield one, box


def _first_touched(box: Box, runs: Sequence[Box], start: int) -> int | None:
    """Which run a box touches, looked for from one on and then from the first."""
    for at in range(start, len(runs)):
        if touches(box, runs[at]):
            return at
    for at in range(start):
        if touches(box, runs[at]):
            return at
    return None


def _rows(band: Box, boxes: Sequence[Box]) -> Box:
    """As much of a band's height as boxes take up: to draw less of a page is quicker."""
    low = min(box[1] for box in boxes) - _AROUND
    high = max(box[3] for box in boxes) + _AROUND
    return (band[0], max(band[1], low), band[2], min(band[3], high))


def _signature(
    frame: Frame, rows: Box, pictures: Sequence[Drawn], text: Iterable[Box]
) -> Signature | None:
    """What decides on the ink, where it is of pictures alone: a logo stands in each page's head."""
    if not 0 < len(pictures) <= _MOST_PICTURES:
        return None
    parts: list[object] = [frame, rounded(rows)]
    for one in pictures:
        size = int(pdfium.FPDFImageObj_GetImageDataRaw(one.handle, None, 0))
        if not 0 < size <= _LARGEST_PICTURE:
            return None
        data = ctypes.create_string_buffer(size)
        pdfium.FPDFImageObj_GetImageDataRaw(one.handle, data, size)
        parts += [rounded(one.box or rows), size, crc32(data.raw)]
    return (*parts, *(rounded(box) for box in text if touches(box, rows)))


def _within(objects: PageObjects, rows: Box) -> list[tuple[Picture, Box]]:
    """Pictures of a figure at the head or foot of the page's text, as displayed.

    To unpack one takes longer than all the rest. Where so far from the edge nothing else is to
    stand, its box says enough of it. What covers much of the page may be a background.
    """
    frame = objects.frame
    most = _BACKGROUND * frame.width * frame.height
    found = []
    for one in objects.pictures[:_MOST_LOOKED_AT]:
        box = objects.displayed(common(common(one.box, one.clip), frame.box))
        inside = box[1] >= _EDGE and box[3] <= frame.height - _EDGE
        if inside and area_of(box) < most and touches(box, rows):
            found.append((one, box))
    return found


def _drawn(
    view: View,
    frame: Frame,
    band: Box,
    text: Sequence[Box],
    pictures: Sequence[tuple[Picture, Box]] = (),
) -> list[bytearray]:
    """The ink of a band, row by row from its top, a pixel a point: 1 for ink, without text.

    Args:
        view: The page.
        frame: Of the page.
        band: What of it.
        text: Boxes of its text.
        pictures: What isn't drawn, but takes up its box.
    """
    width, height = math.ceil(frame.width), math.ceil(frame.height)
    first = math.floor(frame.height - band[3])
    count = min(height - first, math.ceil(band[3] - band[1]))
    with taken_away([one for one, _ in pictures]):
        rows = [bytearray(row.translate(_MARKS)) for row in view.grey(width, height, first, count)]
    across, down = width / frame.width, height / frame.height

    def fill(box: Box, spread: float, ink: bytes) -> None:
        left = max(0, math.floor((box[0] - spread) * across))
        right = min(width, math.ceil((box[2] + spread) * across))
        top = math.floor((frame.height - box[3] - spread) * down) - first
        bottom = math.ceil((frame.height - box[1] + spread) * down) - first
        for row in rows[max(0, top) : max(0, bottom)]:
            row[left:right] = ink * max(0, right - left)

    for _, box in pictures:
        fill(box, 0.0, b"\x01")
    for box in text:
        fill(box, _SPREAD, b"\x00")
    return rows


def _ink(rows: Sequence[bytearray], frame: Frame, band: Box, part: Box | None = None) -> list[Box]:
    """Around what is drawn in a band, or in a part of its width."""
    width, height = math.ceil(frame.width), math.ceil(frame.height)
    part = part or band
    first = math.floor(frame.height - band[3])
    across, down = width / frame.width, height / frame.height
    if part[0] > 0 or part[2] < frame.width:
        start, end = round(part[0] * across), round(part[2] * across)
        rows = [bytearray(start) + row[start:end] + bytes(width - end) for row in rows]
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
