"""The few errors that end a command, each with its exit code and what to do about it."""

from __future__ import annotations

from enum import IntEnum


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
