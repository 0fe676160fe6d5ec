"""A letter to the authors of a paper, and what was written of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from proceedings.findings.finding import Finding
from proceedings.records.reports import Report


class State(StrEnum):
    """What became of a paper's letter."""

    NEW = "new"
    """There was no letter before."""
    AGAIN = "again"
    """There was one; this one says something else."""
    SAME = "same"
    """Word for word what was written before."""
    NOTHING = "nothing"
    """There is nothing to write: no letter."""
    HELD = "held"
    """There is another paper's file in its place: the chair mends that first, no letter."""
    NO_ADDRESS = "no address"
    """There is something to write and nobody to write to: no letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Somebody a letter goes to.

    Attributes:
        name: As a byline prints it.
        email: ASCII alone, a domain in other letters by IDNA.
    """

    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What a rule says of letters.

    Attributes:
        to_author: Whether its findings are the author's to mend; else the chair's alone.
        paste: The lines that help: keys of `letters.pasting.LINES`.
        ask: What an author is asked to do, where the finding's fix is what a chair does.
    """

    to_author: bool
    paste: tuple[str, ...] = ()
    ask: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing an author is asked to mend.

    Attributes:
        what: What is wrong: one sentence, or several of one rule that are mended in one way.
        fix: How to mend it.
        still: Whether it was told of the file before.
    """

    what: tuple[str, ...]
    fix: str
    still: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """Lines to put in place of those of the paper.

    Attributes:
        source: For the source, as LaTeX; empty where the paper wasn't made with it.
        printed: As the paper prints them, for every other tool.
    """

    source: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matters:
    """What there is to write of one paper.

    Attributes:
        musts: What keeps it from being published.
        shoulds: What it had better have.
        settled: What was told of the file before and is no more.
        returned: Whether there was something to mend in the file before.
        missing: Whether there is no file.
        errors: Findings among the musts.
        warnings: Findings among the shoulds.
        pasted: Lines that help.
    """

    musts: tuple[Point, ...]
    shoulds: tuple[Point, ...]
    settled: tuple[str, ...]
    returned: bool
    missing: bool
    errors: int
    warnings: int
    pasted: Pasted


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A paper's line in letters.csv.

    Attributes:
        to: Whom the letter is for.
        cc: Who gets it too.
        subject: Empty where there is no letter, as is `file`.
        file: POSIX path below the folder of outputs.
    """

    id: str
    title: str
    state: State
    to: tuple[Addressee, ...] = ()
    cc: tuple[Addressee, ...] = ()
    subject: str = ""
    errors: int = 0
    warnings: int = 0
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is remembered of a paper's last letter.

    Attributes:
        row: Its line.
        file: SHA-256 of the camera-ready it was about; None where there was none.
        told: What was found in that file.
        before: What was found in the file before it; None where no other was told of.
        letter: SHA-256 of the letter; None where there was none.
    """

    row: Row
    file: str | None
    told: tuple[Finding, ...]
    before: tuple[Finding, ...] | None = None
    letter: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersReport:
    """What a command wrote.

    Attributes:
        report: The volume and all its findings.
        rows: Of the chosen papers, in the order of the volume.
        chairs: Errors and warnings that are no author's to mend.
        edited: Letters that aren't needed any more and stay, since somebody changed them.
        no_sender: Whether the volume names nobody whom authors may answer.
    """

    report: Report
    rows: tuple[Row, ...] = ()
    chairs: int = 0
    edited: tuple[str, ...] = ()
    no_sender: bool = False
