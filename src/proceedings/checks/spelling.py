"""Where a printed text differs from the record's, the differing letters marked: `Jos[é]`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from proceedings.checks.marking import marked, one_line
from proceedings.checks.reading import BESIDE, SPACING, Letter, Reading, marks, signs

_OPEN_ENDS = "?!)]+"  # signs that end a title and mean something
_BEHIND = re.compile(f" ?[{''.join(sorted(SPACING))}](?![^\\W\\d_])")
_DOTLESS = {"ı": "i", "ȷ": "j"}


@dataclass(frozen=True, slots=True)
class Spellings:
    """Two spellings of one text.

    Attributes:
        printed: As the PDF has it, on one line.
        printed_marked: The same, what differs in brackets.
        written_marked: As the record has it, what differs in brackets.
    """

    printed: str
    printed_marked: str
    written_marked: str

    @property
    def told(self) -> str:
        """Both in words, to follow «Page 1 has»."""
        return f"“{self.printed_marked}”, the record “{self.written_marked}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leniency:
    """What is not compared, or not strictly.

    Attributes:
        skipped: Letters of the record, by number, that may be set in any way: formulas.
        joints: Letters of the record before which signs may differ: a subtitle's first.
        caps_by_word: Any word in capitals may be so by its style, not only a whole text.
        ends: The sign that ends the text counts.
    """

    skipped: Collection[int] = ()
    joints: Collection[int] = ()
    caps_by_word: bool = False
    ends: bool = False


STRICT = Leniency()


def compare(
    printed: Reading, start: int, end: int, written: Reading, lenient: Leniency = STRICT
) -> Spellings | None:
    """How a stretch of a page differs from a text of the record; None for noise alone.

    Args:
        printed: The page.
        start: The number of the stretch's first letter.
        end: The number of the letter after its last.
        written: The record's text.
        lenient: What is not compared strictly.
    """
    return _Comparison(printed, start, end, written, lenient).result()


class _Comparison:
    """One stretch of a page against one text; gathers what differs, as places in both texts."""

    def __init__(
        self, printed: Reading, start: int, end: int, written: Reading, lenient: Leniency
    ) -> None:
        self._printed, self._written = printed, written
        self._start = start
        self._first, self._last = printed.span(start, end)
        self._theirs, self._ours = printed.letters[start:end], written.letters
        self._lenient = lenient
        self._capitals = _capitals(printed, start, end, written.letters, lenient)
        self._theirs_wrong: set[int] = set()
        self._ours_wrong: set[int] = set()

    def result(self) -> Spellings | None:
        self._compare_accents(self._compare_letters())
        if self._lenient.ends:
            self._compare_ends()
        if not (self._theirs_wrong or self._ours_wrong):
            return None
        text, written = self._printed.text, self._written.text
        return Spellings(
            printed=one_line(text[self._first : self._last]),
            printed_marked=marked(text, self._first, self._last, self._theirs_wrong),
            written_marked=marked(written, 0, len(written), self._ours_wrong),
        )

    def _compare_letters(self) -> list[tuple[int, int]]:
        """Compare letters and the signs between them.

        Returns:
            Letters that lack an accent of the record's: it may stand beside them.
        """
        lost: list[tuple[int, int]] = []
        before: tuple[int, int] | None = None
        for mine, yours in _pairs(self._theirs, self._ours, self._lenient.skipped, self._capitals):
            if mine is None or yours is None:
                self._differ(mine, yours)
                continue
            printed, written = self._theirs[mine], self._ours[yours]
            if not _alike(printed, written, mine in self._capitals):
                if _accent_missing(printed, written, mine in self._capitals):
                    lost.append((mine, yours))
                else:
                    self._differ(mine, yours)
            if before == (mine - 1, yours - 1):
                self._compare_signs(self._start + mine, yours)
            before = (mine, yours)
        return lost

    def _differ(self, mine: int | None, yours: int | None) -> None:
        if mine is not None:
            self._theirs_wrong.add(self._theirs[mine].at)
        if yours is not None:
            self._ours_wrong.add(self._ours[yours].at)

    def _compare_accents(self, lost: Sequence[tuple[int, int]]) -> None:
        text = self._printed.text
        wide = _with_accents(text, self._last)
        within = {
            at: BESIDE[sign] for at in range(self._first, wide) if (sign := text[at]) in SPACING
        }
        beside = self._printed.accents_beside(self._first, wide) if lost else Counter()
        # What the record has so itself is the record's too.
        claimed = Counter(BESIDE[sign] for sign in self._written.text if sign in SPACING)
        for mine, yours in lost:
            wanted = Counter(marks(self._ours[yours].own) - marks(self._theirs[mine].own))
            if wanted <= beside - claimed:
                claimed += wanted
            else:
                self._differ(mine, yours)
        unclaimed = _unclaimed(within, claimed)
        self._theirs_wrong.update(unclaimed)
        self._last = max(self._last, *(at + 1 for at in unclaimed), 0)

    def _compare_signs(self, mine: int, yours: int) -> None:
        """Compare what stands before two letters."""
        gap, own_gap = self._printed.gap(mine), self._written.gap(yours)
        if gap == own_gap or {yours, yours - 1} & set(self._lenient.skipped):
            return
        if not _signs_differ(gap, own_gap, yours in self._lenient.joints):
            return
        after, own_after = self._printed.letters[mine - 1].at, self._ours[yours - 1].at
        self._theirs_wrong.update(_sign_places(gap, after + 1))
        self._ours_wrong.update(_sign_places(own_gap, own_after + 1))

    def _compare_ends(self) -> None:
        """Compare the signs behind the last letters."""
        end = self._ours[-1].at + 1
        rest = self._written.text[end:]
        behind = re.compile(r"[^\w\n]{0,6}").match(self._printed.text, self._last)
        raw = behind[0].rstrip() if behind else ""
        theirs, ours = (
            "".join(sign for sign in signs(text) if sign in _OPEN_ENDS) for text in (raw, rest)
        )
        if theirs != ours:
            self._ours_wrong.update(end + n for n, sign in enumerate(rest) if sign in _OPEN_ENDS)
            self._theirs_wrong.update(
                self._last + n for n, sign in enumerate(raw) if sign in _OPEN_ENDS
            )
        if theirs:
            self._last += len(raw)


def _with_accents(text: str, last: int) -> int:
    """Where a text ends with the accent that stands behind it."""
    behind = _BEHIND.match(text, last)
    return behind.end() if behind else last


def _unclaimed(within: Mapping[int, str], claimed: Counter[str]) -> list[int]:
    """Where accents stand in a stretch of text that no letter of the record has."""
    left = Counter(within.values()) - claimed
    found = []
    for at in sorted(within, reverse=True):
        if left[within[at]] > 0:
            left[within[at]] -= 1
            found.append(at)
    return found


def _pairs(
    theirs: Sequence[Letter],
    ours: Sequence[Letter],
    skipped: Collection[int],
    capitals: Collection[int],
) -> Iterator[tuple[int | None, int | None]]:
    """Letters of both side by side, None where one has none; formulas' aside."""
    if [one.base for one in theirs] == [one.base for one in ours]:
        yield from ((index, index) for index in range(len(ours)) if index not in skipped)
        return
    # Case counts, so that «James S. Santo» has won an S and not an s, unless it tells nothing.
    matcher = SequenceMatcher(
        None,
        [one.base if capitals else one.own for one in theirs],
        [one.base if capitals else one.own for one in ours],
        autojunk=False,
    )
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal" or (kind == "replace" and b - a == d - c):
            for mine, yours in zip(range(a, b), range(c, d), strict=True):
                if yours not in skipped:
                    yield mine, yours
        elif not _is_formula(c, d, skipped):
            yield from ((mine, None) for mine in range(a, b))
            yield from ((None, yours) for yours in range(c, d))


