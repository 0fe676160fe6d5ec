"""The command `proceedings`: arguments in, one command, its end as an exit code."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from types import FrameType

from proceedings.cli.console import Console
from proceedings.errors import ExitCode, ProceedingsError
from proceedings.registry import Registry

COMMANDS = Registry("proceedings.cli.commands")

_HELP = """\
proceedings: from camera-ready PDFs and YAML to a published volume.
  proceedings check [DIR]    what is wrong with the metadata and the papers, and how to mend it
  proceedings build [DIR]    the whole volume, in DIR/build/
  proceedings proof [DIR]    a page proof of each paper for its authors, in DIR/build/proofs/
  proceedings plan [DIR]     which paper stands on which pages
  proceedings --help         all commands; DIR holds metadata/ and papers/ (default: here)"""


class _Terminated(BaseException):
    """SIGTERM came: unwind as for Ctrl-C, so that nothing half-made stays."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the process's exit code is what it returns."""
    parser = _parser()
    options = parser.parse_args(arguments)
    console = Console.standard(
        colour=not options.no_color and not os.environ.get("NO_COLOR"), quiet=options.quiet
    )
    if options.command is None:
        print(_HELP)
        return ExitCode.FINE
    signal.signal(signal.SIGTERM, _terminate)
    try:
        code = int(COMMANDS.load(options.command).run(options, console))
        sys.stdout.flush()
    except ProceedingsError as error:
        console.complain(error.message, error.fix)
        code = error.code
    except KeyboardInterrupt:
        console.complain("interrupted", "Nothing was published; what was there before is whole")
        code = ExitCode.INTERRUPTED
    except _Terminated:
        code = ExitCode.TERMINATED
    except BrokenPipeError:
        # The reader has gone (as in `proceedings check | head`); Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.FINE
    except Exception as error:  # noqa: BLE001 - the last door: a fault of ours is told in words
        code = _our_fault(console, error)
    finally:
        console.clear()
    return code


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


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--quiet", action="store_true", help="print nothing but complaints")
    common.add_argument("--no-color", action="store_true", help="no colours (also: NO_COLOR)")
    parser = argparse.ArgumentParser(
        prog="proceedings",
        description="Builds a conference's published proceedings from camera-ready PDFs and YAML.",
        epilog="exit codes: 0 fine · 1 findings at level error remain · 2 could not start · "
        "3 our fault · 130, 143 interrupted",
        parents=[common],
    )
    parser.add_argument(
        "--version", action="version", version=f"proceedings {version('proceedings-builder')}"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name in COMMANDS.names():
        module = COMMANDS.load(name)
        summary = (module.__doc__ or "").splitlines()[0].rstrip(".")
        # The defaults of the main parser must not be overwritten by a command's own.
        shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
        shared.add_argument("--quiet", action="store_true", help="print nothing but complaints")
        shared.add_argument("--no-color", action="store_true", help="no colours")
        module.arguments(
            commands.add_parser(name, help=summary, description=module.__doc__, parents=[shared])
        )
    return parser
