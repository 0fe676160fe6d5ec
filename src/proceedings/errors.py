"""The few errors that end a command, each with its exit code and what to do about it."""

from __future__ import annotations

import errno
import os
import shutil
from enum import IntEnum
from pathlib import Path


class ExitCode(IntEnum):
    """Exit codes of every command; a contract (docs/reference/exit-codes.md)."""

    FINE = 0
    """The command did what it says."""
    FINDINGS = 1
    """The command ran, and findings at level error remain."""
    CANNOT_START = 2
    """It could not start or go on: wrong option, no volume here, disk full, another build."""
    OUR_FAULT = 3
    """A fault of the program."""
    INTERRUPTED = 130
    """Ctrl-C."""
    TERMINATED = 143
    """SIGTERM."""


class ProceedingsError(Exception):
    """A condition that stops a command, told in words for people.

    Attributes:
        message: What is so and why it stops us.
        fix: What helps.
    """

    code = ExitCode.CANNOT_START

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix

    def __reduce__(self) -> tuple[type[ProceedingsError], tuple[str, str]]:
        """Travel whole from a worker process."""
        return (type(self), (self.message, self.fix))


class CannotStart(ProceedingsError):
    """The command can't start or go on (exit code 2)."""


class Refused(ProceedingsError):
    """A step refuses one paper's file; it becomes that paper's finding, never the build's end.

    Raised inside worker jobs with a message that completes «the file …».
    """


class PressError(ProceedingsError):
    """Typst refused a document; the message names the template, the line, the character."""


class BuildFault(ProceedingsError):
    """Something that must hold does not: a fault of ours (exit code 3)."""

    code = ExitCode.OUR_FAULT


def from_system(error: OSError, target: Path) -> CannotStart | None:
    """What the system refused, in words for people; None for what is no matter of files.

    Args:
        error: What was raised.
        target: The build folder: what lies in it was to be written, all else to be read.
    """
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CannotStart(
            f"the disk is full: {_free(target) / 1e6:.0f} MB are free where {target} lies",
            "Make room; a build needs about two and a half times the size of all papers.",
        )
    if error.errno == errno.EFBIG:
        return CannotStart(
            f"a file in {target} grows larger than this system allows",
            "Raise the limit (see `ulimit -f`), or choose another disk with --output.",
        )
    if error.errno in (errno.EMFILE, errno.ENFILE):
        return CannotStart(
            "the system lets this program open no more files",
            "Close other programs, or raise the limit (see `ulimit -n`).",
        )
    named = error.filename2 or error.filename
    reason = error.strerror or str(error)
    if error.errno == errno.EROFS or (named and _lies_in(Path(os.fsdecode(named)), target)):
        where = os.fsdecode(named) if named else target
        return CannotStart(
            f"can't write {where}: {reason}",
            "Look at the folder's permissions, or choose another with --output.",
        )
    if named:
        return CannotStart(
            f"can't read {os.fsdecode(named)}: {reason}",
            "Look at its permissions, and whether it is still there.",
        )
    return None


def _lies_in(path: Path, target: Path) -> bool:
    return Path(os.path.abspath(path)).is_relative_to(os.path.abspath(target))  # noqa: PTH100 - links not followed


def _free(target: Path) -> int:
    home = next((one for one in (target, *target.absolute().parents) if one.exists()), Path())
    return shutil.disk_usage(home).free
