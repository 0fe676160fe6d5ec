from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from proceedings.inspection.inspect import inspect
from proceedings.inspection.pagetext import PageText
from proceedings.inspection.reader import View
from proceedings.inspection.sketch import Sketcher
from proceedings.pdf.boxes import frame
from proceedings.records.inspection import Box, Inspection
from proceedings.records.wanted import Block, Wanted

MakePdf = Callable[..., Path]
BLOCK = Block(width=612, height=792, box=(54, 84, 558, 708))
ASTRAL = b"""1 begincodespacerange <00> <ff> endcodespacerange
3 beginbfchar <41> <D835DC00> <42> <0042> <2d> <002d> endbfchar"""


def facts(path: Path, block: Block | None = None) -> Inspection:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return inspect(path, digest, Wanted(block=block))


@contextmanager
def text_of(path: Path, page: int = 1) -> Iterator[PageText]:
    with pikepdf.open(path) as pdf:
        seen = frame(pdf.pages[page - 1].obj)
    document = pypdfium2.PdfDocument(path)
    with View(document, page - 1) as view:
        yield PageText(view, seen)
    document.close()


def at(canvas: Canvas, x: float, y: float, words: str, size: float = 10) -> float:
    """Draws words and tells where they end."""
    canvas.setFont("Times-Roman", size)
    canvas.drawString(x, y, words)
    return x + canvas.stringWidth(words, "Times-Roman", size)


def near(box: Box | None, expected: Box, by: float = 1.5) -> bool:
    return box is not None and all(abs(a - b) <= by for a, b in zip(box, expected, strict=True))


PROSE = "we tell of marks in old paper and of the moulds that made them by hand in that mill"


def prose(line: int, words: int = 8) -> str:
    told = PROSE.split()
    return " ".join(told[(line * 5 + index) % len(told)] for index in range(words))


# The text and its places.


def test_what_stands_at_a_place_of_the_text_can_be_found_on_the_page(make_pdf: MakePdf) -> None:
    ends: dict[str, float] = {}

    def draw(canvas: Any, number: int) -> None:
        at(canvas, 72, 700, "The first line stands here")
        at(canvas, 72, 688, "a word is bro-")
        at(canvas, 72, 676, "ken at the end of a line, then")
        ends["x"] = at(canvas, 72, 664, "comes the MARK")

    with text_of(make_pdf(draw=draw)) as text:
        assert text.plain.split("\n") == [
            "The first line stands here",
            "a word is bro-",
            "ken at the end of a line, then",
            "comes the MARK",
        ]
        start = text.plain.index("MARK")
        assert near(text.box_of(start, start + 4), (ends["x"] - 31, 664, ends["x"], 671))
        broken = text.plain.index("bro-\nken")
        assert near(text.box_of(broken, broken + 8), (72, 675, 127, 695))
        assert text.box_of(start, start) is None


@pytest.mark.parametrize("paired", [True, False])
def test_letters_beyond_16_bits_are_one_letter_and_shift_no_place(
    tmp_path: Path, *, paired: bool
) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(612, 792))
        page = pdf.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        if paired:  # the file says what the letter is; else PDFium takes it from a glyph's name
            font.ToUnicode = pdf.make_stream(ASTRAL)
        else:
            font.Encoding = pikepdf.Dictionary(Differences=[65, pikepdf.Name.u1D400])
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(
            b"BT /F1 10 Tf 72 700 Td (BAB BAAB-) Tj 0 -12 Td (BAB BBBB) Tj ET"
        )
        pdf.save(tmp_path / "astral.pdf")
    with text_of(tmp_path / "astral.pdf") as text:
        assert text.plain == "B\U0001d400B B\U0001d400\U0001d400B-\nB\U0001d400B BBBB"
        start = text.plain.index("BBBB")
        box = text.box_of(start, start + 4)
        assert box is not None
        assert abs(box[2] - box[0] - 4 * 6.67) < 2
        assert box[3] < 697


def test_control_characters_of_a_strangers_font_are_blanks(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(612, 792))
        cmap = ASTRAL.replace(b"D835DC00", b"001b")
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        font.ToUnicode = pdf.make_stream(cmap)
        pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        pdf.pages[0].Contents = pdf.make_stream(b"BT /F1 10 Tf 72 700 Td (BAB) Tj ET")
        pdf.save(tmp_path / "control.pdf")
    with text_of(tmp_path / "control.pdf") as text:
        assert text.plain == "B B"


