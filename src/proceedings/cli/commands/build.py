"""The whole volume: check, plan, stamp, set, bind, export, verify."""

from __future__ import annotations

import argparse

from proceedings.cli.console import Console
from proceedings.cli.options import order, volume_arguments
from proceedings.cli.reports import exit_code, show_build, show_json
from proceedings.cli.watching import keep_building
from proceedings.errors import CannotStart, ExitCode
from proceedings.records.reports import Report


def arguments(parser: argparse.ArgumentParser) -> None:
    """DIR, --strict, --watch and the common ones."""
    volume_arguments(parser)
    parser.add_argument(
        "--strict", action="store_true", help="stop before binding when there are errors"
    )
    parser.add_argument(
        "--watch", action="store_true", help="build again whenever files change, until Ctrl-C"
    )


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Build, print one screen, say whether errors remain."""
    from proceedings import edition

    if options.watch and options.format == "json":
        raise CannotStart(
            "--watch prints a line for each build, and JSON is one document",
            "Leave --format json out, or build once.",
        )
    ordered = order(options, console)

    def build() -> Report:
        return edition.build(ordered, strict=options.strict)

    if options.watch:
        return keep_building(ordered.folder, build, options, console)
    report = build()
    if options.format == "json":
        show_json(console, report, dict(report.manifest))
    else:
        show_build(console, report, options)
    return exit_code(report)
