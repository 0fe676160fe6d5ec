"""PDFium's view of a file: the pages' text and objects, as a reader would show them.

Its functions are called directly: thousands of calls a paper cost more in wrappers than in PDFium.
PDFium may abort its process on a hostile file, so this runs in workers alone.
"""

from __future__ import annotations

import ctypes
import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, NamedTuple, Self

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from proceedings.errors import Refused
from proceedings.records.inspection import Box

MOST_CHARACTERS = 100_000
"""Of a page that are read as text; a paper's page has some thousands."""

MOST_OBJECTS = 200_000
"""Of a page that are looked at; a large map has some ten thousand."""

_UNSEEN = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
_LONGEST_NAME = 200  # bytes
_LONGEST_PACKET = 16 << 20  # bytes; with a large thumbnail in it, XMP has a few hundred kilobytes


@contextmanager
def viewed(data: bytes, pdf: pikepdf.Pdf, pages: int) -> Iterator[Any]:
    """The file as PDFium opens it.

    Where it can't, or sees other pages than qpdf does, it is given what qpdf made of the file: that
    is what will be published. So too where the metadata packet unpacks without end: PDFium would
    unpack it, and it isn't published.

    Raises:
        Refused: PDFium can't open that either.
    """
    document = None if _drop_bloated_metadata(pdf) else _open(data)
    if document is None or len(document) != pages:
        mended = io.BytesIO()
        pdf.save(mended, fix_metadata_version=False)
        document = _open(mended.getvalue())
    if document is None or len(document) != pages:
        raise Refused(
            "can't be shown by PDF viewers, though its structure can be read",
            "Ask the author to export the PDF again and to look at every page of it.",
        )
    try:
        yield document
    finally:
        document.close()


def _drop_bloated_metadata(pdf: pikepdf.Pdf) -> bool:
    packet = pdf.Root.get("/Metadata")
    if not isinstance(packet, pikepdf.Stream):
        return False
    try:
        if len(packet.read_bytes()) <= _LONGEST_PACKET:
            return False
    except pikepdf.PdfError:  # past qpdf's limit, or damaged
        pass
    del pdf.Root["/Metadata"]
    return True


def _open(data: bytes) -> Any | None:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None


class Drawn(NamedTuple):
    """What stands on the page itself: text set in one go, a path, a picture, a form, a shading.

    Attributes:
        kind: PDFium's number of it.
        box: Clips aside; None where PDFium knows none.
    """

    handle: Any
    kind: int
    box: Box | None


