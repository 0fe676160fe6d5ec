"""A new volume with commented metadata; from the last one, next year's."""

from __future__ import annotations

import argparse
from pathlib import Path

from proceedings.cli.console import Console
from proceedings.errors import ExitCode


def arguments(parser: argparse.ArgumentParser) -> None:
    """DIR and --from."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        type=Path,
        default=Path(),
        help="where the volume is to be (default: here); nothing in it is overwritten",
    )
    parser.add_argument(
        "--from",
        dest="last",
        metavar="OLD",
        type=Path,
        help="the last volume's folder: its styles, templates, series and rights are kept, its "
        "committees are to be confirmed, its papers and numbers are left behind",
    )


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Write the files and name them."""
    from proceedings.metadata.newvolume import follow_volume, new_volume

    folder: Path = options.folder
    made = follow_volume(folder, options.last) if options.last else new_volume(folder)
    shown = [name for name in made if not name.startswith("metadata/.schema/")]
    console.line("  " + "\n  ".join(str(folder / name) for name in shown))
    if options.last:
        console.line("\nTo be confirmed: the lines under 'previous.confirm' in volume.yaml.")
    where = "" if folder == Path() else f" {folder}"
    first = folder / "metadata" / "volume.yaml"
    console.line(f"\nnext: write {first}, then {console.bold(f'proceedings check{where}')}")
    return ExitCode.FINE
