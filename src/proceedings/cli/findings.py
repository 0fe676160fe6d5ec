"""Findings on a terminal: one screen.

Each error is shown, as briefly as there are many; warnings are a line a rule with count and ids;
notes are one line in all.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from proceedings.cli.console import Console, shown
from proceedings.cli.digest import SCREEN, by_rule, digest, in_a_line, spelled
from proceedings.findings.asjson import counted
from proceedings.findings.finding import Finding, Level

_SHOWN_IDS = 6
_LEAST_WARNINGS = 8  # lines, however many errors there are
_MARGIN = 11


def summary(console: Console, findings: Sequence[Finding]) -> str:
    """`no errors · 2 warnings · 5 notes`."""
    counts = counted(findings)
    words = {
        level: f"{count or 'no'} {level.value}{'' if count == 1 else 's'}"
        for level, count in counts.items()
    }
    paint = console.red if counts[Level.ERROR] else console.green
    return " · ".join((paint(words[Level.ERROR]), words[Level.WARNING], words[Level.NOTE]))


def show(
    console: Console,
    findings: Sequence[Finding],
    *,
    verbose: bool,
    beside: int = 0,
    page: Path | None = None,
) -> None:
    """Print findings as the contract's «findings people can live with».

    Args:
        console: Where.
        findings: Settled: errors first.
        verbose: Whether each is spelled out.
        beside: Lines that are printed before and after them.
        page: Where they stand with pictures, if they do.
    """
    if verbose:
        for finding in findings:
            for line in spelled(console, finding):
                console.line(line, urgent=finding.level is Level.ERROR)
        if page:
            console.line(f"  report    {shown(str(page))}")
        return
    notes = _notes(console, findings)
    rules = {one.rule for one in findings if one.level is Level.ERROR}
    room = SCREEN - beside - len(rules) - len(notes) - 1
    rest = [*_warnings(console, findings, room), *notes]
    # Where nothing but errors is printed, they have the screen to themselves.
    used = 0 if console.quiet else beside + len(rest) + 1
    is_short = show_errors(console, findings, beside=used) or bool(rest)
    for line in rest:
        console.line(line)
    if page:
        full = console.dim("  all in full, as with --verbose") if is_short else ""
        console.line(f"  report    {shown(str(page))}{full}")
    elif is_short:
        console.line(console.dim(f"{' ' * _MARGIN}--verbose shows all in full"))


def show_errors(console: Console, findings: Sequence[Finding], *, beside: int = 0) -> bool:
    """Print the errors alone, though nothing else is wanted.

    Args:
        console: Where.
        findings: Settled.
        beside: Lines that are printed before and after them.

    Returns:
        Whether more could be said of them.
    """
    errors = [finding for finding in findings if finding.level is Level.ERROR]
    lines = digest(console, errors, SCREEN - beside)
    for line in lines:
        console.line(line, urgent=True)
    return lines != digest(console, errors)


def _warnings(console: Console, findings: Sequence[Finding], room: int) -> list[str]:
    """A line a rule; those for which there is no room, the lightest, are one line together."""
    groups = by_rule(one for one in findings if one.level is Level.WARNING)
    lines = [line for group in groups for line in in_a_line(console, group, _SHOWN_IDS)]
    if len(lines) <= max(room, _LEAST_WARNINGS):
        return lines
    first = max(room, _LEAST_WARNINGS) - 1
    named = ", ".join(f"{group[0].rule} {len(group)}" for group in groups[first:])
    told = console.cut(f"{len(groups) - first} more rules: {named}", _MARGIN)
    last = f"  {console.yellow(Level.WARNING.value)}{told[len('  warning') :]}"
    return [*(in_a_line(console, group, _SHOWN_IDS)[0] for group in groups[:first]), last]


def _notes(console: Console, findings: Sequence[Finding]) -> list[str]:
    notes = by_rule(one for one in findings if one.level is Level.NOTE)
    if not notes:
        return []
    rules = ", ".join(group[0].rule for group in notes)
    told = console.cut(f"{sum(map(len, notes))}: {rules}", _MARGIN)
    return [console.dim(f"  notes{told[len('  notes') :]}")]
