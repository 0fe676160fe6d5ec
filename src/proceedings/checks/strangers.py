"""Names in the byline of page 1 that the record doesn't have.

A byline holds more than names: only what stands in a list of names beside authors of the record, or
in the list that the ACM reference format gives, is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from proceedings.text.letters import folded
from proceedings.volume.paper import Paper

_REFERENCE = re.compile(
    r"ACM\s*Reference\s*Format:?\s*(.{3,1500}?)\.\s*(?:19|20)\d\d\.", re.DOTALL | re.IGNORECASE
)
_LISTED = re.compile(r"\s*,\s*and\s+|\s*,\s*|\s+and\s+|\s*&\s*")
_PARTED = re.compile(r"[\d∗*†‡§¶‖#,;&|•·/()\[\]{}✉☆⋆]|\band\b|\bund\b|\bet\b|\s{3,}")
_NAME = re.compile(
    r"(?:[A-ZÀ-ÞĀ-Ž][\w’'.-]*|[A-Z]\.)(?:\s+(?:[a-zà-ÿ]{1,4}\s+)?[A-ZÀ-ÞĀ-Ž][\w’'.-]*){1,3}"
)
_NO_NAME = re.compile(
    r"univ|instit|depart|dept|school|colleg|laborat|\blab|research|\binc|corp|cent(?:er|re)|group"
    r"|techn|member|fellow|ieee|\bacm\b|student|faculty|academ|hospital|company|ltd|gmbh|scien"
    r"|engineer|software|review|email|https?|www|@|\bby\b",
    re.IGNORECASE,
)
_ALIKE = 0.7
_MOST = 5


def strangers(
    text: str, start: int, end: int, paper: Paper, places: Sequence[tuple[int, int]]
) -> tuple[str, ...]:
    """Names that page 1 gives as authors' and that are nobody's of the record, the first five.

    Args:
        text: Of page 1.
        start: Where its byline begins.
        end: Where that ends.
        paper: The record.
        places: Where its authors' names begin and end.
    """
    listed = _of_list(text, start, end, paper, places) if len(places) > 1 else ()
    return tuple(dict.fromkeys((*_of_reference(text, paper), *listed)))[:_MOST]


def _of_reference(text: str, paper: Paper) -> Iterator[str]:
    reference = _REFERENCE.search(text)
    if not reference:
        return
    known = [folded(author.name) for author in paper.authors]
    families = [folded(author.family or author.name) for author in paper.authors]
    for name in _LISTED.split(" ".join(reference[1].split())):
        letters = folded(name)
        if not letters or "nonymous" in name or letters in known:
            continue
        if any(letters.endswith(family) for family in families if family):
            continue
        if not any(SequenceMatcher(None, letters, one).ratio() >= _ALIKE for one in known):
            yield name


def _of_list(
    text: str, start: int, end: int, paper: Paper, places: Sequence[tuple[int, int]]
) -> Iterator[str]:
    known: str | None = None
    at = start
    for line in text[start:end].split("\n"):
        here = [place for place in places if place[0] < at + len(line) and at < place[1]]
        if len(here) > 1:
            known = _known_words(paper) if known is None else known
            yield from _left_over(line, at, here, known)
        at += len(line) + 1


def _left_over(line: str, at: int, here: Sequence[tuple[int, int]], known: str) -> Iterator[str]:
    for first, last in here:
        start, end = max(0, first - at), min(len(line), last - at)
        line = f"{line[:start]}{',' * (end - start)}{line[end:]}"
    for part in _PARTED.split(line):
        words = " ".join(part.split())
        if _NAME.fullmatch(words) and not _NO_NAME.search(words) and folded(words) not in known:
            yield words


def _known_words(paper: Paper) -> str:
    """Where the authors work: a city may look like a name."""
    return " ".join(
        folded(part)
        for author in paper.authors
        for place in author.affiliations
        for part in (place.institution, place.department, place.city, place.state, place.country)
        if part
    )
