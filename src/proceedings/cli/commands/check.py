"""What is wrong with the metadata and the papers, and how to mend it."""

from __future__ import annotations

import argparse

from proceedings.cli.console import Console
from proceedings.cli.options import order, volume_arguments
from proceedings.cli.reports import exit_code, show_findings, show_next
from proceedings.errors import ExitCode


def arguments(parser: argparse.ArgumentParser) -> None:
    """DIR, --metadata-only and the common ones."""
    volume_arguments(parser)
    parser.add_argument("--metadata-only", action="store_true", help="don't look at the papers")


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Check, print, say whether errors remain."""
    from proceedings import edition

    report = edition.check(order(options, console), metadata_only=options.metadata_only)
    show_findings(console, report, options)
    if options.format == "text":
        has_papers = report.volume is not None and bool(report.volume.papers)
        show_next(console, report, options, "build" if has_papers else "status")
    return exit_code(report)
