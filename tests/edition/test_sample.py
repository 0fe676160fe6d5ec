"""The sample volume at the repository's root."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pypdfium2
import pytest
from making import ROOT
from published import bookmark_pages, page_text
from pypdf import PdfReader

from proceedings.findings.finding import Level
from proceedings.records.reports import Report
from proceedings.typesetting.eastasian import installed

TOOLS = ("pdfTeX", "XeTeX", "luahbtex", "LibreOffice", "Typst", "ReportLab")


def test_it_has_no_error_and_no_warning(sample: tuple[Path, Report]) -> None:
    report = sample[1]
    assert [f for f in report.findings if f.level is not Level.NOTE] == []
    assert not report.draft
    assert report.volume is not None
    assert len(report.volume.papers) >= 15
    assert len(report.volume.program.parts) == 2
    assert len(report.volume.program.all_sessions) == 4


def test_its_papers_come_from_six_tools() -> None:
    made = set()
    for path in sorted((ROOT / "papers").glob("*.pdf")):
        info = PdfReader(path).metadata or {}
        said = f"{info.get('/Producer')} {info.get('/Creator')}"
        made.update(name for name in TOOLS if name in said)
    assert made == set(TOOLS)


def test_an_error_that_was_waived_is_a_note_with_its_reason(sample: tuple[Path, Report]) -> None:
    [found] = [f for f in sample[1].findings if f.rule == "stamp/wrong-head"]
    assert found.place.paper == "late-clasp"
    assert found.level is Level.NOTE
    assert "Waived by Ottoline Galleyproof" in found.message
    assert not sample[1].draft
    text = page_text(sample[0] / "build/papers/late-clasp.pdf", 1)
    assert "INK ’30" in text
    assert "INK ’31" not in text, "a head that is left alone gets no other beside it"


def turned(
    page: pypdfium2.PdfPage, left: float, bottom: float, right: float, top: float
) -> tuple[float, float, float, float]:
    """A place of the displayed page in the frame of one turned by 90°, in which PDFium counts."""
    _, height = page.get_size()
    return (height - top, left, height - bottom, right)


def test_a_page_on_its_side_has_head_and_folio_where_its_reader_looks(
    sample: tuple[Path, Report],
) -> None:
    folder, report = sample
    assert report.plan is not None
    folio = str(report.plan.folios_of("five-stations").first.number + 3)
    with pypdfium2.PdfDocument(folder / "build/papers/five-stations.pdf") as document:
        page = document[3]
        assert page.get_rotation() == 90
        width, height = page.get_size()
        words = page.get_textpage()
        foot = turned(page, 0, 0, width, 50)
        assert words.get_text_bounded(*foot).strip() == folio
        assert "INK ’31" in words.get_text_bounded(*turned(page, 0, height - 80, width, height))


@pytest.mark.skipif(not installed(), reason="the cjk extra isn't installed")
def test_names_in_han_kana_and_hangul_stand_in_the_index(sample: tuple[Path, Report]) -> None:
    volume = sample[0] / "build/proceedings.pdf"
    text = page_text(volume, len(PdfReader(volume).pages) - 1)
    for name in ("墨花平", "墨田すみ子", "김먹빛"):
        assert f"({name})" in text


def test_it_leaves_the_outputs_of_the_contract(sample: tuple[Path, Report]) -> None:
    folder, report = sample
    build = folder / "build"
    manifest = json.loads((build / "manifest.json").read_text("utf-8"))
    assert set(manifest) == {"version", "program", "draft", "untagged", "inputs", "outputs"}
    listed = {entry["path"]: entry for entry in manifest["outputs"]}
    assert report.plan is not None
    papers = {f"papers/{paper.id}.pdf" for paper in report.plan.papers}
    others = {"proceedings.pdf", "front-matter.pdf", "export/proceedings.bib"}
    assert set(listed) == papers | others
    for path, entry in listed.items():
        data = (build / path).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (entry["bytes"], entry["sha256"])
    read = {entry["path"]: entry["sha256"] for entry in manifest["inputs"]}
    assert {"metadata/volume.yaml", "papers/gall-oak.pdf"} <= set(read)
    for path, sha256 in read.items():
        assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == sha256
    left = {path.name for path in build.iterdir()} - {".cache", ".lock", "manifest.json"}
    reports = {"report.json", "report.html"}
    assert left == {"proceedings.pdf", "front-matter.pdf", "export", "papers"} | reports


def test_bookmarks_nest_part_session_paper_and_the_papers_own(
    sample: tuple[Path, Report],
) -> None:
    folder, report = sample
    reader = PdfReader(folder / "build/proceedings.pdf")
    volume, plan = report.volume, report.plan
    assert volume
    assert plan
    top = [str(item.title) for item in reader.outline if not isinstance(item, list)]
    for part in volume.program.parts:
        assert part.title in top
        sessions = reader.outline[reader_index(reader.outline, part.title) + 1]
        for session in part.sessions:
            papers = sessions[reader_index(sessions, session.title) + 1]
            for paper in session.papers:
                at = reader_index(papers, volume.paper(paper).full_title)
                assert isinstance(papers[at + 1], list), f"{paper} lost its own bookmarks"
    pages = bookmark_pages(reader)
    for planned in plan.papers:
        title = volume.paper(planned.id).full_title
        assert reader.page_labels[pages[title]] == str(planned.folios.first)


def reader_index(items: list[object], title: str) -> int:
    return next(index for index, item in enumerate(items) if getattr(item, "title", None) == title)


def test_parts_begin_on_right_hand_pages(sample: tuple[Path, Report]) -> None:
    plan = sample[1].plan
    assert plan is not None
    opened = {}
    for paper in plan.papers:
        opened.setdefault(paper.part, paper.folios.first)
    assert all(folio.number % 2 for folio in opened.values())
    labels = PdfReader(sample[0] / "build/proceedings.pdf").page_labels
    # Without the cover, which stands outside, odd folios lie on odd pages of the file.
    assert labels.index("1") % 2 == 1


@pytest.mark.parametrize(
    ("paper", "head"),
    [
        ("margin-pressure", "سعاد المداد et al."),
        ("smoke-grid", "Ελένη Μελανίδου et al."),
        ("same-mould", "Ярослава Водознакова and Тарас Папіренко"),
    ],
)
def test_heads_are_set_in_every_script(sample: tuple[Path, Report], paper: str, head: str) -> None:
    folder, report = sample
    assert report.plan is not None
    first = report.plan.folios_of(paper).first.number
    verso = 1 if first % 2 else 2
    text = page_text(folder / f"build/papers/{paper}.pdf", verso)
    # Readers differ in the order of the words of a line from right to left.
    assert set(head.split()) <= set(text.split())


def test_what_a_paper_prints_itself_is_not_printed_twice(sample: tuple[Path, Report]) -> None:
    folder, report = sample
    assert report.volume is not None
    line = "INK ’31, May 12–15, 2031, Quarto Bay, Papyria"
    for paper in ("gall-oak", "laid-lines"):
        text = page_text(folder / f"build/papers/{paper}.pdf", 1)
        assert text.count(report.volume.conference.short) == 1, (paper, line)


def test_every_page_of_a_paper_carries_its_folio(sample: tuple[Path, Report]) -> None:
    folder, report = sample
    assert report.plan is not None
    document = pypdfium2.PdfDocument(folder / "build/proceedings.pdf")
    labels = PdfReader(folder / "build/proceedings.pdf").page_labels
    for planned in report.plan.papers:
        for folio in planned.folios:
            page = document[labels.index(str(folio))]
            left = page.get_width() / 2 - 11
            place = (left - 2, 25.0, left + 30, 40.0)
            if page.get_rotation() == 90:
                place = turned(page, *place)
            words = page.get_textpage().get_text_bounded(*place)
            assert words.strip() == str(folio)
    document.close()


def test_no_link_of_ours_is_left_unmade(sample: tuple[Path, Report]) -> None:
    data = PdfReader(sample[0] / "build/proceedings.pdf")
    addresses = [
        str(annotation.get_object().get("/A", {}).get("/URI", ""))
        for page in data.pages
        for annotation in page.get("/Annots", ())
    ]
    assert any(address.startswith("https://") for address in addresses)
    assert not [address for address in addresses if address.startswith("proceedings:")]


def test_papers_without_tags_are_named_once_for_the_chair(sample: tuple[Path, Report]) -> None:
    _, report = sample
    assert report.volume
    notes = [one for one in report.findings if one.rule == "access/volume"]
    untagged = report.manifest["untagged"]
    assert len(notes) == 1
    assert 0 < len(untagged) < len(report.volume.papers)
    assert f"{len(untagged)} of 15 papers" in notes[0].message
    assert ", ".join(sorted(untagged, key=[p.id for p in report.volume.papers].index)) in (
        notes[0].message
    )
    assert notes[0].place.paper is None
