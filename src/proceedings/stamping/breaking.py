"""How many lines paragraphs come out at: those of all papers' notices in one go."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from importlib import resources

from proceedings.records.overlay import Paragraph, Piece
from proceedings.typesetting.press import Press
from proceedings.typesetting.spoken import language

NOTICE = "notice.typ"
"""The source that sets a paragraph."""

Break = Callable[[Sequence[Paragraph]], Sequence[int]]
"""Gives the lines of paragraphs, in their order."""

_UNBROKEN = re.compile(r"(\S*\u00a0\S*)")


def line_counts(press: Press, paragraphs: Sequence[Paragraph]) -> tuple[int, ...]:
    """Break paragraphs as they will be set.

    Raises:
        PressError: A font family of the style isn't there.
    """
    distinct = tuple(dict.fromkeys(paragraphs))
    if not distinct:
        return ()
    folder = resources.files("proceedings.stamping")
    sources = {name: folder.joinpath(name).read_bytes() for name in ("breaking.typ", NOTICE)}
    sources["paragraphs.json"] = json.dumps([plain_paragraph(one) for one in distinct]).encode()
    heights: list[float] = press.query(sources, "breaking.typ", "heights")[0]
    counts = {
        paragraph: round(height / paragraph.leading) + 1
        for paragraph, height in zip(distinct, heights, strict=True)
    }
    return tuple(counts[paragraph] for paragraph in paragraphs)


def plain_paragraph(paragraph: Paragraph, parts: Sequence[int] = ()) -> dict[str, object]:
    """A paragraph as the press takes it; `parts` says which part each of its pieces is of."""
    told = language(paragraph.language)
    pieces = [
        one
        for piece, part in zip(paragraph.pieces, parts or [0] * len(paragraph.pieces), strict=True)
        for one in _plain(piece, part)
    ]
    return {
        "pieces": pieces,
        "font": paragraph.font,
        "link_font": paragraph.link_font,
        "size": paragraph.size,
        "leading": paragraph.leading,
        "width": paragraph.width,
        "lang": told.get("lang", "en"),
        "region": told.get("region"),
    }


def _plain(piece: Piece, part: int) -> Iterator[dict[str, object]]:
    # A hard space is read back as one from a page; words that must stay together are boxed instead.
    for number, text in enumerate(_UNBROKEN.split(piece.text)):
        if text:
            yield {
                "text": text.replace("\u00a0", " "),
                "whole": number % 2 == 1,
                "face": piece.face,
                "uri": piece.uri,
                "part": part,
            }
