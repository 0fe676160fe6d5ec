"""What leads to pages that were scaled: destinations, and the places that tags tell of.

Source: ISO 32000-1, 12.3.2.2 (destinations), 14.8.5.4.3 (BBox of an element).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from proceedings.pdf.trees import read_names

_MOST = 100_000  # bookmarks, or points of one drawing, that are looked at
_VIEWS = ("/XYZ", "/FitH", "/FitV", "/FitR", "/FitBH", "/FitBV")
_ZOOM = 4  # where the factor of an /XYZ view stands


def scale_what_leads(
    pdf: pikepdf.Pdf, pages: Sequence[Any], scales: Mapping[tuple[int, int], float]
) -> None:
    """Multiply all that tells of a place on pages that were scaled.

    Args:
        pdf: The document.
        pages: All its pages.
        scales: By a page's object: its scale.
    """
    done: set[tuple[int, int]] = set()
    names = pdf.Root.get("/Names")
    tree = names.get("/Dests") if isinstance(names, Dictionary) else None
    for _, value in read_names(tree):
        _scale_destination(value, scales, done)
    for holder in _holders(pdf, pages):
        _scale_destination(holder.get("/Dest"), scales, done)
        action = holder.get("/A")
        if isinstance(action, Dictionary):
            _scale_destination(action.get("/D"), scales, done)
    for element in pdf.objects:
        if isinstance(element, Dictionary) and "/S" in element and "/A" in element:
            _scale_attributes(element, scales, done)


def _holders(pdf: pikepdf.Pdf, pages: Sequence[Any]) -> Iterator[Any]:
    """Everything that leads somewhere: bookmarks and links."""
    outline = pdf.Root.get("/Outlines")
    waiting: list[Any] = [outline.get("/First")] if isinstance(outline, Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST:
        item = waiting.pop()
        if isinstance(item, Dictionary) and item.objgen not in seen:
            seen.add(item.objgen)
            yield item
            waiting += [item.get("/Next"), item.get("/First")]
    for page in pages:
        annotations = page.get("/Annots")
        if isinstance(annotations, Array):
            yield from (one for one in annotations if isinstance(one, Dictionary))


def _scale_destination(
    value: object, scales: Mapping[tuple[int, int], float], done: set[tuple[int, int]]
) -> None:
    if isinstance(value, Dictionary):
        value = value.get("/D")
    if not isinstance(value, Array) or len(value) < 3 or _is_done(value, done):
        return
    page: Any = value[0]
    view: Any = value[1]
    if not isinstance(page, Dictionary) or not isinstance(view, Name) or str(view) not in _VIEWS:
        return
    scale = scales.get(page.objgen)
    if scale is None:
        return
    for at in range(2, min(len(value), 6)):
        given: Any = value[at]
        if is_number(given) and not (view == Name.XYZ and at == _ZOOM):
            value[at] = number(scale * float(given))


def _scale_attributes(
    element: Any, scales: Mapping[tuple[int, int], float], done: set[tuple[int, int]]
) -> None:
    page = element.get("/Pg")
    scale = scales.get(page.objgen) if isinstance(page, Dictionary) else None
    listed = element.get("/A")
    for attributes in list(listed) if isinstance(listed, Array) else [listed]:
        if scale is None or not isinstance(attributes, Dictionary) or _is_done(attributes, done):
            continue
        box = attributes.get("/BBox")
        if isinstance(box, Array):
            attributes["/BBox"] = scaled(box, scale)


def _is_done(value: Object, done: set[tuple[int, int]]) -> bool:
    """Whether a shared object was met before; one that isn't shared never was."""
    if not value.is_indirect:
        return False
    if value.objgen in done:
        return True
    done.add(value.objgen)
    return False


def is_number(value: object) -> bool:
    """Whether an item of an array is a number."""
    return value is not None and not isinstance(value, (bool, Object, str, bytes))


def text(value: float) -> str:
    """A number as content streams have it."""
    return f"{value:.6f}".rstrip("0").rstrip(".") or "0"


def number(value: float) -> Object | int:
    """A number as objects have it, to a millionth."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else Object.parse(text(rounded).encode())


def scaled(values: Array, scale: float, depth: int = 1) -> Array:
    """An array of numbers, or of such arrays, multiplied; what else is in it stays."""
    items: list[Any] = list(values)[:_MOST]
    return Array(
        [
            scaled(item, scale, depth - 1)
            if isinstance(item, Array) and depth
            else number(scale * float(item))
            if is_number(item)
            else item
            for item in items
        ]
    )
