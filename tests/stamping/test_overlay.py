"""What Typst sets: widths, letters, places; read back from the page."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from proceedings.errors import BuildFault, PressError
from proceedings.findings.finding import Level
from proceedings.records.inspection import Inspection
from proceedings.records.overlay import PageStamps, PaperStamps, Stamp
from proceedings.records.prepared import Prepared, PreparedPage
from proceedings.records.published import DocInfo
from proceedings.stamping.marks import ToStamp, plan_stamps
from proceedings.stamping.measuring import Line, measure, units
from proceedings.stamping.overlay import set_draft, set_overlay
from proceedings.stamping.single import stamp
from proceedings.typesetting.press import Press
from proceedings.volume.folio import Folio, FolioRange
from proceedings.volume.paper import Paper
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

CONFERENCE = "KDD ’24, August 25–29, 2024, Barcelona, Spain"
INFO = DocInfo(
    title="On Folios",
    authors=("Ada Sample",),
    published=date(2024, 8, 24),
    publisher="ACM",
    language="en",
    first="6737",
    last="6739",
)


def origins(page: pypdfium2.PdfPage, words: str) -> tuple[float, float, float, float]:
    """The ink of the words: left, bottom, right, top."""
    textpage = page.get_textpage()
    index, count = textpage.search(words, match_case=True).get_next()
    boxes = [textpage.get_charbox(i) for i in range(index, index + count)]
    boxes = [box for box in boxes if box[2] > box[0]]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def test_the_conference_line_is_as_wide_as_the_class_sets_it(
    press: Press, styles: dict[str, Style]
) -> None:
    font = styles["acm-sigconf"].fonts["sans"]
    [line] = measure(press, [Line(text=CONFERENCE, font=font, size=6.97)])
    assert line.width == pytest.approx(133.84, abs=0.5)
    assert not line.missing


def test_letters_no_font_has_are_named(press: Press, styles: dict[str, Style]) -> None:
    sans, serif = styles["acm-sigconf"].fonts["sans"], styles["acm-sigconf"].fonts["serif"]
    lines = [
        Line(text="Nguyễn Thị Ế, Łukasz Ždanov, Ἀρχιμήδης, Юлия", font=sans, size=7),
        Line(text="محمد عبد الله · שָׁלוֹם · अनिल शर्मा · สมชาย", font=sans, size=7),
        Line(text="漢 字 and 漢", font=sans, size=7),
        Line(text="private \ue000", font=serif, size=7),
        Line(text="12", font=serif, size=9),
    ]
    assert [line.missing for line in measure(press, lines)] == [
        (),
        (),
        ("漢", "字", "漢"),
        ("\ue000",),
        (),
    ]


def test_units_hold_their_marks() -> None:
    assert units("e\u0301a क्") == ["e\u0301", "a", "क्"]


def test_a_missing_letter_is_an_error_and_the_rest_is_stamped(
    press: Press, volume: Volume, styles: dict[str, Style], make_paper: Callable[..., Paper]
) -> None:
    item = ToStamp(
        paper=make_paper("漢 字", "Ben Example"),
        style=styles["acm-sigconf"],
        folios=FolioRange(Folio(3), 3),
    )
    done = plan_stamps(volume, [item], partial(measure, press))
    assert [stamp.text for stamp in done.papers[0].pages[1].stamps] == [CONFERENCE, "4"]
    [found] = done.findings
    assert (found.rule, found.level, found.evidence) == ("stamp/missing-glyph", Level.ERROR, "漢字")
    assert "漢 字" in found.message
    assert "U+6F22" in found.message
    assert set_overlay(press, done.papers).startswith(b"%PDF")


def test_an_overlay_has_one_page_a_page_in_order(press: Press) -> None:
    def line(text: str) -> Stamp:
        font = ("Libertinus Serif",)
        return Stamp(name="x", text=text, font=font, size=9, x=100, y=29, align="centre", width=30)

    papers = [
        PaperStamps(
            id="a",
            pages=(
                PageStamps(width=612, height=792, stamps=(line("#one_*"),)),
                PageStamps(width=595.28, height=841.89),
            ),
        ),
        PaperStamps(id="b", pages=(PageStamps(width=400, height=500, stamps=(line("two"),)),)),
    ]
    data = set_overlay(press, papers)
    assert data == set_overlay(press, papers)
    document = pypdfium2.PdfDocument(data)
    sizes = [(round(w), round(h)) for w, h in (page.get_size() for page in document)]
    assert sizes == [(612, 792), (595, 842), (400, 500)]
    words = [page.get_textpage().get_text_range().strip() for page in document]
    assert words == ["#one_*", "", "two"]


def test_a_draft_reads_draft_and_can_be_read_through(press: Press) -> None:
    page = pypdfium2.PdfDocument(set_draft(press, 612, 792))[0]
    assert page.get_textpage().get_text_range().strip() == "DRAFT"
    bitmap = page.render(scale=0.25, grayscale=True)
    darkest = min(bytes(bitmap.buffer))
    assert 150 < darkest < 250


@pytest.fixture
def bare(make_pdf: Callable[..., Path]) -> Path:
    """Three pages as acmart's: both columns full, no heads, no folios."""

    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont("Times-Roman", 8.97)
        for x in (53.8, 317.95):
            for row in range(57):
                canvas.drawString(x, 698.35 - 10.96 * row, "text of the column that is here")

    return make_pdf("bare.pdf", pages=3, draw=draw)