def test_lines_of_two_columns_are_not_glued(make_pdf: MakePdf) -> None:
    def draw(canvas: Any, number: int) -> None:
        at(canvas, 72, 720, "A Title", 18)
        for row in range(3):
            at(canvas, 72, 680 - 12 * row, f"left column line {row}")
            at(canvas, 330, 680 - 12 * row, f"right column line {row}")
        canvas._code.append("BT /F1 10 Tf 72 600 Td [(First Author) -6000 (Second Author)] TJ ET")

    opening = facts(make_pdf(draw=draw)).opening
    assert [line.text for line in opening] == [
        "A Title",
        "left column line 0",
        "right column line 0",
        "left column line 1",
        "right column line 1",
        "left column line 2",
        "right column line 2",
        "First Author",
        "Second Author",
    ]
    assert [line.size for line in opening] == [18, *[10] * 8]
    assert near(opening[2].box, (330, 677, 407, 687))


def test_a_line_has_the_size_of_its_largest_letters(make_pdf: MakePdf) -> None:
    def draw(canvas: Any, number: int) -> None:
        end = at(canvas, 72, 700, "1", 6)
        at(canvas, end, 697, "University of X", 9)

    (line,) = facts(make_pdf(draw=draw)).opening
    assert (line.text, line.size) == ("1University of X", 9)


def test_accents_drawn_by_themselves_stand_on_their_letters(make_pdf: MakePdf) -> None:
    """As TeX's old fonts do: the accent before its letter, or lifted, in a run of its own."""

    def draw(canvas: Any, number: int) -> None:
        font = "Times-Roman"
        end = at(canvas, 72, 700, "Ram\u00f3n G", 12)
        wide = canvas.stringWidth("a", font, 12)
        at(canvas, end + wide / 2 - 2, 700, "´", 12)
        at(canvas, end, 700, "alvez and", 12)
        at(canvas, 72, 680, "Agust", 12)
        end = 72 + canvas.stringWidth("Agust", font, 12)
        at(canvas, end, 680, "in Dusseldorf", 12)
        ahead = end + canvas.stringWidth("in D", font, 12)
        at(canvas, ahead + canvas.stringWidth("u", font, 12) / 2 - 2, 680.5, "¨", 12)
        at(canvas, 72, 660, "a ´ that stands alone", 12)

    lines = [line.text for line in facts(make_pdf(draw=draw)).opening]
    assert lines == ["Ramón Gálvez and", "Agustin Düsseldorf", "a ´ that stands alone"]


# Line numbers.


def draw_numbered(*, step: int = 1, size: float = 6, right: bool = False) -> Callable[..., None]:
    def draw(canvas: Any, number: int) -> None:
        for row in range(45):
            y = 700 - 13 * row
            count = 45 * (number - 1) + row + 1
            if count % step == 0:
                canvas.setFont("Helvetica", size)
                if right:
                    canvas.drawString(560, y, str(count))
                else:
                    canvas.drawRightString(60, y, str(count))
            at(canvas, 72, y, prose(row, 14))
        at(canvas, 300, 40, f"page {number}")

    return draw


@pytest.mark.parametrize("step", [1, 5])
@pytest.mark.parametrize("size", [4.5, 6, 10])
@pytest.mark.parametrize("right", [False, True])
def test_line_numbers_are_found(make_pdf: MakePdf, step: int, size: float, *, right: bool) -> None:
    path = make_pdf(pages=3, draw=draw_numbered(step=step, size=size, right=right))
    numbered = facts(path).numbered
    assert [(one.page, one.first, one.last) for one in numbered] == [
        (page, 45 * (page - 1) + step, 45 * page) for page in (1, 2, 3)
    ]
    assert numbered[0].count == 45 // step


def test_numbers_in_the_text_are_no_line_numbers(make_pdf: MakePdf) -> None:
    def draw(canvas: Any, number: int) -> None:
        at(canvas, 72, 715, prose(number, 14))
        for row in range(1, 46):
            # A list, references, a table's rows, a list of contents: numbers on the text's edge.
            at(canvas, 72, 710 - 13 * row, str(row))
            at(canvas, 92, 710 - 13 * row, prose(row, 12))
            at(canvas, 500, 710 - 13 * row, str(100 + row))
        at(canvas, 72, 100, prose(number, 14))

    assert facts(make_pdf(pages=3, draw=draw)).numbered == ()


def test_the_numbers_of_a_listing_in_the_margin_are_no_line_numbers(make_pdf: MakePdf) -> None:
    def draw(canvas: Any, number: int) -> None:
        for row in range(45):
            y = 700 - 13 * row
            canvas.setFont("Helvetica", 6)
            canvas.drawRightString(60, y, str(row + 1))
            canvas.setFont("Courier", 9)
            canvas.drawString(72, y, f"value = {prose(row, 5)};")

    assert facts(make_pdf(draw=draw)).numbered == ()


