"""Where on page 1 the record's title stands, and what stands in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import accumulate, pairwise

from proceedings.checks.marking import one_line
from proceedings.checks.reading import HEAD, Reading, key
from proceedings.checks.spelling import Leniency, Spellings, compare
from proceedings.records.inspection import Inspection
from proceedings.text.asplain import plain
from proceedings.text.richtext import Formula, Piece, RichText
from proceedings.volume.paper import Paper

_ENOUGH = 200  # letters of page 1 that must say something of their paper
_GRAM = 4
_LEAST_GRAMS = 0.4  # of a title's, for a place to be looked at
_LEAST_ALIKE = 0.55  # of the letters of both, for two texts to be one title
_TOP = 2500  # letters in which a title begins
_FORMULA = 60  # letters a formula may take
_BLOCK = 3  # letters in a row that are no chance
_SURE_BLOCK = 6  # letters in a row that are none far from the others, either
_FAR = 8  # letters more between them on the page than in the record
_REACH = 15  # letters beyond what is missing, up to which a line's rest belongs to the title
_LARGEST = 0.5  # points: sizes of one title's lines differ by no more
_SHOWN = 120
_SCRIPTS = frozenset({"sub", "sup"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters of page 1, by number, the last not counted."""

    start: int
    end: int

    def where(self, page: Reading) -> tuple[int, int]:
        """Where they begin and end in the text."""
        return page.span(self.start, self.end) if self.start < self.end else (0, 0)


@dataclass(frozen=True, slots=True)
class Title:
    """A record's title, to be found.

    Attributes:
        reading: Its letters.
        lenient: Formulas, and the place between title and subtitle.
    """

    reading: Reading
    lenient: Leniency

    @classmethod
    def of(cls, paper: Paper) -> Title:
        """Title and subtitle of a paper."""
        text, formulas = _plain(paper.title)
        joints = []
        if paper.subtitle:
            joints.append(len(text) + 2)
            more, others = _plain(paper.subtitle)
            formulas += [(joints[0] + start, joints[0] + end) for start, end in others]
            text = f"{text}: {more}"
        reading = Reading(text)
        skipped = frozenset(
            index
            for index, letter in enumerate(reading.letters)
            if any(start <= letter.at < end for start, end in formulas)
        )
        starts = frozenset(reading.index_at(at) for at in joints)
        return cls(reading, Leniency(skipped=skipped, joints=starts, ends=True))

    def differs(self, page: Reading, place: Stretch) -> Spellings | None:
        """How the page's title differs from the record's."""
        return compare(page, place.start, place.end, self.reading, self.lenient)

    def find(self, page: Reading) -> Stretch | None:
        """Where the title stands, letter by letter or nearly so."""
        return self._whole(page) or self._nearly(page)

    def _whole(self, page: Reading) -> Stretch | None:
        pieces = list(self._pieces())
        if not pieces:
            return None
        start = at = page.find(pieces[0])
        for before, piece in pairwise(pieces):
            if at < 0:
                return None
            end = at + len(before)
            at = page.find(piece, end, end + _FORMULA + len(piece))
        return None if at < 0 else Stretch(start, at + len(pieces[-1]))

    def _pieces(self) -> Iterator[str]:
        """The letters between formulas."""
        piece = ""
        for index, base in enumerate(self.reading.bases):
            if index not in self.lenient.skipped:
                piece += base
            elif piece:
                yield piece
                piece = ""
        if piece:
            yield piece

    def _nearly(self, page: Reading) -> Stretch | None:
        wanted = self.reading.bases
        at = _densest(page.bases[:_TOP], wanted)
        if at is None:
            return None
        start, end = max(0, at - 2 * _GRAM), at + len(wanted) + len(wanted) // 4 + 4 * _GRAM
        matcher = SequenceMatcher(None, page.bases[start:end], wanted, autojunk=False)
        blocks = _together(
            [block for block in matcher.get_matching_blocks() if block.size >= _BLOCK]
        )
        if not blocks:
            return None
        first, last = blocks[0], blocks[-1]
        found = _to_words(
            page,
            start + first.a,
            start + last.a + last.size,
            before=first.b,
            behind=len(wanted) - last.b - last.size,
        )
        alike = 2 * sum(block.size for block in blocks) / (found.end - found.start + len(wanted))
        return found if alike >= _LEAST_ALIKE else None


