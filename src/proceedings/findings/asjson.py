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


def summary_json(findings: Sequence[Finding], papers: int) -> dict[str, int]:
    """The `summary` object of `check`."""
    return {level.value: count for level, count in counted(findings).items()} | {"papers": papers}
