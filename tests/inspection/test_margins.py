from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from proceedings.inspection.inspect import inspect
from proceedings.pdf.boxes import Frame
from proceedings.records.inspection import Box, MarginMark, PageFacts

MakePdf = Callable[..., Path]


def look(path: Path) -> PageFacts:
    return inspect(path, hashlib.sha256(path.read_bytes()).hexdigest()).pages[0]


def near(box: Box, expected: Box, by: float = 1.5) -> bool:
    return all(abs(a - b) <= by for a, b in zip(box, expected, strict=True))


def only(marks: tuple[MarginMark, ...], kind: str) -> list[MarginMark]:
    return [mark for mark in marks if mark.kind == kind]


def draw_furniture(canvas, number) -> None:  # type: ignore[no-untyped-def]
    canvas.setFillGray(1)
    canvas.rect(-50, -50, 900, 900, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.setFont("Times-Italic", 8)
    canvas.drawString(54, 740, "Short Conference ’31")
    canvas.drawRightString(558, 740, "A. Author et al.")
    canvas.setFont("Times-Roman", 10)
    canvas.drawString(54, 400, "The body of the page is nobody's margin.")
    canvas.drawCentredString(306, 29, "117")
    canvas.setLineWidth(0.4)
    canvas.line(54, 60, 294, 60)
    canvas.rect(500, 20, 40, 30, stroke=0, fill=1)


FRAMES = [
    Frame(box=(0.0, 0.0, 612.0, 792.0)),
    Frame(box=(30.0, -40.0, 642.0, 752.0)),
    *(Frame(box=(10.0, 20.0, 802.0, 632.0), rotation=turn) for turn in (90, 270)),
    Frame(box=(0.0, 0.0, 612.0, 792.0), rotation=180),
    Frame(box=(5.0, 7.0, 311.0, 403.0), user_unit=2.0),
    Frame(box=(5.0, 7.0, 401.0, 313.0), user_unit=2.0, rotation=90),
]


@pytest.mark.parametrize("seen", FRAMES, ids=str)
def test_marks_stand_where_a_reader_sees_them_however_the_page_is_turned(
    make_pdf: MakePdf, tmp_path: Path, seen: Frame
) -> None:
    turned = tmp_path / "turned.pdf"
    with pikepdf.open(make_pdf(draw=draw_furniture)) as pdf:
        page = pdf.pages[0]
        page.contents_coalesce()
        matrix = " ".join(f"{number:.6f}" for number in seen.to_user_space)
        page.Contents = pdf.make_stream(f"{matrix} cm\n".encode() + page.Contents.read_bytes())
        x0, y0, x1, y1 = seen.box
        page.MediaBox = pikepdf.Array([x0 - 3, y0 - 3, x1 + 3, y1 + 3])
        page.CropBox = pikepdf.Array([x0, y0, x1, y1])
        page.Rotate, page.UserUnit = seen.rotation, int(seen.user_unit)
        pdf.save(turned)
    facts = look(turned)
    assert (facts.width, facts.height) == (612, 792)
    assert (facts.rotation, facts.user_unit) == (seen.rotation, seen.user_unit)
    text = only(facts.marks, "text")
    assert [(mark.text, mark.size) for mark in text] == [
        ("Short Conference ’31", pytest.approx(8, abs=0.05)),
        ("A. Author et al.", pytest.approx(8, abs=0.05)),
        ("117", pytest.approx(10, abs=0.05)),
    ]
    assert abs(text[0].box[0] - 54) < 1.5
    assert abs(text[1].box[2] - 558) < 1.5
    assert near(text[2].box, (298.5, 29, 313.5, 36))
    block, rule = sorted(only(facts.marks, "ink"), key=lambda mark: -mark.box[0])
    assert near(block.box, (500, 20, 540, 50))
    assert near(rule.box, (54, 59.5, 294, 60.5))


def test_two_things_set_in_one_go_are_two_lines(make_pdf: MakePdf) -> None:
    def draw(canvas, number) -> None:  # type: ignore[no-untyped-def]
        line = canvas.beginText(72, 750)
        line.setFont("Times-Roman", 9)
        line.textOut("Proceedings of Something")
        canvas.drawText(line)
        canvas._code.append("BT /F1 9 Tf 72 730 Td [(Left head) -30000 (42)] TJ ET")

    texts = [mark.text for mark in look(make_pdf(draw=draw)).marks]
    assert texts == ["Proceedings of Something", "Left head", "42"]


def test_words_of_several_fonts_on_one_line_are_one_line(make_pdf: MakePdf) -> None:
    def draw(canvas, number) -> None:  # type: ignore[no-untyped-def]
        line = canvas.beginText(72, 750)
        for font, words in (
            ("Times-Roman", "et al"),
            ("Times-Italic", ","),
            ("Times-Bold", " vol. 7"),
            ("Times-Roman", "’"),
        ):
            line.setFont(font, 9)
            line.textOut(words)
        canvas.drawText(line)

    (mark,) = look(make_pdf(draw=draw)).marks
    assert mark.text == "et al, vol. 7’"


def test_ink_comes_from_pictures_and_comments_but_not_from_links(make_pdf: MakePdf) -> None:
    def draw(canvas, number) -> None:  # type: ignore[no-untyped-def]
        canvas.linkURL("https://example.org/", (72, 20, 172, 40), thickness=2)

    path = make_pdf(draw=draw)
    assert only(look(path).marks, "ink") == []
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        appearance = pdf.make_stream(
            b"0 g 0 0 80 20 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form
        )
        appearance.BBox = pikepdf.Array([0, 0, 80, 20])
        page.Annots = pdf.make_indirect(
            pikepdf.Array(
                [
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot,
                        Subtype=pikepdf.Name.Square,
                        Rect=pikepdf.Array([300, 20, 380, 40]),
                        AP=pikepdf.Dictionary(N=appearance),
                    )
                ]
            )
        )
        pdf.save(path)
    (mark,) = only(look(path).marks, "ink")
    assert near(mark.box, (300, 20, 380, 40))


