"""Read a finished build back with other libraries than those which wrote it."""

from __future__ import annotations

import argparse

from proceedings.cli.console import Console
from proceedings.cli.following import show_next
from proceedings.cli.options import order, volume_arguments
from proceedings.cli.reports import exit_code, show_findings
from proceedings.errors import ExitCode


def arguments(parser: argparse.ArgumentParser) -> None:
    """DIR and the common ones."""
    volume_arguments(parser)


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Verify and print what was found right and wrong."""
    from proceedings import edition

    report = edition.verify(order(options, console))
    if options.format == "text":
        for line in report.verified:
            console.line(f"  {console.green('✓')} {line}")
    show_findings(console, report, options)
    if options.format == "text":
        show_next(console, report, options)
    return exit_code(report)
