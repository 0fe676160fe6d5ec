"""Arguments that several commands share."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from proceedings.cli.console import Console
from proceedings.records.order import Choice, Order


def volume_arguments(parser: argparse.ArgumentParser, *formats: str) -> None:
    """DIR, --output, --jobs, --format."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        type=Path,
        default=Path(),
        help="the volume (default: here)",
    )
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="where outputs go (default: DIR/build)"
    )
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=_jobs,
        default=os.cpu_count() or 1,
        help="papers worked on at once",
    )
    parser.add_argument(
        "--format", choices=("text", "json", *formats), default="text", help="how results are told"
    )
    parser.add_argument("--verbose", action="store_true", help="every finding, spelled out")


def paper_arguments(parser: argparse.ArgumentParser) -> None:
    """--paper, --track, --session: which papers a command is for."""
    for name, of in (("paper", "ID"), ("track", "T"), ("session", "S")):
        parser.add_argument(
            f"--{name}",
            metavar=of,
            action="append",
            default=[],
            help=f"only this {name}, repeatable",
        )


def order(options: argparse.Namespace, console: Console) -> Order:
    """The options as `edition` takes them."""
    return Order(
        folder=options.folder,
        build=options.output,
        jobs=options.jobs,
        progress=console.progress,
        choice=Choice(
            papers=frozenset(getattr(options, "paper", ())),
            tracks=frozenset(getattr(options, "track", ())),
            sessions=frozenset(getattr(options, "session", ())),
        ),
    )


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of workers; say 1 or more")
    return int(text)
