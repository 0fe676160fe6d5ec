"""A page before and after something was taken off it, as PDFium shows and reads it."""

from __future__ import annotations

import ctypes
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from proceedings.pdf.boxes import Box, Frame
from proceedings.records.takenoff import Unremoved

_RESOLUTION = 100 / 72  # pixels a point
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
    (old_words, _), old = _read(before, index, frame, boxes)
    (new_words, inside), new = _read(after, index, frame, boxes)
    if inside:
        return Unremoved.STILL_THERE
    if old_words != new_words or old.size != new.size:
        return Unremoved.ELSE_CHANGED
    if not all(_is_flat(new, box) for box in boxes):
        return Unremoved.STILL_THERE
    for picture in (old, new):
        for box in boxes:
            _clear(picture, box)
    return Unremoved.ELSE_CHANGED if old.rows != new.rows else None


class _Picture:
    """A page in grey, drawn as displayed.

    Attributes:
        size: Width and height in pixels.
        rows: From the top.
    """

    def __init__(self, page: Any, frame: Frame) -> None:
        width, _ = page.get_size()
        scale = min(
            _RESOLUTION * frame.width / width, _MOST_PIXELS / max(width, page.get_size()[1])
        )
        bitmap = page.render(scale=scale, grayscale=True)
        data, stride = bytes(bitmap.buffer), bitmap.stride
        self.size = (bitmap.width, bitmap.height)
        self.rows = [
            bytearray(data[row * stride : row * stride + bitmap.width])
            for row in range(bitmap.height)
        ]
        self._across, self._down = bitmap.width / frame.width, bitmap.height / frame.height
        bitmap.close()

    def part(self, box: Box, around: float) -> tuple[range, slice]:
        """The rows and columns of a box, so many points wider on all sides."""
        width, height = self.size
        left, right = (box[0] - around) * self._across, (box[2] + around) * self._across
        low, high = (box[1] - around) * self._down, (box[3] + around) * self._down
        rows = range(max(0, int(height - high)), min(height, int(height - low) + 1))
        return rows, slice(max(0, int(left)), min(width, int(right) + 1))


def _is_flat(picture: _Picture, box: Box) -> bool:
    rows, columns = picture.part(box, 0)
    values = b"".join(picture.rows[row][columns] for row in rows)
    return not values or max(values) - min(values) <= _FLAT


def _clear(picture: _Picture, box: Box) -> None:
    rows, columns = picture.part(box, _AROUND)
    for row in rows:
        picture.rows[row][columns] = bytes(columns.stop - columns.start)


def _read(
    document: Any, index: int, frame: Frame, boxes: Sequence[Box]
) -> tuple[tuple[Counter[str], bool], _Picture]:
    """The letters outside the boxes, counted; whether any is inside; and the page drawn."""
    page: pypdfium2.PdfPage = document[index]
    text = page.get_textpage()
    outside: Counter[str] = Counter()
    inside = False
    for letter, (x, y) in _letters(text.raw, frame):
        if any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in boxes):
            inside = True
        else:
            outside[letter] += 1
    text.close()
    picture = _Picture(page, frame)
    page.close()
    return (outside, inside), picture


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
