"""What is printed, as pdfium reads it: words by place, folios in contents and index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double, c_int, create_string_buffer
from pathlib import Path
from typing import Any, Self

import pypdfium2
from pypdfium2 import raw as pdfium

from proceedings.findings.finding import Finding
from proceedings.verification.fault import fault
from proceedings.verification.reader import Link, Rect
from proceedings.verification.spans import MATTER, Leaf, Spot

_SLACK = 1.5
"""Points around a link's box: its letters may reach over it."""
_FINE = 100
"""Pdfium's device, a page's picture in whole pixels, has so many of them in a point."""
_PAGES_AT_ONCE = 500
_BETWEEN_WORDS = re.compile(r"(?:[\s\x02\ufffe\u00ad]|\.{2,}|…)+")
_NUMBER = re.compile(r"\d+[a-z]*")


class Printed:
    """The words of one file's pages, by place."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._document = pypdfium2.PdfDocument(path)
        self._loaded = 0

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def page_count(self) -> int:
        """Number of pages."""
        return len(self._document)

    @property
    def title(self) -> str:
        """The title the file gives itself."""
        return str(self._document.get_metadata_value("Title"))

    def _page(self, index: int) -> Any:
        # pdfium keeps what it has read of each page: a volume of thousands would fill the memory.
        self._loaded += 1
        if self._loaded % _PAGES_AT_ONCE == 0:
            self._document.close()
            self._document = pypdfium2.PdfDocument(self._path)
        return self._document[index]

    def texts_at(self, index: int, spots: Sequence[Spot]) -> list[str]:
        """What is printed in each spot of a page, and nothing else of it."""
        if not spots:
            return []
        page = self._page(index)
        text = page.get_textpage()
        found = [str(text.get_text_bounded(*_own_box(page, spot))) for spot in spots]
        text.close()
        page.close()
        return found

    def addresses(self, index: int) -> set[str]:
        """Where the links of a page lead that leave the file."""
        page = self._page(index)
        found: set[str] = set()
        at, link = c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(page, byref(at), byref(link)):
            action = pdfium.FPDFLink_GetAction(link)
            if action and pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_URI:
                size = pdfium.FPDFAction_GetURIPath(self._document, action, None, 0)
                text = create_string_buffer(size)
                pdfium.FPDFAction_GetURIPath(self._document, action, text, size)
                found.add(text.value.decode("utf-8", "replace"))
        page.close()
        return found

    def below(self, index: int, rects: Sequence[Rect]) -> list[tuple[str, set[str]]]:
        """For each box of a page the text in it, and the words of the lines it stands on."""
        page = self._page(index)
        text = page.get_textpage()
        found = []
        for left, bottom, right, top in rects:
            box = (left - _SLACK, bottom - _SLACK, right + _SLACK, top + _SLACK)
            inside = text.get_text_bounded(*box).strip()
            line = text.get_text_bounded(None, bottom - _SLACK, None, top + _SLACK)
            found.append((inside, set(_words(line))))
        text.close()
        page.close()
        return found


def contents_faults(
    printed: Printed, links: Sequence[Link], book: Sequence[Leaf]
) -> Iterator[Finding]:
    """Contents and index print the folio they lead to."""
    by_page: dict[int, list[Link]] = {}
    for link in links:
        if book[link.page].owner == MATTER and link.target is not None:
            by_page.setdefault(link.page, []).append(link)
    said: dict[str, bool] = {}
    for index, group in by_page.items():
        for link, (inside, line) in zip(
            group, printed.below(index, [link.rect for link in group]), strict=True
        ):
            leaf = book[link.target or 0]
            if leaf.owner == MATTER:
                continue
            if _NUMBER.fullmatch(inside) and inside != leaf.label:
                yield fault(
                    "links",
                    f"page {book[index].label} prints {inside} and leads to page {leaf.label}",
                    page=index + 1,
                )
            is_here = leaf.label == inside or leaf.label in line
            said[leaf.owner] = said.get(leaf.owner, False) or is_here
    for paper, is_said in said.items():
        if not is_said:
            yield fault(
                "links", "no entry of contents or index prints the paper's folio", paper=paper
            )


def _words(text: str) -> list[str]:
    # Where a line ends in a hyphen pdfium joins it to the next words, U+0002 or U+FFFE in between;
    # leaders it may join to the words on both sides.
    return [word.strip("–—-|·•()[].") for word in _BETWEEN_WORDS.split(text)]


def _own_box(page: Any, spot: Spot) -> Rect:
    """A spot in the page's own coordinates, by pdfium's reckoning of box and rotation."""
    width, height = page.get_size()
    scale = width / spot.width  # pdfium passes over UserUnit
    corners = [
        _own_point(page, (width, height), (x * scale, y * scale))
        for x, y in (spot.box[:2], spot.box[2:])
    ]
    (x0, y0), (x1, y1) = corners
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _own_point(
    page: Any, size: tuple[float, float], point: tuple[float, float]
) -> tuple[float, float]:
    width, height = (round(side * _FINE) for side in size)
    x, y = c_double(), c_double()
    across, down = round(point[0] * _FINE), height - round(point[1] * _FINE)
    pdfium.FPDF_DeviceToPage(page, 0, 0, width, height, 0, across, down, byref(x), byref(y))
    return x.value, y.value
