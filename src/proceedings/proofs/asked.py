"""What an author is asked to look at: which findings, in which order, under which number."""

from __future__ import annotations

from collections.abc import Iterable

from proceedings.findings.finding import Finding, Level, by_place, group_of
from proceedings.findings.levels import CHAIR_ALONE

_WEIGHT = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}


def for_authors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings an author may see, errors first, then by place."""
    shown = (finding for finding in findings if group_of(finding.rule) not in CHAIR_ALONE)
    return tuple(sorted(shown, key=lambda finding: (_WEIGHT[finding.level], by_place(finding))))


def numbered(findings: Iterable[Finding]) -> tuple[tuple[int, Finding], ...]:
    """The same with their numbers, which the proof's page and the proof's PDF share."""
    return tuple(enumerate(for_authors(findings), 1))
