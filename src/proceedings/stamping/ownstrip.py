"""The rights strip that a paper prints itself, where it is surely known from beginning to end.

Lines that follow each other closely in one column, in one size, from the first to the last that
only a strip says; above them its rule. What else stands there, as a footnote, stays.

Source: the permission block of the class acmart, versions 1.88 and 2.10: a rule as wide as the
column, 9 points above the first line; a licence's badge between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from proceedings.citation.rightsline import Clause, ClauseKind, strip_clauses
from proceedings.records.inspection import Box, Inspection, Line, MarginMark
from proceedings.records.takenoff import Left, OwnLines, Unremoved
from proceedings.stamping.marks import ToStamp
from proceedings.stamping.ownheads import OurWords, recognisable
from proceedings.stamping.printed import is_statement, own_strip
from proceedings.stamping.strip import clauses_of
from proceedings.volume.paper import StampKind
from proceedings.volume.volume import Volume

_LEADING = 1.8  # of the type size: lines that follow each other closely
_SAME_SIZE = 0.6  # points
_SAME_EDGE = 4.0  # points
_MOST_LINES = 30
_RULE = 6.0  # points: thicker ink is no rule
_ABOVE = 14.0  # points from the first line's top to the rule
_BADGE = 40.0  # points: with a badge between them
_WIDEST_BADGE = 110.0
_COPYRIGHT = re.compile(
    r"^\W{0,3}(?:©|\(c\)|copyright\b)|^(?:19|20)\d\d\.(?:$|\s+acm\b)", re.IGNORECASE
)
_ISBN = re.compile(r"\bisbn\b|\b97[89]-\d|^\d{4}-\d{3}[\dx]/", re.IGNORECASE)
_OF_STRIPS = frozenset({ClauseKind.STATEMENT, ClauseKind.COPYRIGHT})
"""What a list of references never says, which has ISBN and DOI too."""
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi\b)", re.IGNORECASE)


def strip_to_take(volume: Volume, item: ToStamp) -> OwnLines | Left | None:
    """What a paper's own strip is, where it isn't what ours would say and ours can be set.

    Returns:
        Its lines, or the reason why it stays; None where there is none, or it says all of ours.
    """
    inspection, clauses = item.inspection, strip_clauses(volume, item.paper)
    if inspection is None or not differs(inspection, clauses):
        return None
    sign, _ = own_strip(inspection, clauses)
    assert sign is not None  # noqa: S101  # else it wouldn't differ
    mark = MarginMark(kind="text", box=sign.box, text=sign.text, size=sign.size)
    known = OwnLines(page=1, kind=StampKind.STRIP, marks=(item.on_page(1, mark),))
    if item.style.strip_set is None or not clauses_of(volume, item.paper):
        return Left(lines=known, why=Unremoved.NO_WORDS)
    if inspection.tagged:
        return Left(lines=known, why=Unremoved.TAGGED)
    return strip_lines(volume, item) or Left(lines=known, why=Unremoved.NO_BOUNDS)


def differs(inspection: Inspection, clauses: Sequence[Clause]) -> bool:
    """Whether page 1 has a strip, and it lacks or says otherwise what ours says.

    The permission statement is ACM's in several versions: its first words are enough.
    """
    sign, lacking = own_strip(inspection, clauses)
    if sign is None:
        return False
    said = recognisable(inspection.first_page)
    return bool(lacking) or any(
        recognisable(clause.text) not in said
        for clause in clauses
        if clause.kind is not ClauseKind.STATEMENT
    )


def strip_lines(volume: Volume, item: ToStamp) -> OwnLines | None:
    """The strip's lines and its rule on page 1; None where it isn't surely known."""
    inspection = item.inspection
    if inspection is None or not inspection.pages:
        return None
    clauses = strip_clauses(volume, item.paper)
    line_of = next(one.text for one in clauses if one.kind is ClauseKind.CONFERENCE)
    words = OurWords.of(line_of, ())
    known = [(line, _kind(line, clauses, words)) for line in inspection.opening if line.size]
    block = _block(known)
    if not block or not _is_whole(block, inspection):
        return None
    drawn = [MarginMark(kind="ink", box=box) for box in _drawn(block, inspection)]
    marks = [MarginMark(kind="text", box=one.box, text=one.text, size=one.size) for one in block]
    return OwnLines(
        page=1, kind=StampKind.STRIP, marks=tuple(item.on_page(1, mark) for mark in marks + drawn)
    )


def _kind(line: Line, clauses: Sequence[Clause], words: OurWords) -> ClauseKind | None:
    """What a line begins to say that only a strip says."""
    text = line.text.strip()
    mark = MarginMark(kind="text", box=line.box, text=text)
    if is_statement(text, clauses):
        return ClauseKind.STATEMENT
    if _COPYRIGHT.search(text):
        return ClauseKind.COPYRIGHT
    if _DOI.search(text):
        return ClauseKind.DOI
    if _ISBN.search(text):
        return ClauseKind.ISBN
    if words.are_said_by(mark) or words.are_anothers(mark):
        return ClauseKind.CONFERENCE
    return None


def _block(known: Sequence[tuple[Line, ClauseKind | None]]) -> list[Line]:
    """The longest run of close lines from a strip's first sign to its last."""
    best: list[Line] = []
    for first, kind in known:
        if kind is None:
            continue
        column = sorted(
            (
                pair
                for pair in known
                if abs(pair[0].box[0] - first.box[0]) <= _SAME_EDGE
                and abs(pair[0].size - first.size) <= _SAME_SIZE
                and pair[0].box[1] <= first.box[1]
            ),
            key=lambda pair: -pair[0].box[1],
        )
        run: list[tuple[Line, ClauseKind | None]] = []
        for pair in column[:_MOST_LINES]:
            if run and run[-1][0].box[1] - pair[0].box[1] > _LEADING * first.size:
                break
            run.append(pair)
        while run and run[-1][1] is None:
            run.pop()
        kinds = {said for _, said in run if said}
        if len(kinds) > 1 and kinds & _OF_STRIPS and len(run) > len(best):
            best = [line for line, _ in run]
    return best


