"""Stamps and notices: what is laid on pages, chosen and measured, not yet set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One line of text laid on a page.

    Attributes:
        name: The style's name for it, as `folio` or `conference-line`.
        text: The words, as they will be read back from the page.
        font: Font families in order of preference.
        size: Points.
        x: Points from the left edge of the page as displayed, to the line's `align` point.
        y: Points from the bottom edge to the baseline.
        align: `left`, `centre` or `right`: which point of the line stands at x.
        width: The set width in points.
    """

    name: str
    text: str
    font: tuple[str, ...]
    size: float
    x: float
    y: float
    align: str
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a paragraph that is set alike.

    Attributes:
        face: `regular`, `bold` or `italic`.
        uri: Where it leads, for a link.
    """

    text: str
    face: str = "regular"
    uri: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Justified lines of text.

    Attributes:
        font: Font families in order of preference.
        link_font: The same for links.
        size: Points.
        leading: Points from one baseline to the next.
        width: Points.
        language: BCP 47: where words may be broken.
    """

    pieces: tuple[Piece, ...]
    font: tuple[str, ...]
    link_font: tuple[str, ...]
    size: float
    leading: float
    width: float
    language: str

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetParagraph:
    """A paragraph on a page: the left end of its first baseline, points from the lower left."""

    x: float
    y: float
    paragraph: Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A licence's short name in a frame; points from the page's lower left corner."""

    text: str
    uri: str
    x: float
    y: float
    height: float
    font: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A level line, from its left end; points from the page's lower left corner."""

    x: float
    y: float
    width: float
    thickness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is set on a paper's first page as content: the rights strip, or the reference.

    Attributes:
        name: `strip` or `reference`.
        language: BCP 47, of its words.
        box: The room it takes on the displayed page.
    """

    name: str
    language: str
    box: Box
    paragraphs: tuple[SetParagraph, ...]
    badge: Badge | None = None
    rule: Rule | None = None

    @property
    def text(self) -> str:
        """Its words as they are read back, the badge's aside, a space between paragraphs."""
        return " ".join(placed.paragraph.text for placed in self.paragraphs)

    @property
    def parts(self) -> tuple[str | None, ...]:
        """Stretches that are linked alike, in order: where each leads, None for plain text.

        Each is an overlay page of its own: a tagged page needs a link's words by themselves.
        """
        badge = [self.badge.uri] if self.badge else []
        pieces = (piece.uri for placed in self.paragraphs for piece in placed.paragraph.pieces)
        return tuple(uri for uri, _ in groupby([*badge, *pieces]))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStamps:
    """All that is laid on one page of a paper; sizes are the displayed page's, in points."""

    width: float
    height: float
    stamps: tuple[Stamp, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStamps:
    """All that is laid on a paper, one entry a page.

    Attributes:
        notices: What is set on its first page as content.
    """

    id: str
    pages: tuple[PageStamps, ...]
    notices: tuple[Notice, ...] = ()


def notice_pages(papers: Sequence[PaperStamps]) -> Iterator[tuple[tuple[Notice, range], ...]]:
    """For each paper its notices, each with its parts' pages in the papers' common overlay.

    The overlay has one page for each page of each paper, and behind all of them the parts.
    """
    index = sum(len(paper.pages) for paper in papers)
    for paper in papers:
        found = []
        for notice in paper.notices:
            found.append((notice, range(index, index + len(notice.parts))))
            index += len(notice.parts)
        yield tuple(found)