def _is_formula(start: int, end: int, skipped: Collection[int]) -> bool:
    """Whether letters of the record, or the place between two, belong to a formula."""
    if start == end:
        return start in skipped or start - 1 in skipped
    return any(index in skipped for index in range(start, end))


def _capitals(
    printed: Reading, start: int, end: int, ours: Sequence[Letter], lenient: Leniency
) -> frozenset[int]:
    """Letters of the stretch, by number, whose case tells nothing: set in capitals.

    The same holds where the record is in capitals, which another rule tells.
    """
    theirs = printed.letters[start:end]
    whole = frozenset(range(len(theirs)))
    if _in_capitals(theirs) or _in_capitals(ours):
        return whole
    found: set[int] = set()
    run: list[int] = []
    for index in range(len(theirs) + 1):
        joined = 0 < index < len(theirs) and not printed.gap(start + index)
        if not joined:
            least = 2 if lenient.caps_by_word else len(theirs) + 1
            if len(run) >= least and _in_capitals([theirs[at] for at in run]):
                found.update(run)
            run = []
        run.append(index)
    return frozenset(found)


def _in_capitals(letters: Sequence[Letter]) -> bool:
    cased = [one.own for one in letters if one.own.lower() != one.own.upper()]
    return len(cased) > 1 and all(own == own.upper() for own in cased)


def _alike(printed: Letter, written: Letter, capitals: bool) -> bool:
    if printed.base != written.base:
        return False
    mine, yours = printed.own, written.own
    if mine == yours:
        return True
    if not capitals:
        return False
    # «ß» is printed as SS, «ı» as I.
    return not mine or not yours or mine.upper() == yours.upper() or "ß" in (mine, yours)


def _accent_missing(printed: Letter, written: Letter, capitals: bool) -> bool:
    """Whether the letter is the same but for accents of the record's."""
    if printed.base != written.base or not printed.own or not written.own:
        return False
    missing = marks(written.own) - marks(printed.own)
    if not missing or marks(printed.own) - marks(written.own):
        return False
    mine, yours = _bare(printed.own), _bare(written.own)
    return mine == yours or (capitals and mine.upper() == yours.upper())


def _bare(own: str) -> str:
    """A letter without accents; a dotless i has lost its dot to one."""
    base = "".join(Reading(own).bases)
    bare = base.upper() if own != own.lower() else base
    return _DOTLESS.get(bare, bare)


def _signs_differ(gap: str, own_gap: str, is_joint: bool) -> bool:
    """Whether signs between two letters differ by more than extraction and the setting make."""
    theirs, ours = signs(gap), signs(own_gap)
    if theirs == ours:
        return False
    broken = "\n" in gap
    if broken and theirs.rstrip("-") == ours.rstrip("-"):
        return False
    if theirs == "" and ours == "-" and any(map(str.isspace, gap)):
        return False  # a hyphen at a line's end that the reader left out
    # A title's parts may be parted by a line's end, or by either sign.
    return not ((broken or is_joint) and not theirs.strip(":-.") and not ours.strip(":-."))


def _sign_places(gap: str, at: int) -> Iterator[int]:
    return (at + index for index, sign in enumerate(gap) if signs(sign))
