"""The whole volume: check, plan, stamp, set, bind, export, verify."""

from __future__ import annotations

import argparse

from proceedings.cli.console import Console
from proceedings.cli.options import order, volume_arguments
from proceedings.cli.reports import exit_code, show_build, show_json
from proceedings.errors import ExitCode


def arguments(parser: argparse.ArgumentParser) -> None:
    """DIR, --strict and the common ones."""
    volume_arguments(parser)
    parser.add_argument(
        "--strict", action="store_true", help="stop before binding when there are errors"
    )


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Build, print one screen, say whether errors remain."""
    from proceedings import edition

    report = edition.build(order(options, console), strict=options.strict)
    if options.format == "json":
        show_json(console, report, dict(report.manifest))
    else:
        show_build(console, report, options)
    return exit_code(report)
