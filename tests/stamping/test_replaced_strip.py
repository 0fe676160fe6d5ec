"""With a chair's consent a wrong rights strip of a paper's own goes, rule and links with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from proceedings import edition
from proceedings.records.order import Order
from proceedings.records.reports import Report

VOLUME = """\
schema: 1
conference:
  {name: Third Meeting, short: TIM ’28, start: 2028-03-01, end: 2028-03-02, place: {city: Town}}
book: {title: Proceedings of TIM, publisher: {name: Nobody’s Press}, published: 2028-03-01}
rights: {mode: cc, licence: CC-BY-4.0}
style: acm-sigconf
replace: [strip]
"""
PAPERS = """\
schema: 1
papers:
  - {id: old, title: On Folios, doi: 10.5555/12.1, authors: [{given: Ada, family: Sample}]}
  - {id: own, title: On Ligatures, doi: 10.5555/12.2, authors: [{given: Ben, family: Third}]}
  - {id: box, title: On Boxes, doi: 10.5555/12.3, authors: [{given: Cyd, family: Example}]}
"""
STRIP = (
    "Permission to make digital or hard copies of this",
    "work is granted without fee.",
    "ICP ’27, June 30–July 2, 2027, Sampleton",
    "© 2027 Copyright held by the owner/author(s).",
    "https://doi.org/10.5555/99.9",
)


def ruled(canvas: Canvas) -> None:
    canvas.setLineWidth(0.4)
    canvas.line(53.8, 127, 294, 127)


def boxed(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(53.8, 127)
    path.lineTo(294, 127)
    path.moveTo(53.8, 300)
    path.lineTo(294, 300)
    canvas.drawPath(path)


def drawn(path: Path, title: str, strip: tuple[str, ...], rule: Callable[[Canvas], None]) -> None:
    vera = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    pdfmetrics.registerFont(TTFont("Strip", str(vera)))
    canvas = Canvas(str(path), pagesize=(612, 792), invariant=1)
    canvas.setFont("Strip", 14)
    canvas.drawString(100, 650, title)
    canvas.setFont("Strip", 6.97)
    canvas.drawString(53.8, 170, f"A footnote of {title}, which stays.")
    for row, text in enumerate(strip):
        canvas.drawString(53.8, 116.5 - 7.97 * row, text)
    canvas.linkURL(strip[-1], (53.8, 83, 170, 90))
    canvas.linkURL("https://example.org/", (53.8, 640, 170, 660))
    rule(canvas)
    canvas.save()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    folder = tmp_path_factory.mktemp("strip") / "volume"
    (folder / "metadata").mkdir(parents=True)
    (folder / "papers").mkdir()
    (folder / "metadata/volume.yaml").write_text(VOLUME, "utf-8")
    (folder / "metadata/papers.yaml").write_text(PAPERS, "utf-8")
    ours = ("This work is licensed under a Creative Commons", "Attribution 4.0 International.")
    same = ("TIM ’28, March 1–2, 2028, Town", "© 2028 Copyright held by the owner/author(s).")
    doi = ("https://doi.org/10.5555/12.2",)
    drawn(folder / "papers/old.pdf", "On Folios", STRIP, ruled)
    drawn(folder / "papers/own.pdf", "On Ligatures", (*ours, *same, *doi), ruled)
    drawn(folder / "papers/box.pdf", "On Boxes", STRIP, boxed)
    return folder, edition.build(Order(folder=folder, jobs=1, progress=lambda *_: None))


def words(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(document[0].get_textpage().get_text_range().split())


def told(report: Report, paper: str) -> dict[str, str]:
    return {one.rule: one.message for one in report.findings if one.place.paper == paper}


def test_ours_stands_in_its_place_and_the_rest_stays(built: tuple[Path, Report]) -> None:
    folder, report = built
    said = words(folder / "build/papers/old.pdf")
    assert "Permission" not in said
    assert "ICP" not in said
    assert "99.9" not in said
    assert "A footnote of On Folios, which stays." in said
    assert "TIM ’28, March 1–2, 2028, Town" in said
    found = told(report, "old")
    assert "Permission to make" in found["stamp/replaced"]
    assert not [rule for rule in found if rule.startswith(("match/", "stamp/strip", "verify/"))]


def test_its_rule_and_its_links_go_with_it(built: tuple[Path, Report]) -> None:
    folder, _ = built
    with pikepdf.open(folder / "build/papers/old.pdf") as pdf:
        page = pdf.pages[0]
        leads = [str(one.A.URI) for one in page.Annots]  # type: ignore[attr-defined]
        own = b"".join(stream.read_bytes() for stream in page.Contents)  # type: ignore[attr-defined]
    licence = "https://creativecommons.org/licenses/by/4.0/legalcode"
    assert set(leads) == {licence, "https://doi.org/10.5555/12.1", "https://example.org/"}
    assert b" l S" not in own.replace(b"\n", b" ")


def test_a_strip_that_says_ours_stays_as_it_is(built: tuple[Path, Report]) -> None:
    folder, report = built
    assert "stamp/replaced" not in told(report, "own")
    with (
        pikepdf.open(folder / "papers/own.pdf") as source,
        pikepdf.open(folder / "build/papers/own.pdf") as published,
    ):
        kept = [one.read_bytes() for one in published.pages[0].Contents]  # type: ignore[attr-defined]
        assert source.pages[0].Contents.read_bytes() in kept


def test_a_rule_that_is_part_of_more_keeps_the_strip(built: tuple[Path, Report]) -> None:
    folder, report = built
    found = told(report, "box")
    assert "stays on page 1" in found["stamp/not-removed"]
    assert "Permission to make digital" in words(folder / "build/papers/box.pdf")
    assert "match/doi" in found