def test_numbers_beside_little_of_a_paper_are_no_line_numbers(make_pdf: MakePdf) -> None:
    numbered = draw_numbered()

    def draw(canvas: Any, number: int) -> None:
        if number == 2:
            numbered(canvas, number)
            return
        for row in range(45):
            at(canvas, 72, 700 - 13 * row, prose(row, 14))

    assert facts(make_pdf(pages=4, draw=draw)).numbered == ()


def test_line_numbers_of_review_versions(corpus: Path, manifest: dict[str, dict[str, str]]) -> None:
    papers = sorted(path for path in manifest if path.startswith("camera-ready/"))
    found = {path for path in papers if facts(corpus / path).numbered}
    assert {path.removeprefix("camera-ready/") for path in found} == {
        "acl-pub__paper_styles__archive__acl17-latex__acl2017.pdf",
        "built__authordraft.pdf",
        "built__sigconf-anonymous-review-manuscript.pdf",
        "built__sigplan-review-screen.pdf",
    }


# Text out of the block.


def fill(canvas: Any, rows: int = 52) -> None:
    """Two columns of text that fill the block, the last baseline on its lower edge."""
    for x in (54, 312):
        for row in range(rows):
            at(canvas, x, 84 + 12 * row, prose(row, 6))


def strays(path: Path) -> list[tuple[str, str, float]]:
    return [(one.side, one.text, one.beyond) for one in facts(path, BLOCK).strays]


def test_a_full_page_with_heads_and_feet_has_no_strays(make_pdf: MakePdf) -> None:
    def draw(canvas: Any, number: int) -> None:
        fill(canvas)
        at(canvas, 54, 725, "A running head, August 25–29, 2031", 7)
        at(canvas, 20, 716, "a second line of it, wide of the block", 7)
        at(canvas, 54, 72, "2031-11-24 18:30. Page 2 of 1–5.", 7)
        at(canvas, 306, 29, "117", 9)
        canvas.saveState()
        canvas.rotate(90)
        at(canvas, 200, -30, "arXiv:2031.01234v1 [cs.DL] 1 Jan 2031", 16)
        canvas.restoreState()
        canvas.saveState()
        canvas.translate(100, 100)
        canvas.rotate(50)
        at(canvas, 0, 0, "Unpublished working draft, not for distribution", 36)
        canvas.restoreState()

    assert strays(make_pdf(draw=draw)) == []


def test_text_that_reaches_out_is_told_with_its_side(make_pdf: MakePdf) -> None:
    words = "an-address-that-no-line-end-divides/and-that-goes-on-and-on"

    def draw(canvas: Any, number: int) -> None:
        fill(canvas)
        at(canvas, 330, 500.5, words)
        at(canvas, 10, 400, "a note")
        at(canvas, 54, 72, prose(-1, 6))

    def wide(canvas: Any, number: int) -> None:
        fill(canvas)
        for row in range(1, 4):
            at(canvas, 54, 84 - 12 * row, prose(row, 6))

    end = 330 + Canvas("x").stringWidth(words, "Times-Roman", 10)
    found = strays(make_pdf(draw=draw))
    assert [(side, text) for side, text, _ in found] == [
        ("left", "a note"),
        ("right", words),
    ]
    assert found[1][2] == pytest.approx(end - 558, abs=1.5)
    assert [side for side, _, _ in strays(make_pdf("wide.pdf", draw=wide))] == ["bottom"] * 3


def test_a_line_more_than_the_column_holds_is_a_stray(make_pdf: MakePdf) -> None:
    def draw(canvas: Any, number: int) -> None:
        fill(canvas)
        at(canvas, 54, 72, prose(0, 6))

    assert [side for side, _, _ in strays(make_pdf(draw=draw))] == ["bottom"]


def test_line_numbers_are_no_strays_but_text_that_reaches_over_them_is(make_pdf: MakePdf) -> None:
    def draw(canvas: Any, number: int) -> None:
        fill(canvas)
        for row in range(52):
            at(canvas, 578, 84 + 12 * row, str(152 - row), 6)
        at(canvas, 500, 500.5, "words-that-reach-over")

    assert [text[:21] for _, text, _ in strays(make_pdf(draw=draw))] == ["words-that-reach-over"]


def test_text_that_cant_be_seen_is_no_stray(make_pdf: MakePdf) -> None:
    def draw(canvas: Any, number: int) -> None:
        fill(canvas)
        canvas.setFillGray(1)
        at(canvas, 5, 400, "white letters")
        canvas.setFillGray(0)
        at(canvas, 620, 300, "off the page")
        clip = canvas.beginPath()
        clip.rect(100, 100, 400, 400)
        canvas.clipPath(clip, stroke=0)
        at(canvas, 5, 200, "cut off")

    assert strays(make_pdf(draw=draw)) == []


