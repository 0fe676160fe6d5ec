"""What stands already where a stamp is to go, and which stamps are therefore set.

Text that a paper prints itself is recognised and not printed twice; nothing is ever printed over
something else. Source: pages of the class acmart in both versions of its heads, measured, and
folios as ACM's production prints them on published papers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from proceedings.records.inspection import MarginMark, PageFacts
from proceedings.records.overlay import Stamp
from proceedings.stamping.cutpages import cut_pages
from proceedings.stamping.inway import OF_A_PLACE, Obstacle, Reason, in_the_way
from proceedings.stamping.ownheads import (
    OurWords,
    baseline,
    own_heads,
    recognisable,
    says,
    surely_heads,
)
from proceedings.volume.style import Style

_HEAD_BAND = 14.0  # between acmart's formats heads differ by 12; the body begins 26 below the head
_SAME_ROW = 2.0

# A number with noughts before it is a paper's number or part of one, not a page's.
_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-–—·|]*\s*([1-9]\d{0,4})\s*[-–—·|]*(?:\s*(?:of|/)\s*\d{1,5})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The stamps that are set, one entry a page, and what was in the way of the others."""

    stamps: tuple[tuple[Stamp, ...], ...]
    obstacles: tuple[Obstacle, ...]


def look(
    pages: Sequence[PageFacts],
    planned: Sequence[tuple[Stamp, ...]],
    folios: Sequence[str],
    words: OurWords,
    style: Style,
) -> Seen:
    """Keep the stamps whose place is free and whose text isn't printed there already.

    Args:
        pages: The paper's pages.
        planned: The stamps planned for each; a line that says the page's folio is its folio.
        folios: The planned folio of each page, as printed.
        words: Texts that are right in a head of this paper.
        style: The paper's style: how much room its stamps need, and the size of its pages.
    """
    obstacles: list[Obstacle] = []
    kept: list[tuple[Stamp, ...]] = []
    numbers = own_numbers(pages)
    printed = own_heads(pages)
    sure = surely_heads(pages)
    for index, (facts, stamps, folio) in enumerate(zip(pages, planned, folios, strict=True)):
        page = _Page(index + 1, facts, style.clear, obstacles)
        lines = [stamp for stamp in stamps if stamp.text != folio]
        staying = page.heads(
            [line for line in lines if line.y > facts.height / 2],
            printed[index],
            words,
            sure=sure[index],
        )
        staying += page.feet([line for line in lines if line.y <= facts.height / 2])
        staying += page.folios(
            [stamp for stamp in stamps if stamp.text == folio], numbers.get(index)
        )
        kept.append(tuple(stamp for stamp in stamps if stamp in staying))
    cut = cut_pages(pages, planned, printed, numbers, style)
    return Seen(
        stamps=tuple(() if index + 1 in cut else stamps for index, stamps in enumerate(kept)),
        obstacles=(
            *(one for one in obstacles if one.page not in cut or one.reason not in OF_A_PLACE),
            *cut.values(),
        ),
    )


