"""The last lines of a command: whose the errors are to mend, and what to type next."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from proceedings.cli.console import Console, counted, shown
from proceedings.cli.digest import by_rule
from proceedings.cli.options import typed
from proceedings.findings.finding import Finding, Level, group_of
from proceedings.findings.levels import BOOK
from proceedings.records.reports import Report

_SHOWN = 3
_MISSING = "file/missing"
"""Its letter says so to the authors; but first the chair looks where the file is."""


def show_next(
    console: Console, report: Report, options: argparse.Namespace, command: str = ""
) -> None:
    """The next command to type, which is another one while errors remain.

    Args:
        console: Where it is printed.
        report: What has just been told.
        options: The volume and the folder of outputs, as they were typed.
        command: What comes next where all is well; empty for nothing.
    """
    errors = [finding for finding in report.findings if finding.level is Level.ERROR]
    if errors:
        authors = _of_authors(errors)
        rest = [one for one in errors if one not in authors]
        console.line()
        for line in console.wrapped(_whose(errors, rest, len(authors)), 0):
            console.line(line)
        command = _following(errors, rest)
    elif command:
        console.line()
    if command:
        console.line(f"next: {console.bold(shown(typed(command, options)))}")


def _whose(errors: Sequence[Finding], rest: Sequence[Finding], authors: int) -> str:
    more = f"`proceedings explain {by_rule(rest or errors)[0][0].rule}` says more."
    if not authors:
        return f"Mend {'the error' if len(errors) == 1 else 'the errors'} above; {more}"
    if not rest:
        theirs = "The error is" if len(errors) == 1 else f"All {len(errors)} errors are"
        return f"{theirs} the authors' to mend, and letters tell them how; {more}"
    rules = [group[0].rule for group in by_rule(rest)]
    listed = ", ".join(rules[:_SHOWN]) + (" …" if len(rules) > _SHOWN else "")
    return f"Yours to mend: {listed}. The authors', by letter: {counted(authors, 'error')}."


def _following(errors: Sequence[Finding], rest: Sequence[Finding]) -> str:
    # What only a build asks is asked by the next build alone.
    if any(group_of(finding.rule) not in BOOK for finding in errors):
        return "build"
    # A fault of the records may be the reason for what is said of the papers.
    records = [one for one in rest if (one.place.file or "").startswith("metadata/")]
    return "check" if records or len(rest) == len(errors) else "mail letters"


def _of_authors(errors: Sequence[Finding]) -> list[Finding]:
    from proceedings.stations.mailing import for_authors

    return [finding for finding in for_authors(errors) if finding.rule != _MISSING]