def test_pages_of_another_size_have_no_strays(make_pdf: MakePdf) -> None:
    def draw(canvas: Any, number: int) -> None:
        at(canvas, 5, 400, "a note")

    assert strays(make_pdf(draw=draw, size=(595, 842))) == []
    assert len(strays(make_pdf(draw=draw))) == 1


# Sketches.


def sketch(*pages: str) -> tuple[int, ...]:
    sketcher = Sketcher()
    for page in pages:
        sketcher.add(page)
    return sketcher.sketch()


def words(first: int, last: int) -> str:
    return " ".join(f"word{number}" for number in range(first, last))


def test_a_sketch_is_the_same_on_every_machine_and_however_pages_fall() -> None:
    whole = sketch(words(0, 500))
    assert len(whole) == 64
    assert list(whole) == sorted(set(whole))
    assert whole[:2] == (10236571, 15833216)
    broken = words(0, 250).replace("word99", "wo-\nrd99").replace("word7 ", "WORD7, ")
    assert sketch(broken, words(250, 253), "", words(253, 500)) == whole


def test_letters_are_counted_without_signs() -> None:
    sketcher = Sketcher()
    sketcher.add("Two words_, 12 — ö!\n")
    assert sketcher.letters == len("Twowords12ö")


def test_a_sketch_is_quick() -> None:
    pages = [words(1000 * page, 1000 * page + 1000) for page in range(6)]
    sketch(*pages)
    start = time.process_time()
    sketch(*pages)
    assert time.process_time() - start < 0.05


# Blank pages.


def test_pages_on_which_nothing_can_be_seen_are_blank(make_pdf: MakePdf) -> None:
    def draw(canvas: Any, number: int) -> None:
        if number == 2:
            canvas.setFillGray(1)
            canvas.rect(-10, -10, 900, 900, stroke=0, fill=1)
        if number == 3:
            at(canvas, 300, 40, "   ")
        if number == 4:
            canvas.line(300, 40, 306, 40)
        if number == 5:
            at(canvas, 300, 40, "7")
        if number == 6:
            canvas.setFillGray(1)
            at(canvas, 100, 400, "words in white that nobody can see on this page")
        if number == 7:
            canvas.linkURL("https://example.org/", (72, 20, 172, 40))

    pages = facts(make_pdf(pages=7, draw=draw)).pages
    assert [page.blank for page in pages] == [True, True, True, False, False, True, True]


def test_pages_with_nothing_between_head_and_foot_have_no_body(make_pdf: MakePdf) -> None:
    def draw(canvas: Any, number: int) -> None:
        if number != 5:
            at(canvas, 300, 40, str(number))
        if number == 2:
            at(canvas, 100, 400, "a line")
        if number == 3:
            canvas.rect(100, 300, 200, 200)
        if number == 4:
            at(canvas, 72, 740, "A running head")

    pages = facts(make_pdf(pages=5, draw=draw)).pages
    assert [page.bodiless for page in pages] == [True, False, False, True, False]


def test_a_remark_that_shows_makes_a_page_not_blank(make_pdf: MakePdf, tmp_path: Path) -> None:
    with pikepdf.open(make_pdf(draw=lambda *_: None)) as pdf:
        look = pdf.make_stream(
            b"0 g 0 0 80 20 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form
        )
        look.BBox = pikepdf.Array([0, 0, 80, 20])
        square = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Square,
            Rect=pikepdf.Array([300, 20, 380, 40]),
            AP=pikepdf.Dictionary(N=look),
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([square]))
        pdf.save(tmp_path / "remark.pdf")
    assert not facts(tmp_path / "remark.pdf").pages[0].blank


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("drawn", [0, 90, 180, 270])
def test_a_turned_page_is_askew_where_its_text_is_not_turned_back(
    tmp_path: Path, rotation: int, drawn: int
) -> None:
    path = tmp_path / "turned.pdf"
    canvas = Canvas(str(path), pagesize=(400, 400))
    canvas.setPageRotation(rotation)
    canvas.translate(200, 200)
    canvas.rotate(drawn)
    canvas.drawString(-100, 0, "Words that stand upright, or don't.")
    canvas.save()
    facts = inspect(path, hashlib.sha256(path.read_bytes()).hexdigest())
    # A page turned clockwise shows upright what was drawn as far anticlockwise; a page that is not
    # turned at all is not asked: what lies on it was meant to lie.
    assert facts.pages[0].askew == (rotation not in (0, drawn))
