"""What is printed, as pdfium reads it: folios on pages, folios in contents and index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

import pypdfium2

from proceedings.findings.finding import Finding
from proceedings.verification.fault import fault
from proceedings.verification.reader import Link, Rect
from proceedings.verification.spans import MATTER, Leaf

_BAND = 100.0
"""Points from the top and bottom edge within which a folio stands."""
_SLACK = 1.5
"""Points around a link's box: its letters may reach over it."""
_NUMBER = re.compile(r"\d+[a-z]*")


class Printed:
    """The words of one file's pages, by place."""

    def __init__(self, path: Path) -> None:
        self._document = pypdfium2.PdfDocument(path)

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def edges(self, index: int) -> set[str]:
        """Words in the head and the foot of a page as displayed."""
        page = self._document[index]
        text = page.get_textpage()
        words = set[str]()
        for left, bottom, right, top in _bands(page):
            words.update(_words(text.get_text_bounded(left, bottom, right, top)))
        text.close()
        page.close()
        return words

    def below(self, index: int, rects: Sequence[Rect]) -> list[tuple[str, set[str]]]:
        """For each box of a page the text in it, and the words of the lines it stands on."""
        page = self._document[index]
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


def folio_faults(
    printed: Printed, pages: Sequence[tuple[int, Leaf]], *, single: bool = False
) -> Iterator[Finding]:
    """Each of these pages prints its folio in its head or foot.

    Args:
        printed: The file.
        pages: Pages by index in the file, with what they should print.
        single: Whether the file is one paper alone.
    """
    missing: dict[str, list[tuple[int, Leaf]]] = {}
    for index, leaf in pages:
        if leaf.label not in printed.edges(index):
            missing.setdefault(leaf.owner, []).append((index, leaf))
    for paper, group in missing.items():
        index, leaf = group[0]
        yield fault(
            "folio",
            f"the folio {leaf.label} is not read from page {leaf.offset + 1} of the paper in "
            f"{'its own file' if single else 'the volume'}"
            + (f", nor {len(group) - 1} of its other folios" if len(group) > 1 else ""),
            fix="Look what stands in the folio's place on that page.",
            paper=paper,
            page=index + 1,
        )


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
            said[leaf.owner] = said.get(leaf.owner, False) or leaf.label in line
    for paper, is_said in said.items():
        if not is_said:
            yield fault(
                "links", "no entry of contents or index prints the paper's folio", paper=paper
            )


def _words(text: str) -> list[str]:
    # Where a line ends in a hyphen pdfium joins it to the next words, U+0002 or U+FFFE in between:
    # the last line of a paper's page so swallows the folio below it.
    return [word.strip("–—-|·•()[]") for word in re.split(r"[\s\x02\ufffe\u00ad]+", text)]


def _bands(page: Any) -> tuple[Rect, Rect]:
    """Head and foot of the page as displayed, in the page's own coordinates."""
    x0, y0, x1, y1 = page.get_bbox()
    low, high = (x0, y0, x1, y0 + _BAND), (x0, y1 - _BAND, x1, y1)
    near, far = (x0, y0, x0 + _BAND, y1), (x1 - _BAND, y0, x1, y1)
    return (near, far) if page.get_rotation() in (90, 270) else (low, high)
