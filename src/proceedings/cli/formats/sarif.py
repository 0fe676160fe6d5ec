"""Findings as SARIF 2.1.0, for editors and code hosts that show such files.

Source: OASIS, Static Analysis Results Interchange Format 2.1.0: §3.27 result, §3.49
reportingDescriptor, §3.4 for addresses, which are relative to the volume and percent-encoded.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from proceedings.checks.run import RULES
from proceedings.findings.finding import Finding, Round
from proceedings.records.reports import Report

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_STATES = {Round.NEW: "new", Round.STILL_THERE: "unchanged"}


def write(report: Report) -> str:
    """The document, one run."""
    rules = sorted({finding.rule for finding in report.findings})
    driver = {
        "name": "proceedings",
        "version": version("proceedings-builder"),
        "rules": [_rule(name) for name in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"VOLUME": {"description": {"text": "The volume's folder."}}},
        "results": [_result(finding, rules.index(finding.rule)) for finding in report.findings],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=1)


def _rule(name: str) -> dict[str, Any]:
    page = RULES.load(name)
    first, _, rest = (page.__doc__ or "").strip().partition("\n\n")
    return {
        "id": name,
        "shortDescription": {"text": " ".join(first.split())},
        "help": {"text": rest or first},
        "defaultConfiguration": {"level": str(page.LEVEL)},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    place = finding.place
    facts = {"fix": finding.fix, "paper": place.paper, "page": place.page, "box": place.box}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": str(finding.level),
        "message": {"text": f"{finding.message} {finding.fix}"},
        "properties": {key: value for key, value in facts.items() if value is not None},
    }
    if finding.round:
        result["baselineState"] = _STATES[finding.round]
    if place.file:
        physical: dict[str, Any] = {
            "artifactLocation": {"uri": quote(place.file), "uriBaseId": "VOLUME"}
        }
        if place.line:
            column = {"startColumn": place.column} if place.column else {}
            physical["region"] = {"startLine": place.line, **column}
        result["locations"] = [{"physicalLocation": physical}]
    return result