def published(
    bare: Path, press: Press, volume: Volume, style: Style, paper: Paper, *, draft: bool = False
) -> Path:
    item = ToStamp(paper=paper, style=style, folios=FolioRange(Folio(6737), 3))
    [stamps] = plan_stamps(volume, [item], partial(measure, press)).papers
    output = bare.with_name("draft.pdf" if draft else "published.pdf")
    facts = Prepared(pages=(PreparedPage(),) * 3)
    result = stamp(bare, facts, stamps, press, INFO, draft, output=output)
    assert result.pages == 3
    assert result.sha256 == hashlib.sha256(output.read_bytes()).hexdigest()
    return output


def test_the_published_paper_reads_to_the_character_and_the_point(
    bare: Path,
    press: Press,
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
) -> None:
    people = ("Narges Tabari", "Aniket Deshmukh", "Wang-Cheng Kang")
    paper = make_paper(*people, title="First Workshop on Folios and Their Finest Ligatures")
    output = published(bare, press, volume, styles["acm-sigconf"], paper)
    document = pypdfium2.PdfDocument(output)
    words = [page.get_textpage().get_text_range() for page in document]
    assert [text.splitlines()[-1] for text in words] == ["6737", "6738", "6739"]
    assert CONFERENCE not in words[0]
    assert CONFERENCE in words[1]
    assert "Narges Tabari et al." in words[1]
    assert "First Workshop on Folios and Their Finest Ligatures" in words[2]

    left, bottom, right, _ = origins(document[1], CONFERENCE)
    assert left == pytest.approx(54.2, abs=0.5)  # the K's side bearing is 0.4
    assert right == pytest.approx(53.8 + 133.84, abs=0.8)
    assert origins(document[1], "Narges")[1] == pytest.approx(724.65 - 1.6, abs=0.5)  # the g
    assert bottom == pytest.approx(724.65 - 1.6, abs=0.5)
    _, _, right, _ = origins(document[1], "et al.")
    assert right == pytest.approx(558.2, abs=0.7)
    left, bottom, _, _ = origins(document[1], "6738")
    assert left == pytest.approx(295.3, abs=0.5)
    assert bottom == pytest.approx(29, abs=0.3)


