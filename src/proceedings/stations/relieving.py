"""Relieving: what papers print at the places of our stamps is taken off, where a chair consents.

It stands before stamps are chosen: a line that can't be taken off safely stays, and the choice is
made around it as around any other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from proceedings.findings.finding import Finding
from proceedings.outputs import sha256_of
from proceedings.preparation.takeoff import take_off
from proceedings.records.takenoff import Left, OwnLines, TakenOff, Unremoved
from proceedings.stamping.breaking import line_counts
from proceedings.stamping.consent import consent, own_lines, unsure_lines, worth_it
from proceedings.stamping.marks import Stamping, ToStamp, plan_stamps
from proceedings.stamping.measuring import measure
from proceedings.stamping.notices import plan_notices
from proceedings.stamping.ownstrip import strip_to_take
from proceedings.stamping.relieved import without
from proceedings.stamping.replaced import replaced_findings
from proceedings.stations.book import BookInWork, PaperInWork, digest, file_of
from proceedings.stations.pages import to_stamp
from proceedings.volume.paper import StampKind
from proceedings.workbench.bench import Bench, Done, Failed, Task

_STRIP = StampKind.STRIP


def relieve(book: BookInWork, bench: Bench) -> BookInWork:
    """Take off papers' own heads, folios and strips where `replace` allows it and ours are set.

    The prepared files are replaced by such without the lines, and the facts of their pages with
    them; all else of a paper stays as it was.
    """
    papers = [
        paper
        for paper in book.in_order
        if consent(book.volume, paper.record) and not paper.placeholder
    ]
    if not papers:
        return book
    wanted = _wanted(book, papers)
    tasks = [
        Task(
            name=paper.id,
            call=take_off,
            args=(file_of(paper.prepared), found.lines),
            result=TakenOff,
            inputs=(sha256_of(file_of(paper.prepared)), digest(found.lines)),
            makes="file",
        )
        for paper, found in zip(papers, wanted, strict=True)
        if found.lines
    ]
    outcomes = {outcome.name: outcome for outcome in bench.each("replace", tasks)}
    relieved, findings = dict(book.papers), list[Finding]()
    for paper, found in zip(papers, wanted, strict=True):
        outcome = outcomes.get(paper.id)
        taken = _taken(outcome, found)
        findings += replaced_findings(paper.record, taken)
        if isinstance(outcome, Done) and taken.removed:
            relieved[paper.id] = replace(
                paper,
                inspection=without(found.item, taken.removed),
                prepared=replace(paper.prepared, path=outcome.path),
                taken_off=taken.removed,
            )
    return replace(book, papers=relieved).with_findings(findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What is to be taken off one paper, and what stays for reasons that are known before."""

    item: ToStamp
    lines: tuple[OwnLines, ...]
    left: tuple[Left, ...]

    @property
    def relieved(self) -> ToStamp:
        """The paper as it is when all of it is gone."""
        return replace(self.item, inspection=without(self.item, self.lines))


def _wanted(book: BookInWork, papers: Sequence[PaperInWork]) -> list[_Wanted]:
    """What is taken off: what surely is the paper's own, and only where ours is then set."""
    kinds = [consent(book.volume, paper.record) for paper in papers]
    asked = [
        _asked(book, to_stamp(book, paper), own) for paper, own in zip(papers, kinds, strict=True)
    ]
    rid = [one.relieved for one in asked]
    now, then = _plan(book, [one.item for one in asked]), _plan(book, rid)
    strips = _strips(book, [item for item, own in zip(rid, kinds, strict=True) if _STRIP in own])
    found = []
    for index, one in enumerate(asked):
        furniture = [lines for lines in one.lines if lines.kind is not _STRIP]
        good, left = worth_it(furniture, now.papers[index], then.papers[index])
        unsure = unsure_lines(one.item, kinds[index], then.findings)
        strip = [lines for lines in one.lines if lines.kind is _STRIP]
        set_then = one.item.paper.id in strips
        blocked = [Left(lines=lines, why=Unremoved.BLOCKED) for lines in strip if not set_then]
        found.append(
            replace(
                one,
                lines=(*good, *(strip if set_then else ())),
                left=(*one.left, *(left or unsure), *blocked),
            )
        )
    return found


def _asked(book: BookInWork, item: ToStamp, kinds: Collection[StampKind]) -> _Wanted:
    lines = own_lines(book.volume, item, kinds)
    strip = strip_to_take(book.volume, item) if _STRIP in kinds else None
    if isinstance(strip, OwnLines):
        return _Wanted(item=item, lines=(*lines, strip), left=())
    return _Wanted(item=item, lines=lines, left=(strip,) if strip else ())


def _strips(book: BookInWork, items: Sequence[ToStamp]) -> frozenset[str]:
    """Papers on which our strip is set when theirs is gone."""
    if not items:
        return frozenset()
    made = plan_notices(
        book.volume,
        items,
        lambda lines: measure(book.press, lines),
        lambda paragraphs: line_counts(book.press, paragraphs),
    )
    return frozenset(
        paper
        for paper, notices in made.notices.items()
        if any(notice.name == StampKind.STRIP for notice in notices)
    )


def _plan(book: BookInWork, items: Sequence[ToStamp]) -> Stamping:
    return plan_stamps(book.volume, items, lambda lines: measure(book.press, lines))


def _taken(outcome: Done[TakenOff] | Failed | None, found: _Wanted) -> TakenOff:
    if isinstance(outcome, Done):
        return replace(outcome.value, left=(*outcome.value.left, *found.left))
    # A worker that dies over a page's content can't have followed it.
    lost = tuple(Left(lines=lines, why=Unremoved.UNREADABLE) for lines in found.lines)
    return TakenOff(left=(*lost, *found.left))
