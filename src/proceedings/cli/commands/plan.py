"""The page plan: which paper stands on which pages."""

from __future__ import annotations

import argparse

from proceedings.cli.console import Console
from proceedings.cli.following import show_next
from proceedings.cli.options import order, volume_arguments
from proceedings.cli.reports import (
    exit_code,
    plan_json,
    show_findings,
    show_json,
    show_plan,
)
from proceedings.errors import ExitCode


def arguments(parser: argparse.ArgumentParser) -> None:
    """DIR and the common ones."""
    volume_arguments(parser)


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Plan and print the plan."""
    from proceedings import edition

    report = edition.plan(order(options, console))
    if options.format == "json":
        show_json(console, report, plan_json(report))
        return exit_code(report)
    if report.plan:
        show_plan(console, report)
    else:
        show_findings(console, report, options)
    show_next(console, report, options, "build")
    return exit_code(report)
