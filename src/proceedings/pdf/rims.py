"""Whether anything can be seen on the part of a page that a smaller page would cut off.

Untrusted files are drawn here: in workers alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import pypdfium2

from proceedings.pdf.boxes import Box

_PAPER_WHITE = 240  # of 255: lighter is paper, and the noise of scanned or compressed white
_MOST_PIXELS = 25_000_000  # of a page drawn at a pixel a point: a larger one is taken as inked
_INK = bytes(int(value < _PAPER_WHITE) for value in range(256))


def inked_outside(data: bytes, boxes: Mapping[int, Box], *, pages: int) -> frozenset[int]:
    """Pages, from 0, of which something can be seen outside a box; a page that can't be drawn, too.

    Args:
        data: The file.
        boxes: By page: the box as displayed, in points, origin bottom left.
        pages: How many the file has; where a viewer sees another number, no page is known.
    """
    if not boxes:
        return frozenset()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return frozenset(boxes)
    try:
        if len(document) != pages:
            return frozenset(boxes)
        return frozenset(index for index, box in boxes.items() if _is_inked(document, index, box))
    finally:
        document.close()


def _is_inked(document: pypdfium2.PdfDocument, index: int, box: Box) -> bool:
    try:
        page = document[index]
        width, height = page.get_size()
        if width * height > _MOST_PIXELS:
            return True
        bitmap = page.render(scale=1, grayscale=True, fill_color=(255, 255, 255, 255))
    except pypdfium2.PdfiumError:
        return True
    left, right = math.ceil(box[0]), math.floor(box[2])
    top, bottom = math.ceil(height - box[3]), math.floor(height - box[1])
    pixels = bytes(bitmap.buffer)
    for number in range(bitmap.height):
        row = pixels[number * bitmap.stride :][: bitmap.width].translate(_INK)
        if 1 in row if not top <= number < bottom else 1 in row[:left] or 1 in row[right:]:
            return True
    return False
