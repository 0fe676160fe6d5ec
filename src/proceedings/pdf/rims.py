"""Whether anything can be seen on the part of a page that a smaller page would cut off.

Untrusted files are drawn here: in workers alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pypdfium2

from proceedings.pdf.boxes import Box

_PAPER_WHITE = 240  # of 255: lighter is paper, and the noise of scanned or compressed white
_MOST_PIXELS = 25_000_000  # of a page drawn at a pixel a point: a larger one is taken as inked
_INK = bytes(int(value < _PAPER_WHITE) for value in range(256))


@dataclass(frozen=True, slots=True)
class Rim:
    """What lies outside a box on a page; both as displayed, in points, origin bottom left."""

    box: Box
    width: float
    height: float


def inked_outside(data: bytes, rims: Mapping[int, Rim], *, pages: int) -> frozenset[int]:
    """Pages, from 0, on whose rim something can be seen; a page that can't be drawn, too.

    Args:
        data: The file.
        rims: By page.
        pages: How many the file has; where a viewer sees another number, no page is known.
    """
    if not rims:
        return frozenset()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return frozenset(rims)
    try:
        if len(document) != pages:
            return frozenset(rims)
        return frozenset(index for index, rim in rims.items() if _is_inked(document, index, rim))
    finally:
        document.close()


def _is_inked(document: pypdfium2.PdfDocument, index: int, rim: Rim) -> bool:
    try:
        page = document[index]
        width, height = page.get_size()
        if width * height > _MOST_PIXELS:
            return True
        bitmap = page.render(scale=1, grayscale=True, fill_color=(255, 255, 255, 255))
    except pypdfium2.PdfiumError:
        return True
    # PDFium knows nothing of UserUnit: its page may be smaller than the displayed one.
    across, down = bitmap.width / rim.width, bitmap.height / rim.height
    x0, y0, x1, y1 = rim.box
    left, right = math.ceil(x0 * across), math.floor(x1 * across)
    top, bottom = math.ceil((rim.height - y1) * down), math.floor((rim.height - y0) * down)
    pixels = bytes(bitmap.buffer)
    for number in range(bitmap.height):
        row = pixels[number * bitmap.stride :][: bitmap.width].translate(_INK)
        if 1 in row if not top <= number < bottom else 1 in row[:left] or 1 in row[right:]:
            return True
    return False