def test_the_published_paper_says_what_it_is(
    bare: Path,
    press: Press,
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
) -> None:
    output = published(bare, press, volume, styles["acm-sigconf"], make_paper())
    with pikepdf.open(output) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.pages[2].label == "6739"
        assert str(pdf.trailer.Info.Title) == "On Folios"
        assert "/Filter" not in pdf.Root.Metadata
    again = output.read_bytes()
    published(bare, press, volume, styles["acm-sigconf"], make_paper())
    assert output.read_bytes() == again


def test_the_authors_area_is_unchanged_by_stamps(
    bare: Path,
    press: Press,
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
) -> None:
    output = published(bare, press, volume, styles["acm-sigconf"], make_paper())
    before, after = pypdfium2.PdfDocument(bare), pypdfium2.PdfDocument(output)
    for one, other in zip(before, after, strict=True):
        rows = [bytes(page.render(grayscale=True).buffer) for page in (one, other)]
        area = slice(80 * 612, 750 * 612)
        assert rows[0][area] == rows[1][area]
        assert rows[0] != rows[1]


def test_a_draft_is_marked_on_each_page(
    bare: Path,
    press: Press,
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
) -> None:
    output = published(bare, press, volume, styles["acm-sigconf"], make_paper(), draft=True)
    with pikepdf.open(output) as pdf:
        for page in pdf.pages:
            marks = [
                operands[1].get("/Subtype")
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC"
            ]
            assert marks == [None, "/Watermark"]


def test_pages_that_dont_agree_are_our_fault(bare: Path, press: Press, tmp_path: Path) -> None:
    stamps = PaperStamps(id="x", pages=(PageStamps(width=612, height=792),))
    facts = Prepared(pages=(PreparedPage(),) * 3)
    with pytest.raises(BuildFault):
        stamp(bare, facts, stamps, press, INFO, False, output=tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize(
    "name",
    ["content-open-q", "content-open-marked-content", "shared-contents", "shared-resources",
     "resource-name-clash", "userunit", "content-ends-in-comment", "content-open-text"],
)  # fmt: skip
def test_hostile_pages_keep_their_look(
    name: str,
    corpus: Path,
    press: Press,
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    tmp_path: Path,
) -> None:
    from proceedings.inspection.inspect import inspect
    from proceedings.preparation.prepare import prepare

    source = corpus / "hostile" / f"{name}.pdf"
    sha256 = hashlib.sha256(source.read_bytes()).hexdigest()
    inspection: Inspection = inspect(source, sha256)
    prepared = tmp_path / "prepared.pdf"
    facts = prepare(source, "p1", sha256, output=prepared)
    item = ToStamp(
        paper=make_paper(),
        style=styles["acm-sigconf"],
        folios=FolioRange(Folio(4242), len(inspection.pages)),
        inspection=inspection,
    )
    [stamps] = plan_stamps(volume, [item], partial(measure, press)).papers
    output = tmp_path / "published.pdf"
    stamp(prepared, facts, stamps, press, INFO, False, output=output)
    before, after = pypdfium2.PdfDocument(source), pypdfium2.PdfDocument(output)
    stamped = 0
    for one, other, page in zip(before, after, stamps.pages, strict=True):
        bitmaps = [each.render(grayscale=True) for each in (one, other)]
        height, stride = bitmaps[0].height, bitmaps[0].stride
        area = slice(int(height * 0.12) * stride, int(height * 0.9) * stride)
        rows = [bytes(bitmap.buffer)[area] for bitmap in bitmaps]
        assert rows[0] == rows[1]
        stamped += bool(page.stamps)
        if page.stamps:
            assert page.stamps[-1].text in other.get_textpage().get_text_range()
    assert stamped
    with pikepdf.open(io.BytesIO(output.read_bytes())) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_an_unknown_font_is_no_missing_letter(press: Press) -> None:
    with pytest.raises(PressError, match="no such font"):
        measure(press, [Line(text="x\u0302\u0323", font=("No Such Font",), size=7)])
