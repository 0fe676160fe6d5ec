"""Texts that hang on the catalogue: bookmarks, labels of pages, layers, attachments, form fields.

Viewers show them beside the page, and programs that read a file read them too.

Source: ISO 32000-1, 12.3.3 (outline), 12.4.2 (page labels), 8.11 (layers), 7.11.4 (attachments),
12.7.3 (fields).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pikepdf
from pikepdf import Array, Dictionary, Object, String

from proceedings.inspection.annotations import long_text_of
from proceedings.inspection.docinfo import SEPARATOR
from proceedings.pdf.outline import Bookmark
from proceedings.pdf.trees import read_names, read_numbers

_MOST = 2000  # of each kind
_SPECIFICATION = ("/F", "/UF", "/Desc")
_FIELD = ("/V", "/DV", "/TU", "/T")


def catalogue_texts(pdf: pikepdf.Pdf, outline: Iterable[Bookmark]) -> Iterator[tuple[str, str]]:
    """Each text with where it stands, as a `Sighting` says it; those of a kind as one.

    Args:
        pdf: The file.
        outline: Its bookmarks.
    """
    root = pdf.Root
    bookmarks = (entry for item in outline for entry in item.walk())
    titles = (_decoded(entry.title) for entry in islice(bookmarks, _MOST))
    kinds = (
        ("info", titles),
        ("info", _labels(root.get("/PageLabels"))),
        ("info", _layers(root.get("/OCProperties"))),
        ("info", _attachments(root.get("/Names"))),
        ("comment", _fields(root.get("/AcroForm"))),
    )
    for where, texts in kinds:
        if text := SEPARATOR.join(filter(None, texts)):
            yield where, text


def _decoded(title: bytes | str) -> str:
    return title if isinstance(title, str) else long_text_of(String(title))


def _labels(tree: object) -> Iterator[str]:
    for _, label in islice(read_numbers(tree), _MOST):
        yield from _entries(label, ("/P",))


def _layers(properties: object) -> Iterator[str]:
    listed = properties.get("/OCGs") if isinstance(properties, Dictionary) else None
    for layer in islice(listed, _MOST) if isinstance(listed, Array) else ():
        yield from _entries(layer, ("/Name",))


def _attachments(names: object) -> Iterator[str]:
    tree = names.get("/EmbeddedFiles") if isinstance(names, Dictionary) else None
    for name, file in islice(read_names(tree), _MOST):
        yield long_text_of(String(name))
        yield from _entries(file, _SPECIFICATION)


def _fields(form: object) -> Iterator[str]:
    waiting: list[object] = [form.get("/Fields")] if isinstance(form, Dictionary) else []
    seen = set[tuple[int, int]]()
    for _ in range(_MOST):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, Array):
            waiting.extend(islice(node, _MOST))
        elif isinstance(node, Dictionary):
            if node.is_indirect:
                if node.objgen in seen:
                    continue
                seen.add(node.objgen)
            yield from _entries(node, _FIELD)
            waiting.append(node.get("/Kids"))


def _entries(holder: Object | object, keys: Iterable[str]) -> Iterator[str]:
    if isinstance(holder, Dictionary):
        yield from (long_text_of(holder.get(key)) for key in keys)
