"""Pictures made of pixels, and how fine they are as printed.

Many tools cut a picture into strips or tiles: these are one picture here. Left out is what nobody
looks at for detail: icons, swatches of a legend, and the few pixels that are stretched to a colour
scale or stand for the numbers of a matrix. What one picture lies over another with, its soft mask,
is no object of the page and so none of these.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium

from proceedings.inspection.objects import PageObjects, Picture, common
from proceedings.inspection.reader import around
from proceedings.records.inspection import Box, ImageFact

_LEAST_SIDE = 36.0  # points as printed: half an inch
_LEAST_PIXELS = 24  # along a side: fewer are no photograph and no screenshot
_MOST = 100  # a page
_MOST_LOOKED_AT = 5000  # a page; a picture cut into lines of one pixel has hundreds
_SEAM = 1.0  # points between two parts of one picture, at most
_ALIKE = 0.05  # of the pixels a point, by which two parts of one picture differ at most
_SAME_PLACE = 0.5  # points
_TONES = (b"DCTDecode", b"JPXDecode")  # filters that have no form for black and white alone
_BLACK_AND_WHITE = (b"CCITTFaxDecode", b"JBIG2Decode")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A picture, or what is known of it so far.

    Attributes:
        box: As displayed.
        across: Pixels a point along the picture's rows.
        down: Pixels a point along its columns.
        width: Pixels.
        height: Pixels.
        sideways: Its rows run up or down the page.
        first: The first object of it.
    """

    box: Box
    across: float
    down: float
    width: int
    height: int
    sideways: bool
    first: Picture


def images_of(objects: PageObjects, page: int) -> list[ImageFact]:
    """The pictures of a page, in drawing order."""
    whole: list[_Part] = []
    for picture in objects.pictures[:_MOST_LOOKED_AT]:
        part = _part(objects, picture)
        if part is None:
            continue
        if whole and _are_one(whole[-1], part):
            whole[-1] = _joined(whole[-1], part)
        else:
            whole.append(part)
    told: list[ImageFact] = []
    seen: set[tuple[int, ...]] = set()
    for part in whole:
        if _is_small(part) or len(told) == _MOST:
            continue
        size = (part.width, part.height)
        # Printed again elsewhere, or one of several that lie over each other.
        same = {(*size, _length(part.first)), (*size, *_place(part.box))}
        if not same & seen:
            told.append(_fact(objects, part, page))
        seen |= same
    return told


def without_repeats(images: Iterable[ImageFact]) -> list[ImageFact]:
    """Pictures without those that stand at the same place on later pages, as a publisher's mark."""
    told: list[ImageFact] = []
    seen: dict[tuple[int, ...], int] = {}
    for image in images:
        key = (image.width, image.height, *_place(image.box))
        if seen.setdefault(key, image.page) == image.page:
            told.append(image)
    return told


def _part(objects: PageObjects, picture: Picture) -> _Part | None:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFImageObj_GetImagePixelSize(picture.handle, width, height):
        return None
    a, b, c, d, _, _ = picture.matrix
    unit = objects.frame.user_unit
    wide, high = math.hypot(a, b) * unit, math.hypot(c, d) * unit
    x0, y0, x1, y1 = common(common(picture.box, picture.clip), objects.frame.box)
    if wide <= 0 or high <= 0 or x0 >= x1 or y0 >= y1 or not width.value or not height.value:
        return None
    return _Part(
        box=objects.displayed((x0, y0, x1, y1)),
        across=width.value / wide,
        down=height.value / high,
        width=width.value,
        height=height.value,
        sideways=(abs(b) > abs(a)) != (objects.frame.rotation in (90, 270)),
        first=picture,
    )


def _are_one(one: _Part, other: _Part) -> bool:
    if abs(one.across - other.across) > _ALIKE * one.across:
        return False
    if abs(one.down - other.down) > _ALIKE * one.down:
        return False
    a, b = one.box, other.box
    gap = max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])
    return gap <= _SEAM


def _joined(one: _Part, other: _Part) -> _Part:
    box = around(one.box, other.box)
    rows, columns = box[2] - box[0], box[3] - box[1]
    if one.sideways:
        rows, columns = columns, rows
    return replace(one, box=box, width=round(rows * one.across), height=round(columns * one.down))


def _is_small(part: _Part) -> bool:
    x0, y0, x1, y1 = part.box
    return min(x1 - x0, y1 - y0) < _LEAST_SIDE or min(part.width, part.height) < _LEAST_PIXELS


def _place(box: Box) -> tuple[int, ...]:
    return tuple(round(side / _SAME_PLACE) for side in box)


def _length(picture: Picture) -> int:
    """Of the compressed pixels, in bytes: one picture printed again has the same."""
    return int(pdfium.FPDFImageObj_GetImageDataRaw(picture.handle, None, 0))


def _fact(objects: PageObjects, part: _Part, page: int) -> ImageFact:
    x0, y0, x1, y1 = part.box
    return ImageFact(
        page=page,
        box=(round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)),
        width=part.width,
        height=part.height,
        dpi=round(72 * min(part.across, part.down), 1),
        bits=_bits(objects, part.first),
    )


def _bits(objects: PageObjects, picture: Picture) -> int:
    """1 for black and white alone, else 8."""
    count = pdfium.FPDFImageObj_GetImageFilterCount(picture.handle)
    name = ctypes.create_string_buffer(32)
    if count > 0:
        pdfium.FPDFImageObj_GetImageFilter(picture.handle, count - 1, name, len(name))
        if name.value in _TONES:
            return 8
        if name.value in _BLACK_AND_WHITE:
            return 1
    told = pdfium.FPDF_IMAGEOBJ_METADATA()
    pdfium.FPDFImageObj_GetImageMetadata(picture.handle, objects.page, told)
    return 1 if told.bits_per_pixel == 1 else 8
