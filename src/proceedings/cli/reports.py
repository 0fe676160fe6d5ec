"""Reports of commands on one screen, and as JSON."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from proceedings import outputs
from proceedings.cli.console import Console, columns, counted, shown
from proceedings.cli.findings import show, show_errors, summary
from proceedings.cli.following import show_next
from proceedings.errors import ExitCode
from proceedings.findings.asjson import document
from proceedings.findings.finding import Finding, Level, Round, has_errors
from proceedings.records.pageplan import PagePlan
from proceedings.records.reports import Report
from proceedings.volume.folio import FolioRange
from proceedings.volume.paper import Paper, Status

_ROLES = {
    "volume": "the volume",
    "front-matter": "the front matter alone",
    "paper": "each paper as published",
    "bibtex": "BibTeX",
}
_SHOWN_RULES = 4
_AROUND, _AROUND_BUILD = 8, 24
"""Lines of the screen before and after the findings."""
_MARGIN = 12
"""Where the second column of the screen begins."""


def exit_code(report: Report) -> ExitCode:
    """1 while errors remain."""
    return ExitCode.FINDINGS if has_errors(report.findings) else ExitCode.FINE


def show_findings(console: Console, report: Report, options: argparse.Namespace) -> None:
    """Findings as `--format` asks; the volume's name and the counts first."""
    volume = report.volume
    if options.format == "json":
        short = volume.conference.short if volume else None
        papers = len(volume.papers) if volume else 0
        program = version("proceedings-builder")
        console.json(document(program, short, papers, report.findings, report.fixed))
        return
    _headline(console, report)
    if report.page and volume and volume.papers:
        console.line(f"  papers    {_by_worst(volume.papers, report.findings)}")
    console.line(f"  findings  {summary(console, report.findings)}")
    _show_rounds(console, report)
    show(
        console,
        report.findings,
        verbose=options.verbose,
        beside=_AROUND,
        page=report.page,
    )


def _by_worst(papers: Sequence[Paper], findings: Sequence[Finding]) -> str:
    """`60: 38 with errors, 12 with warnings alone, 10 with neither`."""
    names = {paper.id for paper in papers}
    of = {
        level: {one.place.paper for one in findings if one.level is level} & names
        for level in (Level.ERROR, Level.WARNING)
    }
    wrong, doubtful = of[Level.ERROR], of[Level.WARNING] - of[Level.ERROR]
    parts = ((len(wrong), "with errors"), (len(doubtful), "with warnings alone"))
    words = [f"{count} {what}" for count, what in parts if count]
    if not (wrong or doubtful):
        return f"{len(names)}, none with errors or warnings"
    rest = len(names) - len(wrong) - len(doubtful)
    words += [f"{rest} with neither"] if rest else []
    return f"{len(names)}: {', '.join(words)}"


def show_file(console: Console, report: Report, options: argparse.Namespace, style: str) -> None:
    """Findings of one file: each in full, for its author has no others to read."""
    if options.format == "json":
        program = version("proceedings-builder")
        console.json(document(program, None, 1, report.findings))
        return
    console.line(f"{console.bold(shown(options.folder.name))}, for the style {style}")
    console.line(f"  findings  {summary(console, report.findings)}")
    show(console, report.findings, verbose=True)
    if not report.findings:
        return
    more = f"`proceedings explain {report.findings[0].rule}` says more, as of every rule above."
    if any(finding.level is not Level.NOTE for finding in report.findings):
        more = f"Mend them, export the PDF again and check it once more; {more}"
    console.line()
    for line in console.wrapped(more, 0):
        console.line(line)


def show_volume(console: Console, report: Report) -> None:
    """The volume's name, and how much is to be mended in it."""
    _headline(console, report)
    console.line(f"  findings  {summary(console, report.findings)}")


def show_json(console: Console, report: Report, told: dict[str, Any]) -> None:
    """A document that has no room for findings; why the exit code is 1 stands beside it."""
    console.json(told)
    show_errors(console.aside(), report.findings)


def show_build(console: Console, report: Report, options: argparse.Namespace) -> None:
    """One screen that a tired chair reads at a glance; its last line is the next command."""
    _headline(console, report)
    if report.volume:
        rows = [("papers", _papers(report))]
        if report.plan:
            rows.append(("pages", _pages(report.plan)))
        rows.append(("findings", summary(console, report.findings)))
        for line in columns(rows):
            console.line(line)
        _show_rounds(console, report)
    show(console, report.findings, verbose=options.verbose, beside=_AROUND_BUILD)
    console.line()
    if report.manifest:
        _show_outputs(console, report)
    else:
        if report.page:
            _show_page(console, report.page)
        why = " (--strict)" if options.strict and report.volume else ""
        console.line(
            f"  {console.red(f'nothing was published{why}')}; what was there before is whole"
        )
    show_next(console, report, options, "proof")


def _show_page(console: Console, page: Path) -> None:
    console.line(f"  report    {shown(str(page))}")


def _show_rounds(console: Console, report: Report) -> None:
    if report.fixed is not None:
        first, *rest = console.wrapped(_rounds(report, report.fixed), _MARGIN, _MARGIN)
        for line in (f"  rounds    {first}", *rest):
            console.line(line)


def _rounds(report: Report, fixed: Sequence[Finding]) -> str:
    """`3 fixed (page/size, links/dead 2), 2 new since the last check`."""
    counts = Counter(finding.rule for finding in fixed)
    named = [rule if count == 1 else f"{rule} {count}" for rule, count in sorted(counts.items())]
    more = f" and {len(named) - _SHOWN_RULES} more" if len(named) > _SHOWN_RULES else ""
    which = f" ({', '.join(named[:_SHOWN_RULES])}{more})" if named else ""
    new = sum(finding.round is Round.NEW for finding in report.findings)
    return f"{len(fixed) or 'none'} fixed{which}, {new or 'none'} new since the last check"


