"""Arguments that several commands share."""

from __future__ import annotations

import argparse
import os
import shlex
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from proceedings.cli.console import Console
from proceedings.errors import CannotStart
from proceedings.records.order import Choice, Order


class Parser(argparse.ArgumentParser):
    """Complains in a plain line, as everything else here; knows no abbreviations.

    An abbreviation in somebody's script would change its meaning with the next option.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        """End with exit code 2.

        Raises:
            CannotStart: Always.
        """
        asked = self.prog.removeprefix("proceedings").strip()
        raise CannotStart(message, f"`{self.prog} --help` lists what {asked or 'it'} understands.")


def typed(command: str, options: argparse.Namespace) -> str:
    """A command as it is typed for the same volume and the same outputs."""
    words = ["proceedings", *command.split()]
    if options.output is not None:
        words += ["--output", str(options.output)]
    if options.folder != Path():
        folder = str(options.folder)
        words.append(f"./{folder}" if folder.startswith("-") else folder)
    return shlex.join(words)


def volume_arguments(parser: argparse.ArgumentParser, *formats: str, what: str = "DIR") -> None:
    """DIR, --output, --jobs, --format."""
    parser.add_argument(
        "folder",
        metavar=what,
        nargs="?",
        type=Path,
        default=Path(),
        help="the volume (default: here)" + (", or one PDF" if what != "DIR" else ""),
    )
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="where outputs go (default: DIR/build)"
    )
    jobs_argument(parser)
    parser.add_argument(
        "--format", choices=("text", "json", *formats), default="text", help="how results are told"
    )
    parser.add_argument("--verbose", action="store_true", help="every finding, spelled out")


def jobs_argument(parser: argparse.ArgumentParser) -> None:
    """--jobs."""
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=_jobs,
        default=os.cpu_count() or 1,
        help="papers worked on at once",
    )


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


def order(options: argparse.Namespace, console: Console, *, today: date | None = None) -> Order:
    """The options as `edition` takes them.

    Args:
        options: As parsed.
        console: Told of progress.
        today: The day on which waivers may have expired, for a command that may depend on it.

    Raises:
        CannotStart: DIR is no folder.
    """
    if not options.folder.is_dir():
        what = "is no folder" if options.folder.exists() else "does not exist"
        is_pdf = options.command == "check" and options.folder.suffix.lower() == ".pdf"
        raise CannotStart(
            f"{options.folder} {what}",
            "Name a PDF that is there, or a volume's folder."
            if is_pdf
            else "Name a volume's folder; it holds metadata/ and papers/.",
        )
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
        today=today,
    )


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of workers; say 1 or more")
    return int(text)
