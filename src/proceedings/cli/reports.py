"""Reports of commands on one screen, and as JSON."""

from __future__ import annotations

import argparse
from importlib.metadata import version
from typing import Any

from proceedings import outputs
from proceedings.cli.console import Console, columns, shown
from proceedings.cli.findings import show, summary
from proceedings.errors import ExitCode
from proceedings.findings.asjson import document
from proceedings.findings.finding import has_errors
from proceedings.records.pageplan import PagePlan
from proceedings.records.reports import Report
from proceedings.volume.folio import FolioRange
from proceedings.volume.paper import Status

_ROLES = {
    "volume": "the volume",
    "front-matter": "the front matter alone",
    "paper": "each paper as published",
    "bibtex": "BibTeX",
    "report": "all findings",
}


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
        console.json(document(program, short, papers, report.findings))
        return
    _headline(console, report)
    console.line(f"  findings  {summary(console, report.findings)}")
    show(console, report.findings, verbose=options.verbose)


def show_build(console: Console, report: Report, options: argparse.Namespace) -> None:
    """One screen that a tired chair reads at a glance; its last line is the next command."""
    console.clear()
    _headline(console, report)
    if report.volume:
        rows = [("papers", _papers(report))]
        if report.plan:
            rows.append(("pages", _pages(report.plan)))
        rows.append(("findings", summary(console, report.findings)))
        for line in columns(rows):
            console.line(line)
    show(console, report.findings, verbose=options.verbose)
    if report.manifest:
        console.line()
        for line in columns(_outputs(console, report)):
            console.line(line)
        if report.verified:
            console.line(f"  {console.green('verified')}  " + "; ".join(report.verified))
    else:
        console.line(f"\n  {console.red('nothing was published')}; what was there before is whole")
    console.line(f"\nnext: {console.bold(_next(report))}")


def _headline(console: Console, report: Report) -> None:
    if report.volume:
        conference = report.volume.conference
        console.line(f"{console.bold(shown(conference.short))}  {shown(conference.name)}")


def _papers(report: Report) -> str:
    papers = report.volume.papers if report.volume else ()
    missing = {p.id for p in report.plan.papers if p.placeholder} if report.plan else set()
    bound = [paper for paper in papers if paper.is_bound]
    words = [f"{len(bound)} bound" + (f", {len(missing)} of them without file" if missing else "")]
    unbound = {
        Status.NON_ARCHIVAL: "not archival",
        Status.WITHDRAWN: "withdrawn",
    }
    for status, word in unbound.items():
        count = sum(paper.status is status for paper in papers)
        if count:
            words.append(f"{count} {word}")
    return ", ".join(words)


def _pages(plan: PagePlan) -> str:
    words = []
    if plan.unnumbered:
        words.append("cover")
    if plan.front:
        words.append(f"front matter {plan.front}")
    if plan.papers:
        first, last = plan.papers[0].folios.first, plan.papers[-1].folios.last
        words.append(f"papers {first}–{last}")
    if plan.back:
        words.append(f"back matter {plan.back}")
    return f"{plan.pages}: {', '.join(words)}"


def _outputs(console: Console, report: Report) -> list[tuple[str, str]]:
    rows = []
    entries = report.manifest["outputs"]
    papers = [entry for entry in entries if entry["role"] == "paper"]
    for entry in entries:
        if entry["role"] == "paper":
            continue
        draft = f"  {console.red('DRAFT')}" if entry["role"] == "volume" and report.draft else ""
        words = _ROLES.get(entry["role"], entry["role"])
        rows.append((str(report.build / entry["path"]), f"{words}, {_size(entry['bytes'])}{draft}"))
    if papers:
        folder = f"{report.build / outputs.PAPERS}/"
        rows.append((folder, f"{_ROLES['paper']}, {len(papers)} files"))
    rank = {str(report.build / outputs.VOLUME): 0, f"{report.build / outputs.PAPERS}/": 1}
    return sorted(rows, key=lambda row: (rank.get(row[0], 2), row[0]))


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.0f} kB"


def _next(report: Report) -> str:
    if not report.volume or not report.manifest:
        return "proceedings check"
    return "proceedings check --verbose" if has_errors(report.findings) else "proceedings proof"


def show_plan(console: Console, report: Report) -> None:
    """Papers by folio, sessions as headings, then the counts."""
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
        title = shown(record.full_title)
        console.line(f"  {paper.folios!s:>11}  {paper.id:<{width}}  {title}{mark}")
    if plan.back:
        console.line(f"  {plan.back!s:>11}  back matter")
    console.line(f"  {plan.pages} pages")


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