@dataclass(slots=True)
class _Page:
    """One page being looked at; what is in the way is added to `obstacles`."""

    number: int
    facts: PageFacts
    clear: float
    obstacles: list[Obstacle]

    def heads(
        self,
        heads: Sequence[Stamp],
        printed: Sequence[MarginMark],
        words: OurWords,
        *,
        sure: bool,
    ) -> list[Stamp]:
        """The head lines that are set: those the page doesn't have, if there is room for all.

        Args:
            heads: The lines planned.
            printed: What stands on the page as a head, at whatever height.
            words: What is right in a head of this paper.
            sure: What stands there surely is a head, whatever it says.
        """
        row = [
            mark
            for mark in self.facts.marks
            if mark.kind == "text"
            and any(abs(baseline(mark) - head.y) <= _HEAD_BAND for head in heads)
        ]
        elsewhere = [mark for mark in printed if mark not in row]
        others = [mark for mark in (*row, *elsewhere) if words.are_anothers(mark)]
        if others:
            # A template's sample is told of where its other words are: one cause, one finding.
            if not words.are_a_sample(others[0]):
                self._report(Reason.WRONG_HEAD, others[0], words.conference_line)
            return []
        own = [mark for mark in elsewhere if sure or words.are_said_by(mark)]
        if own:
            return self._beside(own, [*row, *elsewhere], heads)
        return self._in_row(row, heads, words)

    def _beside(
        self, own: Sequence[MarginMark], all_own: Sequence[MarginMark], heads: Sequence[Stamp]
    ) -> list[Stamp]:
        """None of our lines where the paper has its head at another height: one head is enough."""
        for head in heads:
            if not any(says(mark, recognisable(head.text)) for mark in all_own):
                self._report(Reason.OWN_HEAD, own[0], head.text)
                break
        return []

    def _in_row(
        self, row: Sequence[MarginMark], heads: Sequence[Stamp], words: OurWords
    ) -> list[Stamp]:
        has_ours = any(says(mark, words.line) for mark in row)
        staying: list[Stamp] = []
        blocked = False
        for head in heads:
            text = recognisable(head.text)
            if any(says(mark, text) for mark in row):
                continue
            other = self._in_the_way(head)
            if other is None:
                staying.append(head)
                continue
            blocked = True
            is_right = words.are_said_by(other)
            if has_ours and other in row:
                if not is_right and not words.are_a_sample(other):
                    self._report(Reason.OWN_HEAD, other, head.text)
            elif not is_right or text == words.line:
                self._report(Reason.HEAD_OCCUPIED, other, head.text)
        # Half a head of ours beside half a head of theirs is worse than either.
        return [] if blocked else staying

    def feet(self, feet: Sequence[Stamp]) -> list[Stamp]:
        """The lines at the foot that the page doesn't have, if there is room for all of them."""
        staying: list[Stamp] = []
        blocked = False
        for foot in feet:
            text = recognisable(foot.text)
            if any(says(mark, text) for mark in self.facts.marks if mark.kind == "text"):
                continue
            other = self._in_the_way(foot)
            if other is None:
                staying.append(foot)
            else:
                blocked = True
                self._report(Reason.FOOT_OCCUPIED, other, foot.text)
        return [] if blocked else staying

    def folios(self, stamps: Sequence[Stamp], own: tuple[int, MarginMark] | None) -> list[Stamp]:
        """The folio, where its place is free and the page doesn't print it itself."""
        staying: list[Stamp] = []
        for stamp in stamps:
            if own and str(own[0]) == stamp.text:
                continue
            if own:
                self._report(Reason.OWN_FOLIO, own[1], stamp.text)
            mark = self._in_the_way(stamp)
            if mark is None:
                staying.append(stamp)
            elif not own or mark != own[1]:
                self._report(Reason.FOLIO_OCCUPIED, mark, stamp.text)
        return staying

    def _in_the_way(self, stamp: Stamp) -> MarginMark | None:
        return in_the_way(stamp, self.facts.marks, self.clear)

    def _report(self, reason: Reason, mark: MarginMark, planned: str) -> None:
        self.obstacles.append(Obstacle(reason=reason, page=self.number, mark=mark, planned=planned))


def own_numbers(pages: Sequence[PageFacts]) -> dict[int, tuple[int, MarginMark]]:
    """The page numbers a paper prints: alone on the outermost line, rising with the pages.

    Numbers that happen to stand in a margin (line numbers, a table's last row) don't rise by one a
    page on half of all pages.
    """
    found: dict[int, list[tuple[int, MarginMark]]] = {
        index: _outer_numbers(page) for index, page in enumerate(pages)
    }
    offsets = Counter(
        offset for index, numbers in found.items() for offset in {n - index for n, _ in numbers}
    )
    if not offsets:
        return {}
    offset, votes = min(offsets.items(), key=lambda item: (-item[1], item[0]))
    if votes * 2 < len(pages):
        return {}
    return {
        index: (number, mark)
        for index, numbers in found.items()
        for number, mark in numbers
        if number - index == offset
    }


def _outer_numbers(page: PageFacts) -> list[tuple[int, MarginMark]]:
    texts = [mark for mark in page.marks if mark.kind == "text"]
    lower = [mark.box[1] for mark in texts if mark.box[3] < page.height / 2]
    upper = [mark.box[3] for mark in texts if mark.box[3] >= page.height / 2]
    found = []
    for mark in texts:
        number = _NUMBER.fullmatch(mark.text.strip())
        outer = (
            mark.box[1] <= min(lower) + _SAME_ROW
            if mark.box[3] < page.height / 2
            else mark.box[3] >= max(upper) - _SAME_ROW
        )
        if number and outer:
            found.append((int(number[1]), mark))
    return found
