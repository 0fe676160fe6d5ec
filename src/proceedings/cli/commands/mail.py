"""Letters to authors who have something to mend: drafts in build/mail/, to be read and sent."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from proceedings.cli.console import Console, counted, shown
from proceedings.cli.options import order, paper_arguments, typed, volume_arguments
from proceedings.cli.reports import exit_code, show_findings, show_json, show_volume
from proceedings.errors import ExitCode

if TYPE_CHECKING:
    from proceedings.records.letters import Addressee, LettersReport, Row

_KINDS = ("letters",)
_SHOWN = 20
_MARGIN = 12
"""Where the second column of the screen begins."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """WHAT, DIR, which papers, and the common ones."""
    parser.add_argument(
        "what", metavar="WHAT", choices=_KINDS, help="letters: what is to be mended"
    )
    volume_arguments(parser)
    paper_arguments(parser)


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Write letters; say how many, whom nobody can write to, and what comes next."""
    from proceedings import edition

    written = edition.letters(order(options, console, today=datetime.now(UTC).date()))
    report = written.report
    if options.format == "json":
        show_json(console, report, _json(written))
    elif report.volume is None:
        show_findings(console, report, options)
    else:
        _show(console, written, options)
    return exit_code(report)


def _show(console: Console, written: LettersReport, options: argparse.Namespace) -> None:
    from proceedings import outputs
    from proceedings.records.letters import State

    report, rows = written.report, written.rows
    show_volume(console, report)
    letters = [row for row in rows if row.file]
    same = sum(row.state is State.SAME for row in letters)
    which = "all" if same == len(letters) else f"{same} of them"
    as_before = f", {which} word for word as before" if same else ""
    _row(console, "letters", f"{len(letters) or 'none'}{as_before}")
    shown_rows = letters if options.verbose else letters[:_SHOWN]
    for line in _lines(shown_rows):
        console.line(f"    {shown(line)}")
    if len(letters) > len(shown_rows):
        console.line(f"    … and {len(letters) - len(shown_rows)} more, in {outputs.LETTERS}")
    nothing = sum(row.state is State.NOTHING for row in rows)
    if nothing:
        _row(console, "no letter", f"{counted(nothing, 'paper')} with nothing to mend")
    held = [row.id for row in rows if row.state is State.HELD]
    if held:
        said = f"{', '.join(held)}: another paper's file is in the place; mend that first"
        _row(console, "held back", said, urgent=True)
    lost = [row.id for row in rows if row.state is State.NO_ADDRESS]
    if lost:
        more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
        listed = ", ".join(lost[:_SHOWN])
        said = f"has an address in papers.yaml among the authors of {listed}{more}"
        _row(console, "nobody", said, urgent=True)
    if written.no_sender:
        said = "volume.yaml names no contact, so the letters say nobody to answer to"
        _row(console, "no sender", said, urgent=True)
    if written.chairs:
        words = counted(written.chairs, "finding")
        _row(console, "yours", f"{words} no author is told of: {typed('check', options)}")
    for name in written.edited:
        _row(console, "kept", f"{name}, which is not needed any more but was changed")
    if letters:
        folder = report.build / outputs.MAIL
        console.line(
            f"\nRead the letters in {shown(str(folder))}: each opens as a draft, to be sent."
        )
    console.line(f"next: {console.bold(shown(typed('check', options)))}, once new files are there")


def _row(console: Console, head: str, text: str, *, urgent: bool = False) -> None:
    first, *rest = console.wrapped(text, _MARGIN, _MARGIN)
    space = " " * (_MARGIN - 2 - len(head))
    console.line(f"  {console.yellow(head) if urgent else head}{space}{first}")
    for line in rest:
        console.line(line)


def _lines(letters: Sequence[Row]) -> Iterator[str]:
    width = max((len(row.id) for row in letters), default=0)
    for row in letters:
        counts = [
            counted(count, word)
            for count, word in ((row.errors, "error"), (row.warnings, "warning"))
            if count
        ]
        to = ", ".join(one.name for one in (*row.to, *row.cc))
        yield f"{row.id:<{width}}  {', '.join(counts)}; to {to} ({row.state})"


def _json(written: LettersReport) -> dict[str, Any]:
    volume = written.report.volume
    return {
        "version": 1,
        "program": version("proceedings-builder"),
        "volume": volume.conference.short if volume else None,
        "letters": [
            {
                "id": row.id,
                "title": row.title,
                "to": _people(row.to),
                "cc": _people(row.cc),
                "subject": row.subject or None,
                "errors": row.errors,
                "warnings": row.warnings,
                "state": row.state.value,
                "file": row.file or None,
            }
            for row in written.rows
        ],
    }


def _people(people: Sequence[Addressee]) -> list[dict[str, str]]:
    return [{"name": one.name, "email": one.email} for one in people]
