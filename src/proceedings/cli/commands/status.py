"""What is left to do, by whom and until when, and the next command to type."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from proceedings.cli.console import Console, columns, counted, shown
from proceedings.cli.findings import summary
from proceedings.cli.options import order, typed
from proceedings.errors import ExitCode
from proceedings.findings.asjson import counted as by_level
from proceedings.findings.finding import has_errors

if TYPE_CHECKING:
    from proceedings.records.standing import Due, LastBuild, LastLook, MissingPaper, Standing

_SHOWN = 12
_CHANGED = "something has changed since"
_NAMES = {
    "camera_ready": "camera-ready",
    "proofs": "proofs",
    "signoff": "sign-off",
    "deposit": "deposit",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """DIR, --output and --format."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        type=Path,
        default=Path(),
        help="the volume (default: here)",
    )
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="where outputs are (default: DIR/build)"
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how results are told"
    )
    parser.add_argument("--verbose", action="store_true", help="every missing paper")


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Look and print; 1 while the metadata has errors."""
    # Not through `edition`, which loads the PDF libraries: this answers at once.
    from proceedings import outputs
    from proceedings.stations.standing import standing

    options.jobs = 1
    folder = order(options, console).folder
    now = datetime.now(UTC)
    stands = standing(folder, options.output or folder / outputs.BUILD, now.date())
    if options.format == "json":
        console.json(_json(stands))
    else:
        _show(console, stands, options, now)
    return ExitCode.FINDINGS if has_errors(stands.findings) else ExitCode.FINE


def _show(console: Console, stands: Standing, options: argparse.Namespace, now: datetime) -> None:
    if stands.volume:
        conference = stands.volume.conference
        console.line(f"{console.bold(shown(conference.short))}  {shown(conference.name)}")
    rows = [("papers", _papers(stands))]
    most = None if options.verbose else _SHOWN
    rows += [("missing", _missing(paper)) for paper in stands.missing[:most]]
    if most and len(stands.missing) > most:
        rows.append(("", f"… and {len(stands.missing) - most} more: --verbose shows them"))
    rows += [(_NAMES[due.name], _due(console, due, now)) for due in stands.due]
    if stands.pending:
        rows.append(("to fill in", _pending(stands)))
    rows.append(("metadata", summary(console, stands.findings)))
    rows.append(("last check", _look(console, stands.look)))
    rows.append(("last build", _build(console, stands.build)))
    for line in columns(rows):
        console.line(line)
    console.line(f"\nnext: {console.bold(_next(stands, options))}")


def _papers(stands: Standing) -> str:
    if not stands.expected:
        return "none yet"
    here = stands.expected - len(stands.missing)
    return f"{here} of {stands.expected} files are here"


def _missing(paper: MissingPaper) -> str:
    asked = ""
    if paper.name:
        address = f" <{paper.email}>" if paper.email else ""
        asked = f", from {shown(paper.name)}{shown(address)}"
    title = shown(paper.title)
    return f"{paper.id}  {title if len(title) <= 50 else title[:49] + '…'}{asked}"


def _due(console: Console, due: Due, now: datetime) -> str:
    words = shown(due.deadline.words).replace(" AoE", " anywhere on Earth")
    if due.deadline.elsewhere:
        words += f" ({due.deadline.elsewhere})"
    left = due.last - now
    if left < timedelta():
        days = (-left).days
        return f"{words}: over" + (f" for {days} day{'s' * (days != 1)}" if days else " today")
    if left < timedelta(days=1):
        return f"{words}: {console.yellow(f'in {left.seconds // 3600} hours')}"
    return f"{words}: in {left.days} day{'s' * (left.days != 1)}"


def _pending(stands: Standing) -> str:
    lines = [finding.place.line for finding in stands.pending if finding.place.line]
    where = f", {stands.pending[0].place.file} line {lines[0]} first" if lines else ""
    count = len(stands.pending)
    return f"{count} thing{'s' * (count != 1)} pending or to be confirmed{where}"


def _look(console: Console, look: LastLook | None) -> str:
    if look is None:
        return "none yet"
    errors = counted(look.errors, "error") if look.errors else "no errors"
    words = [console.red(errors) if look.errors else console.green(errors)]
    if look.papers:
        words[0] += f" in {counted(look.papers, 'paper')}"
    if look.authors:
        words[0] += f", {look.authors} of them the authors' to mend"
    words.append(counted(look.warnings, "warning") if look.warnings else "no warnings")
    if look.has_letters:
        words.append("letters are written")
    if look.is_older:
        words.append(_CHANGED)
    return " · ".join(words)


def _build(console: Console, build: LastBuild | None) -> str:
    if build is None:
        return "none yet"
    words = [console.red("DRAFT") if build.draft else console.green("final")]
    if build.is_older:
        words.append(_CHANGED)
    return " · ".join(words)


def _next(stands: Standing, options: argparse.Namespace) -> str:
    if stands.following == "import":
        into = "" if options.folder == Path() else f" --into {options.folder}"
        return f"proceedings import FILE…{into}"
    words = stands.following.split()
    command = " ".join(word for word in words if not word.startswith("-"))
    return " ".join([typed(command, options), *words[len(command.split()) :]])


def _json(stands: Standing) -> dict[str, Any]:
    """The document of `status --format json` (docs/reference/json.md)."""
    look, build = stands.look, stands.build
    return {
        "version": 1,
        "program": version("proceedings-builder"),
        "volume": stands.volume.conference.short if stands.volume else None,
        "papers": {"expected": stands.expected, "missing": len(stands.missing)},
        "missing": [
            {"id": one.id, "title": one.title, "name": one.name, "email": one.email}
            for one in stands.missing
        ],
        "deadlines": [
            {"name": due.name, "written": due.written, "until": f"{due.last:%Y-%m-%dT%H:%M}Z"}
            for due in stands.due
        ],
        "summary": {level.value: count for level, count in by_level(stands.findings).items()},
        "found": None
        if look is None
        else {
            "error": look.errors,
            "warning": look.warnings,
            "papers": look.papers,
            "older": look.is_older,
        },
        "build": None
        if build is None
        else {
            "draft": build.draft,
            "older": build.is_older,
        },
        "next": stands.following,
    }
