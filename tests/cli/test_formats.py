"""`check --format github|sarif|junit`: what other programs read holds what the findings say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from proceedings.cli.formats import github, junit, sarif
from proceedings.findings.finding import Finding, Level, Place, Round
from proceedings.records.reports import Report

COUNT = Finding(
    rule="page/count",
    level=Level.ERROR,
    message="The paper has 9 pages, 8 are allowed.",
    fix="Ask for less.",
    place=Place(paper="p-1", file="papers/p,1:a.pdf", page=9),
    round=Round.NEW,
)
TITLE = Finding(
    rule="metadata/duplicate-title",
    level=Level.WARNING,
    message="100 % alike\nin both.",
    fix="Look.",
    place=Place(file="metadata/papers.yaml", line=12, column=5),
)
LOOSE = Finding(rule="volume/unconfirmed", level=Level.NOTE, message="So.", fix="Or so.")


def report(*findings: Finding) -> Report:
    return Report(volume=None, findings=findings, build=Path("build"))


def test_github_has_a_line_each_and_encodes_what_would_end_it() -> None:
    count, title, loose = github.write(report(COUNT, TITLE, LOOSE)).splitlines()
    assert count.startswith("::error file=papers/p%2C1%3Aa.pdf,title=page/count p-1::Page 9: The")
    place = "file=metadata/papers.yaml,line=12,col=5,title=metadata/duplicate-title"
    assert title == f"::warning {place}::100 %25 alike\\x0ain both. Look."
    assert loose == "::notice title=volume/unconfirmed::So. Or so."


def test_github_names_a_page_once() -> None:
    said = replace(COUNT, message="Page 9 has no text.")
    assert github.write(report(said)).endswith("::Page 9 has no text. Ask for less.")


@given(st.text(), st.text())
def test_no_text_makes_a_second_command(message: str, file: str) -> None:
    hostile = Finding(
        rule="page/count", level=Level.ERROR, message=message, fix="", place=Place(file=file)
    )
    assert len(github.write(report(hostile)).split("\n")) == 1


def test_sarif_names_rules_places_and_rounds() -> None:
    run = json.loads(sarif.write(report(COUNT, TITLE, LOOSE)))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(rule["id"] for rule in rules)
    count, title, loose = run["results"]
    assert rules[count["ruleIndex"]]["id"] == count["ruleId"] == "page/count"
    assert (count["level"], count["baselineState"]) == ("error", "new")
    assert count["properties"] == {"fix": "Ask for less.", "paper": "p-1", "page": 9}
    place = title["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "metadata/papers.yaml", "uriBaseId": "VOLUME"}
    assert place["region"] == {"startLine": 12, "startColumn": 5}
    assert "locations" not in loose


def test_junit_fails_for_errors_alone() -> None:
    suites = fromstring(junit.write(report(COUNT, TITLE, LOOSE)))
    counted = {suite.get("name"): suite.get("failures") for suite in suites}
    assert counted == {"metadata/papers.yaml": "0", "p-1": "1", "the volume": "0"}
    failure = suites.find("testsuite[@name='p-1']/testcase/failure")
    assert failure is not None
    assert failure.get("message") == COUNT.message


def test_junit_of_nothing_is_one_case_that_passes() -> None:
    suites = fromstring(junit.write(report()))
    assert [len(suite) for suite in suites] == [1]


@given(st.text())
def test_junit_is_xml_whatever_an_author_writes(message: str) -> None:
    hostile = Finding(rule="page/count", level=Level.ERROR, message=message, fix=message)
    fromstring(junit.write(report(hostile)))
