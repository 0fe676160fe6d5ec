"""Findings of verification: always errors, always about what goes out."""

from __future__ import annotations

from proceedings.findings.finding import Finding, Level, Place

REPORT = "Build again; if it stays, report it with `proceedings build --format json`."


def fault(
    rule: str,
    message: str,
    *,
    fix: str = REPORT,
    paper: str | None = None,
    page: int | None = None,
    evidence: str | None = None,
) -> Finding:
    """One thing that is not as it must be.

    Args:
        rule: The rule's name after `verify/`.
        message: What is wrong, without capital and full stop.
        fix: How to mend it; by default it is ours to mend.
        paper: The paper it is about.
        page: Page of the volume's file, from 1.
        evidence: What was read instead.
    """
    return Finding(
        rule=f"verify/{rule}",
        level=Level.ERROR,
        message=f"{message[0].upper()}{message[1:]}.",
        fix=fix,
        place=Place(paper=paper, page=page),
        evidence=evidence,
    )
