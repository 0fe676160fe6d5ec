"""Volumes at the edges: nothing bound, nothing in front, papers that won't come, odd numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from making import order
from pypdf import PdfReader

from proceedings import edition
from proceedings.errors import CannotStart
from proceedings.findings.finding import Finding
from proceedings.records.order import Choice
from proceedings.records.reports import Report

Make = Callable[..., Path]
NO_PAGES = "schema: 1\nfront: []\nback: []\n"


def change(folder: Path, name: str, before: str, after: str) -> None:
    file = folder / "metadata" / f"{name}.yaml"
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def found(report: Report, level: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.level == level]


def test_no_front_and_no_back_matter(volume: Make) -> None:
    folder = volume(front=NO_PAGES)
    for _ in range(2):  # cold, and from the cache
        report = edition.build(order(folder))
        assert not found(report, "error")
        assert len(PdfReader(folder / "build/proceedings.pdf").pages) == 6
        assert not (folder / "build/front-matter.pdf").exists()


@pytest.mark.parametrize("status", ["withdrawn", "non-archival"])
def test_nothing_bound_is_a_volume_of_front_matter(volume: Make, status: str) -> None:
    folder = volume()
    change(folder, "papers", "authors:", f"status: {status}, authors:")
    report = edition.build(order(folder))
    assert not found(report, "error")
    assert report.manifest
    assert not report.draft
    assert not list((folder / "build").glob("papers/*"))


def test_a_volume_without_any_page_cannot_be_bound(volume: Make) -> None:
    folder = volume(
        papers="schema: 1\npapers: []\n", program="schema: 1\nsessions: []\n", front=NO_PAGES
    )
    with pytest.raises(CannotStart, match="the volume has no pages"):
        edition.build(order(folder))
    assert not (folder / "build/manifest.json").exists()


def test_a_paper_that_was_not_received_makes_a_draft_and_a_warning(volume: Make) -> None:
    folder = volume()
    change(folder, "papers", "pages: 3", "pages: 3, status: not-received")
    report = edition.build(order(folder))
    assert not found(report, "error")
    (told,) = (one for one in report.findings if one.rule == "file/not-received")
    assert (told.level, told.place.paper, told.place.line) == ("warning", "two", 4)
    assert report.draft
    assert "DRAFT" in PdfReader(folder / "build/papers/two.pdf").pages[0].extract_text()
    assert "DRAFT" not in PdfReader(folder / "build/papers/one.pdf").pages[0].extract_text()


def test_a_waived_missing_file_still_makes_a_draft(volume: Make) -> None:
    folder = volume()
    change(folder, "papers", "pages: 3", "pages: 3, waive: [{rule: file/missing, reason: late}]")
    (folder / "papers/two.pdf").unlink()
    report = edition.build(order(folder))
    assert not found(report, "error")
    assert report.draft


@pytest.mark.parametrize(
    ("name", "before", "after", "expected"),
    [
        ("volume", "rights:", "numbering: {first: 0}\nrights:", "from 1 to 9999999"),
        ("volume", "rights:", "numbering: {first: -7}\nrights:", "from 1 to 9999999"),
        ("papers", "pages: 3", "pages: 0", "from 1 to 2000"),
        ("papers", "pages: 3", "pages: 100000", "from 1 to 2000"),
    ],
)
def test_a_number_that_no_volume_has_is_told_and_left_out(
    volume: Make, name: str, before: str, after: str, expected: str
) -> None:
    folder = volume()
    change(folder, name, before, after)
    report = edition.build(order(folder))
    (error,) = found(report, "error")
    assert error.rule == "metadata/wrong-value"
    assert expected in error.message
    assert error.place.line
    assert report.plan is not None
    assert str(report.plan.papers[0].folios.first) == "1"


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        (3, "front: continuous"),
        (9_999_990, "parts: any, sessions: recto"),
        (2, "papers: recto, blank: left blank"),
    ],
)
def test_any_numbering_is_read_back_as_planned(volume: Make, first: int, rest: str) -> None:
    folder = volume(
        program="""\
schema: 1
parts:
  - {title: First, sessions: [{title: a, papers: [one]}]}
  - {title: Empty, sessions: []}
  - {title: Last, sessions: [{title: b, papers: []}, {title: c, papers: [two, three]}]}
"""
    )
    change(folder, "volume", "rights:", f"numbering: {{first: {first}, {rest}}}\nrights:")
    report = edition.build(order(folder))
    assert not found(report, "error")
    assert report.verified


def test_a_session_of_papers_that_are_not_archival_binds_none(volume: Make) -> None:
    folder = volume(
        program="schema: 1\nsessions: [{title: a, papers: [one]}, {title: b, papers: [two]},"
        " {title: c, papers: [three]}]\n"
    )
    change(folder, "papers", "pages: 3", "status: non-archival")
    report = edition.build(order(folder))
    assert not found(report, "error")
    assert report.plan is not None
    assert [paper.id for paper in report.plan.papers] == ["one", "three"]


def test_a_format_nobody_knows_is_told_with_its_line_and_the_rest_is_made(volume: Make) -> None:
    folder = volume()
    change(folder, "volume", "rights:", "formats: [bibtexx, bibtex]\nrights:")
    report = edition.build(order(folder))
    (error,) = found(report, "error")
    assert (error.rule, error.place.line, error.fix) == (
        "metadata/unknown-format",
        5,
        "Did you mean 'bibtex'?",
    )
    assert (folder / "build/export/proceedings.bib").exists()


@pytest.mark.parametrize("spoil", ["papers: [", None])
def test_papers_that_cannot_be_read_are_one_finding(volume: Make, spoil: str | None) -> None:
    folder = volume()
    file = folder / "metadata/papers.yaml"
    if spoil:
        file.write_text(spoil)
    else:
        file.unlink()
        file.mkdir()
    assert len(found(edition.check(order(folder)), "error")) == 1


def test_files_of_an_editor_are_no_inputs(volume: Make) -> None:
    folder = volume()
    (folder / "metadata/.volume.yaml.swp").write_text("x")
    report = edition.build(order(folder))
    assert not [one for one in report.manifest["inputs"] if ".swp" in one["path"]]


def test_verify_says_that_the_volume_was_changed_since(volume: Make) -> None:
    folder = volume()
    edition.build(order(folder))
    assert "verify/outdated" not in {one.rule for one in edition.verify(order(folder)).findings}
    change(folder, "volume", "Town", "Village")
    (told,) = (
        one for one in edition.verify(order(folder)).findings if one.rule == "verify/outdated"
    )
    assert told.place.file == "metadata/volume.yaml"


def test_proofs_of_some_leave_the_others_and_proofs_of_all_leave_no_strangers(
    volume: Make,
) -> None:
    folder = volume()
    proofs = folder / "build/proofs"
    edition.proof(order(folder))
    index = (proofs / "index.html").read_text("utf-8")
    some = replace(order(folder), choice=Choice(papers=frozenset({"one"})))
    assert edition.proof(some).made == ("one",)
    assert (proofs / "index.html").read_text("utf-8") == index
    assert (proofs / "three/index.html").exists()
    change(folder, "papers", "pages: 3", "status: withdrawn")
    edition.proof(order(folder))
    assert {path.name for path in proofs.iterdir() if path.is_dir()} == {"one", "three"}
