"""A page before and after something was taken off it, as PDFium shows and reads it."""

from __future__ import annotations

import ctypes
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from proceedings.pdf.boxes import Box, Frame
from proceedings.records.takenoff import Unremoved

_RESOLUTIONS = (100 / 72, 97 / 72, 103 / 72)
"""Pixels a point. PDFium sets letters on whole pixels: one that stands between two may go to
either, but not in each of these."""
_MOST_PIXELS = 3000  # across or down
_AROUND = 1.5  # points: letters reach over their boxes, and grey edges over the letters
_FLAT = 8  # of 255: white has no more difference in it
_MOST_LETTERS = 100_000
_HYPHENS = {0x02: "-", 0xAD: "-", 0xFFFE: "-"}  # what a hyphen at a line's end is read as


def difference(
    before: Any, after: Any, index: int, frame: Frame, boxes: Sequence[Box]
) -> Unremoved | None:
    """What is wrong with a page; None where nothing but the text in the boxes is gone.

    Args:
        before: The document as it was.
        after: The document as it is.
        index: The page, from 0.
        frame: The page as displayed.
        boxes: Where the text was, on the page as displayed.
    """
    old, new = before[index], after[index]
    try:
        old_words, _ = _read(old, frame, boxes)
        new_words, is_left = _read(new, frame, boxes)
        if is_left:
            return Unremoved.STILL_THERE
        if old_words != new_words:
            return Unremoved.ELSE_CHANGED
        if not all(_is_flat(_Picture(new, frame, _RESOLUTIONS[0]), box) for box in boxes):
            return Unremoved.STILL_THERE
        looks_alike = any(_looks_alike(old, new, frame, boxes, scale) for scale in _RESOLUTIONS)
        return None if looks_alike else Unremoved.ELSE_CHANGED
    finally:
        old.close()
        new.close()


def _looks_alike(old: Any, new: Any, frame: Frame, boxes: Sequence[Box], scale: float) -> bool:
    pictures = [_Picture(page, frame, scale) for page in (old, new)]
    for picture in pictures:
        for box in boxes:
            picture.clear(box)
    return pictures[0].rows == pictures[1].rows


class _Picture:
    """A page in grey, drawn as displayed.

    Attributes:
        rows: From the top.
    """

    def __init__(self, page: Any, frame: Frame, resolution: float) -> None:
        width, height = page.get_size()
        scale = min(resolution * frame.width / width, _MOST_PIXELS / max(width, height))
        bitmap = page.render(scale=scale, grayscale=True)
        data, stride = bytes(bitmap.buffer), bitmap.stride
        self.rows = [
            bytearray(data[row * stride : row * stride + bitmap.width])
            for row in range(bitmap.height)
        ]
        self._across, self._down = bitmap.width / frame.width, bitmap.height / frame.height
        bitmap.close()

    def part(self, box: Box, around: float) -> tuple[range, slice]:
        """The rows and columns of a box, so many points wider on all sides."""
        height, width = len(self.rows), len(self.rows[0])
        left, right = (box[0] - around) * self._across, (box[2] + around) * self._across
        low, high = (box[1] - around) * self._down, (box[3] + around) * self._down
        rows = range(max(0, int(height - high)), min(height, int(height - low) + 1))
        return rows, slice(max(0, int(left)), min(width, max(0, int(right) + 1)))

    def clear(self, box: Box) -> None:
        """Leave white what is in a box and close around it."""
        rows, columns = self.part(box, _AROUND)
        for row in rows:
            self.rows[row][columns] = b"\xff" * len(self.rows[row][columns])


def _is_flat(picture: _Picture, box: Box) -> bool:
    rows, columns = picture.part(box, 0)
    values = b"".join(picture.rows[row][columns] for row in rows)
    return not values or max(values) - min(values) <= _FLAT


def _read(page: Any, frame: Frame, boxes: Sequence[Box]) -> tuple[Counter[str], bool]:
    """The letters outside the boxes, counted; and whether any is inside."""
    text = page.get_textpage()
    outside: Counter[str] = Counter()
    inside = False
    for letter, (x, y) in _letters(text.raw, frame):
        if any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in boxes):
            inside = True
        else:
            outside[letter] += 1
    text.close()
    return outside, inside


def _letters(text: Any, frame: Frame) -> Iterator[tuple[str, tuple[float, float]]]:
    """Each letter that can be seen, and its middle."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(min(_MOST_LETTERS, pdfium.FPDFText_CountChars(text))):
        code = pdfium.FPDFText_GetUnicode(text, index)
        letter = _HYPHENS.get(code) or chr(min(code, sys.maxunicode))
        if letter.isspace() or (code < 0x20 and letter != "-"):
            continue
        if pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top):
            x0, y0, x1, y1 = frame.displayed((left.value, bottom.value, right.value, top.value))
            yield letter, ((x0 + x1) / 2, (y0 + y1) / 2)
