"""Shipped styles set their stamps where they say: read back from pages, to half a point."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from proceedings.metadata.styles import load_style, style_names
from proceedings.records.prepared import Prepared, PreparedPage
from proceedings.records.published import DocInfo
from proceedings.stamping.marks import ToStamp, plan_stamps
from proceedings.stamping.measuring import measure
from proceedings.stamping.single import stamp
from proceedings.typesetting.press import Press
from proceedings.volume.folio import Folio, FolioRange
from proceedings.volume.paper import Paper
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

CONFERENCE = "KDD ’24, August 25–29, 2024, Barcelona, Spain"
SANS, SERIF = "LinBiolinum", "Libertin"
FOLIOS = FolioRange(Folio(6737), 3)
INFO = DocInfo(
    title="On Folios",
    authors=("Ada Sample",),
    published=date(2024, 8, 24),
    publisher="ACM",
    language="en",
    first="6737",
    last="6739",
)


@dataclass(frozen=True, kw_only=True)
class Found:
    """Words on a page: where the first letter begins and the last ends, and in what."""

    x: float
    y: float
    end: float
    size: float
    font: str


def find(page: pypdfium2.PdfPage, words: str) -> Found:
    text = page.get_textpage()
    match = text.search(words, match_case=True).get_next()
    assert match, (words, text.get_text_range())
    index, count = match
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(text, index, name, 200, ctypes.c_int())
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    return Found(
        x=x.value,
        y=y.value,
        end=max(text.get_charbox(i, loose=True)[2] for i in range(index, index + count)),
        size=pdfium.FPDFText_GetFontSize(text, index) * matrix.a,
        font=name.value.decode(),
    )


def style_of(name: str, folder: Path | None = None) -> Style:
    style, findings = load_style(name, folder)
    assert style is not None
    assert not findings
    return style


@pytest.fixture
def pages(
    press: Press, volume: Volume, make_paper: Callable[..., Paper], tmp_path: Path
) -> Callable[..., list[pypdfium2.PdfPage]]:
    """Stamps three bare pages of a style's size: folios 6737, 6738 (left), 6739 (right)."""

    def stamped(style: Style) -> list[pypdfium2.PdfPage]:
        bare = pikepdf.new()
        for _ in range(3):
            bare.add_blank_page(page_size=(style.page.width, style.page.height))
        source, output = tmp_path / "bare.pdf", tmp_path / "stamped.pdf"
        bare.save(source)
        paper = make_paper("Narges Tabari", "Ben Example", "Cy Trial", title="Notes on Folios")
        item = ToStamp(paper=paper, style=style, folios=FOLIOS)
        planned = plan_stamps(volume, [item], partial(measure, press))
        assert all(finding.rule == "stamp/refused" for finding in planned.findings)
        facts = Prepared(pages=(PreparedPage(),) * 3)
        stamp(source, facts, planned.papers[0], press, INFO, False, output=output)
        return list(pypdfium2.PdfDocument(output))

    return stamped


# name, page, baseline of the heads from below, size, left edge, right edge: acm-page.md, 1 and 2
HEADS = [
    ("acm-sigconf", (612, 792), 724.65, 6.97, 53.80, 558.20),
    ("acm-sigconf-class-folio", (612, 792), 724.65, 6.97, 53.80, 558.20),
    ("acm-sigplan", (612, 792), 736.94, 7.97, 54.00, 558.00),
    ("acm-small", (486, 720), 652.25, 7.97, 45.83, 440.17),
]


@pytest.mark.parametrize(("name", "page", "y", "size", "left", "right"), HEADS)
def test_heads_stand_where_the_class_sets_them(
    pages: Callable[..., list[pypdfium2.PdfPage]],
    name: str,
    page: tuple[float, float],
    y: float,
    size: float,
    left: float,
    right: float,
) -> None:
    first, verso, recto = pages(style_of(name))
    assert first.get_size() == page
    assert first.get_textpage().get_text_range().strip() == "6737"
    for sheet, outer, inner in (
        (verso, CONFERENCE, "Narges Tabari et al."),
        (recto, CONFERENCE, "Notes on Folios"),
    ):
        at_left = (outer, inner) if sheet is verso else (inner, outer)
        one, other = (find(sheet, words) for words in at_left)
        assert one.x == pytest.approx(left, abs=0.5)
        assert other.end == pytest.approx(right, abs=0.5)
        for found in (one, other):
            assert found.y == pytest.approx(y, abs=0.5)
            assert found.size == pytest.approx(size, abs=0.05)
            assert SANS in found.font
    width = find(verso, CONFERENCE)
    assert width.end - width.x == pytest.approx(133.84 * size / 6.97, abs=0.5)


