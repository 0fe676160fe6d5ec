"""The command `proceedings`: arguments in, one command, its end as an exit code."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from types import FrameType

from proceedings.cli.console import Console
from proceedings.cli.options import Parser
from proceedings.errors import CannotStart, ExitCode, ProceedingsError, from_system
from proceedings.registry import Registry

COMMANDS = Registry("proceedings.cli.commands")

_HELP = """\
proceedings: from camera-ready PDFs and YAML to a published volume.
  proceedings check [DIR]    what is wrong with the metadata and the papers, and how to mend it
  proceedings build [DIR]    the whole volume, in DIR/build/
  proceedings proof [DIR]    a page proof of each paper for its authors, in DIR/build/proofs/
  proceedings init [DIR]     a new volume, whose comments teach; --from OLD makes next year's
  proceedings --help         all commands; DIR holds metadata/ and papers/ (default: here)"""


class _Terminated(BaseException):
    """SIGTERM came: unwind as for Ctrl-C, so that nothing half-made stays."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the process's exit code is what it returns."""
    # Known before the options are: how to complain of them.
    console = Console.standard(colour=not os.environ.get("NO_COLOR"), quiet=False)
    # Libraries' own warnings would spoil the screen; what matters in them becomes a finding.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        signal.signal(signal.SIGTERM, _terminate)
        options = _parsed(arguments)
        console.settle(colour=not options.no_color, quiet=options.quiet)
        if options.command is None and Path("metadata", "volume.yaml").is_file():
            code: int = COMMANDS.load("status").run(_parser().parse_args(["status"]), console)
        elif options.command is None:
            print(_HELP)
            code = ExitCode.FINE
        else:
            code = COMMANDS.load(options.command).run(options, console)
        sys.stdout.flush()
    except ProceedingsError as error:
        console.complain(error.message, error.fix)
        code = error.code
    except (KeyboardInterrupt, _Terminated) as stop:
        terminated = isinstance(stop, _Terminated)
        console.complain("interrupted", "No output is half-made; the last finished build is whole.")
        code = ExitCode.TERMINATED if terminated else ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (as in `proceedings check | head`); Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.FINE
    except Exception as error:  # noqa: BLE001 - the last door: a fault of ours is told in words
        # What is written is told of where it is written: what is left was to be read.
        refused = from_system(error, Path("build")) if isinstance(error, OSError) else None
        if refused:
            console.complain(refused.message, refused.fix)
            code = refused.code
        else:
            code = _our_fault(console, error)
    finally:
        console.clear()
    return int(code)


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    options, unknown = _parser().parse_known_args(arguments)
    if unknown:
        # What is in the wrong place after a command is told by that command's own help.
        raise CannotStart(
            f"unrecognized arguments: {' '.join(unknown)}",
            f"`{' '.join(filter(None, ('proceedings', options.command)))} --help` lists what it "
            "understands.",
        )
    return options


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise _Terminated


def _our_fault(console: Console, error: Exception) -> ExitCode:
    if os.environ.get("PROCEEDINGS_TRACEBACK"):
        traceback.print_exception(error)
    last = traceback.extract_tb(error.__traceback__)[-1]
    spot = f"{os.path.basename(last.filename)} line {last.lineno}"  # noqa: PTH119 - a text, not a file
    console.complain(
        f"a fault of this program, not of your volume: {type(error).__name__}: {error} ({spot})",
        "Please report this line, with the command and the output of `proceedings --version`; "
        "PROCEEDINGS_TRACEBACK=1 shows more. What was built before is whole.",
    )
    return ExitCode.OUR_FAULT


def _parser() -> Parser:
    parser = Parser(
        prog="proceedings",
        description="Builds a conference's published proceedings from camera-ready PDFs and YAML.",
        epilog="exit codes: 0 fine · 1 findings at level error remain · 2 could not start · "
        "3 our fault · 130, 143 interrupted",
        parents=[_common()],
    )
    parser.set_defaults(quiet=False, no_color=False)
    parser.add_argument(
        "--version", action="version", version=f"proceedings {version('proceedings-builder')}"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name in COMMANDS.names():
        module = COMMANDS.load(name)
        summary = (module.__doc__ or "").splitlines()[0].rstrip(".")
        module.arguments(
            commands.add_parser(name, help=summary, description=module.__doc__, parents=[_common()])
        )
    return parser


def _common() -> Parser:
    """Options before and after the command; the second place must not undo what the first said."""
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--quiet", action="store_true", help="print nothing but errors")
    common.add_argument("--no-color", action="store_true", help="no colours (also: NO_COLOR)")
    return common
