"""The JSON Schemas of the metadata files, for editors."""

from __future__ import annotations

import argparse
import difflib
from pathlib import Path

from proceedings.cli.console import Console
from proceedings.errors import CannotStart, ExitCode


def arguments(parser: argparse.ArgumentParser) -> None:
    """NAME and --output."""
    parser.add_argument(
        "name", metavar="NAME", nargs="?", help="volume, papers, paper, program, front or style"
    )
    parser.add_argument(
        "--output",
        metavar="DIR",
        type=Path,
        help="write NAME.schema.json there, or all without a name; metadata/.schema is where "
        "the first lines of a new volume's files look",
    )


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Print one schema, list them, or write them.

    Raises:
        CannotStart: There is no such schema, or the folder can't be written.
    """
    from proceedings.metadata.schema import FILES, schema_text

    if options.name is not None and options.name not in FILES:
        near = difflib.get_close_matches(options.name, FILES, 1, 0.4)
        raise CannotStart(
            f"There is no schema {options.name}",
            f"Did you mean {near[0]}?" if near else f"There are {', '.join(sorted(FILES))}.",
        )
    names = [options.name] if options.name else sorted(FILES)
    if options.output:
        try:
            options.output.mkdir(parents=True, exist_ok=True)
            for name in names:
                path = options.output / f"{name}.schema.json"
                path.write_text(schema_text(FILES[name]), encoding="utf-8", newline="\n")
                console.line(f"  {path}")
        except OSError as error:
            raise CannotStart(
                f"The schemas can't be written to {options.output}: {error.strerror or error}",
                "Name a folder that can be written.",
            ) from error
    elif options.name:
        console.line(schema_text(FILES[options.name]).rstrip("\n"))
    else:
        for name in names:
            console.line(name)
    return ExitCode.FINE
