"""Findings on a terminal.

Each error is spelled out; warnings are a line a rule with count and ids; notes are one line in all.
"""

from __future__ import annotations

from collections.abc import Sequence

from proceedings.cli.console import Console, shown
from proceedings.findings.asjson import counted
from proceedings.findings.finding import Finding, Level, Place

_SHOWN_IDS = 6
_SHOWN_ERRORS = 40


def summary(console: Console, findings: Sequence[Finding]) -> str:
    """`no errors · 2 warnings · 5 notes`."""
    counts = counted(findings)
    words = {
        level: f"{count or 'no'} {level.value}{'' if count == 1 else 's'}"
        for level, count in counts.items()
    }
    paint = console.red if counts[Level.ERROR] else console.green
    return " · ".join((paint(words[Level.ERROR]), words[Level.WARNING], words[Level.NOTE]))


def where(place: Place) -> str:
    """`p-042, papers/p-042.pdf page 3` or `metadata/papers.yaml:12:5`."""
    file = place.file or ""
    if place.line:
        file += f":{place.line}" + (f":{place.column}" if place.column else "")
    if place.page:
        file += f" page {place.page}"
    owner = place.paper if place.paper and place.paper not in file else ""
    return ", ".join(part for part in (owner, file.strip()) if part) or "the volume"


def show(console: Console, findings: Sequence[Finding], *, verbose: bool) -> None:
    """Print findings as the contract's «findings people can live with»."""
    spelled = [finding for finding in findings if verbose or finding.level is Level.ERROR]
    # 5,000 missing files are one cause; the report has them all.
    for finding in spelled if verbose else spelled[:_SHOWN_ERRORS]:
        _spell(console, finding)
    hidden = len(spelled) - _SHOWN_ERRORS
    if not verbose and hidden > 0:
        console.line(f"  … and {hidden} errors more: --verbose shows them")
    if not verbose:
        _warnings(console, [f for f in findings if f.level is Level.WARNING])
        notes = [finding for finding in findings if finding.level is Level.NOTE]
        if notes:
            rules = sorted({finding.rule for finding in notes})
            listed = ", ".join(rules[:4]) + (" …" if len(rules) > 4 else "")
            console.line(console.dim(f"  notes: {len(notes)} ({listed}); --verbose shows them"))


def _spell(console: Console, finding: Finding) -> None:
    paint = {Level.ERROR: console.red, Level.WARNING: console.yellow, Level.NOTE: console.dim}
    head = paint[finding.level](finding.level.value)
    console.line(f"  {head}  {finding.rule}  {console.bold(shown(where(finding.place)))}")
    for text in (finding.message, f"→ {finding.fix}"):
        for line in console.wrapped(text, 9):
            console.line(line)


def _warnings(console: Console, warnings: Sequence[Finding]) -> None:
    by_rule: dict[str, list[Finding]] = {}
    for finding in warnings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, group in sorted(by_rule.items()):
        names = list(dict.fromkeys(f.place.paper or where(f.place) for f in group))
        listed = ", ".join(shown(name) for name in names[:_SHOWN_IDS])
        more = f" and {len(names) - _SHOWN_IDS} more" if len(names) > _SHOWN_IDS else ""
        console.line(f"  {console.yellow('warning')}  {rule}  {len(group)}: {listed}{more}")
