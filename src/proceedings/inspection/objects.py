"""What a page draws, object by object in drawing order, forms opened: text, pictures, areas.

A paper has about a thousand objects, so what is kept of one is a tuple of what one or two calls to
PDFium tell; anything dearer is asked for when somebody doubts an object. Boxes are in the page's
own space (`PageObjects.displayed` takes them to the page as displayed).
"""

from __future__ import annotations

import ctypes
import math
import sys
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from proceedings.inspection.reader import MOST_OBJECTS, View
from proceedings.pdf.boxes import Frame, Matrix, inverted, moved
from proceedings.records.inspection import Box

Colour = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""

NO_INK = frozenset((3, 7))
"""Text rendering modes that draw nothing (ISO 32000-1, 9.3.6): invisible, and clip alone."""

WHOLE = (-math.inf, -math.inf, math.inf, math.inf)
"""The clip of what isn't clipped."""

_STROKED = frozenset((1, 5))
_MOST_THIN = 1000
_LEAST_AREA = 4.0  # units: a filled path lower or narrower than this is a line, and hides no text
_LEAST_OVERLAP = 0.8  # of two boxes together: one text over another, as halos are drawn
_DEEPEST = 12  # forms within forms; figures within figures have three or four
_MOST_ASKED = 200  # texts of a page, one by one
_MOST_LETTERS = 200_000  # a page
_MOST_SEGMENTS = 500  # of a clipping path; a rectangle has five


class Text(NamedTuple):
    """Text set in one go.

    Attributes:
        order: Its place among all objects as they are drawn.
        box: Around its letters; clips aside.
        mode: The text rendering mode.
        colour: What its letters are drawn with: filled, or outlined where nothing is filled.
        alpha: 0 for nothing to 255 for opaque.
        form: Index of the form it stands in; -1 on the page itself.
        clip: What may be seen of what is drawn there.
    """

    handle: Any
    order: int
    box: Box
    mode: int
    colour: Colour
    alpha: int
    form: int
    clip: Box


class Picture(NamedTuple):
    """Pixels; `matrix` takes the unit square to where they are printed."""

    handle: Any
    order: int
    box: Box
    matrix: Matrix
    form: int
    clip: Box


class Area(NamedTuple):
    """A filled path or a shading large enough to lie behind letters, or over them.

    Attributes:
        colour: None where it has more than one.
    """

    handle: Any
    order: int
    box: Box
    colour: Colour | None
    alpha: int
    form: int


class Thin(NamedTuple):
    """A path too thin to be an area: a line, drawn or filled, on the page itself."""

    handle: Any
    box: Box


class Form(NamedTuple):
    """A form that is drawn: in a paper, a figure.

    Attributes:
        parent: Index of the form around it; -1 on the page itself.
        matrix: Takes its space to the page's.
        clip: What may be seen of what is drawn there.
    """

    parent: int
    matrix: Matrix
    clip: Box


