"""Makes small PDFs as LaTeX and worse tools leave them: names, links, bookmarks, odd structures."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String


class Paper:
    """A PDF in the making; each page says `NAME page N`."""

    def __init__(self, name: str, pages: int = 3, *, size: tuple[int, int] = (612, 792)) -> None:
        self.name = name
        self.pdf = pikepdf.new()
        self.pages: list[Any] = []
        self._named: list[Any] = []
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        self.resources = self.pdf.make_indirect(Dictionary(Font=Dictionary(F1=font)))
        for number in range(1, pages + 1):
            text = f"BT /F1 12 Tf 72 400 Td ({name} page {number}) Tj ET"
            self.pdf.add_blank_page(page_size=size)
            page: Any = self.pdf.pages[-1].obj
            page.Resources = self.resources
            page.Contents = self.pdf.make_stream(text.encode())
            self.pages.append(page)

    def view(self, page: int, top: int = 700) -> Array:
        """An explicit destination on a page (from 0)."""
        return Array([self.pages[page], Name.XYZ, 72, top, None])

    def destination(self, name: str, page: int, top: int = 700) -> None:
        """A destination in the name tree, as hyperref makes it."""
        self._named.append((name, self.view(page, top)))
        entries = [part for pair in sorted(self._named) for part in (String(pair[0]), pair[1])]
        self.pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(entries)))

    def symbol(self, name: str, page: int) -> None:
        """A destination in the catalogue's old dictionary, as Chromium makes it."""
        if "/Dests" not in self.pdf.Root:
            self.pdf.Root.Dests = Dictionary()
        self.pdf.Root.Dests[name] = self.view(page)

    def annotate(self, page: int, **keys: Any) -> Any:
        """An annotation on a page; a link unless `Subtype` is given."""
        entries = {"Type": Name.Annot, "Subtype": Name.Link, "Rect": Array([72, 72, 90, 90])} | keys
        annotation = self.pdf.make_indirect(Dictionary(**entries))
        if "/Annots" not in self.pages[page]:
            self.pages[page].Annots = Array()
        self.pages[page].Annots.append(annotation)
        return annotation

    def bookmarks(self, *items: tuple[str, int, list[Any]]) -> Any:
        """An outline: title, page, and the same below."""
        self.pdf.Root.Outlines = self.pdf.make_indirect(Dictionary(Type=Name.Outlines))
        self._below(self.pdf.Root.Outlines, list(items))
        return self.pdf.Root.Outlines

    def _below(self, parent: Any, items: list[Any]) -> None:
        nodes: list[Any] = []
        for title, page, kids in items:
            node: Any = self.pdf.make_indirect(
                Dictionary(Title=String(title), Parent=parent, Dest=self.view(page))
            )
            if kids:
                self._below(node, kids)
            nodes.append(node)
        for before, after in pairwise(nodes):
            before.Next, after.Prev = after, before
        parent.First, parent.Last, parent.Count = nodes[0], nodes[-1], len(nodes)

    def save(self, folder: Path, **options: Any) -> Path:
        """Write it as `NAME.pdf`."""
        path = folder / f"{self.name}.pdf"
        self.pdf.save(path, static_id=True, **options)
        return path


def latex_paper(name: str, pages: int = 3) -> Paper:
    """A paper as every LaTeX paper is: named destinations alike, links both ways, bookmarks."""
    paper = Paper(name, pages)
    for page in range(pages):
        paper.destination(f"page.{page + 1}", page)
        paper.destination(f"section.{page + 1}", page, top=500 + page)
    paper.annotate(0, A=Dictionary(S=Name.GoTo, D=String(f"section.{pages}")))
    paper.annotate(pages - 1, Dest=String("page.1"))
    paper.annotate(1, Dest=paper.view(0, top=333))
    paper.annotate(1, A=Dictionary(S=Name.URI, URI=String("https://example.org/x")))
    paper.bookmarks(("Introduction", 0, [("Aim", 0, [])]), ("End", pages - 1, []))
    return paper


def sha256(path: Path) -> str:
    """A file's hash."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
