"""A page proof of each paper for its authors, and an index of them for the chair."""

from __future__ import annotations

import argparse

from proceedings.cli.console import Console
from proceedings.cli.options import order, paper_arguments, volume_arguments
from proceedings.cli.reports import exit_code, show_findings
from proceedings.errors import ExitCode


def arguments(parser: argparse.ArgumentParser) -> None:
    """DIR, which papers, and the common ones."""
    volume_arguments(parser)
    paper_arguments(parser)


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Make proofs and say where they lie."""
    from proceedings import edition

    report = edition.proof(order(options, console))
    show_findings(console, report, options)
    if options.format == "text" and report.made:
        index = report.build / "proofs" / "index.html"
        many = len(report.made)
        console.line(f"\n{many} proof{'' if many == 1 else 's'}: open {index}")
        console.line("next: put build/proofs/ on a web space and send each author the link")
    return exit_code(report)