class PageObjects:
    """The objects of one page in the order they are drawn.

    Attributes:
        texts: Text.
        pictures: Pictures made of pixels.
        areas: Filled paths and shadings.
        thin: Lines on the page itself, the first 1000.
        forms: Forms, as they are met.
        count: All objects, forms and thin lines among them.
        page: PDFium's handle of the page.
    """

    def __init__(self, view: View, frame: Frame) -> None:
        """Walk through the page once."""
        self.frame = frame
        self.texts: list[Text] = []
        self.pictures: list[Picture] = []
        self.areas: list[Area] = []
        self.thin: list[Thin] = []
        self.forms: list[Form] = []
        self.count = 0
        self._view = view
        self._asked = 0
        self._said: dict[int, str] | None = None
        self._to_display = inverted(frame.to_user_space)
        self._edges = tuple(ctypes.c_float() for _ in range(4))
        self._inks = tuple(ctypes.c_uint() for _ in range(4))
        self.page = view.page
        for thing, kind, box in view.objects:
            if self.count >= MOST_OBJECTS:
                break
            if kind == pdfium.FPDF_PAGEOBJ_TEXT and box is not None:  # as most are
                self.count += 1
                self._add_text(thing, box, None, -1, WHOLE)
            else:
                self._add(thing, kind, box, None, -1, WHOLE, 0)

    @property
    def are_none(self) -> bool:
        """Whether the page draws nothing, annotations aside."""
        return self.count == 0

    def displayed(self, box: Box) -> Box:
        """A box of the page's own space as displayed, in points."""
        return moved(box, self._to_display)

    def ink(self, line: Thin) -> Colour:
        """What a line is drawn with."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(line.handle, fill, stroke)
        return self._colour(line.handle, stroked=bool(stroke.value) and not fill.value)[0]

    def size(self, text: Text) -> tuple[float, float]:
        """The type size as displayed, in points, and within the form that the text stands in.

        Of narrowed or flattened letters, the smaller of both directions.
        """
        size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        if not (
            pdfium.FPDFTextObj_GetFontSize(text.handle, size)
            and pdfium.FPDFPageObj_GetMatrix(text.handle, matrix)
        ):
            return (0.0, 0.0)
        own = (matrix.a, matrix.b, matrix.c, matrix.d, 0.0, 0.0)
        shown = multiplied(own, self.forms[text.form].matrix) if text.form >= 0 else own
        height = abs(size.value)
        return (height * _scale(shown) * self.frame.user_unit, height * _scale(own))

    def text_of(self, text: Text) -> str:
        """The letters; empty where PDFium leaves them out, as it does the shadow of a letter."""
        if self._asked >= _MOST_ASKED:
            if self._said is None:
                self._said = self._all_said()
            return self._said.get(ctypes.addressof(text.handle.contents), "")
        self._asked += 1
        page = self._view.text_page
        size = pdfium.FPDFTextObj_GetText(text.handle, page, None, 0)  # bytes, and two zeros
        if size <= 2:
            return ""
        letters = (ctypes.c_ushort * (size // 2))()
        pdfium.FPDFTextObj_GetText(text.handle, page, letters, size)
        return bytes(letters).decode("utf-16-le", "replace").rstrip("\x00")

    def _all_said(self) -> dict[int, str]:
        """The letters of all text: to tell those of one, PDFium goes through the whole page."""
        page = self._view.text_page
        said: dict[int, list[str]] = {}
        for index in range(min(pdfium.FPDFText_CountChars(page), _MOST_LETTERS)):
            owner = pdfium.FPDFText_GetTextObject(page, index)
            code = pdfium.FPDFText_GetUnicode(page, index)
            if owner and 0 < code <= sys.maxunicode:
                said.setdefault(ctypes.addressof(owner.contents), []).append(chr(code))
        return {address: "".join(letters) for address, letters in said.items()}

    def _add(
        self,
        thing: Any,
        kind: int,
        box: Box | None,
        matrix: Matrix | None,
        form: int,
        clip: Box,
        depth: int,
    ) -> None:
        self.count += 1
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < _DEEPEST:
                self._open(thing, matrix, form, clip, depth)
            return
        if box is None:
            return
        if matrix is not None:
            box = moved(box, matrix)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._add_text(thing, box, matrix, form, clip)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._add_picture(thing, box, matrix, form, clip)
        elif box[2] - box[0] >= _LEAST_AREA and box[3] - box[1] >= _LEAST_AREA:
            self._add_area(thing, kind, box if form < 0 else common(box, clip), form)
        elif form < 0 and len(self.thin) < _MOST_THIN:
            self.thin.append(Thin(thing, box))

    def _open(self, thing: Any, matrix: Matrix | None, form: int, clip: Box, depth: int) -> None:
        own = _matrix_of(thing)
        count = pdfium.FPDFFormObj_CountObjects(thing)
        if own is None or count <= 0:
            return
        seen = self._clip(thing, matrix, clip)
        inner = own if matrix is None else multiplied(own, matrix)
        self.forms.append(Form(form, inner, seen))
        number = len(self.forms) - 1
        left, bottom, right, top = self._edges
        for index in range(count):
            if self.count >= MOST_OBJECTS:
                return
            one = pdfium.FPDFFormObj_GetObject(thing, index)
            box = None
            if pdfium.FPDFPageObj_GetBounds(one, *self._edges):
                box = (left.value, bottom.value, right.value, top.value)
            kind = pdfium.FPDFPageObj_GetType(one)
            self._add(one, kind, box, inner, number, seen, depth + 1)

    def _add_text(self, thing: Any, box: Box, matrix: Matrix | None, form: int, clip: Box) -> None:
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
        colour, alpha = self._colour(thing, stroked=mode in _STROKED)
        seen = self._clip(thing, matrix, clip)
        self.texts.append(Text(thing, self.count, box, mode, colour, alpha, form, seen))

    def _add_picture(
        self, thing: Any, box: Box, matrix: Matrix | None, form: int, clip: Box
    ) -> None:
        own = _matrix_of(thing)
        if own is None:
            return
        placed = own if matrix is None else multiplied(own, matrix)
        seen = self._clip(thing, matrix, clip)
        self.pictures.append(Picture(thing, self.count, box, placed, form, seen))

    def _add_area(self, thing: Any, kind: int, box: Box, form: int) -> None:
        if kind == pdfium.FPDF_PAGEOBJ_SHADING:
            self.areas.append(Area(thing, self.count, box, None, 255, form))
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if kind != pdfium.FPDF_PAGEOBJ_PATH or not (
            pdfium.FPDFPath_GetDrawMode(thing, fill, stroke) and fill.value
        ):
            return
        colour, alpha = self._colour(thing)
        self.areas.append(Area(thing, self.count, box, colour, alpha, form))

    def _colour(self, thing: Any, *, stroked: bool = False) -> tuple[Colour, int]:
        red, green, blue, alpha = self._inks
        ask = pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor
        if not ask(thing, red, green, blue, alpha):
            return ((0, 0, 0), 255)  # black is what a page begins with
        return ((red.value, green.value, blue.value), alpha.value)

    def _clip(self, thing: Any, matrix: Matrix | None, within: Box) -> Box:
        """The box of what may be seen of an object: of its clipping paths, within another."""
        path = pdfium.FPDFPageObj_GetClipPath(thing)
        count = pdfium.FPDFClipPath_CountPaths(path)
        if count <= 0:
            return within
        seen = within
        # The first is the form's own box; of many nested ones, the last says most.
        for index in {0, count - 1}:
            box = _path_box(path, index)
            if box is not None:
                seen = common(seen, box if matrix is None else moved(box, matrix))
        return seen


def multiplied(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that moves as one and then as the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def common(one: Box, other: Box) -> Box:
    """What two boxes share; its corners are out of order where they share nothing."""
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def area_of(box: Box) -> float:
    """In square units; 0 where corners are out of order."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def are_one(one: Box, other: Box) -> bool:
    """Whether two boxes are nearly the same, as of a text and its halo."""
    return area_of(common(one, other)) >= _LEAST_OVERLAP * max(area_of(one), area_of(other)) > 0


def _matrix_of(thing: Any) -> Matrix | None:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, matrix):
        return None
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _scale(matrix: Matrix) -> float:
    a, b, c, d, _, _ = matrix
    return min(math.hypot(a, b), math.hypot(c, d))


def _path_box(path: Any, index: int) -> Box | None:
    """Around the points of a clipping path; None where it has none, or very many."""
    count = pdfium.FPDFClipPath_CountPathSegments(path, index)
    if not 0 < count <= _MOST_SEGMENTS:
        return None
    x, y = ctypes.c_float(), ctypes.c_float()
    xs: list[float] = []
    ys: list[float] = []
    for number in range(count):
        segment = pdfium.FPDFClipPath_GetPathSegment(path, index, number)
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            xs.append(x.value)
            ys.append(y.value)
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None
