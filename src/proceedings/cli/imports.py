"""An import on a screen, and as JSON: what differs, which PDF is whose, what is to be looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any

from proceedings.cli.console import Console, shown
from proceedings.cli.findings import show, summary
from proceedings.findings.asjson import as_json
from proceedings.findings.finding import Level
from proceedings.records.imported import Tree
from proceedings.records.importing import Certainty, Change, ImportReport, Kind, PdfMatch

_MOST_NEW = 12
_MOST_PDFS = 12
_LONGEST = 100
_IN_DIFFERENCE = "metadata/import-conflict"
_IN_TABLE = ("match/doubtful", "match/unmatched")
_SPELLED = ("metadata/import-removed", "metadata/import-contradiction", "metadata/import-file")
_WHOLE = {"metadata/volume.yaml": "volume", "metadata/program.yaml": "programme"}


def show_import(console: Console, report: ImportReport, following: str, *, verbose: bool) -> None:
    """Print an import; its last line is the next command.

    Args:
        console: Where.
        report: What it found and did.
        following: What to type next.
        verbose: Whether everything is spelled out.
    """
    console.clear()
    _head(console, report)
    _difference(console, report.changes, verbose=verbose)
    _pdfs(console, report, verbose=verbose)
    _unmapped(console, report)
    told = [f for f in report.findings if f.rule not in (_IN_DIFFERENCE, *_IN_TABLE)]
    spelled = [f for f in told if f.rule in _SPELLED and f.level is not Level.ERROR]
    if told:
        console.line()
        show(console, spelled, verbose=True)
        show(console, [f for f in told if f not in spelled], verbose=verbose)
    console.line()
    if report.written:
        console.line(f"  {console.green('written')}  {_listed(report.written)}")
    elif report.pending:
        console.line(f"  {console.yellow('nothing is written yet')}; this is what would change")
    else:
        console.line("  nothing to write: the volume has all of it")
    console.line(f"\nnext: {console.bold(shown(following))}")


def _head(console: Console, report: ImportReport) -> None:
    for path, what in report.files:
        console.line(f"{console.bold(shown(path))}  {what}")
    if report.system:
        left = f"; not accepted, left out: {len(report.left_out)}" if report.left_out else ""
        console.line(f"  papers    {report.papers} in the source{left}")
    if report.matches:
        states = Counter(_state(one) for one in report.matches)
        counts = ", ".join(f"{count} {state}" for state, count in states.items())
        console.line(f"  PDFs      {len(report.matches)}: {counts}")
    if report.missing:
        console.line(f"  no PDF    {len(report.missing)}: {_some(report.missing)}")
    console.line(f"  findings  {summary(console, report.findings)}")


# -- the difference ---------------------------------------------------------------------------


def _difference(console: Console, changes: Sequence[Change], *, verbose: bool) -> None:
    new = [one for one in changes if one.paper and not one.path]
    if new:
        console.line()
    most = len(new) if verbose or len(new) <= _MOST_NEW else _MOST_NEW
    for one in new[:most]:
        title = one.new.get("title") if isinstance(one.new, Mapping) else None
        console.line(f"  {console.green('new')}  {one.paper}  {_short(title)}")
    if most < len(new):
        console.line(f"       … and {len(new) - most} more: --verbose shows them")
    rest = [one for one in changes if one.paper or one.path]
    for owner, group in _grouped(one for one in rest if one not in new):
        console.line(f"\n  {console.bold(owner)}")
        for one in group:
            for line in _lines(console, one):
                console.line(line)
    files = [one for one in changes if one not in rest]
    if files:
        console.line(f"\n  {console.bold('files')}")
    for one in files:
        console.line(f"    {one.kind.value}  {shown(one.file)}")


def _grouped(changes: Iterable[Change]) -> Iterator[tuple[str, list[Change]]]:
    groups: dict[str, list[Change]] = {}
    for one in changes:
        owner = f"paper {one.paper}" if one.paper else _WHOLE.get(one.file, one.file)
        groups.setdefault(owner, []).append(one)
    yield from groups.items()


def _lines(console: Console, change: Change) -> Iterator[str]:
    name = change.path
    if change.kind is Kind.CONFLICT:
        yield f"    {console.yellow('conflict')}  {name}: both sides changed it, yours is kept"
        yield f"      yours   {_short(change.old)}"
        yield f"      source  {_short(change.new)}"
        return
    yield f"    {name}"
    if change.old is not None:
        yield console.red(f"      - {_short(change.old)}")
    if change.new is not None:
        yield console.green(f"      + {_short(change.new)}")


def _short(value: Tree | None) -> str:
    text = shown(" ".join(_said(value).split()))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _said(value: Tree | None) -> str:
    if value is None:
        return "(nothing)"
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_said(one)}" for key, one in value.items())
    return "; ".join(map(_said, value))


# -- PDFs and the rest ------------------------------------------------------------------------


def _pdfs(console: Console, report: ImportReport, *, verbose: bool) -> None:
    if not report.matches:
        return
    fixes = {f.evidence: f.fix for f in report.findings if f.rule in _IN_TABLE}
    open_ = [one for one in report.matches if one.name in fixes]
    clear = [one for one in report.matches if one.name not in fixes]
    most = len(clear) if verbose else _MOST_PDFS
    width = max((len(one.paper or "") for one in report.matches), default=0)
    wide = min(48, max(len(shown(one.name)) for one in report.matches))
    console.line(f"\n  {console.bold('PDFs')}")
    for one in clear[:most]:
        console.line(f"    {_row(one, width, wide)}")
    if most < len(clear):
        console.line(f"    … and {len(clear) - most} more: --verbose shows them")
    for one in open_:
        console.line(f"    {console.yellow(_row(one, width, wide))}")
        for line in console.wrapped(f"→ {fixes[one.name]}", 6):
            console.line(line)


def _row(one: PdfMatch, width: int, wide: int) -> str:
    return f"{one.paper or '?':<{width}}  {shown(one.name):<{wide}}  {_state(one)}: {one.how}"


def _state(one: PdfMatch) -> str:
    if one.certainty is Certainty.SURE:
        return f"sure, {one.state}"
    return one.state or ("doubtful" if one.certainty is Certainty.DOUBTFUL else "unmatched")


def _unmapped(console: Console, report: ImportReport) -> None:
    if not report.unmapped:
        return
    console.line(f"\n  {console.bold('without a place in our metadata')}")
    for one in report.unmapped:
        file = f"{shown(one.file)}: " if one.file else ""
        console.line(f"    {file}{shown(one.column)}, {one.count} times, as {_short(one.example)}")


def _listed(files: Sequence[str]) -> str:
    papers = [file for file in files if file.startswith("papers/")]
    others = [file for file in files if not file.startswith("papers/")]
    words = [f"{len(papers)} PDFs in papers/"] if papers else []
    return ", ".join((*words, *map(shown, others)))


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:6]) + (f" and {len(ids) - 6} more" if len(ids) > 6 else "")


# -- JSON -------------------------------------------------------------------------------------


def import_json(report: ImportReport) -> dict[str, Any]:
    """The document of `import --format json` (docs/reference/json.md)."""
    return {
        "version": 1,
        "program": version("proceedings-builder"),
        "system": report.system,
        "files": [{"path": path, "as": what} for path, what in report.files],
        "papers": report.papers,
        "left_out": list(report.left_out),
        "changes": [_change(one) for one in report.changes],
        "pdfs": [_match(one) for one in report.matches],
        "missing": list(report.missing),
        "unmapped": [
            {"file": one.file, "column": one.column, "example": one.example, "count": one.count}
            for one in report.unmapped
        ],
        "findings": [as_json(one) for one in report.findings],
        "written": list(report.written),
        "pending": report.pending,
    }


def _change(one: Change) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "file": one.file,
        "paper": one.paper,
        "field": one.path or None,
        "old": one.old,
        "new": one.new,
    }


def _match(one: PdfMatch) -> dict[str, Any]:
    return {
        "name": one.name,
        "paper": one.paper,
        "how": one.how,
        "certainty": one.certainty.value,
        "state": one.state or None,
    }