def _headline(console: Console, report: Report) -> None:
    if report.volume:
        conference = report.volume.conference
        console.line(f"{console.bold(shown(conference.short))}  {shown(conference.name)}")


def _papers(report: Report) -> str:
    papers = report.volume.papers if report.volume else ()
    missing = sum(p.placeholder for p in report.plan.papers) if report.plan else 0
    words = [f"{sum(paper.is_bound for paper in papers)} bound"]
    if missing:
        words[0] += f" ({missing} without a readable file)"
    unbound = {
        Status.NON_ARCHIVAL: "not archival",
        Status.WITHDRAWN: "withdrawn",
    }
    for status, word in unbound.items():
        count = sum(paper.status is status for paper in papers)
        if count:
            words.append(f"{count} {word}")
    errors = (finding for finding in report.findings if finding.level is Level.ERROR)
    broken = {error.place.paper for error in errors} - {None} - {paper.id for paper in papers}
    if broken:
        words.append(f"{len(broken)} left out: the record has errors")
    return ", ".join(words)


def _pages(plan: PagePlan) -> str:
    words = []
    if plan.unnumbered:
        words.append("cover")
    if plan.front:
        words.append(f"front matter {plan.front}")
    if plan.papers:
        first, last = plan.papers[0].folios.first, plan.papers[-1].folios.last
        words.append(f"papers {first}–{last}" if first != last else f"paper {first}")
    if plan.back:
        words.append(f"back matter {plan.back}")
    return f"{plan.pages}: {', '.join(words)}"


def _show_outputs(console: Console, report: Report) -> None:
    """Where things lie, and what was verified."""
    console.line(f"  outputs   {shown(str(report.build))}/")
    for line in columns(list(_outputs(console, report)), _MARGIN):
        console.line(line)
    if report.verified:
        first, *rest = console.wrapped("; ".join(report.verified), _MARGIN, _MARGIN)
        console.line(f"  {console.green('verified')}  {first}")
        for line in rest:
            console.line(line)


def _outputs(console: Console, report: Report) -> Iterator[tuple[str, str]]:
    entries = report.manifest["outputs"]
    papers = [entry for entry in entries if entry["role"] == "paper"]
    others = [entry for entry in entries if entry["role"] != "paper"]
    for entry in sorted(others, key=lambda one: (one["role"] != "volume", one["path"])):
        volume = entry["role"] == "volume"
        draft = f"  {console.red(_draft(report))}" if volume and report.draft else ""
        words = _ROLES.get(entry["role"], entry["role"])
        yield shown(entry["path"]), f"{words}, {_size(entry['bytes'])}{draft}"
        if volume and papers:
            yield f"{outputs.PAPERS}/", f"{_ROLES['paper']}, {counted(len(papers), 'file')}"
    if report.page:
        size = report.page.stat().st_size
        yield shown(report.page.name), f"all findings, for any browser, {_size(size)}"


def _draft(report: Report) -> str:
    why = "errors remain" if has_errors(report.findings) else "a paper's file is missing"
    return f"DRAFT: {why}"


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{max(1, round(count / 1e3))} kB"


def show_plan(console: Console, report: Report) -> None:
    """Papers by folio, sessions as headings, then the counts and what is wrong."""
    plan, volume = report.plan, report.volume
    if plan is None or volume is None:
        return
    _headline(console, report)
    sessions = volume.program.all_sessions
    width = max((len(paper.id) for paper in plan.papers), default=0)
    opened: int | None = None
    if plan.front:
        console.line(f"  {plan.front!s:>11}  front matter")
    for paper in plan.papers:
        if paper.session is not None and paper.session != opened:
            console.line(f"  {'':>11}  {console.bold(shown(sessions[paper.session].title))}")
        opened = paper.session
        record = volume.paper(paper.id)
        mark = "  (no file)" if paper.placeholder else ""
        lead = f"  {paper.folios!s:>11}  {paper.id:<{width}}{mark}  "
        console.line(lead + console.fitted(shown(record.full_title), len(lead)))
    if plan.back:
        console.line(f"  {plan.back!s:>11}  back matter")
    console.line(f"  {counted(plan.pages, 'page')}")
    console.line(f"  findings  {summary(console, report.findings)}")
    show_errors(console, report.findings)


def plan_json(report: Report) -> dict[str, Any]:
    """The document of `plan --format json`; folios are strings as printed."""
    plan, volume = report.plan, report.volume
    document: dict[str, Any] = {"version": 1, "program": version("proceedings-builder")}
    if plan is None or volume is None:
        return document | {"volume": None, "pages": 0, "papers": []}
    sessions = volume.program.all_sessions
    papers = []
    for paper in plan.papers:
        record = volume.paper(paper.id)
        session = None if paper.session is None else sessions[paper.session]
        papers.append(
            {
                "id": paper.id,
                "title": record.full_title,
                "first": str(paper.folios.first),
                "last": str(paper.folios.last),
                "pages": paper.folios.pages,
                "session": (session.id or session.title) if session else None,
                "file": record.pdf,
            }
        )
    return document | {
        "volume": volume.conference.short,
        "pages": plan.pages,
        "front": _run(plan.front),
        "papers": papers,
        "back": _run(plan.back),
    }


def _run(folios: FolioRange | None) -> dict[str, Any] | None:
    if folios is None:
        return None
    return {"first": str(folios.first), "last": str(folios.last), "pages": folios.pages}
