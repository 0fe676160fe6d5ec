"""Files for digital libraries, alone."""

from __future__ import annotations

import argparse

from proceedings.cli.console import Console, shown
from proceedings.cli.following import show_next
from proceedings.cli.options import order, volume_arguments
from proceedings.cli.reports import exit_code, show_findings
from proceedings.errors import ExitCode


def arguments(parser: argparse.ArgumentParser) -> None:
    """DIR, --to, --list and the common ones."""
    volume_arguments(parser)
    parser.add_argument(
        "--to", metavar="FORMAT", action="append", default=[], help="a library format, repeatable"
    )
    parser.add_argument("--list", action="store_true", help="the formats there are")


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Export and say where the files lie."""
    from proceedings import edition
    from proceedings.exports import FORMATS

    if options.list:
        for name in FORMATS.names():
            summary = (FORMATS.load(name).__doc__ or "").splitlines()[0]
            console.line(f"{name}  {summary}")
        return ExitCode.FINE
    report = edition.export(order(options, console), options.to)
    show_findings(console, report, options)
    if options.format == "text":
        for name in report.made:
            console.line(f"  written   {shown(str(report.build / name))}")
        show_next(console, report, options, "build")
    return exit_code(report)
