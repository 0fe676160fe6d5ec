"""Findings: what a step has to tell people, as values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

_PAGE = re.compile(r"\bpages? \d", re.IGNORECASE)


class Level(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """The volume can't be published so; the command ends with exit code 1."""
    WARNING = "warning"
    """Somebody should look; the volume can be published."""
    NOTE = "note"
    """Good to know."""


class Round(StrEnum):
    """What the last look at the volume said of a finding."""

    NEW = "new"
    STILL_THERE = "still there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding points.

    Attributes:
        paper: The paper's id.
        file: POSIX path relative to the volume folder.
        line: 1-based line in a text file.
        column: 1-based column in code points.
        page: 1-based page in a PDF.
        box: (x0, y0, x1, y1) in points, origin bottom left of the page as displayed.
    """

    paper: str | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend or to know.

    Attributes:
        rule: `group/name`, stable for ever; `proceedings explain` knows it.
        level: How much it matters.
        message: What is wrong and what was expected, in one sentence.
        fix: How to mend it, in one sentence.
        place: Where.
        evidence: The offending text, as found.
        round: Whether the last look at the volume found it too; None where that is unknown.
    """

    rule: str
    level: Level
    message: str
    fix: str
    place: Place = field(default_factory=Place)
    evidence: str | None = None
    round: Round | None = None

    def for_paper(self, paper: str, file: str | None = None) -> Finding:
        """The same finding, told of a paper (and its file, where none was named)."""
        return replace(self, place=replace(self.place, paper=paper, file=self.place.file or file))


def group_of(rule: str) -> str:
    """The group a rule belongs to: `page` of `page/size`."""
    return rule.partition("/")[0]


def names_page(message: str) -> bool:
    """Whether a message says itself on which page something is."""
    return _PAGE.search(message) is not None


def by_place(finding: Finding) -> tuple[str, int, int, int, str, str]:
    """The order in which findings of one level are listed."""
    place = finding.place
    return (
        place.paper or place.file or "",
        place.page or 0,
        place.line or 0,
        place.column or 0,
        finding.rule,
        finding.message,
    )


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Whether any finding stands at level error."""
    return any(finding.level is Level.ERROR for finding in findings)
