"""Conference systems' exports and PDFs into the volume's metadata and papers."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from proceedings.cli.console import Console
from proceedings.cli.imports import import_json, show_import
from proceedings.cli.options import jobs_argument
from proceedings.errors import ExitCode
from proceedings.findings.finding import has_errors
from proceedings.records.importing import Wishes
from proceedings.records.order import Order


def arguments(parser: argparse.ArgumentParser) -> None:
    """FILE…, and how they are to come in."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="exports of one system; zips or folders of PDFs",
    )
    parser.add_argument(
        "--from", dest="system", metavar="SOURCE", help="the system, where it isn't recognised"
    )
    parser.add_argument(
        "--into",
        dest="folder",
        metavar="DIR",
        type=Path,
        default=Path(),
        help="the volume (default: here)",
    )
    parser.add_argument("--track", metavar="T", help="the track of all these papers")
    parser.add_argument(
        "--prefix", metavar="P", default="", help="put before every id, as in --prefix t-"
    )
    parser.add_argument(
        "--pdf",
        metavar="ID=NAME",
        type=_pair,
        action="append",
        default=[],
        help="this PDF is that paper's, repeatable",
    )
    parser.add_argument(
        "--apply", action="store_true", help="write into a volume that has papers already"
    )
    jobs_argument(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how it is told")
    parser.add_argument("--verbose", action="store_true", help="everything, spelled out")


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Import, show the difference, say what to type next."""
    from proceedings import edition

    order = Order(folder=options.folder, jobs=options.jobs, progress=console.progress)
    wishes = Wishes(
        system=options.system,
        track=options.track,
        prefix=options.prefix,
        apply=options.apply,
        pairs=tuple(options.pdf),
    )
    report = edition.import_exports(order, options.files, wishes)
    if options.format == "json":
        console.json(import_json(report))
    else:
        into = "" if options.folder == Path() else f" {shlex.quote(str(options.folder))}"
        following = _again(options) if report.pending else f"proceedings check{into}"
        show_import(console, report, following, verbose=options.verbose)
    return ExitCode.FINDINGS if has_errors(report.findings) else ExitCode.FINE


def _again(options: argparse.Namespace) -> str:
    """The same command, which writes."""
    words = ["proceedings", "import", *map(str, options.files)]
    for name, value in (
        ("from", options.system),
        ("into", "" if options.folder == Path() else str(options.folder)),
        ("track", options.track),
        ("prefix", options.prefix),
    ):
        words += [f"--{name}", value] if value else []
    for paper, name in options.pdf:
        words += ["--pdf", f"{paper}={name}"]
    return shlex.join([*words, "--apply"])


def _pair(text: str) -> tuple[str, str]:
    paper, sign, name = text.partition("=")
    if not (paper and sign and name):
        raise argparse.ArgumentTypeError(f"{text!r} is no ID=NAME, as 12=final/12.pdf")
    return paper, name
