"""However much is wrong, it is one screen, and nobody's error is left out of it."""

from __future__ import annotations

import io
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

import pytest

from proceedings.checks.run import RULES
from proceedings.cli.console import Console
from proceedings.cli.digest import SCREEN, digest, listed
from proceedings.cli.findings import show
from proceedings.cli.following import show_next
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.reports import Report

ERRORS = ("leftover/template-text", "match/doi", "page/count", "file/missing", "match/slot")
WARNINGS = ("fonts/type3", "links/dead", "leftover/todo", "match/title", "images/resolution")


def found(rule: str, paper: str, level: Level = Level.ERROR, message: str = "") -> Finding:
    return Finding(
        rule=rule,
        level=level,
        message=message
        or f"The paper {paper} has something that is told in a sentence of its own.",
        fix=f"Mend it in {paper}.",
        place=Place(paper=paper, file=f"papers/{paper}.pdf", page=1),
    )


def lines_of(findings: Sequence[Finding], *, beside: int = 0, quiet: bool = False) -> list[str]:
    out = io.StringIO()
    console = Console(colour=False, quiet=quiet, out=out, err=io.StringIO())
    show(console, findings, verbose=False, beside=beside)
    return out.getvalue().splitlines()


def many(errors: int, warnings: int) -> list[Finding]:
    return [
        *(found(ERRORS[n % len(ERRORS)], f"p{n:03}") for n in range(errors)),
        *(found(WARNINGS[n % len(WARNINGS)], f"p{n:03}", Level.WARNING) for n in range(warnings)),
    ]


@pytest.mark.parametrize("errors", [1, 3, 8, 20, 60, 120])
def test_what_is_shown_shrinks_with_the_number_but_names_every_paper(errors: int) -> None:
    lines = lines_of(many(errors, 40), beside=8)
    assert len(lines) <= SCREEN - 8
    text = "\n".join(lines)
    assert all(f"p{n:03}" in text for n in range(errors))
    assert max(map(len, lines)) <= 100


def test_hundreds_are_counted_and_still_one_screen() -> None:
    lines = lines_of(many(800, 40), beside=8)
    assert len(lines) <= SCREEN - 8
    assert "  error  match/doi  160: p001, p006, p011, p016, p021, p026 and 154 more" in lines[4]


def test_a_few_errors_are_spelled_out_with_how_to_mend_each() -> None:
    text = "\n".join(lines_of(many(4, 0)))
    assert text.count("→ Mend it in p0") == 4


def test_many_of_a_rule_say_once_how_and_of_whom_that_is() -> None:
    group = [found("match/doi", f"p{n}") for n in range(8)]
    lines = digest(Console(False, False, io.StringIO(), io.StringIO()), group, 20)
    assert lines[0] == "  error  match/doi  8 papers"
    assert lines[-1] == "         → p0: Mend it in p0."


def test_what_is_alike_is_said_once_of_all_its_papers() -> None:
    group = [found("match/doi", f"p{n}", message="It is as it shouldn't be.") for n in range(6)]
    lines = digest(Console(False, False, io.StringIO(), io.StringIO()), group, 6)
    assert "It is as it shouldn't be. So too: p1, p2, p3, p4, p5." in " ".join(lines)


def test_first_what_all_else_follows_from_then_whose_file_it_is() -> None:
    rules = ("stamp/wrong-head", "match/doi", "safety/injection", "match/slot", "file/missing")
    findings = [found(rule, "p1") for rule in rules]
    findings.append(
        Finding(rule="metadata/wrong-value", level=Level.ERROR, message="So.", fix="Or so.")
    )
    heads = [line.split()[1] for line in lines_of(findings) if line.startswith("  error")]
    assert heads == [
        *("metadata/wrong-value", "file/missing", "match/slot", "safety/injection"),
        *("match/doi", "stamp/wrong-head"),
    ]


def test_a_warning_is_a_line_that_says_what_it_is_where_there_is_room() -> None:
    two = [found("fonts/type3", name, Level.WARNING) for name in ("p1", "p2")]
    assert lines_of(two)[0] == (
        "  warning  fonts/type3  2: p1, p2  Letters are drawn as pictures (a Type 3 font)."
    )
    assert (
        len(lines_of([found("fonts/type3", f"paper-{n}", Level.WARNING) for n in range(60)])) == 2
    )


def test_errors_alone_have_the_screen_to_themselves() -> None:
    assert len(lines_of(many(8, 40), quiet=True)) > len(
        [line for line in lines_of(many(8, 40), beside=30) if line.startswith(("  error", "    "))]
    )


def test_ids_beyond_counting_are_counted() -> None:
    assert listed([found("match/doi", f"p{n}") for n in range(9)], 3) == "p0, p1, p2 and 6 more"


def following(*findings: Finding) -> list[str]:
    out = io.StringIO()
    console = Console(colour=False, quiet=False, out=out, err=io.StringIO())
    report = Report(volume=None, findings=findings, build=Path("build"))
    show_next(console, report, Namespace(folder=Path("vol"), output=None), "build")
    return out.getvalue().split("\n")[1:-1]


def test_what_authors_have_to_mend_goes_to_them_by_letter() -> None:
    *said, following_one = following(found("match/doi", "p1"), found("page/count", "p2"))
    assert " ".join(said) == (
        "All 2 errors are the authors' to mend, and letters tell them how; "
        "`proceedings explain page/count` says more."
    )
    assert following_one == "next: proceedings mail letters vol"


def test_what_is_the_chairs_is_named_and_does_not_keep_letters_back() -> None:
    assert following(found("match/doi", "p1"), found("safety/injection", "p2")) == [
        "Yours to mend: safety/injection. The authors', by letter: 1 error.",
        "next: proceedings mail letters vol",
    ]


def test_faults_of_the_records_are_mended_before_anybody_is_written_to() -> None:
    records = Finding(
        rule="metadata/wrong-value",
        level=Level.ERROR,
        message="So.",
        fix="Or so.",
        place=Place(file="metadata/volume.yaml", line=14),
    )
    assert following(records, found("match/doi", "p1"))[-1] == "next: proceedings check vol"
    assert following(found("file/missing", "p1"))[-1] == "next: proceedings check vol"
    assert following(found("verify/pages", "p1"))[-1] == "next: proceedings build vol"
    assert following() == ["next: proceedings build vol"]


def test_any_number_of_warning_rules_stays_on_the_screen() -> None:
    rules = [rule for rule in RULES.names() if rule.startswith(("stamp/", "leftover/", "links/"))]
    assert len(rules) > 25
    warnings = [found(rule, f"p{n}", Level.WARNING) for rule in rules[12:] for n in (1, 2)]
    lines = lines_of([*(found(rule, "p1") for rule in rules[:12]), *warnings], beside=16)
    assert len(lines) <= SCREEN - 16
    assert sum(line.startswith("  error  ") for line in lines) == 12
    assert any(line.startswith("  warning  ") and " more rules: " in line for line in lines)
