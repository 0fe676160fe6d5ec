"""A paper's pages as images: whole for the eye, in columns for a phone, in words for a reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageChops

from proceedings.errors import Refused
from proceedings.proofs.columns import (
    Gutter,
    Region,
    agreed,
    blank_row,
    find_gutter,
    ink_of,
    reading_order,
)
from proceedings.records.proof import Picture, ProofImages, ProofPage

SMALL = 900
LARGE = 1400
"""Widths of whole pages in pixels."""

_CLOSE_UP = 3.0  # pixels a point: a 227 pt column fills a phone's screen of 720 device pixels
_WIDEST_CLOSE_UP = 2600  # pixels of the longer side, for posters
_TALLEST = 4.0  # times the width: a page that is longer is drawn smaller
_HEAD, _FOOT = 80.0, 175.0  # points; the rights block of an ACM page reaches up to 167
_MARGIN = 3.0  # points of white around a cut-out
_STEP = 255 // 15  # between two of 16 levels
_MOST_LETTERS = 60_000  # a page with more is no page of text


def render_pages(pdf: Path, *, output: Path) -> ProofImages:
    """Draw every page into image files.

    A page of text and lines is kept without loss in 16 levels of grey, or of each colour: half the
    size of an image with loss (140 against 250 kB at 1400 pixels, measured on ACM pages) and none
    of its blur. A page with a photograph is kept with loss.

    Args:
        pdf: The paper as it will be published.
        output: The folder that receives the files; made where it isn't there.

    Raises:
        Refused: pdfium can't draw it.
    """
    output.mkdir(exist_ok=True)
    try:
        document = pdfium.PdfDocument(pdf)
        try:
            gutters = [find_gutter(_letters(page), page.get_width()) for page in _pages(document)]
            gutter = agreed(gutters)
            pages = tuple(
                _Artist(page, index + 1, output).draw(gutter)
                for index, page in enumerate(_pages(document))
            )
        finally:
            document.close()
    except pdfium.PdfiumError as error:
        raise Refused(
            f"can't be drawn as images: {error}", "Open it in a PDF reader and save it anew."
        ) from error
    return ProofImages(pages=pages)


def _pages(document: pdfium.PdfDocument) -> Iterator[pdfium.PdfPage]:
    for index in range(len(document)):
        page = document[index]
        yield page
        page.close()


def _letters(page: pdfium.PdfPage) -> list[tuple[float, float]]:
    """Left and right edges of a page's letters; none for a turned page, where x isn't x."""
    if page.get_rotation():
        return []
    words = page.get_textpage()
    count = words.count_chars()
    if count > _MOST_LETTERS:
        return []
    offset = page.get_bbox()[0]
    boxes = (words.get_charbox(index) for index in range(count))
    return [(box[0] - offset, box[2] - offset) for box in boxes if box[2] > box[0]]


@dataclass(slots=True)
class _Artist:
    """Draws one page."""

    page: pdfium.PdfPage
    number: int
    folder: Path

    def draw(self, gutter: Gutter | None) -> ProofPage:
        if min(self.page.get_size()) <= 0:
            raise Refused(
                f"can't be drawn as images: page {self.number} has no area",
                "Export the PDF again from its source.",
            )
        scale = self._scale(LARGE)
        large = self._drawn(scale)
        lossless = not self._has_pictures()
        ink = ink_of(large.convert("L"))
        regions = reading_order(ink, gutter, scale) if gutter and not self._is_turned() else ()
        bands = tuple(_bands(ink, scale, self.number, gutter if regions else None))
        close: list[Picture] = []
        columns: list[Picture] = []
        if regions or bands:
            zoom = self._close_up()
            drawn = self._drawn(zoom)
            for place, about, region in bands:
                close.append(self._cut(drawn, zoom, region, place, about, lossless=lossless))
            for piece, region in enumerate(regions, 1):
                about = f"part {piece} of {len(regions)}"
                name = f"part-{piece:02}"
                columns.append(self._cut(drawn, zoom, region, name, about, lossless=lossless))
        small = self._drawn(self._scale(SMALL))
        return ProofPage(
            small=self._saved(small, str(SMALL), "", lossless=lossless),
            large=self._saved(large, str(LARGE), "", lossless=lossless),
            bands=tuple(close),
            columns=tuple(columns),
            text=self._text(regions),
        )

    def _scale(self, width: int) -> float:
        """Pixels a point for a page so wide, less for one that is very tall."""
        wide, tall = self.page.get_size()
        pixels = width - 0.01  # pdfium rounds up
        return float(min(pixels / max(wide, 1), pixels * _TALLEST / max(tall, 1)))

    def _close_up(self) -> float:
        return float(min(_CLOSE_UP, _WIDEST_CLOSE_UP / max(*self.page.get_size(), 1)))

    def _is_turned(self) -> bool:
        return bool(self.page.get_rotation())

    def _drawn(self, scale: float) -> Image.Image:
        image: Image.Image = self.page.render(scale=scale).to_pil().convert("RGB")
        return image if _is_coloured(image) else image.convert("L")

    def _has_pictures(self) -> bool:
        kinds = (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_SHADING)
        return next(iter(self.page.get_objects(filter=kinds)), None) is not None

    def _cut(
        self,
        drawn: Image.Image,
        scale: float,
        region: Region,
        place: str,
        about: str,
        *,
        lossless: bool,
    ) -> Picture:
        left, top = (max(int((edge - _MARGIN) * scale), 0) for edge in region[:2])
        right = min(max(round((region[2] + _MARGIN) * scale), left + 1), drawn.width)
        bottom = min(max(round((region[3] + _MARGIN) * scale), top + 1), drawn.height)
        piece = drawn.crop((left, top, right, bottom))
        return self._saved(piece, place, about, lossless=lossless)

    def _saved(self, image: Image.Image, place: str, about: str, *, lossless: bool) -> Picture:
        name = f"page-{self.number:02}-{place}.webp"
        with (self.folder / name).open("wb") as file:
            if lossless:
                levels = [round(v / _STEP) * _STEP for v in range(256)] * len(image.getbands())
                image.point(levels).save(file, "WEBP", lossless=True, quality=50, method=2)
            else:
                image.save(file, "WEBP", quality=70, method=2)
        return Picture(name=name, width=image.width, height=image.height, about=about)

    def _text(self, regions: tuple[Region, ...]) -> str:
        """The page's words: column by column where we know them, else as they stand in the file."""
        words = self.page.get_textpage()
        whole = _readable(words.get_text_range())
        if not regions:
            return whole
        box = self.page.get_bbox()
        pieces = [
            words.get_text_bounded(
                left=box[0] + left, top=box[3] - top, right=box[0] + right, bottom=box[3] - bottom
            )
            for left, top, right, bottom in regions
        ]
        ordered = _readable("\n".join(pieces))
        # A region that cut through letters, or overlapping ones: the file's own order is safer.
        lost = abs(_count(ordered) - _count(whole))
        return whole if lost > max(5, _count(whole) // 50) else ordered


def _bands(
    ink: Image.Image, scale: float, number: int, gutter: Gutter | None
) -> Iterator[tuple[str, str, Region]]:
    """Head and foot of the first page and the head of the second, where running heads begin.

    Beside a gutter each band is two; what stands in the gutter itself, as a folio may, is in both.
    """
    wide, tall = ink.size
    sides = [("", 0, wide)]
    if gutter:
        left, right = round(gutter.left * scale), round(gutter.right * scale)
        sides = [("left", 0, right), ("right", left, wide)]
    heights = {"head": (0, round(_HEAD * scale)), "foot": (tall - round(_FOOT * scale), tall)}
    for band in {1: ("head", "foot"), 2: ("head",)}.get(number, ()):
        for side, start, end in sides:
            half = ink.crop((start, 0, end, tall))
            top, bottom = (min(max(edge, 0), tall) for edge in heights[band])
            top = top and blank_row(half, top, scale)
            bottom = bottom if bottom == tall else blank_row(half, bottom, scale)
            box = half.crop((0, top, half.width, max(bottom, top + 1))).getbbox()
            if box is None:
                continue
            place = (start + box[0], top + box[1], start + box[2], top + box[3])
            left_edge, upper, right_edge, lower = (edge / scale for edge in place)
            about = f"{band} of page {number}" + (f", {side} half" if side else "")
            yield f"{band}-{side}".strip("-"), about, (left_edge, upper, right_edge, lower)


def _is_coloured(image: Image.Image) -> bool:
    red, green, blue = image.split()
    pairs = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return any(pair.getbbox() for pair in pairs)


def _readable(text: str) -> str:
    """Pdfium's text with lines and hyphens as printed; U+FFFE is its hyphen at a line's end."""
    text = text.replace("\r\n", "\n").replace("\ufffe", "-")
    kept = (letter for letter in text if letter in "\n\t" or letter.isprintable())
    return "".join(kept).strip()


def _count(text: str) -> int:
    return sum(not letter.isspace() for letter in text)
