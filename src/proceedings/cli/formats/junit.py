"""Findings as JUnit's XML, which build servers show as tests: a suite a paper, a failure an error.

Source: the elements that Jenkins' and GitLab's readers agree on: testsuites, testsuite, testcase,
failure, system-out. Warnings and notes don't fail: they are printed with their case.
"""

from __future__ import annotations

from itertools import groupby
from xml.etree import ElementTree as ET

from proceedings.cli.console import shown
from proceedings.findings.finding import Finding, Level
from proceedings.records.reports import Report

_VOLUME = "the volume"


def write(report: Report) -> str:
    """The document; a volume without findings is one case that passes."""
    root = ET.Element("testsuites", name="proceedings check")
    by_owner = sorted(report.findings, key=_owner)
    for owner, group in groupby(by_owner, key=_owner):
        found = list(group)
        suite = _suite(root, owner, len(found), sum(one.level is Level.ERROR for one in found))
        for finding in found:
            _case(suite, finding)
    if not by_owner:
        ET.SubElement(_suite(root, _VOLUME, 1, 0), "testcase", name="no findings")
    ET.indent(root, " ")
    return ET.tostring(root, encoding="unicode", xml_declaration=False)


def _owner(finding: Finding) -> str:
    return finding.place.paper or finding.place.file or _VOLUME


def _suite(root: ET.Element, name: str, tests: int, failures: int) -> ET.Element:
    return ET.SubElement(
        root, "testsuite", name=shown(name), tests=str(tests), failures=str(failures)
    )


def _case(suite: ET.Element, finding: Finding) -> None:
    place = finding.place
    page = f" page {place.page}" if place.page else ""
    given = {
        "name": finding.rule + page,
        "classname": _owner(finding),
        "file": place.file,
        "line": str(place.line) if place.line else None,
    }
    attributes = {key: shown(value) for key, value in given.items() if value}
    case = ET.SubElement(suite, "testcase", attributes)
    # Control characters can't stand in XML, not even escaped: they are spelled out.
    text = shown(f"{finding.message} {finding.fix}")
    if finding.level is Level.ERROR:
        failure = ET.SubElement(case, "failure", message=shown(finding.message))
        failure.text = text
    else:
        ET.SubElement(case, "system-out").text = f"{finding.level}: {text}"