# production's place: x 295 on a page 612 wide, y 29, 9 points; the class's: its format's
FOLIO = [
    ("acm-sigconf", 295.0, 29.0, 9.0),
    ("acm-sigplan", 295.0, 29.0, 9.0),
    ("acm-small", 232.0, 29.0, 9.0),
]
CLASS_FOLIO = [
    ("acm-sigconf", 306.0, 72.70, 6.97),
    ("acm-sigplan", 306.0, 64.46, 7.97),
    ("acm-small", 243.0, 39.55, 7.97),
]


@pytest.mark.parametrize(("name", "x", "y", "size"), FOLIO)
def test_folios_stand_where_production_prints_them(
    pages: Callable[..., list[pypdfium2.PdfPage]], name: str, x: float, y: float, size: float
) -> None:
    for number, page in enumerate(pages(style_of(name)), start=6737):
        found = find(page, str(number))
        assert (found.x, found.y) == pytest.approx((x, y), abs=0.5)
        assert found.size == pytest.approx(size, abs=0.05)
        assert SERIF in found.font


@pytest.mark.parametrize(("name", "centre", "y", "size"), CLASS_FOLIO)
def test_a_volumes_style_sets_folios_at_the_classs_place(
    pages: Callable[..., list[pypdfium2.PdfPage]],
    tmp_path: Path,
    name: str,
    centre: float,
    y: float,
    size: float,
) -> None:
    (tmp_path / "templates" / "styles").mkdir(parents=True)
    (tmp_path / "templates" / "styles" / "ours.yaml").write_text(
        f"schema: 1\nextends: {name}\nstamps:\n"
        f"  - {{name: folio, y: {y}, size: {size}, side: centre, x: 0, align: centre}}\n"
    )
    found = find(pages(style_of("ours", tmp_path))[1], "6738")
    assert found.y == pytest.approx(y, abs=0.5)
    assert (found.x + found.end) / 2 == pytest.approx(centre, abs=0.5)
    assert found.size == pytest.approx(size, abs=0.05)


def test_the_shipped_style_of_the_classs_folio_is_that_of_sigconf(
    pages: Callable[..., list[pypdfium2.PdfPage]],
) -> None:
    found = find(pages(style_of("acm-sigconf-class-folio"))[0], "6737")
    assert (found.y, found.size) == pytest.approx((72.70, 6.97), abs=0.05)
    assert (found.x + found.end) / 2 == pytest.approx(306.0, abs=0.5)


def test_acls_first_page_says_where_it_was_published(
    pages: Callable[..., list[pypdfium2.PdfPage]],
) -> None:
    first, second, _ = pages(style_of("acl"))
    line = find(first, "Book, pages 6737–6739")
    date = find(first, "August 25–29, 2024 ©2024 ACM")
    assert (line.y, date.y) == pytest.approx((36.85, 25.89), abs=0.5)
    for found in (line, date):
        assert (found.x + found.end) / 2 == pytest.approx(297.64, abs=0.5)
        assert found.size == pytest.approx(8.97, abs=0.05)
    folio = find(second, "6738")
    assert folio.y == pytest.approx(50.58, abs=0.5)
    assert (folio.x + folio.end) / 2 == pytest.approx(298.77, abs=0.5)
    assert second.get_textpage().get_text_range().strip() == "6738"


@pytest.mark.parametrize("name", ["ieee", "lncs", "ceur"])
def test_styles_that_refuse_leave_pages_alone_and_say_why(
    pages: Callable[..., list[pypdfium2.PdfPage]],
    volume: Volume,
    make_paper: Callable[..., Paper],
    press: Press,
    name: str,
) -> None:
    style = style_of(name)
    assert all(not page.get_textpage().get_text_range().strip() for page in pages(style))
    two = [ToStamp(paper=make_paper(), style=style, folios=FOLIOS) for _ in range(2)]
    [told] = plan_stamps(volume, two, partial(measure, press)).findings
    assert told.rule == "stamp/refused"
    assert str(style.refuse) in told.message


@pytest.mark.parametrize("name", style_names(None))
def test_every_stamp_of_a_shipped_style_stands_outside_its_text_block(name: str) -> None:
    style = style_of(name)
    block = style.block
    assert block is not None or name == "plain"
    assert not (style.refuse and style.stamps)
    for rule in style.stamps if block else ():
        is_class_folio = name == "acm-sigconf-class-folio" and rule.name == "folio"
        room = block.top if rule.edge == "top" else block.bottom
        assert rule.y + 0.75 * rule.size * (rule.edge == "bottom") + style.clear <= room or (
            is_class_folio
        )
