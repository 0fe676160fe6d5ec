"""The page plan: which paper stands on which pages."""

from __future__ import annotations

import argparse

from proceedings.cli.console import Console
from proceedings.cli.options import order, volume_arguments
from proceedings.cli.reports import exit_code, plan_json, show_findings, show_plan
from proceedings.errors import ExitCode


def arguments(parser: argparse.ArgumentParser) -> None:
    """DIR and the common ones."""
    volume_arguments(parser)


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Plan and print the plan."""
    from proceedings import edition

    report = edition.plan(order(options, console))
    if options.format == "json":
        console.json(plan_json(report))
    elif report.plan:
        show_plan(console, report)
    else:
        show_findings(console, report, options)
    return exit_code(report)
