"""A page proof of each paper for its authors, and an index of them for the chair."""

from __future__ import annotations

import argparse

from proceedings.cli.console import Console, counted, shown
from proceedings.cli.following import show_next
from proceedings.cli.options import order, paper_arguments, volume_arguments
from proceedings.cli.reports import exit_code, show_findings
from proceedings.errors import ExitCode


def arguments(parser: argparse.ArgumentParser) -> None:
    """DIR, which papers, and the common ones."""
    volume_arguments(parser)
    paper_arguments(parser)


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Make proofs and say where they lie."""
    from proceedings import edition, outputs
    from proceedings.proofs import places

    report = edition.proof(order(options, console))
    show_findings(console, report, options)
    if options.format == "text":
        if report.made:
            # One proof is opened itself, of many the index.
            one = len(report.made) == 1
            page = places.in_folder(report.made[0], places.PAGE) if one else places.INDEX
            path = report.build / outputs.proof_file(page)
            console.line(f"\n{counted(len(report.made), 'proof')}: open {shown(str(path))}")
            console.line("Put the folder of proofs on a web space, and send each author the link.")
        else:
            console.line("\nNo proof was made: no paper that takes pages is chosen.")
        show_next(console, report, options)
    return exit_code(report)
