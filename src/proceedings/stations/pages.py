"""Pages: folios are planned, front and back matter set, stamps chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from proceedings.errors import BuildFault
from proceedings.findings.finding import Finding, Level
from proceedings.findings.levels import BOOK
from proceedings.matter.back import set_back
from proceedings.matter.front import set_front
from proceedings.pagination.plan import PaperLength, plan
from proceedings.records.matter import SetMatter
from proceedings.records.pageplan import PagePlan
from proceedings.stamping.breaking import line_counts
from proceedings.stamping.marks import ToStamp, plan_stamps
from proceedings.stamping.measuring import Line, Measured, measure
from proceedings.stamping.notices import plan_notices
from proceedings.stations.book import BookInWork, PaperInWork, digest
from proceedings.workbench.bench import Bench, Done, Failed, Task
from proceedings.workbench.limits import TRUSTED

_PASSES = 5
_NO_PAGES = SetMatter(pages=0)


def plan_pages(book: BookInWork, bench: Bench) -> BookInWork:
    """Plan the folios, and set front and back matter.

    Front pages that count in the folios move the papers, and the papers' folios stand in the
    contents: both are done in turn until neither moves.

    Raises:
        BuildFault: They keep moving each other.
    """
    lengths = {
        paper.id: PaperLength(pages=len(paper.prepared.value.pages), placeholder=paper.placeholder)
        for paper in book.papers.values()
    }
    set_so_far = _NO_PAGES
    planned = before = plan(book.volume, lengths)
    for _ in range(_PASSES):
        back = _set(book, bench, "back-matter", set_back, planned)
        before = plan(book.volume, lengths, front=set_so_far, back=_facts(back))
        front = _set(book, bench, "front-matter", set_front, before)
        set_so_far = _facts(front)
        planned = plan(book.volume, lengths, front=set_so_far, back=_facts(back))
        if (planned.papers, planned.back) == (before.papers, before.back):
            break
    else:
        raise BuildFault(
            f"front matter and folios did not settle in {_PASSES} passes: the papers begin on "
            f"{before.papers[0].folios.first} or on {planned.papers[0].folios.first}",
            "Number the front matter in roman (numbering: {front: roman}), and report this.",
        )
    return replace(
        book,
        plan=planned,
        front=front if isinstance(front, Done) and front.value.pages else None,
        back=back if isinstance(back, Done) and back.value.pages else None,
    ).with_findings((*_findings(front), *_findings(back)))


def choose_stamps(book: BookInWork) -> BookInWork:
    """Choose the words that go on every page, where their places are free."""
    book.order.tell("stamp", "choosing the words of every page")
    papers = [to_stamp(book, paper) for paper in book.in_order]

    def measured(lines: Sequence[Line]) -> Sequence[Measured]:
        return measure(book.press, lines)

    stamping = plan_stamps(book.volume, papers, measured)
    real = [item for item in papers if not book.papers[item.paper.id].placeholder]
    noticing = plan_notices(
        book.volume, real, measured, lambda paragraphs: line_counts(book.press, paragraphs)
    )
    stamps = {
        chosen.id: replace(chosen, notices=noticing.notices.get(chosen.id, ()))
        for chosen in stamping.papers
    }
    return replace(book, stamps=stamps, asked=BOOK).with_findings(
        (*stamping.findings, *noticing.findings)
    )


def to_stamp(book: BookInWork, paper: PaperInWork) -> ToStamp:
    """What the choice of stamps is told of a paper."""
    return ToStamp(
        paper=paper.record,
        style=paper.style,
        folios=book.plan.folios_of(paper.id),
        inspection=paper.inspection,
        placed=paper.prepared.value.placed,
    )


def _set(
    book: BookInWork, bench: Bench, name: str, call: Callable[..., SetMatter], planned: PagePlan
) -> Done[SetMatter] | Failed:
    task = Task(
        name=name,
        call=call,
        args=(book.press, book.order.folder, book.volume, book.style, planned),
        result=SetMatter,
        # Templates, fonts, prose, pictures: whatever the chair's folder holds may stand on a page.
        inputs=(digest(book.press, book.volume, book.style, planned), digest(book.own_files)),
        makes="file",
    )
    return bench.each(name, [task], limits=TRUSTED)[0]


def _facts(outcome: Done[SetMatter] | Failed) -> SetMatter:
    return outcome.value if isinstance(outcome, Done) else _NO_PAGES


def _findings(outcome: Done[SetMatter] | Failed) -> tuple[Finding, ...]:
    if isinstance(outcome, Done):
        return outcome.value.findings
    return (
        Finding(
            rule="front/unset",
            level=Level.ERROR,
            message=f"The {outcome.name.replace('-', ' ')} is left out: {outcome.message}.",
            fix=outcome.fix,
        ),
    )
