"""The volume as pypdf reads it: links, bookmarks, labels, destinations, actions.

pypdf shares no code with the library that wrote the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdf
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    TextStringObject,
)

Rect = tuple[float, float, float, float]
_DEEPEST = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link into the volume; `target` is a page's index, None where it leads nowhere."""

    page: int
    rect: Rect
    target: int | None


@dataclass(slots=True, kw_only=True)
class Item:
    """A bookmark with what stands below it; `showing` is its /Count as written."""

    title: str
    target: int | None
    showing: int = 0
    kids: list[Item] = field(default_factory=list)

    @property
    def below(self) -> int:
        """How many bookmarks stand below it, on all levels."""
        return sum(1 + kid.below for kid in self.kids)


class VolumeReader:
    """One file, read once."""

    def __init__(self, path: Path) -> None:
        self._reader = pypdf.PdfReader(path)
        self._index = {
            page.indirect_reference.idnum: index
            for index, page in enumerate(self._reader.pages)
            if page.indirect_reference is not None
        }
        self.root: DictionaryObject = dictionary(self._reader.trailer["/Root"])
        self.names = self._read_names()

    @property
    def page_count(self) -> int:
        """Number of pages."""
        return len(self._index)

    @property
    def labels(self) -> list[str]:
        """The page labels, one a page."""
        return list(self._reader.page_labels)

    @property
    def pages(self) -> list[DictionaryObject]:
        """Every page's dictionary."""
        return list(self._reader.pages)

    def index_of(self, page: Any) -> int | None:
        """The index of the page that a reference names."""
        return self._index.get(page.idnum) if isinstance(page, IndirectObject) else None

    @property
    def title(self) -> str:
        """The title the file gives itself."""
        information = self._reader.metadata
        return (information.title or "") if information else ""

    def annotations(self) -> Iterator[tuple[int, DictionaryObject]]:
        """Every annotation with the index of its page."""
        for index, page in enumerate(self._reader.pages):
            listed = resolved(page.get("/Annots"))
            for annotation in listed if isinstance(listed, ArrayObject) else ():
                found = resolved(annotation)
                if isinstance(found, DictionaryObject):
                    yield index, found

    def page_actions(self) -> Iterator[int]:
        """Indexes of pages that carry actions of their own."""
        return (index for index, page in enumerate(self._reader.pages) if "/AA" in page)

    def links(self) -> Iterator[Link]:
        """Every link into the volume."""
        for index, annotation in self.annotations():
            action = dictionary(annotation.get("/A"))
            if "/Dest" in annotation:
                dest: Any = annotation.raw_get("/Dest")
            elif action.get("/S") == "/GoTo":
                dest = action.raw_get("/D") if "/D" in action else None
            else:
                continue
            numbers = [float(part) for part in annotation["/Rect"]]  # type: ignore[attr-defined]
            rect = (
                min(numbers[0], numbers[2]),
                min(numbers[1], numbers[3]),
                max(numbers[0], numbers[2]),
                max(numbers[1], numbers[3]),
            )
            yield Link(page=index, rect=rect, target=self.page_of(dest))

    def page_of(self, dest: Any) -> int | None:
        """The page a destination leads to, by index; None for nowhere."""
        value = resolved(dest)
        if isinstance(value, (TextStringObject, ByteStringObject)):
            value = self.names.get(_bytes(value))
        if isinstance(value, DictionaryObject):
            value = resolved(value.get("/D"))
        if not isinstance(value, ArrayObject) or not value:
            return None
        first = list.__getitem__(value, 0)
        return self._index.get(first.idnum) if isinstance(first, IndirectObject) else None

    def outline(self) -> list[Item]:
        """The bookmarks as a tree."""
        return self._items(dictionary(self.root.get("/Outlines")), 0)

    def _items(self, parent: DictionaryObject, level: int) -> list[Item]:
        items: list[Item] = []
        node = dictionary(parent.get("/First"))
        while node and level < _DEEPEST and len(items) <= 100_000:
            action = dictionary(node.get("/A"))
            dest = node.raw_get("/Dest") if "/Dest" in node else action.get("/D")
            items.append(
                Item(
                    title=str(node.get("/Title", "")),
                    target=self.page_of(dest),
                    showing=int(node.get("/Count", 0)),
                    kids=self._items(node, level + 1),
                )
            )
            node = dictionary(node.get("/Next"))
        return items

    def _read_names(self) -> dict[bytes, Any]:
        """The name tree of destinations."""
        found: dict[bytes, Any] = {}
        tree = dictionary(dictionary(self.root.get("/Names")).get("/Dests"))
        waiting = [tree]
        while waiting:
            node = waiting.pop()
            names = resolved(node.get("/Names"))
            if isinstance(names, ArrayObject):
                for name, value in zip(names[::2], names[1::2], strict=False):
                    found[_bytes(resolved(name))] = resolved(value)
            kids = resolved(node.get("/Kids"))
            waiting.extend(dictionary(kid) for kid in kids or ())
        return found


def actions(holder: DictionaryObject) -> Iterator[DictionaryObject]:
    """An annotation's action and those that follow it."""
    waiting, taken = [holder.get("/A")], 0
    while waiting and taken < _DEEPEST:
        action = resolved(waiting.pop())
        if isinstance(action, ArrayObject):
            waiting.extend(action)
        elif isinstance(action, DictionaryObject):
            taken += 1
            yield action
            waiting.append(action.get("/Next"))


def address(action: DictionaryObject) -> bytes:
    """A web action's address."""
    value = resolved(action.get("/URI"))
    return _bytes(value) if isinstance(value, (TextStringObject, ByteStringObject)) else b""


def resolved(value: Any) -> Any:
    """A value, the one a reference names."""
    return value.get_object() if isinstance(value, IndirectObject) else value


def dictionary(value: Any) -> DictionaryObject:
    """A value as a dictionary; an empty one for what is none."""
    found = resolved(value)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _bytes(value: Any) -> bytes:
    if isinstance(value, TextStringObject):
        return value.original_bytes
    return bytes(value) if isinstance(value, ByteStringObject) else str(value).encode()
