"""Signs that rules want looked for: where the text matches their patterns.

Patterns are the rules', texts are strangers': a text that could keep a pattern busy for long is
broken up first, letter for letter, so that places stay what they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from string import ascii_lowercase

from proceedings.inspection import words
from proceedings.inspection.pagetext import PageText
from proceedings.inspection.unseen import Told
from proceedings.records.inspection import Box, HiddenText, Sighting
from proceedings.records.wanted import Sign

_LONGEST_TEXT = 100_000  # letters
_LONGEST_LINE = 2_000
_LONGEST_WORD = 256
_LONGEST_SPACE = 20
_WIDE = re.compile(rf"\s{{{_LONGEST_SPACE},}}")
_LONG = re.compile(rf"\S{{{_LONGEST_WORD}}}\S")
_WORD = re.compile(r"(?<![^\W\d_])[a-z]{4,}")
_SHORT, _LONG_ENOUGH = 4, 6  # letters of a word's beginning, by which needles are looked for
_LETTERS_ALONE = bytes(code if chr(code) in ascii_lowercase else ord(" ") for code in range(256))
_RARE = "?@{}[]<>|!"
_STOP = "\x00"  # matched by no sign
_LONGEST_TOLD = 200  # letters
_MOST_TOLD = 1000  # sightings of all signs in all kinds of places
_LONGEST_BARE = 500  # letters
_USUAL_WORD = (2.0, 15.0)  # letters of a text's words, on average
_WITHIN = 2.0  # points by which letters may stand out of the box of hidden text they belong to


Span = tuple[int, int]
"""Start and end in a page's text."""


class Tally:
    """Sightings of all pages."""

    def __init__(self, signs: Sequence[Sign]) -> None:
        """Make the patterns ready."""
        self._signs = signs
        self._kept = _Kept()

    def add(
        self,
        text: PageText,
        page: int,
        hidden: Sequence[HiddenText] = (),
        unseen: Callable[[Sequence[Span]], Sequence[bool]] | None = None,
    ) -> None:
        """Look through a page.

        Args:
            text: Its text.
            page: Its number.
            hidden: What of it can't be seen: a sign there is told once, as hidden.
            unseen: Of spans of the text, whether they can't be seen; for signs that are looked at.
        """
        known = set()
        for one in hidden:
            for sign, found in _in_hidden(self._signs, one.text):
                told = _told(sign, found.string, found, page, one.box, "hidden")
                known.add((sign.name, told.text))
                self._kept.add(sign, told)
        matches = list(_matches(self._signs, text.plain))
        unseen_spans = _unseen_spans(matches, unseen)
        for sign, found in matches:
            is_unseen = found.span() in unseen_spans
            if not (hidden or is_unseen or self._kept.has_room(sign, "page")):
                self._kept.count(sign, "page")
                continue
            told = _told(sign, text.plain, found, page, text.box_of(*found.span()), "page")
            if not any(_is_part(told, one) for one in hidden):
                self._kept.add(sign, replace(told, where="hidden") if is_unseen else told)
            elif (sign.name, told.text) not in known:
                self._kept.add(sign, replace(told, where="hidden"))

    def sightings(self) -> tuple[Sighting, ...]:
        """All that was seen, by page."""
        return self._kept.all()


def sightings_elsewhere(
    texts: Iterable[Told],
    signs: Sequence[Sign],
    remote: Iterable[Told] = (),
) -> tuple[Sighting, ...]:
    """What is seen in texts that stand on no page.

    Args:
        texts: Each with where it stands, as a `Sighting` says it, and its page, if it has one.
        signs: The rules' patterns.
        remote: More texts, for signs alone that matter anywhere.
    """
    kept = _Kept()
    everywhere = tuple(sign for sign in signs if sign.anywhere)
    seen = set[tuple[str, str, int | None, str]]()
    for some, wanted in ((texts, signs), (remote, everywhere)):
        for where, text, page in some:
            for sign, found in _matches(wanted, text):
                told = _told(sign, text, found, page, None, where)
                key = (where, sign.name, page, told.text)
                if some is texts or key not in seen:
                    kept.add(sign, told)
                seen.add(key)
    return kept.all()


