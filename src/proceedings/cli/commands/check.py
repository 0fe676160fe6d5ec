"""What is wrong with the metadata and the papers, or with one PDF, and how to mend it."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from proceedings.cli.console import Console
from proceedings.cli.following import show_next
from proceedings.cli.options import order, volume_arguments
from proceedings.cli.reports import exit_code, show_file, show_findings
from proceedings.errors import CannotStart, ExitCode
from proceedings.records.order import Order
from proceedings.records.reports import Report
from proceedings.registry import Registry

FORMATS = Registry("proceedings.cli.formats")
_STYLE = "acm-sigconf"


def arguments(parser: argparse.ArgumentParser) -> None:
    """DIR or FILE.pdf, --style, --metadata-only and the common ones."""
    volume_arguments(parser, *FORMATS.names(), what="DIR|FILE.pdf")
    parser.add_argument(
        "--style",
        metavar="NAME",
        help=f"for one file alone: the style it is to be published in (default: {_STYLE})",
    )
    parser.add_argument("--metadata-only", action="store_true", help="don't look at the papers")


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Check, print, say whether errors remain."""
    from proceedings import edition

    if options.folder.is_file():
        report = _check_file(options, console)
    elif options.style:
        raise CannotStart(
            "--style is for one file; a volume says its style itself",
            "Name a PDF, or write «style:» into metadata/volume.yaml.",
        )
    else:
        report = edition.check(
            order(options, console, today=datetime.now(UTC).date()),
            metadata_only=options.metadata_only,
        )
    if options.format in FORMATS.names():
        console.document(FORMATS.load(options.format).write(report))
    elif report.volume is None and options.folder.is_file():
        show_file(console, report, options, options.style or _STYLE)
    else:
        show_findings(console, report, options)
        if options.format == "text":
            show_next(console, report, options, _following(report, options))
    return exit_code(report)


def _following(report: Report, options: argparse.Namespace) -> str:
    """What comes next where no error remains."""
    if report.volume is None or not report.volume.papers:
        return "status"
    return "check" if options.metadata_only else "build"


def _check_file(options: argparse.Namespace, console: Console) -> Report:
    from proceedings import edition

    for name, asked in (
        ("--metadata-only", options.metadata_only),
        ("--output", options.output is not None),
    ):
        if asked:
            raise CannotStart(
                f"{name} is for a volume, {options.folder.name} is one file",
                "Name the volume's folder, or leave the option out.",
            )
    file: Path = options.folder
    return edition.check_file(
        Order(folder=file.parent, jobs=1, progress=console.progress),
        file,
        options.style or _STYLE,
    )