def _is_whole(block: Sequence[Line], inspection: Inspection) -> bool:
    """Whether nothing else stands among the lines, and none that goes on below them."""
    x0, y0, x1, y1 = _around(block)
    among = (x0, y0 - (_LEADING - 1) * block[0].size, x1, y1 - 1)
    others = [line.box for line in inspection.opening if line not in block]
    return not any(_meets(box, among) for box in (*others, *inspection.foot))


def _drawn(block: Sequence[Line], inspection: Inspection) -> list[Box]:
    """The rule above the lines, and a badge between."""
    left, _, right, top = _around(block)
    above = [
        box
        for box in inspection.foot
        if box[1] >= top - _RULE and box[3] <= top + _BADGE and box[0] < right and box[2] > left
    ]
    badges = [
        box
        for box in above
        if box[3] - box[1] > _RULE
        and box[2] - box[0] <= _WIDEST_BADGE
        and box[0] >= left - _SAME_EDGE
        and box[2] <= right
    ]
    reach = max((box[3] for box in badges), default=top) + _ABOVE
    rules = sorted(
        (box for box in above if box[3] - box[1] <= _RULE and box[3] <= reach),
        key=lambda box: box[1],
    )
    # A rule across the page is seen once in each half of it.
    lowest = [box for box in rules if box[1] - rules[0][1] < 1]
    if not lowest or abs(min(box[0] for box in lowest) - left) > _SAME_EDGE:
        return badges
    between = (left, top, right, lowest[0][1])
    others = [line for line in inspection.opening if line not in block]
    if any(_meets(line.box, between) for line in others):
        return []
    return [*badges, *lowest]


def _meets(box: Box, other: Box) -> bool:
    return box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1]


def _around(lines: Sequence[Line]) -> Box:
    boxes = [line.box for line in lines]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
