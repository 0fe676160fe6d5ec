"""Findings on a terminal.

Each error is spelled out, many of one rule more briefly; warnings are a line a rule with count and
ids; notes are one line in all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from proceedings.cli.console import Console, shown
from proceedings.findings.asjson import counted
from proceedings.findings.finding import Finding, Level, Place

_SHOWN_IDS = 6
_SHOWN_ERRORS = 40
_MANY = 3
"""Of so many errors of a rule each is spelled out; of more, each is a line and the fix is one."""


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
    if verbose:
        for finding in findings:
            _spell(console, finding)
        return
    show_errors(console, findings)
    warnings = [finding for finding in findings if finding.level is Level.WARNING]
    for rule, group in sorted(_by_rule(warnings).items()):
        _warn(console, rule, group)
    notes = _by_rule(finding for finding in findings if finding.level is Level.NOTE)
    if notes:
        rules = sorted(notes)
        listed = ", ".join(rules[:4]) + (" …" if len(rules) > 4 else "")
        count = sum(map(len, notes.values()))
        console.line(console.dim(f"  notes    {count}: {listed}"))
    if warnings or notes:
        console.line(console.dim("           --verbose shows them in full"))


def show_errors(console: Console, findings: Sequence[Finding]) -> None:
    """Print the errors alone, though nothing else is wanted."""
    errors = [finding for finding in findings if finding.level is Level.ERROR]
    # 5,000 missing files are one cause; the report has them all.
    for group in _by_rule(errors[:_SHOWN_ERRORS]).values():
        if len(group) <= _MANY:
            for finding in group:
                _spell(console, finding)
        else:
            _spell_many(console, group)
    hidden = len(errors) - _SHOWN_ERRORS
    if hidden > 0:
        console.line(f"  … and {hidden} more: --verbose shows them", urgent=True)


def _by_rule(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Groups of one rule each, in the order in which the rules occur."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.rule, []).append(finding)
    return groups


def _spell(console: Console, finding: Finding) -> None:
    paint = {Level.ERROR: console.red, Level.WARNING: console.yellow, Level.NOTE: console.dim}
    head = paint[finding.level](finding.level.value)
    urgent = finding.level is Level.ERROR
    place = console.bold(shown(where(finding.place)))
    console.line(f"  {head}  {finding.rule}  {place}", urgent=urgent)
    for text in (finding.message, f"→ {finding.fix}"):
        for line in console.wrapped(text, 9):
            console.line(line, urgent=urgent)


def _spell_many(console: Console, group: Sequence[Finding]) -> None:
    head = console.red(Level.ERROR.value)
    console.line(f"  {head}  {group[0].rule}  {console.bold(f'{len(group)} times')}", urgent=True)
    for alike in _alike(group):
        first = alike[0]
        place = where(first.place)
        said = first.message if place in first.message else f"{place}: {first.message}"
        if len(alike) > 1:
            others = (_beside(first.place, other.place) for other in alike[1:])
            said += f" So too: {', '.join(others)}."
        for line in console.wrapped(said, 9):
            console.line(line, urgent=True)
    for line in console.wrapped(f"→ {group[0].fix}", 9):
        console.line(line, urgent=True)


def _alike(group: Sequence[Finding]) -> list[list[Finding]]:
    """Findings that say the same of different places."""
    said: dict[str, list[Finding]] = {}
    for finding in group:
        file = finding.place.file
        words = finding.message.replace(file, "") if file else finding.message
        said.setdefault(words, []).append(finding)
    return list(said.values())


def _beside(first: Place, place: Place) -> str:
    """A place in few words, after another one: `p-042 line 12`."""
    if place.file != first.file:
        return where(place)
    words = (place.paper, f"line {place.line}" if place.line else None)
    page = f"page {place.page}" if place.page else None
    return " ".join(word for word in (*words, page) if word) or where(place)


def _warn(console: Console, rule: str, group: Sequence[Finding]) -> None:
    head = console.yellow(Level.WARNING.value)
    names = list(dict.fromkeys(f.place.paper or where(f.place) for f in group))
    more = f" and {len(names) - _SHOWN_IDS} more" if len(names) > _SHOWN_IDS else ""
    lead = f"{rule}  {len(group)}: "
    first, *rest = console.wrapped(lead + ", ".join(names[:_SHOWN_IDS]) + more, 11, 11)
    for line in (f"  {head}  {first}", *rest):
        console.line(line)