class _Kept:
    """As many sightings of each sign as are wanted, and how many more there were.

    Each kind of place has room of its own: what is seen a hundred times must not be in the way of
    what is hidden once.
    """

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._told: list[Sighting] = []

    def has_room(self, sign: Sign, where: str) -> bool:
        return self._counts[sign.name, where] < sign.most

    def add(self, sign: Sign, told: Sighting) -> None:
        if self.has_room(sign, told.where) and len(self._told) < _MOST_TOLD:
            self._told.append(told)
        self.count(sign, told.where)

    def count(self, sign: Sign, where: str) -> None:
        self._counts[sign.name, where] += 1

    def all(self) -> tuple[Sighting, ...]:
        """By page, then in the order they were found; those on no page first."""
        told = sorted(self._told, key=lambda one: one.page or 0)
        beyond = self._counts.copy()
        for one in told:
            beyond[one.sign, one.where] -= 1
        for index in range(len(told) - 1, -1, -1):
            key = (told[index].sign, told[index].where)
            told[index] = replace(told[index], count=beyond[key])
            beyond[key] = 0
        return tuple(told)


def _unseen_spans(
    matches: Iterable[tuple[Sign, re.Match[str]]],
    unseen: Callable[[Sequence[Span]], Sequence[bool]] | None,
) -> set[Span]:
    spans = sorted({found.span() for sign, found in matches if sign.anywhere})
    if not spans or unseen is None:
        return set()
    return {span for span, is_unseen in zip(spans, unseen(spans), strict=True) if is_unseen}


def _matches(signs: Sequence[Sign], text: str) -> Iterator[tuple[Sign, re.Match[str]]]:
    text = text[:_LONGEST_TEXT]
    parts = text.split()
    joined = " ".join(parts)
    likely = _likely(signs, joined.lower())
    if not likely:
        return
    # Most texts have neither long words nor wide spaces.
    is_tame = len(text) - len(joined) < _LONGEST_SPACE and len(max(parts, key=len)) <= _LONGEST_WORD
    tame = _tamed(text, is_tame=is_tame)
    for sign in likely:
        for found in _compiled(sign.pattern).finditer(tame):
            if found.end() > found.start():
                yield sign, found


def _in_hidden(signs: Sequence[Sign], text: str) -> Iterator[tuple[Sign, re.Match[str]]]:
    """Matches in hidden text, also where its words run together or its letters stand apart."""
    words_of_it = text.split()
    least, most = _USUAL_WORD
    if not words_of_it or least <= sum(map(len, words_of_it)) / len(words_of_it) <= most:
        yield from _matches(signs, text)
        return
    bare = "".join(words_of_it)[:_LONGEST_BARE]
    for sign in signs:
        if sign.anywhere:
            for found in _compiled(_without_spaces(sign.pattern)).finditer(bare):
                yield sign, found


@cache
def _without_spaces(pattern: str) -> str:
    """A pattern for text without spaces; words of any kind are short, lest it tries without end."""
    return pattern.replace(r"\s+", r"\s*").replace(r"\b", "").replace(r"\w+", r"\w{1,12}")


def _likely(signs: Sequence[Sign], lower: str) -> list[Sign]:
    """The signs of which a needle is there.

    Looking for hundreds of needles costs more than the patterns do. So one is looked for only where
    some word begins as its longest word does, or its rarest letter is there.
    """
    known = _known(tuple(sign.needles for sign in signs))
    there = set(lower)
    for word in set(lower.encode("latin-1", "replace").translate(_LETTERS_ALONE).split()):
        there.add(word[:_SHORT].decode())
        there.add(word[:_LONG_ENOUGH].decode())
    likely = {
        index
        for key in there.intersection(known)
        for needle, indices in known[key]
        if needle in lower
        for index in indices
    }
    return [sign for index, sign in enumerate(signs) if index in likely or not sign.needles]


@cache
def _known(signs: tuple[tuple[str, ...], ...]) -> dict[str, list[tuple[str, list[int]]]]:
    """All signs' needles, and whose they are, by what a text must have for them to be in it."""
    owners: dict[str, list[int]] = {}
    for index, needles in enumerate(signs):
        for needle in needles:
            owners.setdefault(needle, []).append(index)
    known: dict[str, list[tuple[str, list[int]]]] = {}
    for needle, indices in owners.items():
        word = max(_WORD.findall(needle), key=len, default="")
        begins = word[: _LONG_ENOUGH if len(word) >= _LONG_ENOUGH else _SHORT]
        rare = (letter for letter in needle if not letter.isascii() or letter in _RARE)
        known.setdefault(begins or next(rare, needle[0]), []).append((needle, indices))
    return known


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE | re.IGNORECASE)


def _tamed(text: str, *, is_tame: bool) -> str:
    """The text, broken up where a pattern that tries each place anew would need its square."""
    if not is_tame:
        text = _WIDE.sub(
            lambda found: found[0][:_LONGEST_SPACE] + _STOP * (len(found[0]) - _LONGEST_SPACE), text
        )
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
