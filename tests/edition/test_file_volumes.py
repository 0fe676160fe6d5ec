"""Volumes of odd and hostile files: each bad one costs its own finding, the rest is bound."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from filevolumes import of_files
from making import order
from pypdf import PdfReader

from proceedings import edition
from proceedings.records.reports import Report

FAULTS_OF_A_PAPER = {"file/unreadable", "page/cut", "stamp/wrong-head", "verify/folio"}
"""Errors that a bad file may cost; more than that is the fault of the program."""


def check(files: list[Path], folder: Path, style: str) -> Report:
    volume = of_files(files, folder, style=style)
    report = edition.build(order(volume))
    errors = [finding for finding in report.findings if finding.level == "error"]
    assert {finding.rule for finding in errors} <= FAULTS_OF_A_PAPER, errors
    told = Counter((finding.rule, finding.place.paper) for finding in errors)
    assert max(told.values(), default=1) == 1, "one cause, one finding"
    assert None not in {paper for _, paper in told}
    assert report.plan is not None
    assert [paper.id for paper in report.plan.papers] == [path.stem for path in papers(volume)]
    refused = {paper for rule, paper in told if rule == "file/unreadable"}
    assert refused == {paper.id for paper in report.plan.papers if paper.placeholder}
    opened_everywhere(volume / "build" / "proceedings.pdf", report.plan.pages)
    for paper in report.plan.papers:
        opened_everywhere(volume / "build" / "papers" / f"{paper.id}.pdf", paper.folios.pages)
    return report


def papers(volume: Path) -> list[Path]:
    return sorted((volume / "papers").iterdir(), key=lambda path: int(path.stem.split("-")[0]))


def opened_everywhere(path: Path, pages: int) -> None:
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == pages
        assert pdf.pdf_version <= "2.0"
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) == pages
    assert len(PdfReader(path).pages) == pages


def group(corpus: Path, name: str) -> list[Path]:
    return sorted(path for path in (corpus / name).rglob("*.pdf") if path.is_file())


def test_a_few_files_of_every_kind(corpus, tmp_path):
    files = [
        path
        for name in ("features", "malformed", "hostile", "standards")
        for path in group(corpus, name)[::12]
        if path.stat().st_size < 1_000_000
    ]
    check(files, tmp_path / "volume", "plain")


@pytest.mark.corpus
@pytest.mark.parametrize("style", ["plain", "acm-sigconf"])
@pytest.mark.parametrize("name", ["camera-ready", "features", "malformed", "hostile", "standards"])
def test_whole_groups(corpus, tmp_path, name, style):
    check(group(corpus, name), tmp_path / "volume", style)
