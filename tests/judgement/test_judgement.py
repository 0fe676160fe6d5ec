"""No error on a good camera-ready paper, every defect that was seen is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from expectations import Expectation, Judged, read
from judge import PAGE, ask, page
from scoring import Row, score

from proceedings.checks.run import RULES
from proceedings.findings.finding import Finding, Level

EVERY = 25
"""Of this many files one is asked about in the daily run."""


def line(rules: str, verdict: str = "must", level: str = "") -> Expectation:
    return Expectation(
        rules=tuple(rules.split("|")), verdict=verdict, level=level, page="", seen="there"
    )


def finding(rule: str, level: Level = Level.WARNING) -> Finding:
    return Finding(rule=rule, level=level, message="A message.", fix="A fix.")


PAPER = Judged(path="a.pdf", style="plain", good=True, what="a paper", lines=())


@pytest.mark.parametrize(
    ("lines", "told", "rule", "row"),
    [
        ([line("a/b")], [finding("a/b")], "a/b", Row(expected=1, found=1)),
        ([line("a/b")], [], "a/b", Row(expected=1)),
        ([line("a/b|a/c")], [finding("a/c")], "a/c", Row(expected=1, found=1)),
        ([line("a/b", "may")], [finding("a/b")], "a/b", Row()),
        ([], [finding("a/b")], "a/b", Row(warnings=1)),
        ([], [finding("a/b", Level.ERROR)], "a/b", Row(errors=1)),
        ([], [finding("a/b", Level.NOTE)], "a/b", Row(others=1)),
        ([line("a/b", "never")], [finding("a/b", Level.NOTE)], "a/b", Row(traps=1)),
        (
            [line("a/b", level="note"), line("a/b", level="warning")],
            [finding("a/b", Level.NOTE)],
            "a/b",
            Row(expected=2, found=1),
        ),
    ],
)
def test_what_counts_as_what(
    lines: list[Expectation], told: list[Finding], rule: str, row: Row
) -> None:
    paper = replace(PAPER, lines=tuple(lines))
    result = score([paper], {"a.pdf": told})
    assert result.row(rule) == row
    assert len(result.missed) == row.expected - row.found
    assert len(result.false) == row.errors + row.warnings + row.traps


def test_another_level_is_found_and_told() -> None:
    paper = replace(PAPER, lines=(line("a/b", level="error"),))
    result = score([paper], {"a.pdf": [finding("a/b")]})
    assert result.row("a/b") == Row(expected=1, found=1)
    assert len(result.levels) == 1


def test_every_line_names_a_rule_and_a_file_once(corpus: Path) -> None:
    judged = read()
    names = {name for file in judged for one in file.lines for name in one.rules}
    assert names <= set(RULES.load_all())
    assert not [file.path for file in judged if not (corpus / file.path).is_file()]
    assert sum(file.good for file in judged) > 60


def test_some_files_each_day(corpus: Path, tmp_path: Path) -> None:
    judged = read()[::EVERY]
    told = ask(judged, corpus, tmp_path, jobs=2)
    assert errors_of_good_ones(judged, told) == []
    assert [(file.path, one.rules) for file, one in score(judged, told).missed] == []


@pytest.mark.corpus
def test_all_files(corpus: Path, tmp_path: Path) -> None:
    judged = read()
    told = ask(judged, corpus, tmp_path, jobs=2)
    assert errors_of_good_ones(judged, told) == []
    result = score(judged, told)
    assert page(corpus, judged, result) == PAGE.read_text("utf-8"), "run make judgement"
    assert [(file.path, one.rules) for file, one in result.missed] == []


def errors_of_good_ones(
    judged: tuple[Judged, ...], told: dict[str, tuple[Finding, ...]]
) -> list[tuple[str, str]]:
    return [
        (file.path, finding.rule)
        for file in judged
        if file.good
        for finding in told[file.path]
        if finding.level is Level.ERROR
    ]
