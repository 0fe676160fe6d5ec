"""What preparing a paper has to tell its people."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.prepared import Prepared


def told(facts: Prepared, paper: str, file: str) -> Iterator[Finding]:
    """Findings about a prepared file.

    Args:
        facts: What preparing found.
        paper: The paper's id.
        file: The camera-ready's path relative to the volume.
    """
    place = Place(paper=paper, file=file)
    if facts.removed:
        yield Finding(
            rule="safety/removed",
            level=Level.NOTE,
            message=f"Taken out, since it acts or is private: {'; '.join(facts.removed)}.",
            fix="Nothing has to be done; what readers should have goes into `supplements`.",
            place=place,
        )
    if facts.dead_links:
        total = facts.internal_links + facts.dead_links
        yield Finding(
            rule="links/dead",
            level=Level.WARNING,
            message=f"{facts.dead_links} of {total} links within the paper lead nowhere.",
            fix="Ask the author to typeset the paper until its references are settled.",
            place=place,
        )
