"""Findings as JSON: the contract of docs/reference/json.md."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from proceedings.findings.finding import Finding, Level


def counted(findings: Sequence[Finding]) -> dict[Level, int]:
    """How many findings each level has."""
    return {level: sum(finding.level is level for finding in findings) for level in Level}


def as_json(finding: Finding) -> dict[str, Any]:
    """A finding's JSON object; absent keys are left out (docs/reference/json.md)."""
    place = finding.place
    fields = {
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        "fix": finding.fix,
        "paper": place.paper,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "page": place.page,
        "box": list(place.box) if place.box else None,
        "evidence": finding.evidence,
    }
    return {key: value for key, value in fields.items() if value is not None}


def document(
    program: str, volume: str | None, papers: int, findings: Sequence[Finding]
) -> dict[str, Any]:
    """What `check --format json` prints and `build/report.json` holds."""
    return {
        "version": 1,
        "program": program,
        "volume": volume,
        "summary": {level.value: count for level, count in counted(findings).items()}
        | {"papers": papers},
        "findings": [as_json(finding) for finding in findings],
    }
