"""Findings as annotations of GitHub Actions: a line each, shown at the file they are about.

Source: GitHub's documentation of workflow commands, `error`, `warning`, `notice`; what would end a
command early is percent-encoded, in properties the separators too.
"""

from __future__ import annotations

from proceedings.cli.console import shown
from proceedings.findings.finding import Finding, Level, names_page
from proceedings.records.reports import Report

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def write(report: Report) -> str:
    """All findings, worst first; without any, an empty text."""
    return "\n".join(_line(finding) for finding in report.findings)


def _line(finding: Finding) -> str:
    place = finding.place
    properties = {
        "file": place.file,
        "line": place.line,
        "col": place.column,
        "title": " ".join(part for part in (finding.rule, place.paper) if part),
    }
    said = ",".join(
        f"{key}={_escaped(str(value), ',:')}" for key, value in properties.items() if value
    )
    page = f"Page {place.page}: " if place.page and not names_page(finding.message) else ""
    # An author's text may hold anything a terminal or a log obeys.
    message = _escaped(shown(f"{page}{finding.message} {finding.fix}"))
    return f"::{_COMMANDS[finding.level]} {said}::{message}"


def _escaped(text: str, more: str = "") -> str:
    for letter in "%\r\n" + more:
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text
