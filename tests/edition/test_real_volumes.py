"""Two whole real volumes: whatever says where a paper begins says the same."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from making import order
from published import bibtex_first_pages, bookmark_pages, foot, page_text
from pypdf import PdfReader
from realvolumes import jose, sigdial

from proceedings import edition
from proceedings.citation.entry import paper_entry
from proceedings.records.reports import Report


@pytest.fixture(scope="session")
def real_sigdial(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    folder = sigdial(corpus / "volumes/sigdial-2020", tmp_path_factory.mktemp("sigdial"))
    return folder, edition.build(order(folder))


@pytest.fixture(scope="session")
def real_jose(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    folder = jose(corpus / "volumes/jose-2", tmp_path_factory.mktemp("jose"))
    return folder, edition.build(order(folder))


def errors(report: Report) -> list[tuple[str, str | None]]:
    return [(f.rule, f.place.paper) for f in report.findings if f.level == "error"]


def test_sigdial_lacks_one_file_and_has_no_other_error(real_sigdial: tuple[Path, Report]) -> None:
    report = real_sigdial[1]
    assert errors(report) == [("file/missing", "28")]
    assert report.draft
    assert report.plan is not None
    bound = {paper.id: paper for paper in report.plan.papers}
    assert len(bound) == 40
    assert "4" not in bound
    assert [paper.id for paper in report.plan.papers if paper.placeholder] == ["28"]
    assert not (real_sigdial[0] / "build/papers/4.pdf").exists()


def test_jose_has_no_error(real_jose: tuple[Path, Report]) -> None:
    assert errors(real_jose[1]) == []
    assert len(real_jose[1].made or real_jose[1].plan.papers) == 12  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["real_sigdial", "real_jose"])
def test_six_places_agree_where_each_paper_begins(
    name: str, request: pytest.FixtureRequest
) -> None:
    folder, report = request.getfixturevalue(name)
    assert report.volume
    assert report.plan
    pdf = folder / "build/proceedings.pdf"
    reader = PdfReader(pdf)
    labels = reader.page_labels
    contents = contents_folios(reader, pdf)
    bookmarks = bookmark_pages(reader)
    bibtex = bibtex_first_pages(folder / "build/export/proceedings.bib")
    for planned in report.plan.papers:
        paper = report.volume.paper(planned.id)
        folio = str(planned.folios.first)
        index = labels.index(folio)
        title = dict(paper_entry(report.volume, paper, planned.folios).fields)["title"]
        assert bookmarks[paper.full_title] == index, paper.id
        assert bibtex[title] == folio, paper.id
        assert contents[index] == folio, paper.id
        assert foot(pdf, index).split()[-1] == folio, paper.id
        assert foot(folder / f"build/papers/{paper.id}.pdf", 0).split()[-1] == folio, paper.id


def contents_folios(reader: PdfReader, pdf: Path) -> dict[int, str]:
    """For each page that the contents link to, the folio printed at the link's end."""
    found: dict[int, str] = {}
    document = pypdfium2.PdfDocument(pdf)
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages)}
    first_paper = reader.page_labels.index("1")
    for at, page in enumerate(reader.pages[:first_paper]):
        text = document[at].get_textpage()
        for link in page.get("/Annots", ()):
            annotation = link.get_object()
            if "/Dest" not in annotation or not isinstance(annotation["/Dest"], list):
                continue
            target = pages[annotation["/Dest"][0].idnum]
            left, bottom, right, top = map(float, annotation["/Rect"])
            # Letters of the line below may reach into the link's box.
            words = text.get_text_bounded(left, bottom, right, top).split()
            folios = [word for word in words if word.isdecimal()]
            if folios:
                found[target] = folios[-1]
    document.close()
    return found


@pytest.mark.parametrize("name", ["real_sigdial", "real_jose"])
def test_the_volume_is_sound_and_holds_every_page_once(
    name: str, request: pytest.FixtureRequest
) -> None:
    folder, report = request.getfixturevalue(name)
    pdf = folder / "build/proceedings.pdf"
    if shutil.which("qpdf"):
        checked = subprocess.run(
            ["qpdf", "--check", pdf], capture_output=True, text=True, check=False
        )
        assert checked.returncode == 0, checked.stdout + checked.stderr
    else:
        with pikepdf.open(pdf) as opened:
            assert opened.check_pdf_syntax() == []
    bound = letters_by_page(pdf)
    start = PdfReader(pdf).page_labels.index("1")
    for planned in report.plan.papers:
        if planned.placeholder:
            continue
        own = letters_by_page(folder / f"papers/{planned.id}.pdf")
        assert len(own) == planned.folios.pages
        at = start + planned.folios.first.number - 1
        for page, letters in enumerate(own):
            assert bound[at + page].startswith(letters), (planned.id, page)
    assert len(bound) == report.plan.pages


def letters_by_page(pdf: Path) -> list[str]:
    """Each page's text in stream order, without the spaces and hyphens that extraction guesses."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [
        re.sub(r"[\s\ufffe\u00ad-]+", "", page.get_textpage().get_text_range()) for page in document
    ]
    document.close()
    return pages


def test_the_placeholder_says_what_is_missing(real_sigdial: tuple[Path, Report]) -> None:
    folder, report = real_sigdial
    assert report.volume is not None
    text = page_text(folder / "build/papers/28.pdf", 0)
    assert report.volume.paper("28").authors[0].name in text
    assert "not received" in text


def test_inputs_are_never_written(corpus: Path, real_jose: tuple[Path, Report]) -> None:
    for source in (corpus / "volumes/jose-2").glob("*/*.pdf"):
        copy = real_jose[0] / "papers" / f"{source.parent.name}.pdf"
        assert (
            hashlib.sha256(copy.read_bytes()).digest()
            == hashlib.sha256(source.read_bytes()).digest()
        )
