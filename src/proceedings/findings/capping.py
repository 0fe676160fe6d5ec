"""Few findings of one cause: what a script did to 5,000 lines is told 200 times, then summed up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from proceedings.findings.finding import Finding, Place

MOST = 200
"""Findings of one rule that are told of one file."""


def capped(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The first `MOST` findings of each rule in each file, in their order, then how many more.

    Findings of a PDF are never so many; those of metadata may be, where a program wrote it.
    """
    kept: list[Finding] = []
    counts: dict[tuple[str, str], int] = {}
    last: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        key = (finding.rule, finding.place.file or "")
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= MOST:
            kept.append(finding)
        else:
            last.setdefault(key, finding)
    for key, first in last.items():
        more = counts[key] - MOST
        where = f" in {first.place.file}" if first.place.file else ""
        kept.append(
            replace(
                first,
                message=f"There are {more} more findings of {first.rule}{where}, from here on.",
                fix="Look for the one cause of them all: an export, a script, a missing quote.",
                place=Place(file=first.place.file, line=first.place.line),
                evidence=None,
            )
        )
    return tuple(kept)
