"""Relieving: what papers print at the places of our stamps is taken off, where a chair consents.

It stands before stamps are chosen: a line that can't be taken off safely stays, and the choice is
made around it as around any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from proceedings.findings.finding import Finding
from proceedings.outputs import sha256_of
from proceedings.preparation.takeoff import take_off
from proceedings.records.takenoff import Left, OwnLines, TakenOff, Unremoved
from proceedings.stamping.consent import consent, own_lines, unsure_lines, without, worth_it
from proceedings.stamping.marks import Stamping, ToStamp, plan_stamps
from proceedings.stamping.measuring import measure
from proceedings.stamping.replaced import replaced_findings
from proceedings.stations.book import BookInWork, PaperInWork, digest, file_of
from proceedings.stations.pages import to_stamp
from proceedings.workbench.bench import Bench, Done, Failed, Task


def relieve(book: BookInWork, bench: Bench) -> BookInWork:
    """Take off papers' own heads and folios where `replace` allows it and ours are then set.

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
                inspection=without(paper.inspection, taken.removed, found.item.pages),
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


def _wanted(book: BookInWork, papers: Sequence[PaperInWork]) -> list[_Wanted]:
    items = [to_stamp(book, paper) for paper in papers]
    kinds = [consent(book.volume, item.paper) for item in items]
    lines = [own_lines(book.volume, item, own) for item, own in zip(items, kinds, strict=True)]
    rid = [
        replace(item, inspection=without(paper.inspection, own, item.pages))
        for item, paper, own in zip(items, papers, lines, strict=True)
    ]
    now, then = _plan(book, items), _plan(book, rid)
    found = []
    for index, item in enumerate(items):
        good, left = worth_it(lines[index], now.papers[index], then.papers[index])
        unsure = unsure_lines(item, kinds[index], then.findings)
        found.append(_Wanted(item=item, lines=good, left=left or unsure))
    return found


def _plan(book: BookInWork, items: Sequence[ToStamp]) -> Stamping:
    return plan_stamps(book.volume, items, lambda lines: measure(book.press, lines))


def _taken(outcome: Done[TakenOff] | Failed | None, found: _Wanted) -> TakenOff:
    if isinstance(outcome, Done):
        return replace(outcome.value, left=(*outcome.value.left, *found.left))
    # A worker that dies over a page's content can't have followed it.
    lost = tuple(Left(lines=lines, why=Unremoved.UNREADABLE) for lines in found.lines)
    return TakenOff(left=(*lost, *found.left))
