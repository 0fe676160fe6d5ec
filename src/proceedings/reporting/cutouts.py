"""What a page shows where a finding is: a small image with the finding's box drawn on it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from proceedings.errors import Refused
from proceedings.records.cutouts import CutOut, CutOuts

Box = tuple[float, float, float, float]

_AROUND = 18.0  # points shown on each side of a box
_LEAST_WIDE, _LEAST_TALL = 240.0, 90.0  # points: a column's width, a few lines to know the place by
_SHARP = 2.0  # pixels a point: type of 9 pt is read at once
_WIDEST = 680  # pixels of the longer side; a phone's screen of 340 CSS pixels, drawn twice as fine
_QUALITY = 55
_INK, _HALO = (190, 16, 60), (255, 255, 255)
_REACH = 3.5  # points between a box and the outer edge of its frame
_WORST = 1e6  # points: what lies farther out is drawn at the page's edge


def cut_out(pdf: Path, page: int, boxes: tuple[Box, ...], *, output: Path) -> CutOuts:
    """Draw the surroundings of some boxes of one page into image files.

    Only the pieces are drawn, whatever the page's size.

    Args:
        pdf: A paper's file, as it was sent.
        page: Its number from 1.
        boxes: In points, origin bottom left of the page as displayed.
        output: The folder that receives the files; made where it isn't there.

    Raises:
        Refused: pdfium can't draw it, or there is no such page.
    """
    output.mkdir(exist_ok=True)
    try:
        document = pdfium.PdfDocument(pdf)
        try:
            if not 1 <= page <= len(document):
                raise Refused(f"has no page {page}", "Look at the file in a PDF viewer.")
            sheet = document[page - 1]
            return CutOuts(
                pieces=tuple(
                    _saved(_drawn(sheet, box), output / f"{number:04}.webp")
                    for number, box in enumerate(boxes, 1)
                )
            )
        finally:
            document.close()
    except pdfium.PdfiumError as error:
        raise Refused(
            f"can't be drawn as images: {error}", "Open it in a PDF reader and save it anew."
        ) from error


def _saved(image: Image.Image, path: Path) -> CutOut:
    with path.open("wb") as file:
        image.save(file, "WEBP", quality=_QUALITY, method=4)
    return CutOut(name=path.name, width=image.width, height=image.height)


def _drawn(sheet: pdfium.PdfPage, box: Box) -> Image.Image:
    wide, tall = sheet.get_size()
    if min(wide, tall) <= 0:
        raise Refused("has a page without area", "Export the PDF again from its source.")
    left, right = _span(box[0], box[2], wide, _LEAST_WIDE)
    bottom, top = _span(box[1], box[3], tall, _LEAST_TALL)
    scale = min(_SHARP, _WIDEST / max(right - left, top - bottom))
    image: Image.Image = (
        sheet.render(scale=scale, crop=(left, bottom, wide - right, tall - top))
        .to_pil()
        .convert("RGB")
    )
    # pdfium rounds what it leaves out; a pixel more or less doesn't matter to a frame.
    edges = (
        (box[0] - _REACH - left) * scale,
        (top - box[3] - _REACH) * scale,
        (box[2] + _REACH - left) * scale,
        (top - box[1] + _REACH) * scale,
    )
    x0, x1 = (min(max(edge, 1), image.width - 2) for edge in (edges[0], edges[2]))
    y0, y1 = (min(max(edge, 1), image.height - 2) for edge in (edges[1], edges[3]))
    draw = ImageDraw.Draw(image)
    for colour, width in ((_HALO, 5), (_INK, 3)):
        draw.rectangle((x0, y0, max(x0, x1), max(y0, y1)), outline=colour, width=width)
    return image


def _span(low: float, high: float, size: float, least: float) -> tuple[float, float]:
    """A piece of a page's side around a part of it, within the page, of a least length."""
    low, high = (min(max(edge, -_WORST), _WORST) for edge in sorted((low, high)))
    more = max(_AROUND, (least - (high - low)) / 2)
    start = min(max(low - more, 0.0), max(size - least, 0.0))
    end = max(min(high + more, size), min(start + least, size))
    return start, end
