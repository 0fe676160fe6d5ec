"""One file: the preflight of a paper whose volume is elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from proceedings.checks.run import check_file, wanted
from proceedings.errors import CannotStart
from proceedings.findings.finding import Finding, Level, Place
from proceedings.findings.levels import at_levels
from proceedings.inspection.inspect import inspect
from proceedings.metadata.styles import load_style, style_names
from proceedings.outputs import sha256_of
from proceedings.preparation.prepare import prepare
from proceedings.preparation.report import told
from proceedings.records.inspection import Inspection
from proceedings.records.prepared import Prepared
from proceedings.stamping.alone import zone_findings
from proceedings.volume.style import Style
from proceedings.workbench.bench import Bench, Failed, Task

_PREFIX = "paper"  # of its destinations, where it has no id


def look_at(file: Path, style: str, bench: Bench) -> tuple[Finding, ...]:
    """What is wrong with a file, at the levels of a style.

    Args:
        file: The PDF.
        style: The name of a shipped style.
        bench: Opens the file in a worker.

    Raises:
        CannotStart: There is no such style.
        OSError: The file can't be read.
    """
    rules = _style(style)
    name, sha256 = file.name, sha256_of(file)
    looking = Task(
        name=name,
        call=inspect,
        args=(file, sha256, wanted(rules)),
        result=Inspection,
        inputs=(),
    )
    looked = bench.each("inspect", [looking])[0]
    if isinstance(looked, Failed):
        return (_unreadable(looked, name),)
    preparing = Task(
        name=name,
        call=prepare,
        args=(file, _PREFIX, sha256),
        result=Prepared,
        inputs=(),
        makes="file",
    )
    ready = bench.each("prepare", [preparing])[0]
    prepared = (
        (_unreadable(ready, name),)
        if isinstance(ready, Failed)
        else (
            replace(one, place=replace(one.place, paper=None))
            for one in told(ready.value, _PREFIX, name)
        )
    )
    found = check_file(looked.value, rules, name)
    zones = zone_findings(looked.value, rules, name)
    return at_levels((*found, *prepared, *zones), rules.levels)


def _unreadable(outcome: Failed, name: str) -> Finding:
    return Finding(
        rule="file/unreadable",
        level=Level.ERROR,
        message=f"The file {outcome.message.rstrip('.')}.",
        fix=outcome.fix,
        place=Place(file=name),
    )


def _style(name: str) -> Style:
    style, _ = load_style(name, None)
    if style is None:
        raise CannotStart(f"there is no style {name}", f"Known are {', '.join(style_names(None))}.")
    return style
