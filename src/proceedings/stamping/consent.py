"""Which lines of its own a paper is relieved of, where a chair consents (`replace:`).

A line is taken off only where it is surely a running head or a page number, where it isn't what we
would print in its place anyway, and where ours is then set. What the paper says itself is never
touched on a guess: a table's first row may stand as alone on top of a page as a head does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from proceedings.citation.names import name_list
from proceedings.findings.finding import Finding
from proceedings.records.inspection import MarginMark, PageFacts
from proceedings.records.overlay import PageStamps, PaperStamps, Stamp
from proceedings.records.takenoff import Left, OwnLines, Unremoved
from proceedings.stamping.marks import ToStamp
from proceedings.stamping.ownheads import (
    OurWords,
    baseline,
    is_followed,
    own_heads,
    recognisable,
    says,
    template_words,
)
from proceedings.stamping.room import own_numbers
from proceedings.stamping.wording import paper_record
from proceedings.volume.paper import Paper, StampKind
from proceedings.volume.volume import Volume

_SAME_HEIGHT = 2.0  # points
_LARGEST = 14.0  # points: a title or a heading is larger than heads and folios
_HEADED = 0.75  # of a paper's pages: that many have its head, or it is none
_REPEATED = 0.4  # of them: left and right pages have two texts
_ABOUT_HEADS = ("stamp/head-occupied", "stamp/own-head", "stamp/wrong-head")
_NUMBERS = re.compile(r"\d+")


def consent(volume: Volume, paper: Paper) -> frozenset[StampKind]:
    """What may be taken off a paper: what its record allows, and what the volume allows for all."""
    return frozenset((*volume.replace, *paper.replace))


def own_lines(volume: Volume, item: ToStamp, kinds: Collection[StampKind]) -> tuple[OwnLines, ...]:
    """The lines of these kinds that a paper surely prints itself, by page."""
    if item.style.refuse or item.inspection is None:
        return ()
    pages, numbers = item.pages, own_numbers(item.pages)
    found = []
    if StampKind.HEAD in kinds:
        for index, row in enumerate(_heads(pages, _words(volume, item))):
            number = numbers.get(index)
            marks = tuple(mark for mark in row if number is None or mark != number[1])
            if marks and max(mark.size for mark in marks) <= _LARGEST:
                found.append(OwnLines(page=index + 1, kind=StampKind.HEAD, marks=marks))
    if StampKind.FOLIO in kinds:
        planned = [str(folio) for folio in item.folios]
        found += [
            OwnLines(page=index + 1, kind=StampKind.FOLIO, marks=(mark,))
            for index, (number, mark) in numbers.items()
            if str(number) != planned[index] and mark.size <= _LARGEST
        ]
    return tuple(sorted(found, key=lambda lines: (lines.page, lines.kind)))


def worth_it(
    lines: Sequence[OwnLines], now: PaperStamps, then: PaperStamps
) -> tuple[tuple[OwnLines, ...], tuple[Left, ...]]:
    """The lines in whose place ours would be set, and those that something else keeps in place.

    Args:
        lines: What may be taken off.
        now: The stamps as they are chosen while it stands there.
        then: The stamps as they are chosen when all of it is gone.
    """
    good, left = [], []
    for item in lines:
        before, after = (_of(item.kind, stamps.pages[item.page - 1]) for stamps in (now, then))
        if not after:
            left.append(Left(lines=item, why=Unremoved.BLOCKED))
        elif item.kind is StampKind.FOLIO or any(
            not _is_said(stamp, item.marks) for stamp in after if stamp not in before
        ):
            good.append(item)
    return tuple(good), tuple(left)


def unsure_lines(
    item: ToStamp, kinds: Collection[StampKind], findings: Sequence[Finding]
) -> tuple[Left, ...]:
    """What looks like a running head and still stands there when all is gone that surely is one.

    Args:
        item: The paper.
        kinds: What may be taken off it.
        findings: What the choice of stamps told when all of that was gone.
    """
    if StampKind.HEAD not in kinds:
        return ()
    boxes = {(number, mark.box) for number, mark in _numbered(own_heads(item.pages))}
    return tuple(
        Left(
            lines=OwnLines(
                page=one.place.page,
                kind=StampKind.HEAD,
                marks=(MarginMark(kind="text", box=one.place.box, text=one.evidence),),
            ),
            why=Unremoved.NO_HEAD,
        )
        for one in findings
        if one.place.paper == item.paper.id
        and one.rule in _ABOUT_HEADS
        and one.place.page
        and one.place.box
        and one.evidence
        and (one.place.page, one.place.box) in boxes
    )


def _numbered(rows: Sequence[Sequence[MarginMark]]) -> Iterator[tuple[int, MarginMark]]:
    for number, row in enumerate(rows, start=1):
        for mark in row:
            yield number, mark


def _of(kind: StampKind, page: PageStamps) -> list[Stamp]:
    is_folio = kind is StampKind.FOLIO
    upper = page.height / 2
    return [
        stamp
        for stamp in page.stamps
        if (stamp.name == StampKind.FOLIO) is is_folio and (is_folio or stamp.y > upper)
    ]


def _is_said(stamp: Stamp, marks: Sequence[MarginMark]) -> bool:
    return any(says(mark, recognisable(stamp.text)) for mark in marks)


def _words(volume: Volume, item: ToStamp) -> OurWords:
    record = paper_record(volume, item.paper, item.folios)
    names = ("title", "full_title", "authors", "authors_short")
    return OurWords.of(
        record["conference_line"],
        (*(record[name] for name in names), name_list(item.paper.authors)),
        template_words(item.inspection) if item.inspection else (),
    )


def _heads(pages: Sequence[PageFacts], words: OurWords) -> Iterator[tuple[MarginMark, ...]]:
    """The lines of each page that surely are its running head."""
    rows = own_heads(pages)
    usual = _repeated(rows)
    for page, row in zip(pages, rows, strict=True):
        is_one = any(
            (mark in usual and not is_followed(mark, page))
            or words.are_said_by(mark)
            or words.are_anothers(mark)
            or words.are_a_sample(mark)
            for mark in row
        )
        yield _whole_row(page, row) if is_one else ()


def _repeated(rows: Sequence[tuple[MarginMark, ...]]) -> frozenset[MarginMark]:
    """Lines that say the same at the same height on page after page, numbers aside."""
    later = len(rows) - 1
    said = Counter(text for row in rows for text in {_folded(mark) for mark in row})
    least = max(2, _REPEATED * later)
    often = [mark for row in rows for mark in row if said[_folded(mark)] >= least]
    heights = Counter(round(baseline(mark) / _SAME_HEIGHT) for mark in often)
    if not heights:
        return frozenset()
    height = heights.most_common(1)[0][0] * _SAME_HEIGHT
    alike = [mark for mark in often if abs(baseline(mark) - height) <= _SAME_HEIGHT]
    with_one = sum(any(mark in alike for mark in row) for row in rows)
    return frozenset(alike) if with_one >= _HEADED * later else frozenset()


def _folded(mark: MarginMark) -> str:
    return _NUMBERS.sub("0", recognisable(mark.text))


def _whole_row(page: PageFacts, row: Sequence[MarginMark]) -> tuple[MarginMark, ...]:
    """The row with the numbers in it, as in `111:2`."""
    highest = max(baseline(mark) for mark in row)
    lowest = min(baseline(mark) for mark in row)
    return tuple(
        mark
        for mark in page.marks
        if mark.kind == "text" and lowest - _SAME_HEIGHT <= baseline(mark) <= highest + _SAME_HEIGHT
    )
