"""Reads links and bookmarks with pypdf: another reader than the one that wrote them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdf
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    TextStringObject,
)

Found = tuple[int, tuple[str, ...], tuple[int, tuple[str, ...]] | None]
"""Page, box and destination (page and view) of a link."""


class Readback:
    """One file's links and bookmarks, every name looked up in its own name space."""

    def __init__(self, path: Path) -> None:
        self.reader = pypdf.PdfReader(path)
        self.index = {p.indirect_reference.idnum: i for i, p in enumerate(self.reader.pages)}  # type: ignore[union-attr]
        root: Any = self.reader.trailer["/Root"]
        self.root = root.get_object()
        self.strings: dict[bytes, Any] = {}
        if "/Names" in self.root and "/Dests" in self.root["/Names"]:
            self._walk(self.root["/Names"]["/Dests"])
        self.symbols = dict(self.root.get("/Dests", {}))

    def _walk(self, node: Any) -> None:
        names = node.get("/Names", ())
        for name, value in zip(names[::2], names[1::2], strict=False):
            self.strings[_raw(name)] = value
        for kid in node.get("/Kids", ()):
            self._walk(kid.get_object())

    def resolve(self, dest: Any) -> tuple[int, tuple[str, ...]] | None:
        value = _object(dest)
        if isinstance(value, NameObject):
            value = _object(self.symbols.get(str(value)))
        elif isinstance(value, (TextStringObject, ByteStringObject)):
            value = _object(self.strings.get(_raw(value)))
        if isinstance(value, DictionaryObject):
            value = _object(value.get("/D"))
        if not isinstance(value, ArrayObject):
            return None
        first = list.__getitem__(value, 0)
        page = self.index.get(first.idnum) if isinstance(first, IndirectObject) else int(first)
        return None if page is None else (page, tuple(map(_view, list(value)[1:])))

    @property
    def links(self) -> list[Found]:
        found = []
        for number, page in enumerate(self.reader.pages):
            for reference in _object(page.get("/Annots")) or ():
                link = reference.get_object()
                action = _object(link.get("/A")) or {}
                if "/Dest" not in link and action.get("/S") != "/GoTo":
                    continue
                dest = link.get("/Dest") if "/Dest" not in link else link.raw_get("/Dest")
                target = self.resolve(dest if dest is not None else action.raw_get("/D"))
                found.append((number, tuple(map(_view, link["/Rect"])), target))
        return found

    @property
    def addresses(self) -> list[tuple[int, tuple[str, ...], bytes]]:
        """Page, box and address of each web link."""
        found = []
        for number, page in enumerate(self.reader.pages):
            for reference in _object(page.get("/Annots")) or ():
                link = reference.get_object()
                action = _object(link.get("/A")) or {}
                if action.get("/S") == "/URI":
                    box = tuple(map(_view, link["/Rect"]))
                    found.append((number, box, _raw(action.raw_get("/URI"))))
        return found

    def frame(self, number: int) -> tuple[object, ...]:
        """All boxes of a page, its rotation, its unit, whether it is a transparency group."""
        page = self.reader.pages[number]
        boxes = (page.mediabox, page.cropbox, page.trimbox, page.bleedbox, page.artbox)
        return (
            *(tuple(round(float(side), 2) for side in box) for box in boxes),
            page.rotation % 360,
            float(page.get("/UserUnit", 1)),
            "/Group" in page,
        )

    @property
    def bookmarks(self) -> list[tuple[int, str, int | None, int]]:
        """Level, title, page and /Count of each bookmark, in order."""
        found: list[tuple[int, str, int | None, int]] = []
        if "/Outlines" in self.root:
            self._items(self.root["/Outlines"], 0, found)
        return found

    def _items(self, parent: Any, level: int, found: list[Any]) -> None:
        node = parent.get("/First")
        while node is not None:
            node = node.get_object()
            dest = node.raw_get("/Dest") if "/Dest" in node else None
            if dest is None and _object(node.get("/A")):
                dest = _object(node["/A"]).get("/D")
            target = self.resolve(dest)
            found.append(
                (level, str(node["/Title"]), target and target[0], int(node.get("/Count", 0)))
            )
            self._items(node, level + 1, found)
            node = node.get("/Next")


def _object(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _raw(value: Any) -> bytes:
    value = _object(value)
    return value.original_bytes if isinstance(value, TextStringObject) else bytes(value)


def _view(part: Any) -> str:
    try:
        return f"{float(_object(part)):.1f}"
    except (TypeError, ValueError):
        return str(_object(part))
