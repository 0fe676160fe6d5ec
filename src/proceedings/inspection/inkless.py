"""Whether text leaves ink: its place is drawn with it and without it, and the pixels compared.

Annotations are drawn too: they may lie over text.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from proceedings.inspection.objects import PageObjects, Picture, Text
from proceedings.inspection.reader import View, around
from proceedings.records.inspection import Box

_FINE = 2.5  # pixels a point: 180 an inch
_COARSE = 0.75  # pixels a point, for the large letters of a mark across a page
_HIGH = 24.0  # pixels: lines so high are drawn well enough
_MOST_PIXELS = 1_000_000  # of one region; a whole page of Letter then has 100 an inch
_SEEN = 14  # of 255: less a pixel's change is not seen on paper, nor on a good screen
_IS_SEEN = [255 * (value >= _SEEN) for value in range(256)] * 3
_MARGIN = 1.0  # points around letters: what anti-aliasing and slanted letters take up


def leaves_no_ink(view: View, objects: PageObjects, texts: Sequence[Text]) -> list[bool]:
    """Of each text, whether the page looks the same without all of them.

    Args:
        view: The page; it is left as it was.
        objects: Of the page.
        texts: Near to each other: all is drawn that lies among them.
    """
    return without_change(view, objects, texts, [text.box for text in texts])


def without_change(
    view: View, objects: PageObjects, texts: Sequence[Text], places: Sequence[Box]
) -> list[bool]:
    """Of each place, whether it looks the same without texts.

    Args:
        view: The page; it is left as it was.
        objects: Of the page.
        texts: What is taken away.
        places: Near to each other, in the page's own space: all is drawn that lies among them.
    """
    frame = objects.frame
    boxes = [objects.displayed(box) for box in places]
    region = _within(around(*boxes), (0.0, 0.0, frame.width, frame.height))
    area = (region[2] - region[0]) * (region[3] - region[1])
    if area <= 0:
        return [True] * len(places)
    smallest = min(min(box[2] - box[0], box[3] - box[1]) for box in boxes)
    scale = min(_FINE, max(_COARSE, _HIGH / max(smallest, 1.0)), math.sqrt(_MOST_PIXELS / area))
    with_them = _drawn(view, objects, region, scale)
    with taken_away(texts):
        without = _drawn(view, objects, region, scale)
    change = ImageChops.difference(with_them, without).point(_IS_SEEN)
    return [not _changes(change, _pixels(box, region, scale)) for box in boxes]


@contextmanager
def taken_away(texts: Sequence[Text | Picture]) -> Iterator[None]:
    """What the page is drawn without, for a while."""
    for text in texts:
        pdfium.FPDFPageObj_SetIsActive(text.handle, False)
    try:
        yield
    finally:
        for text in texts:
            pdfium.FPDFPageObj_SetIsActive(text.handle, True)


def _drawn(view: View, objects: PageObjects, region: Box, scale: float) -> Image.Image:
    frame = objects.frame
    width = max(1, math.ceil((region[2] - region[0]) * scale))
    height = max(1, math.ceil((region[3] - region[1]) * scale))
    store = bytearray(width * height * 4)
    pixels = (ctypes.c_char * len(store)).from_buffer(store)
    bitmap = pdfium.FPDFBitmap_CreateEx(
        width, height, pdfium.FPDFBitmap_BGRx, ctypes.cast(pixels, ctypes.c_void_p), width * 4
    )
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    pdfium.FPDF_RenderPageBitmap(
        bitmap,
        view.page,
        -math.floor(region[0] * scale),
        -math.floor((frame.height - region[3]) * scale),
        math.ceil(frame.width * scale),
        math.ceil(frame.height * scale),
        0,
        pdfium.FPDF_ANNOT,
    )
    pdfium.FPDFBitmap_Destroy(bitmap)
    return Image.frombuffer("RGB", (width, height), store, "raw", "BGRX", 0, 1)


def _pixels(box: Box, region: Box, scale: float) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of a box in the picture of a region."""
    return (
        math.floor((box[0] - _MARGIN - region[0]) * scale),
        math.floor((region[3] - box[3] - _MARGIN) * scale),
        math.ceil((box[2] + _MARGIN - region[0]) * scale),
        math.ceil((region[3] - box[1] + _MARGIN) * scale),
    )


def _changes(change: Image.Image, place: tuple[int, int, int, int]) -> bool:
    left, top = max(0, place[0]), max(0, place[1])
    right, bottom = min(change.width, place[2]), min(change.height, place[3])
    if right <= left or bottom <= top:
        return False
    return change.crop((left, top, right, bottom)).getbbox() is not None


def _within(box: Box, page: Box) -> Box:
    return (
        max(box[0] - _MARGIN, page[0]),
        max(box[1] - _MARGIN, page[1]),
        min(box[2] + _MARGIN, page[2]),
        min(box[3] + _MARGIN, page[3]),
    )
