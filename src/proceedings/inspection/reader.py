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

_UNSEEN = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
_MOST_CHARACTERS = 100_000
_LONGEST_RUN = 1000  # letters
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

    def letter_at(self, run: Box) -> int:
        """The index of the letter nearest a run's left end; below 0 where there is none."""
        x, y = run[0] + 0.5, (run[1] + run[3]) / 2
        return int(pdfium.FPDFText_GetCharIndexAtPos(self._text, x, y, 4.0, 4.0))

    def pieces(self, run: Box, letter: int, gap: float) -> list[Box]:
        """A run, split where its letters stand further apart than a gap.

        A running head and the page number at the other end of its line are often set in one go.

        Args:
            run: The box of the run.
            letter: One of its letters.
            gap: In units of the page's own space.
        """
        pieces: list[list[Box]] = []
        index = self._beginning(run, letter)
        for _ in range(_LONGEST_RUN):
            box = self._letter(index)
            if box is None or not _holds(run, box):
                break
            index += 1
            if box[0] == box[2]:  # a space that PDFium puts between words
                continue
            if pieces and _distance(pieces[-1][-1], box) <= gap:
                pieces[-1].append(box)
            else:
                pieces.append([box])
        boxes = [around(*letters) for letters in pieces]
        return boxes if boxes and _holds(around(*boxes), run, 1.0) else [run]

    def _beginning(self, run: Box, letter: int) -> int:
        for index in range(letter, max(-1, letter - _LONGEST_RUN), -1):
            box = self._letter(index - 1)
            if box is None or not _holds(run, box):
                return index
        return letter

    def _letter(self, index: int) -> Box | None:
        left, right, bottom, top = self._edges
        if not pdfium.FPDFText_GetCharBox(self._text, index, left, right, bottom, top):
            return None
        return (left.value, bottom.value, right.value, top.value)

    def type_size(self, index: int) -> float:
        """The type size of a letter as it stands on the page."""
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


def _distance(one: Box, other: Box) -> float:
    """How far apart two boxes stand, across or along."""
    return max(other[0] - one[2], one[0] - other[2], other[1] - one[3], one[1] - other[3])


def _holds(outer: Box, inner: Box, slack: float = 0.1) -> bool:
    return (
        outer[0] - slack <= inner[0]
        and outer[1] - slack <= inner[1]
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def _utf16(letters: Any, count: int) -> str:
    text = bytes(letters)[: 2 * max(0, count)].decode("utf-16-le", "replace")
    return text.rstrip("\x00")