class View:
    """One loaded page with its text; a context manager. Boxes are in the page's own space."""

    def __init__(self, document: Any, index: int) -> None:
        """Load a page.

        Raises:
            pypdfium2.PdfiumError: PDFium can't show it.
        """
        self.page = pdfium.FPDF_LoadPage(document.raw, index)
        if not self.page:
            raise pypdfium2.PdfiumError(f"page {index + 1}")
        self._text = pdfium.FPDFText_LoadPage(self.page)
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._matrix = pdfium.FS_MATRIX()
        self._count = max(0, pdfium.FPDFText_CountChars(self._text))
        self._is_whole = False  # every letter has a place in the text

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pdfium.FPDFText_ClosePage(self._text)
        pdfium.FPDF_ClosePage(self.page)

    @property
    def text_page(self) -> Any:
        """PDFium's handle of the page's text."""
        return self._text

    def text(self) -> str:
        """All text in stream order, a character for each place PDFium counts.

        Surrogates stay two characters, so `letter_of` takes a place in it. It is cut at a limit
        that no paper's page reaches.
        """
        count = min(self._count, MOST_CHARACTERS)
        units = (ctypes.c_ushort * (count + 1))()
        written = max(0, pdfium.FPDFText_GetText(self._text, 0, count, units) - 1)
        self._is_whole = written == self._count
        if not self._is_whole and written != self._places(count):
            # PDFium leaves out letters beyond 16 bits, as those of mathematics, where they are
            # one letter to it: then they are read one by one.
            self._is_whole = True
            read = pdfium.FPDFText_GetUnicode
            return "".join(chr(read(self._text, index)) for index in range(count))
        data = bytes(units)[: 2 * written]
        text = data.decode("utf-16-le", "replace")
        return text if len(text) == written else "".join(map(chr, units[:written]))

    def letter_of(self, place: int) -> int:
        """The index among PDFium's letters of a place in `text()`; below 0 beyond its end."""
        if self._is_whole:
            return place if place < self._count else -1
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._text, place))

    def _places(self, count: int) -> int:
        """How many places the first letters have in PDFium's text; some have none."""
        for letter in range(count - 1, -1, -1):
            place = pdfium.FPDFText_GetTextIndexFromCharIndex(self._text, letter)
            if place >= 0:
                return int(place) + 1
        return 0

    def is_hyphen(self, letter: int) -> bool:
        """Whether a letter is the hyphen of a word that is broken at the end of a line."""
        return bool(pdfium.FPDFText_IsHyphen(self._text, letter) == 1)

    def boxes(self, start: int, count: int) -> list[Box]:
        """Boxes around letters, one for each run of text set in one go.

        Args:
            start: The first letter.
            count: How many; below 0 for all that follow.
        """
        left, top, right, bottom = self._edges
        found = []
        for index in range(pdfium.FPDFText_CountRects(self._text, start, count)):
            pdfium.FPDFText_GetRect(self._text, index, left, top, right, bottom)
            found.append((left.value, bottom.value, right.value, top.value))
        # Where no letter has a size, there is one empty box.
        return [] if len(found) == 1 and found[0][0] == found[0][2] else found

    def count_boxes(self, start: int, count: int) -> int:
        """How many boxes that would be, at least one."""
        return int(pdfium.FPDFText_CountRects(self._text, start, count))

    def letter_box(self, letter: int) -> Box | None:
        """Around one letter."""
        left, right, bottom, top = self._edges
        if not pdfium.FPDFText_GetCharBox(self._text, letter, left, right, bottom, top):
            return None
        return (left.value, bottom.value, right.value, top.value)

    def origin(self, letter: int) -> tuple[float, float]:
        """Where a letter stands on its baseline."""
        x, y, *_ = self._edges
        pdfium.FPDFText_GetCharOrigin(self._text, letter, x, y)
        return (x.value, y.value)

    def direction(self, letter: int) -> float:
        """The angle of a letter's baseline in degrees, 0 to 360; below 0 where there is none."""
        return math.degrees(pdfium.FPDFText_GetCharAngle(self._text, letter))

    def type_size(self, index: int) -> float:
        """The type size of a letter as it stands on the page."""
        matrix = self._matrix
        size = float(pdfium.FPDFText_GetFontSize(self._text, index))
        if not pdfium.FPDFText_GetMatrix(self._text, index, matrix):
            return size
        return size * float((matrix.c**2 + matrix.d**2) ** 0.5)

    def font_name(self, letter: int) -> str:
        """The name of a letter's font, with the prefix of a subset."""
        name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._text, letter, name, _LONGEST_NAME, flags)
        return name.value.decode("utf-8", "replace")

    @cached_property
    def objects(self) -> list[Drawn]:
        """What the page draws, in drawing order, forms unopened; the first 200 000."""
        edges = left, bottom, right, top = tuple(ctypes.c_float() for _ in range(4))
        page, get, kind_of = self.page, pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType
        bounds_of, found = pdfium.FPDFPageObj_GetBounds, []
        for index in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)):
            thing = get(page, index)
            box = None
            if bounds_of(thing, *edges):
                box = (left.value, bottom.value, right.value, top.value)
            found.append(Drawn(thing, kind_of(thing), box))
        return found

    def comments(self) -> Iterator[Box]:
        """The boxes of annotations that show something of their own: all but links and pop-ups."""
        box = pdfium.FS_RECTF()
        for index in range(pdfium.FPDFPage_GetAnnotCount(self.page)):
            annotation = pdfium.FPDFPage_GetAnnot(self.page, index)
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            if kind not in _UNSEEN and pdfium.FPDFAnnot_GetRect(annotation, box):
                yield (box.left, box.bottom, box.right, box.top)
            pdfium.FPDFPage_CloseAnnot(annotation)

    def grey(self, width: int, height: int, first_row: int, rows: int) -> list[bytes]:
        """Some rows of the page with its annotations, drawn as displayed in width × height pixels.

        Args:
            width: Pixels of the whole page.
            height: Pixels of the whole page.
            first_row: Counted from the top.
            rows: How many.

        Returns:
            A row of bytes each, 0 black to 255 white.
        """
        store = ctypes.create_string_buffer(width * rows)
        bitmap = pdfium.FPDFBitmap_CreateEx(
            width, rows, pdfium.FPDFBitmap_Gray, ctypes.cast(store, ctypes.c_void_p), width
        )
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, rows, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(
            bitmap, self.page, 0, -first_row, width, height, 0, pdfium.FPDF_ANNOT
        )
        pdfium.FPDFBitmap_Destroy(bitmap)
        data = store.raw
        return [data[at : at + width] for at in range(0, width * rows, width)]


def around(first: Box, *others: Box) -> Box:
    """The smallest box around boxes."""
    lefts, bottoms, rights, tops = zip(first, *others, strict=True)
    return (min(lefts), min(bottoms), max(rights), max(tops))
