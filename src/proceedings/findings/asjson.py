"""Findings as JSON: the contract of docs/reference/json.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from proceedings.findings.finding import Finding, Level, Place


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
        "round": finding.round.value if finding.round else None,
    }
    return {key: value for key, value in fields.items() if value is not None}


def from_json(fields: Mapping[str, Any]) -> Finding:
    """The finding that `as_json` wrote out.

    Raises:
        KeyError, TypeError, ValueError: It is no finding.
    """
    box = fields.get("box")
    x0, y0, x1, y1 = map(float, box) if box else (0.0, 0.0, 0.0, 0.0)
    place = {key: fields.get(key) for key in ("paper", "file", "line", "column", "page")}
    return Finding(
        rule=fields["rule"],
        level=Level(fields["level"]),
        message=fields["message"],
        fix=fields["fix"],
        place=Place(**place, box=(x0, y0, x1, y1) if box else None),
        evidence=fields.get("evidence"),
    )


def document(
    program: str,
    volume: str | None,
    papers: int,
    findings: Sequence[Finding],
    fixed: Sequence[Finding] | None = None,
) -> dict[str, Any]:
    """What `check --format json` prints and, without rounds, `build/report.json` holds.

    Args:
        program: The release.
        volume: The conference's short name.
        papers: How many the volume has.
        findings: All of them.
        fixed: Those of the last look that are no more; None where there was none, or where it
            must not show.
    """
    whole = {
        "version": 1,
        "program": program,
        "volume": volume,
        "summary": {level.value: count for level, count in counted(findings).items()}
        | {"papers": papers},
        "findings": [as_json(finding) for finding in findings],
    }
    return whole if fixed is None else whole | {"fixed": [as_json(one) for one in fixed]}
