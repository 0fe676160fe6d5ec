"""Signs that rules want looked for: where the text matches their patterns.

Patterns are the rules', texts are strangers': a text that could keep a pattern busy for long is
broken up first, letter for letter, so that places stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from proceedings.inspection import words
from proceedings.inspection.pagetext import PageText
from proceedings.records.inspection import Box, HiddenText, Sighting, Sign

_LONGEST_TEXT = 100_000  # letters
_LONGEST_LINE = 2_000
_LONGEST_WORD = 256
_LONGEST_SPACE = 20
_WIDE = re.compile(rf"\s{{{_LONGEST_SPACE},}}")
_LONG = re.compile(rf"\S{{{_LONGEST_WORD}}}\S")
_BEGINNING = re.compile(r"(?<![^\W\d_])[a-z]{4}")
_WORD = re.compile(r"(?<![^\W\d_])[a-z]{4,}")
_RARE = "?@{}[]<>|!"
_STOP = "\x00"  # matched by no sign
_LONGEST_TOLD = 200  # letters
_WITHIN = 2.0  # points by which letters may stand out of the box of hidden text they belong to


class Tally:
    """Sightings of all pages."""

    def __init__(self, signs: Sequence[Sign]) -> None:
        """Make the patterns ready."""
        self._signs = signs
        self._kept = _Kept(signs)

    def add(self, text: PageText, page: int, hidden: Sequence[HiddenText] = ()) -> None:
        """Look through a page.

        Args:
            text: Its text.
            page: Its number.
            hidden: What of it can't be seen: a sign there is told once, as hidden.
        """
        known = set()
        for one in hidden:
            for sign, found in _matches(self._signs, one.text):
                told = _told(sign, one.text, found, page, one.box, "hidden")
                known.add((sign.name, told.text))
                self._kept.add(sign, told)
        for sign, found in _matches(self._signs, text.plain):
            if not hidden and not self._kept.has_room(sign):
                self._kept.count(sign)
                continue
            told = _told(sign, text.plain, found, page, text.box_of(*found.span()), "page")
            if not any(_is_part(told, one) for one in hidden):
                self._kept.add(sign, told)
            elif (sign.name, told.text) not in known:
                self._kept.add(sign, replace(told, where="hidden"))

    def sightings(self) -> tuple[Sighting, ...]:
        """All that was seen, by page."""
        return self._kept.all()


def sightings_elsewhere(
    texts: Iterable[tuple[str, str, int | None]], signs: Sequence[Sign]
) -> tuple[Sighting, ...]:
    """What is seen in texts that stand on no page.

    Args:
        texts: Each with where it stands, as a `Sighting` says it, and its page, if it has one.
        signs: The rules' patterns.
    """
    kept = _Kept(signs)
    for where, text, page in texts:
        for sign, found in _matches(signs, text):
            kept.add(sign, _told(sign, text, found, page, None, where))
    return kept.all()


class _Kept:
    """As many sightings of each sign as are wanted, and how many more there were."""

    def __init__(self, signs: Iterable[Sign]) -> None:
        self._counts = {sign.name: 0 for sign in signs}
        self._told: list[Sighting] = []

    def has_room(self, sign: Sign) -> bool:
        return self._counts[sign.name] < sign.most

    def add(self, sign: Sign, told: Sighting) -> None:
        if self.has_room(sign):
            self._told.append(told)
        self.count(sign)

    def count(self, sign: Sign) -> None:
        self._counts[sign.name] += 1

    def all(self) -> tuple[Sighting, ...]:
        """By page, then in the order they were found; those on no page first."""
        told = sorted(self._told, key=lambda one: one.page or 0)
        beyond = dict(self._counts)
        for one in told:
            beyond[one.sign] -= 1
        for index in range(len(told) - 1, -1, -1):
            told[index] = replace(told[index], count=beyond[told[index].sign])
            beyond[told[index].sign] = 0
        return tuple(told)


def _matches(signs: Iterable[Sign], text: str) -> Iterator[tuple[Sign, re.Match[str]]]:
    text = text[:_LONGEST_TEXT]
    likely = _likely(signs, " ".join(text.lower().split()))
    tame = _tamed(text) if likely else ""
    for sign in likely:
        for found in _compiled(sign.pattern).finditer(tame):
            if found.end() > found.start():
                yield sign, found


def _likely(signs: Iterable[Sign], lower: str) -> list[Sign]:
    """The signs of which a needle is there.

    Looking for hundreds of needles costs more than the patterns do. So one is looked for only where
    some word begins as its longest word does, or its rarest letter is there.
    """
    there = set(_BEGINNING.findall(lower)).union(lower)
    return [sign for sign in signs if not sign.needles or _is_there(sign.needles, there, lower)]


def _is_there(needles: tuple[str, ...], there: set[str], lower: str) -> bool:
    known = _known(needles)
    return not there.isdisjoint(known) and any(
        key in there and any(needle in lower for needle in known[key]) for key in known
    )


@cache
def _known(needles: tuple[str, ...]) -> dict[str, list[str]]:
    """The needles by what a text must have for them to be in it."""
    known: dict[str, list[str]] = {}
    for needle in needles:
        begins = max(_WORD.findall(needle), key=len, default="")[:4]
        rare = (letter for letter in needle if not letter.isascii() or letter in _RARE)
        known.setdefault(begins or next(rare, needle[0]), []).append(needle)
    return known


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE | re.IGNORECASE)


def _tamed(text: str) -> str:
    """The text, broken up where a pattern that tries each place anew would need its square."""
    text = _WIDE.sub(
        lambda found: found[0][:_LONGEST_SPACE] + _STOP * (len(found[0]) - _LONGEST_SPACE), text
    )
    if max(map(len, text.split()), default=0) > _LONGEST_WORD:
        text = _LONG.sub(lambda found: found[0][:-1] + _STOP, text)
    if max(map(len, text.split("\n")), default=0) > _LONGEST_LINE:
        text = "\n".join(map(_broken, text.split("\n")))
    return text


def _broken(line: str) -> str:
    parts = [line[at : at + _LONGEST_LINE] for at in range(0, len(line), _LONGEST_LINE)]
    return "".join(f"{part[:-1]}\n" for part in parts[:-1]) + "".join(parts[-1:])


def _told(
    sign: Sign, text: str, found: re.Match[str], page: int | None, box: Box | None, where: str
) -> Sighting:
    start, end = found.span()
    room = max(0, _LONGEST_TOLD - (end - start)) // 2
    first = max(text.rfind("\n", 0, start) + 1, start - room)
    stop = text.find("\n", end)
    last = min(stop if stop >= 0 else len(text), end + room)
    return Sighting(
        sign=sign.name,
        text=words.line(found[0])[:_LONGEST_TOLD],
        line=words.line(text[first:last])[:_LONGEST_TOLD],
        page=page,
        box=box,
        where=where,
    )


def _is_part(told: Sighting, hidden: HiddenText) -> bool:
    """Whether what was seen belongs to hidden text: it stands in its box and is of its words.

    Where the text is longer than what is kept of it, the box alone says so.
    """
    if told.box is None:
        return False
    x0, y0, x1, y1 = told.box
    left, bottom, right, top = hidden.box
    stands = (
        x0 >= left - _WITHIN
        and y0 >= bottom - _WITHIN
        and x1 <= right + _WITHIN
        and y1 <= top + _WITHIN
    )
    told_whole = hidden.letters <= sum(map(str.isalnum, hidden.text))
    return stands and (not told_whole or _bare(told.text) in _bare(hidden.text))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text))
