"""PDFium's view of a file: the pages' text and objects, as a reader would show them.

Its functions are called directly: thousands of calls a paper cost more in wrappers than in PDFium.
PDFium may abort its process on a hostile file, so this runs in workers alone.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from proceedings.errors import Refused
from proceedings.records.inspection import Box

_MOST_CHARACTERS = 100_000


@contextmanager
def viewed(data: bytes, pdf: pikepdf.Pdf, pages: int) -> Iterator[Any]:
    """The file as PDFium opens it.

    Where it can't, or sees other pages than qpdf does, it is given what qpdf made of the file: that
    is what will be published.

    Raises:
        Refused: PDFium can't open that either.
    """
    document = _open(data)
    if document is None or len(document) != pages:
        mended = io.BytesIO()
        pdf.save(mended)
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


def _open(data: bytes) -> Any | None:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None


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

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pdfium.FPDFText_ClosePage(self._text)
        pdfium.FPDF_ClosePage(self.page)

    def text(self) -> str:
        """All text in stream order, up to a limit no paper's page reaches."""
        count = min(max(0, pdfium.FPDFText_CountChars(self._text)), _MOST_CHARACTERS)
        letters = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._text, 0, count, letters)
        return _utf16(letters, written)

    def runs(self) -> Iterator[Box]:
        """The boxes of runs of text set in one go."""
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        for index in range(pdfium.FPDFText_CountRects(self._text, 0, -1)):
            pdfium.FPDFText_GetRect(self._text, index, left, top, right, bottom)
            yield (left.value, bottom.value, right.value, top.value)

    def text_in(self, box: Box) -> str:
        """The text of letters that touch a box."""
        x0, y0, x1, y1 = box
        count = pdfium.FPDFText_GetBoundedText(self._text, x0, y1, x1, y0, None, 0)
        letters = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetBoundedText(self._text, x0, y1, x1, y0, letters, count)
        return _utf16(letters, written)

    def type_size(self, box: Box) -> float:
        """The type size of the letter nearest the box's left end; 0 where there is none."""
        x, y = box[0] + 0.5, (box[1] + box[3]) / 2
        index = pdfium.FPDFText_GetCharIndexAtPos(self._text, x, y, 4.0, 4.0)
        if index < 0:
            return 0.0
        matrix = pdfium.FS_MATRIX()
        size = float(pdfium.FPDFText_GetFontSize(self._text, index))
        if not pdfium.FPDFText_GetMatrix(self._text, index, matrix):
            return size
        return size * float((matrix.c**2 + matrix.d**2) ** 0.5)

    def objects(self) -> Iterator[tuple[bool, Box]]:
        """Whether each object is text, and its box, clips aside."""
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        for index in range(pdfium.FPDFPage_CountObjects(self.page)):
            thing = pdfium.FPDFPage_GetObject(self.page, index)
            if pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
                is_text = pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT
                yield is_text, (left.value, bottom.value, right.value, top.value)

    def grey(self, width: int, height: int, first_row: int, rows: int) -> list[bytes]:
        """Some rows of the page, drawn as displayed in width × height pixels.

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
        pdfium.FPDF_RenderPageBitmap(bitmap, self.page, 0, -first_row, width, height, 0, 0)
        pdfium.FPDFBitmap_Destroy(bitmap)
        data = store.raw
        return [data[at : at + width] for at in range(0, width * rows, width)]


def _utf16(letters: Any, count: int) -> str:
    text = bytes(letters)[: 2 * max(0, count)].decode("utf-16-le", "replace")
    return text.rstrip("\x00")
