"""The record's authors, one by one, in the byline of page 1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from proceedings.checks.frontmatter import Stretch
from proceedings.checks.reading import SPACING, Reading
from proceedings.checks.spelling import Leniency, Spellings, compare
from proceedings.volume.people import Person

_LONGEST = 3000  # letters of the text in which authors stand, from the title on
_ABSTRACT = re.compile(
    r"^[\W\d]{0,20}(?:abstract|summary|keywords|index\s+terms|introduction|zusammenfassung|résumé"
    r"|resumen|ccs\s+concepts)\b",
    re.IGNORECASE | re.MULTILINE,
)
_PARTS = re.compile(r"[^\s,;&|•·()\[\]{}]+")
_APART = re.compile(r"[,;&|•·()\[\]{}]|\d|\band\b|\bund\b|\bet\b")
_ALIKE = 0.7  # of the letters of both, for two names to be one person's
_TOUCHES = re.compile(f"[^\\W\\d_]| ?[{''.join(sorted(SPACING))}\u0300-\u036f]")
_MOST_WORDS = 250
_NAME = Leniency(caps_by_word=True)


class Found(Enum):
    """How a name was found."""

    SAME = "same"
    DIFFERS = "differs"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Match:
    """One author of the record on page 1.

    Attributes:
        person: The author.
        found: How.
        place: The letters of the name as printed; None where it is missing.
        spellings: Both, where they differ.
    """

    person: Person
    found: Found
    place: Stretch | None = None
    spellings: Spellings | None = None


def byline(page: Reading, title: Stretch | None) -> Stretch:
    """Where the authors stand: from the title to the abstract."""
    start = title.end if title else 0
    at = page.letters[start - 1].at + 1 if start else 0
    stop = _ABSTRACT.search(page.text, at)
    end = page.index_at(stop.start()) if stop else len(page.letters)
    return Stretch(start, min(end, start + _LONGEST))


def as_recorded(text: str, people: Sequence[Person]) -> tuple[tuple[int, int], ...] | None:
    """Where each author's name stands letter by letter and in order; None unless all do.

    The quick way: such a byline needs no closer look.
    """
    stop = _ABSTRACT.search(text)
    end = stop.start() if stop else _LONGEST
    places: list[tuple[int, int]] = []
    at = 0
    for person in people:
        start = text.find(person.name, at, end)
        at = start + len(person.name)
        if start < 0 or _TOUCHES.match(text, at) or (start and text[start - 1].isalpha()):
            return None
        places.append((start, at))
    return tuple(places)


def match(page: Reading, region: Stretch, people: Sequence[Person]) -> tuple[Match, ...]:
    """Each author of the record, where the byline has them; nobody's name is taken twice."""
    taken: list[Stretch] = []
    found: dict[int, Match] = {}
    # Whole names first, the longest before all: what is left is compared with what is left.
    order = sorted(range(len(people)), key=lambda index: -len(people[index].name))
    for search in (_whole, _turned, _nearly):
        for index in order:
            if index not in found and (one := search(page, region, people[index], taken)):
                found[index] = one
                if one.place:
                    taken.append(one.place)
    return tuple(
        found.get(index, Match(person, Found.MISSING)) for index, person in enumerate(people)
    )


def _whole(page: Reading, region: Stretch, person: Person, taken: list[Stretch]) -> Match | None:
    written = Reading(person.name)
    place = _free(page, region, written.bases, taken)
    if not place:
        return None
    told = compare(page, place.start, place.end, written, _NAME)
    return Match(person, Found.DIFFERS if told else Found.SAME, place, told)


def _turned(page: Reading, region: Stretch, person: Person, taken: list[Stretch]) -> Match | None:
    """The family name first, or the name in its own script."""
    if person.native:
        place = _free(page, region, Reading(person.native.name).bases, taken)
        if place:
            return Match(person, Found.SAME, place)
    if not person.family or not person.given:
        return None
    family = " ".join(part for part in (person.particle, person.family) if part)
    place = _free(page, region, Reading(f"{family}{person.given}").bases, taken)
    if not place:
        return None
    printed = page.text[slice(*page.span(place.start, place.end))]
    shown = " ".join(printed.split())
    return Match(person, Found.DIFFERS, place, Spellings(shown, shown, person.name))


def _free(page: Reading, region: Stretch, bases: str, taken: Sequence[Stretch]) -> Stretch | None:
    """The first place of some letters that is nobody's yet."""
    start = region.start
    while bases and (at := page.find(bases, start, region.end)) >= 0:
        place = Stretch(at, at + len(bases))
        if not _overlaps(place, taken):
            return place
        start = at + 1
    return None


def _nearly(page: Reading, region: Stretch, person: Person, taken: list[Stretch]) -> Match | None:
    """The words most like the name, if they are like enough, or have the family name."""
    if region.start >= region.end:
        return None
    written = Reading(person.name)
    family = Reading(person.family or "").bases
    count = len(person.name.split())
    best: tuple[float, Stretch] | None = None
    for words in _rows(page, region, taken):
        for first in range(len(words)):
            for last in range(first + 1, min(len(words), first + count + 2) + 1):
                place = Stretch(words[first].start, words[last - 1].end)
                score = _likeness(page.bases[place.start : place.end], written.bases, family)
                if score >= _ALIKE and (best is None or score > best[0]):
                    best = score, place
    if best is None:
        return None
    place = best[1]
    told = compare(page, place.start, place.end, written, _NAME)
    return Match(person, Found.DIFFERS if told else Found.SAME, place, told)


def _rows(page: Reading, region: Stretch, taken: Sequence[Stretch]) -> list[list[Stretch]]:
    """Words that may be of one name together: nothing between them parts names."""
    start, end = page.letters[region.start].at, page.letters[region.end - 1].at + 1
    rows: list[list[Stretch]] = []
    before = start
    for number, found in enumerate(_PARTS.finditer(page.text, start, end)):
        if number >= _MOST_WORDS:
            break
        word = Stretch(page.index_at(found.start()), page.index_at(found.end()))
        is_word = word.start < word.end and "@" not in found[0]
        if not is_word or found[0].casefold() in ("and", "und", "et") or _overlaps(word, taken):
            rows.append([])
            continue
        if not rows or _APART.search(page.text, before, found.start()):
            rows.append([])
        rows[-1].append(_without_figures(page, word))
        before = found.end()
    return [row for row in rows if row]


def _without_figures(page: Reading, word: Stretch) -> Stretch:
    """A word without the figures of footnotes behind it."""
    end = word.end
    while end > word.start + 1 and page.bases[end - 1].isdigit():
        end -= 1
    return Stretch(word.start, end)


def _likeness(printed: str, written: str, family: str) -> float:
    """How surely two names are one person's, 0 to 1."""
    if abs(len(printed) - len(written)) > max(len(printed), len(written)) // 2 + 1:
        return 0.0
    if family and len(family) > 1 and printed.endswith(family) and printed[0] == written[0]:
        # A given name may be an initial, or have lost or won one.
        mine, yours = printed.removesuffix(family), written.removesuffix(family)
        if _begins_alike(mine, yours):
            shared = SequenceMatcher(None, printed, written, autojunk=False).ratio()
            return max(shared, _ALIKE + 0.2 * shared)
    matcher = SequenceMatcher(None, printed, written, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _begins_alike(mine: str, yours: str) -> bool:
    short, long = sorted((mine, yours), key=len)
    return len(short) <= 2 or long.startswith(short) or short[:3] == long[:3]


def _overlaps(place: Stretch, taken: Sequence[Stretch]) -> bool:
    return any(place.start < one.end and one.start < place.end for one in taken)