def test_a_picture_with_many_blots_is_one_box(make_pdf: MakePdf) -> None:
    def draw(canvas, number) -> None:  # type: ignore[no-untyped-def]
        for row in range(6):
            for column in range(10):
                canvas.rect(60 + 40 * column, 10 + 12 * row, 5, 5, stroke=0, fill=1)

    (mark,) = look(make_pdf(draw=draw)).marks
    assert near(mark.box, (60, 10, 425, 75))


def test_a_logo_in_each_head_is_told_on_each_page(make_pdf: MakePdf) -> None:
    """And where another picture stands in its place, what is seen of that."""
    red = ImageReader(Image.new("RGB", (40, 20), (200, 30, 30)))
    half = Image.new("RGB", (40, 20), (255, 255, 255))
    half.paste((0, 0, 0), (0, 0, 20, 20))

    def draw(canvas, number) -> None:  # type: ignore[no-untyped-def]
        canvas.drawImage(ImageReader(half) if number == 3 else red, 60, 740, 80, 30)
        canvas.drawString(300, 750, f"Page {number}")

    path = make_pdf(pages=4, draw=draw)
    facts = inspect(path, hashlib.sha256(path.read_bytes()).hexdigest())
    widths = []
    for page in facts.pages:
        (mark,) = only(page.marks, "ink")
        widths.append(round(mark.box[2] - mark.box[0]))
    assert widths == pytest.approx([80, 80, 40, 80], abs=1.5)


def test_a_picture_of_the_text_is_its_box_and_one_at_the_edge_what_is_seen_of_it(
    make_pdf: MakePdf,
) -> None:
    half = Image.new("RGB", (40, 20), (255, 255, 255))
    half.paste((0, 0, 0), (0, 0, 20, 20))

    def draw(canvas, number) -> None:  # type: ignore[no-untyped-def]
        canvas.drawImage(ImageReader(half), 60, 700, 80, 30)
        canvas.drawImage(ImageReader(half), 300, 20, 80, 30)

    above, below = look(make_pdf(draw=draw)).marks
    assert near(above.box, (60, 700, 140, 730))
    assert near(below.box, (300, 20, 340, 50))


def test_on_a_low_page_the_two_bands_are_one(make_pdf: MakePdf) -> None:
    def draw(canvas, number) -> None:  # type: ignore[no-untyped-def]
        canvas.rect(20, 20, 30, 140, stroke=0, fill=1)

    (mark,) = look(make_pdf(draw=draw, size=(300, 180))).marks
    assert near(mark.box, (20, 20, 50, 160))


def test_a_line_half_in_the_band_is_told_whole(make_pdf: MakePdf) -> None:
    def draw(canvas, number) -> None:  # type: ignore[no-untyped-def]
        line = canvas.beginText(72, 97)
        for font, words in (("Times-Roman", "one"), ("Times-Bold", "*"), ("Times-Roman", " two")):
            line.setFont(font, 10)
            line.textOut(words)
        canvas.drawText(line)

    (mark,) = look(make_pdf(draw=draw)).marks  # the star stands above the band
    assert mark.text == "one* two"
