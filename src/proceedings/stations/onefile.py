"""One file: the preflight of a paper whose volume is elsewhere."""

from __future__ import annotations

from pathlib import Path

from proceedings.checks.run import check_file, wanted
from proceedings.errors import CannotStart
from proceedings.findings.finding import Finding, Level, Place
from proceedings.findings.levels import at_levels
from proceedings.inspection.inspect import inspect
from proceedings.metadata.styles import load_style, style_names
from proceedings.outputs import sha256_of
from proceedings.records.inspection import Inspection
from proceedings.stamping.alone import zone_findings
from proceedings.volume.style import Style
from proceedings.workbench.bench import Bench, Failed, Task


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
    name = file.name
    looked_for = wanted(rules)
    task = Task(
        name=name,
        call=inspect,
        args=(file, sha256_of(file), looked_for),
        result=Inspection,
        inputs=(),
    )
    outcome = bench.each("inspect", [task])[0]
    if isinstance(outcome, Failed):
        unreadable = Finding(
            rule="file/unreadable",
            level=Level.ERROR,
            message=f"The file {outcome.message.rstrip('.')}.",
            fix=outcome.fix,
            place=Place(file=name),
        )
        return (unreadable,)
    found = check_file(outcome.value, rules, name)
    zones = zone_findings(outcome.value, rules, name)
    return at_levels((*found, *zones), rules.levels)


def _style(name: str) -> Style:
    style, _ = load_style(name, None)
    if style is None:
        raise CannotStart(f"there is no style {name}", f"Known are {', '.join(style_names(None))}.")
    return style
