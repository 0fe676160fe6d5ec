"""Makes small tagged PDFs, right and wrong, and reads what became of their tags with pypdf."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdf
from pikepdf import Array, Dictionary, Name, String
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from latexlike import Paper


@dataclass
class Node:
    """An element to be made: its type, its own keys, and pages of content or nodes below it."""

    kind: str
    kids: Sequence[Node | int] = ()
    keys: Mapping[str, Any] = field(default_factory=dict)


class TaggedPaper(Paper):
    """A paper in the making whose content is words of its own, each in a mark with an element.

    Every element that holds content has an /Alt with its words, `NAME PAGE NUMBER`.
    """

    def __init__(self, name: str, pages: int, top: Sequence[Node], **maps: Any) -> None:
        super().__init__(name, pages)
        self.marks: list[list[str]] = [[] for _ in range(pages)]
        root: Any = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.root = root
        self.elements: list[Any] = []
        root.K = Array([self._made(node, root) for node in top])
        for key, value in maps.items():
            root[f"/{key}"] = value
        self.pdf.Root.StructTreeRoot = root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)
        for number, (page, words) in enumerate(zip(self.pages, self.marks, strict=True)):
            page.StructParents = number
            shown = [
                f"/P <</MCID {mark}>> BDC BT /F1 9 Tf 72 {700 - 9 * mark} Td ({said}) Tj ET EMC"
                for mark, said in enumerate(words)
            ]
            page.Contents = self.pdf.make_stream("\n".join(shown).encode())

    def _made(self, node: Node, parent: Any) -> Any:
        element: Any = self.pdf.make_indirect(Dictionary(S=Name(f"/{node.kind}"), P=parent))
        self.elements.append(element)
        kids: list[Any] = []
        said: list[str] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self._made(kid, element))
                continue
            mark = len(self.marks[kid])
            said.append(f"{self.name} {kid} {mark}")
            self.marks[kid].append(said[-1])
            kids.append(Dictionary(Type=Name.MCR, Pg=self.pages[kid], MCID=mark))
        element.K = Array(kids)
        if said:
            element.Alt = String(", ".join(said))
        for key, value in node.keys.items():
            element[f"/{key}"] = value
        return element


def leaf_words(path: Path) -> tuple[list[str], list[str]]:
    """What elements say of their content, and what stands in their marks, in the tree's order."""
    reader = pypdf.PdfReader(path)
    index = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    shown = [dict(_marked(page.get_contents().get_data())) for page in reader.pages]  # type: ignore[union-attr]
    told: list[str] = []
    found: list[str] = []
    for element in elements_of(path, reader):
        words = [
            shown[index[page.idnum]][mark]
            for page, mark in _content(element)
            if mark in shown[index[page.idnum]]
        ]
        if words:
            found.append(", ".join(words))
            told.append(str(element.get("/Alt", "")))
    return told, found


def _marked(content: bytes) -> Iterator[tuple[int, str]]:
    pattern = rb"/P <</MCID (\d+)>> BDC BT [^(]*\(([^)]*)\) Tj ET EMC"
    for mark, words in re.findall(pattern, content):
        yield int(mark), words.decode()


def _content(element: DictionaryObject) -> Iterator[tuple[IndirectObject, int]]:
    for kid in kids_of(element):
        if isinstance(kid, int):
            yield element.raw_get("/Pg"), int(kid)
        elif "/MCID" in kid:
            yield kid.raw_get("/Pg") if "/Pg" in kid else element.raw_get("/Pg"), int(kid["/MCID"])


def kids_of(element: DictionaryObject) -> list[Any]:
    kids = element.get("/K")
    kids = kids.get_object() if isinstance(kids, IndirectObject) else kids
    if kids is None:
        return []
    return [kid.get_object() for kid in (kids if isinstance(kids, ArrayObject) else [kids])]


def elements_of(path: Path, reader: pypdf.PdfReader | None = None) -> list[DictionaryObject]:
    """Every element in the order of the document."""
    reader = reader or pypdf.PdfReader(path)
    root: Any = reader.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    found: list[DictionaryObject] = []
    waiting = list(reversed(kids_of(root)))
    while waiting:
        element = waiting.pop()
        found.append(element)
        below = [kid for kid in kids_of(element) if not isinstance(kid, int) and "/S" in kid]
        waiting.extend(reversed(below))
    return found