def says_something(inspection: Inspection) -> bool:
    """Whether page 1 has text to compare: a scan has none, some fonts' letters aren't known."""
    if any(not font.readable and 1 in font.pages for font in inspection.fonts):
        return False
    return sum(map(str.isalnum, inspection.first_page[:HEAD])) >= _ENOUGH


def has_title(inspection: Inspection, paper: Paper) -> bool:
    """Whether the title stands on page 1 as the record has it: the quick way."""
    pieces = [piece.plain for piece in (paper.title, paper.subtitle) if piece]
    page = key(inspection.first_page[:HEAD])
    at = page.find(key(pieces[0]))
    if at < 0:
        return False
    end = at + len(key(pieces[0]))
    if len(pieces) > 1:
        rest = re.match(f"[:.-]{{0,3}}{re.escape(key(pieces[1]))}", page[end:])
        if not rest:
            return False
        end += rest.end()
    return page[end : end + 1] not in ("?", "!", ")", "+")


def apparent_title(inspection: Inspection) -> str:
    """What reads like the title of page 1: its largest lines, else its first."""
    lines = [line for line in inspection.opening if any(map(str.isalpha, line.text))]
    if lines:
        largest = max(line.size for line in lines)
        text = " ".join(line.text for line in lines if line.size >= largest - _LARGEST)
    else:
        rows = (row for row in inspection.first_page.split("\n") if any(map(str.isalpha, row)))
        text = next(rows, "")
    shown = one_line(text)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"


def _plain(text: RichText) -> tuple[str, list[tuple[int, int]]]:
    """A text and where in it formulas and raised or lowered letters are."""
    whole, formulas = "", []
    for paragraph in text.paragraphs:
        for piece in paragraph:
            own = plain((piece,))
            if _is_set_apart(piece):
                formulas.append((len(whole), len(whole) + len(own)))
            whole += own
    return whole, formulas


def _is_set_apart(piece: Piece) -> bool:
    return isinstance(piece, Formula) or bool(_SCRIPTS & set(piece.marks))


def _densest(page: str, wanted: str) -> int | None:
    """Where most of a text's runs of letters stand together."""
    grams = {wanted[at : at + _GRAM] for at in range(len(wanted) - _GRAM + 1)}
    if not grams or len(page) < _GRAM:
        return None
    hits = [page[at : at + _GRAM] in grams for at in range(len(page) - _GRAM + 1)]
    sums = [0, *accumulate(hits)]
    width = len(wanted) + len(wanted) // 8
    most, at = max(
        (sums[min(len(hits), start + width)] - sums[start], -start) for start in range(len(hits))
    )
    return -at if most >= _LEAST_GRAMS * len(grams) else None


def _together(blocks: list[Match]) -> list[Match]:
    """Without a few letters at either end that stand far from the rest: a name has them too."""
    while len(blocks) > 1 and _is_chance(blocks[-2], blocks[-1], blocks[-1].size):
        blocks = blocks[:-1]
    while len(blocks) > 1 and _is_chance(blocks[0], blocks[1], blocks[0].size):
        blocks = blocks[1:]
    return blocks


def _is_chance(one: Match, other: Match, size: int) -> bool:
    between = other.a - one.a - one.size, other.b - one.b - one.size
    return size < _SURE_BLOCK and between[0] > between[1] + _FAR


def _to_words(page: Reading, start: int, end: int, *, before: int, behind: int) -> Stretch:
    """Out to whole words, and to the line's ends where something of the text is still missing."""
    text = page.text
    first, last = page.span(start, end)
    line = text.rfind("\n", 0, first) + 1
    if before and page.index_at(first) - page.index_at(line) <= before + _REACH:
        first = line
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    stop = text.find("\n", last)
    stop = stop if stop >= 0 else len(text)
    if behind and page.index_at(stop) - page.index_at(last) <= behind + _REACH:
        last = stop
    while last < len(text) and text[last].isalnum():
        last += 1
    return Stretch(page.index_at(first), page.index_at(last))
