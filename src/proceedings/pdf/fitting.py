"""Laying a page on a page of another size: in its middle, or scaled down to fit.

A page's own coordinates are kept but for the scale: the new boxes are chosen around them, so that
links, tags and destinations of a page that isn't scaled stay as they are, and all others are
multiplied. What lay outside the old page isn't shown on the new one. Source: ISO 32000-1, 14.11.2
(boxes), 12.5.2 (annotations), 8.7.3 (patterns, whose matrices lead to the
page's own space, whatever its content does).
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

from proceedings.pdf.boxes import Box, Frame, frame, inherited, moved
from proceedings.pdf.scaling import is_number, number, scale_what_leads, scaled, text
from proceedings.records.placed import Placed
from proceedings.records.prepared import PreparedPage

Mode = Literal["centre", "scale"]

_LEAST_SCALE = 0.75  # below it 9-point type is smaller than 7
_MOST = 10_000  # patterns of a page
_BOXES = ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox")
_COORDINATES = ("/Rect", "/QuadPoints", "/Vertices", "/L", "/CL", "/RD", "/InkList", "/Path")


def place(seen: Frame, size: tuple[float, float], mode: Mode) -> Placed | None:
    """Where a page lies on one of the wanted size; None where it keeps its own.

    A page that lies on its side is laid on the wanted page lying on its side. A larger page is cut
    evenly by `centre`; `scale` never enlarges, and leaves a page alone that would become too small
    to read.

    Args:
        seen: The page.
        size: Wanted width and height in points.
        mode: What becomes of it.
    """
    if seen.is_of(*size):
        return None
    width, height = size
    if (seen.width > seen.height) != (width > height):
        width, height = height, width
    scale = min(1.0, width / seen.width, height / seen.height) if mode == "scale" else 1.0
    if scale < _LEAST_SCALE:
        return None
    return Placed(
        width=width,
        height=height,
        left=(width - scale * seen.width) / 2,
        bottom=(height - scale * seen.height) / 2,
        scale=scale,
    )


def kept(seen: Frame, placed: Placed) -> Box:
    """The part of the old page, as displayed, that the new one shows."""
    x0, y0 = -placed.left / placed.scale, -placed.bottom / placed.scale
    x1, y1 = x0 + placed.width / placed.scale, y0 + placed.height / placed.scale
    return (max(0.0, x0), max(0.0, y0), min(seen.width, x1), min(seen.height, y1))


def resize(
    pdf: pikepdf.Pdf,
    pages: Sequence[Dictionary],
    states: Sequence[PreparedPage],
    places: Sequence[Placed | None],
) -> tuple[PreparedPage, ...]:
    """Lay pages of a document on pages of another size, with all that leads to them.

    Args:
        pdf: The document.
        pages: All its pages, changed in place.
        states: What each page's content leaves open; it is closed where the page is changed.
        places: Where each lies; None for a page that stays as it is.

    Returns:
        What the pages' content leaves open now.
    """
    scales: dict[tuple[int, int], float] = {}
    patterns: dict[tuple[int, int, float], Object] = {}
    after = list(states)
    for index, (page, placed) in enumerate(zip(pages, places, strict=True)):
        if placed is None:
            continue
        _resize(pdf, page, states[index], placed)
        after[index] = replace(states[index], open_states=0, open_marks=0)
        if placed.scale != 1:
            scales[page.objgen] = placed.scale
            _scale_patterns(pdf, page, placed.scale, patterns)
    if scales:
        scale_what_leads(pdf, pages, scales)
    return tuple(after)


def _resize(pdf: pikepdf.Pdf, page: Any, state: PreparedPage, placed: Placed) -> None:
    seen, scale = frame(page), placed.scale
    x0, y0 = -placed.left / scale, -placed.bottom / scale
    whole = (x0, y0, x0 + placed.width / scale, y0 + placed.height / scale)
    own = moved(whole, seen.to_user_space)
    page.MediaBox = Array([number(scale * side) for side in own])
    for key in _BOXES:
        if key in page:
            del page[key]
    left, bottom, right, top = seen.box
    clip = " ".join(text(side) for side in (left, bottom, right - left, top - bottom))
    matrix = f"{text(scale)} 0 0 {text(scale)} 0 0 cm " if scale != 1 else ""
    opening = f"q {matrix}{clip} re W n\n".encode("ascii")
    closing = b"\n" + b"EMC " * state.open_marks + b"Q " * (state.open_states + 1) + b"\n"
    contents = page.get("/Contents")
    streams = list(contents) if isinstance(contents, Array) else [contents]
    author = [one for one in streams if isinstance(one, Stream)]
    page.Contents = Array([pdf.make_stream(opening), *author, pdf.make_stream(closing)])
    if scale != 1:
        annotations = page.get("/Annots")
        for annotation in annotations if isinstance(annotations, Array) else ():
            if isinstance(annotation, Dictionary):
                _scale_annotation(annotation, scale)


def _scale_annotation(annotation: Any, scale: float) -> None:
    for key in _COORDINATES:
        value = annotation.get(key)
        if isinstance(value, Array):
            annotation[key] = scaled(value, scale)


def _scale_patterns(
    pdf: pikepdf.Pdf,
    page: Any,
    scale: float,
    done: dict[tuple[int, int, float], Object],
) -> None:
    """Give the page patterns of its own: those of figures go with their figure."""
    resources = inherited(page, "/Resources")
    listed = resources.get("/Pattern") if isinstance(resources, Dictionary) else None
    if not isinstance(resources, Dictionary) or not isinstance(listed, Dictionary):
        return
    names = sorted(listed.keys())[:_MOST]
    own: Any = copy.copy(resources)
    own.Pattern = Dictionary({name: _pattern(pdf, listed[name], scale, done) for name in names})
    page.Resources = own


def _pattern(
    pdf: pikepdf.Pdf, pattern: Object, scale: float, done: dict[tuple[int, int, float], Object]
) -> Object:
    key = (*pattern.objgen, scale)
    if not isinstance(pattern, (Dictionary, Stream)) or not pattern.is_indirect:
        return _matrix_scaled(copy.copy(pattern), scale)
    if key not in done:
        done[key] = pdf.make_indirect(_matrix_scaled(copy.copy(pattern), scale))
    return done[key]


def _matrix_scaled(pattern: Any, scale: float) -> Object:
    if isinstance(pattern, (Dictionary, Stream)):
        matrix = pattern.get("/Matrix")
        numbers: list[Any] = list(matrix) if isinstance(matrix, Array) else []
        if len(numbers) != 6 or not all(map(is_number, numbers)):
            numbers = [1, 0, 0, 1, 0, 0]
        pattern["/Matrix"] = Array([number(scale * float(one)) for one in numbers])
    return pattern  # type: ignore[no-any-return]
