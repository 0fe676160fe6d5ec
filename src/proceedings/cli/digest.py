"""Errors as briefly as the screen asks: spelled out where there is room, else a line a rule.

What falls away first is how each is mended, then what each says in its own words. Each is shown by
the id of its paper, or its place, as long as there is room for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from proceedings.cli.console import Console, plain, shown
from proceedings.findings.finding import Finding, Level, Place, group_of
from proceedings.registry import Registry

_RULES = Registry("proceedings.checks", depth=1)

SCREEN = 40
"""Lines that a check of sixty papers fits on."""

_INDENT = 9
_LEAST = 25  # letters of a sentence that begin to say something
_UNBOUNDED = 1_000_000
_MANY = 3
"""Of so many errors of a rule each is spelled out; of more, each is a line and the fix is one.

Where ids take more lines than this a rule, as in a volume of hundreds, the first are listed.
"""
_IDS, _FEW = 120, 6
"""Ids that are listed of one rule, and where hundreds have errors; the report has them all."""
_WRONG_FILE = ("match/slot", "match/same-text")
_GROUPS = (
    *("metadata", "people", "rights", "program", "front", "volume", "lock"),
    *("file", "match/wrong-file", "safety", "leftover", "page", "match", "fonts", "images"),
    *("links", "stamp", "proof", "export", "verify", "access"),
)
"""What is read first: what all else follows from, then whether the file is there and the right one.

Rules of other groups come last.
"""


def digest(console: Console, errors: Sequence[Finding], room: int = _UNBOUNDED) -> list[str]:
    """The errors in the most detail that fits.

    Args:
        console: For its width and colours.
        errors: In the order of the papers.
        room: Lines there are.

    Returns:
        Lines; more than there is room for where there are more rules than lines.
    """
    groups = by_rule(errors)
    lines: list[str] = []
    for detail in _DETAILS:
        lines = [line for group in groups for line in detail(console, group)]
        if len(lines) <= room:
            break
    if len(lines) > max(room, _MANY * len(groups)):
        lines = [line for group in groups for line in in_a_line(console, group, _FEW)]
    return lines


def by_rule(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Groups of one rule each, those first that a chair mends first."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.rule, []).append(finding)
    return [groups[rule] for rule in sorted(groups, key=_weight)]


def spelled(console: Console, finding: Finding) -> list[str]:
    """A finding in full: where, what, how to mend it."""
    place = console.bold(shown(where(finding.place)))
    return [
        f"  {_painted(console, finding.level)}  {finding.rule}  {place}",
        *console.wrapped(finding.message, _INDENT),
        *console.wrapped(f"→ {finding.fix}", _INDENT),
    ]


def where(place: Place) -> str:
    """`p-042, papers/p-042.pdf page 3` or `metadata/papers.yaml:12:5`."""
    file = place.file or ""
    if place.line:
        file += f":{place.line}" + (f":{place.column}" if place.column else "")
    if place.page:
        file += f" page {place.page}"
    owner = place.paper if place.paper and place.paper not in file else ""
    return ", ".join(part for part in (owner, file.strip()) if part) or "the volume"


def meaning(rule: str) -> str:
    """The first line of a rule's own page."""
    return " ".join((_RULES.load(rule).__doc__ or "").strip().partition("\n\n")[0].split())


def listed(findings: Iterable[Finding], most: int) -> str:
    """Whom findings are about, each once: ids of papers, else places."""
    names = list(dict.fromkeys(finding.place.paper or where(finding.place) for finding in findings))
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def in_a_line(console: Console, group: Sequence[Finding], most: int) -> list[str]:
    """Findings of one rule: its name, how many, whose, and what it is where there is room.

    Args:
        console: For its width and colours.
        group: Of one rule and level.
        most: Ids that are listed.
    """
    lines = _lines(console, group, listed(group, most))
    room = console.width - len(plain(lines[0])) - 2
    if len(lines) == 1 and room >= _LEAST:
        lines[0] += f"  {console.dim(console.cut(_gist(group), 0, room))}"
    return lines


def _lines(console: Console, group: Sequence[Finding], names: str) -> list[str]:
    level = group[0].level
    indent = len(level.value) + 4
    lead = f"{group[0].rule}  {len(group)}: {names}"
    first, *rest = console.wrapped(lead, indent, indent)
    return [f"  {_painted(console, level)}  {first}", *rest]


def _painted(console: Console, level: Level) -> str:
    paint = {Level.ERROR: console.red, Level.WARNING: console.yellow, Level.NOTE: console.dim}
    return paint[level](level.value)


def _gist(group: Sequence[Finding]) -> str:
    """What all of them say; else what the rule's own page begins with."""
    return group[0].message if len(_alike(group)) == 1 else meaning(group[0].rule)


def _weight(rule: str) -> tuple[int, str]:
    group = "match/wrong-file" if rule in _WRONG_FILE else group_of(rule)
    return (_GROUPS.index(group) if group in _GROUPS else len(_GROUPS), rule)


def _each(console: Console, group: Sequence[Finding]) -> Iterator[str]:
    for finding in group:
        yield from spelled(console, finding)


def _together(console: Console, group: Sequence[Finding]) -> Iterator[str]:
    """What each says, in full, and how it is mended once."""
    if len(group) <= _MANY:
        yield from _each(console, group)
        return
    yield _head(console, group)
    for alike in _alike(group):
        first = alike[0]
        place = where(first.place)
        said = first.message if place in first.message else f"{place}: {first.message}"
        if len(alike) > 1:
            said += f" So too: {listed(alike[1:], _IDS)}."
        yield from console.wrapped(said, _INDENT)
    whose = "" if len({one.fix for one in group}) == 1 else f"{listed(group[:1], 1)}: "
    yield from console.wrapped(f"→ {whose}{group[0].fix}", _INDENT)


def _shortly(console: Console, group: Sequence[Finding]) -> Iterator[str]:
    """What each says, on a line."""
    yield _head(console, group)
    for alike in _alike(group):
        yield console.cut(f"{listed(alike, _IDS)}: {alike[0].message}", _INDENT)


def _once(console: Console, group: Sequence[Finding]) -> Iterator[str]:
    """Whom it is about, and what it is, on a line of its own."""
    yield from _lines(console, group, listed(group, _IDS))
    yield console.cut(_gist(group), _INDENT)


def _named(console: Console, group: Sequence[Finding]) -> Iterator[str]:
    """Whom it is about, and what it is as far as there is room behind."""
    yield from in_a_line(console, group, _IDS)


_DETAILS: tuple[Callable[[Console, Sequence[Finding]], Iterator[str]], ...] = (
    _each,
    _together,
    _shortly,
    _once,
    _named,
)


def _head(console: Console, group: Sequence[Finding]) -> str:
    papers = {finding.place.paper for finding in group}
    apart = len(papers) == len(group) > 1 and None not in papers
    count = f"{len(group)} papers" if apart else f"{len(group)} times"
    if len(group) == 1:
        count = shown(where(group[0].place))
    return f"  {console.red(Level.ERROR.value)}  {group[0].rule}  {console.bold(count)}"


def _alike(group: Sequence[Finding]) -> list[list[Finding]]:
    """Findings that say the same of different places."""
    said: dict[str, list[Finding]] = {}
    for finding in group:
        file = finding.place.file
        words = finding.message.replace(file, "") if file else finding.message
        said.setdefault(words, []).append(finding)
    return list(said.values())
