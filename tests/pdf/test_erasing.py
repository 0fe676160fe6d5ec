"""Text that is taken off leaves no trace, and nothing else of the page moves or goes."""

from __future__ import annotations

import ctypes
import io
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream
from reportlab.pdfbase import pdfmetrics

from proceedings.pdf.erasework import Refusal
from proceedings.pdf.erasing import erase
from proceedings.pdf.glyphs import glyphs_of

HEAD = (40.0, 740.0, 400.0, 760.0)
BODY = b"BT /F 10 Tf 50 600 Td (Body text that stays) Tj ET 0.5 g 50 500 100 50 re f\n"


def font(**more: Any) -> Dictionary:
    """Helvetica with the widths that every viewer has for it."""
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name.Helvetica,
        Encoding=Name.WinAnsiEncoding,
        FirstChar=0,
        LastChar=255,
        Widths=Array(pdfmetrics.getFont("Helvetica").widths),
        **more,
    )


def document(*contents: bytes, fonts: dict[str, Dictionary] | None = None) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    resources = pdf.make_indirect(
        Dictionary(Font=Dictionary(fonts or {"/F": pdf.make_indirect(font())}))
    )
    for content in contents:
        pdf.add_blank_page(page_size=(612, 792))
        page = pdf.pages[-1].obj
        page.Contents = pdf.make_stream(content)
        page.Resources = resources
    return pdf


def read(pdf: pikepdf.Pdf, index: int = 0) -> tuple[str, list[bytes]]:
    """What a page says, and its rows of pixels at 100 dpi."""
    data = io.BytesIO()
    pdf.save(data)
    opened = pypdfium2.PdfDocument(data.getvalue())
    page = opened[index]
    bitmap = page.render(scale=100 / 72, grayscale=True)
    pixels = bytes(bitmap.buffer)
    rows = [pixels[at : at + bitmap.width] for at in range(0, len(pixels), bitmap.stride)]
    words = page.get_textpage().get_text_range()
    opened.close()
    return " ".join(words.split()), rows


def letters(pdf: pikepdf.Pdf) -> list[tuple[str, float, float]]:
    """The letters of the first page, those aside that a reader puts in between lines."""
    data = io.BytesIO()
    pdf.save(data)
    text = pypdfium2.PdfDocument(data.getvalue())[0].get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    found = []
    for index in range(text.count_chars()):
        pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        if not pdfium.FPDFText_IsGenerated(text.raw, index):
            found.append((chr(code), round(x.value, 2), round(y.value, 2)))
    return found


def ink(rows: list[bytes]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what isn't white, in pixels."""
    dark = [(x, y) for y, row in enumerate(rows) for x, grey in enumerate(row) if grey < 255]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return (min(xs), min(ys), max(xs), max(ys))


def operators(pdf: pikepdf.Pdf) -> list[str]:
    return [str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[0])]


@pytest.mark.parametrize(
    "head",
    [
        b"BT /F 9 Tf 50 745 Td (A running head) Tj ET ",
        b"BT /F 9 Tf 50 745 Td [(A run) -20 (ning) 30 ( head)] TJ ET ",
        b"BT /F 9 Tf 11 TL 50 756 Td (A running head) ' ET ",
        b'BT /F 9 Tf 11 TL 50 756 Td 2 1 (A running head) " ET 0 Tw 0 Tc ',
        b"q 2 0 0 2 0 0 cm BT /F 1 Tf 4.5 0 0 4.5 25 372.5 Tm (A running) Tj ( head) Tj ET Q ",
        b"BT /F 9 Tf 1 0 0 1 50 745 Tm 80 Tz 3 Ts 2 Tc (A running head) Tj 100 Tz 0 Ts 0 Tc ET ",
        b"BT /F 9 Tf 50 745 Td 3 Tr (A running head) Tj 0 Tr ET ",
    ],
)
def test_a_line_goes_and_all_else_stays(head: bytes) -> None:
    pdf, bare = document(head + BODY), document(BODY)
    assert "running" in read(pdf)[0]
    assert erase(pdf, pdf.pages[0].obj, [HEAD]) is None
    assert read(pdf) == read(bare)
    assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize(
    "setting", [b"", b"1.5 Tc ", b"3 Tw ", b"70 Tz ", b"-1 Tc 5 Tw 140 Tz ", b"2 Ts "]
)
@pytest.mark.parametrize(
    "shows", [b"(A head 12 then more) Tj", b"[(A h) 40 (ead 12 th) -30 (en more)] TJ"]
)
def test_what_follows_on_the_line_stands_where_it_stood(setting: bytes, shows: bytes) -> None:
    content = b"BT /F 12 Tf 50 745 Td " + setting + shows + b" ( and on) Tj ET " + BODY
    pdf = document(content)
    before = letters(pdf)
    assert "".join(letter for letter, *_ in before).startswith("A head 12 then more and on")
    edge = before[10][1] - 0.1  # the t of then
    assert erase(pdf, pdf.pages[0].obj, [(40.0, 740.0, edge, 760.0)]) is None
    assert letters(pdf) == before[10:]
    column = int(edge * 100 / 72)
    assert all(grey == 255 for row in read(pdf)[1][:90] for grey in row[: column - 1])


def test_the_first_of_two_lines_in_one_array_stays() -> None:
    pdf = document(b"BT /F 9 Tf 50 745 Td [(left) -30000 (right)] TJ ET")
    assert erase(pdf, pdf.pages[0].obj, [(300.0, 740.0, 600.0, 760.0)]) is None
    assert read(pdf)[0] == "left"


def test_pages_that_share_a_stream_are_changed_one_by_one() -> None:
    pdf = document(b"", b"")
    shared = pdf.make_stream(b"BT /F 9 Tf 50 745 Td (A head) Tj ET " + BODY)
    for page in pdf.pages:
        page.obj.Contents = pdf.make_indirect(Array([shared]))
    assert erase(pdf, pdf.pages[1].obj, [HEAD]) is None
    assert read(pdf, 0)[0] == "A head Body text that stays"
    assert read(pdf, 1)[0] == "Body text that stays"


def form(pdf: pikepdf.Pdf, content: bytes, **more: object) -> Stream:
    told = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 612, 792])}
    return pdf.make_stream(content, {**told, **{f"/{key}": value for key, value in more.items()}})


def test_a_form_that_other_pages_draw_is_copied_first() -> None:
    draw = b"/X Do q 1 0 0 1 0 -300 cm /X Do Q "
    pdf = document(draw + BODY, draw + BODY)
    fonts = pdf.pages[0].obj.Resources.Font
    inner = form(pdf, b"BT /F 9 Tf 50 745 Td (A head) Tj ET", Resources=Dictionary(Font=fonts))
    outer = form(pdf, b"/Y Do", Resources=Dictionary(XObject=Dictionary(Y=inner)))
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=outer)
    before = read(pdf, 1)
    assert before[0].count("A head") == 2
    assert erase(pdf, pdf.pages[0].obj, [HEAD]) is None
    words, rows = read(pdf, 0)
    assert words.count("A head") == 1
    assert rows[130:] == before[1][130:]
    assert all(grey == 255 for row in rows[:90] for grey in row)
    assert read(pdf, 1) == before


def test_a_form_without_resources_has_the_pages() -> None:
    pdf = document(b"/X Do " + BODY)
    head = form(pdf, b"BT /F 9 Tf 20 20 Td (A head) Tj ET", Matrix=Array([1, 0, 0, 1, 30, 725]))
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=head)
    assert erase(pdf, pdf.pages[0].obj, [HEAD]) is None
    assert read(pdf)[0] == "Body text that stays"


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_are_those_of_the_page_as_displayed(rotation: int) -> None:
    turned = {
        0: b"1 0 0 1 10 380 cm",
        90: b"0 1 -1 0 15 10 cm",
        180: b"-1 0 0 -1 290 20 cm",
        270: b"0 -1 1 0 285 390 cm",
    }
    pdf = document(
        b"1 0 0 1 100 50 cm q "
        + turned[rotation]
        + b" BT /F 9 Tf (Head) Tj ET Q BT /F 9 Tf 150 200 Td (Body) Tj ET"
    )
    page = pdf.pages[0].obj
    page.MediaBox, page.CropBox = Array([0, 0, 900, 900]), Array([100, 50, 400, 450])
    page.Rotate = rotation
    width, height = (400, 300) if rotation in (90, 270) else (300, 400)
    assert ink(read(pdf)[1])[1] < 40
    assert erase(pdf, page, [(0, height - 30, width, height)]) is None
    assert read(pdf)[0] == "Body"


def test_an_emptied_element_stays_and_is_read_aloud_no_more() -> None:
    pdf = document(
        b"/P <</MCID 0 /ActualText (A head)>> BDC BT /F 9 Tf 50 745 Td (A head) Tj ET EMC "
        b"/P <</MCID 1 /ActualText (Half)>> BDC BT /F 9 Tf 50 745 Td (Half) Tj "
        b"0 -200 Td (x) Tj ET EMC "
        b"/Span /M BDC BT /F 9 Tf 50 745 Td (Named) Tj ET EMC "
    )
    pdf.pages[0].obj.Resources.Properties = Dictionary(M=Dictionary(MCID=2, Alt="Named"))
    assert erase(pdf, pdf.pages[0].obj, [HEAD]) is None
    marks = [
        dict(one.operands[1].items())
        for one in pikepdf.parse_content_stream(pdf.pages[0])
        if str(one.operator) == "BDC"
    ]
    assert marks == [{"/MCID": 0}, {"/MCID": 1, "/ActualText": "Half"}, {"/MCID": 2}]
    assert operators(pdf).count("EMC") == 3


def test_pictures_and_inline_images_come_through() -> None:
    pdf = document(
        b"BT /F 9 Tf 50 745 Td (A head) Tj ET q 40 0 0 40 50 400 cm "
        b"BI /W 2 /H 2 /BPC 8 /CS /G ID \x00\xff\x80EI EI Q " + BODY
    )
    rows = read(pdf)[1]
    assert erase(pdf, pdf.pages[0].obj, [HEAD]) is None
    assert read(pdf)[1][90:] == rows[90:]


def type0(**descendant: Any) -> Dictionary:
    inside = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.Arial,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        **descendant,
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name.Arial,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([inside]),
    )


def test_widths_of_composite_fonts() -> None:
    glyphs = glyphs_of(type0(DW=500, W=Array([3, Array([250, 600]), 10, 12, 700])))
    assert glyphs
    found = glyphs.of(b"\0\3\0\4\0\5\0\x0a\0\x0c\0\x0d")
    assert found
    assert [glyph.width for glyph in found] == [0.25, 0.6, 0.5, 0.7, 0.7, 0.5]
    assert glyphs.of(b"\0\3\0") is None


def test_codes_of_a_cmap_in_the_file() -> None:
    pdf = pikepdf.new()
    cmap = pdf.make_stream(
        b"/WMode 0 def 2 begincodespacerange <00> <80> <8140> <9ffc> endcodespacerange "
        b"1 begincidchar <20> 3 endcidchar 1 begincidrange <8140> <8143> 10 endcidrange"
    )
    composite = type0(DW=500, W=Array([3, Array([250]), 12, 12, 700]))
    composite.Encoding = cmap
    glyphs = glyphs_of(composite)
    assert glyphs
    found = glyphs.of(b"\x20\x81\x42\x81\x40")
    assert found == [(b"\x20", 0.25, True), (b"\x81\x42", 0.7, False), (b"\x81\x40", 0.5, False)]
    assert glyphs.of(b"\xff") is None
    cmap.write(b"/WMode 1 def 1 begincodespacerange <0000> <ffff> endcodespacerange")
    assert glyphs_of(composite) is None


def test_widths_of_a_type_3_font_are_in_its_own_units() -> None:
    drawn = Dictionary(
        Subtype=Name.Type3,
        FontMatrix=Array([0.01, 0, 0, 0.01, 0, 0]),
        FirstChar=65,
        LastChar=66,
        Widths=Array([50, 70]),
    )
    glyphs = glyphs_of(drawn)
    assert glyphs
    assert [glyph.width for glyph in glyphs.of(b"AB") or []] == pytest.approx([0.5, 0.7])
    assert glyphs.of(b"AC") is None
    drawn.FontMatrix = Array([0.01, 0.001, 0, 0.01, 0, 0])
    assert glyphs_of(drawn) is None


def without_widths() -> Dictionary:
    bare = font()
    del bare["/Widths"]
    return bare


def vertical() -> Dictionary:
    downwards = type0(DW=500)
    downwards.Encoding = Name("/Identity-V")
    return downwards


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"BT /N 9 Tf 50 745 Td (A head) Tj ET ", Refusal.UNSURE),
        (b"BT /V 9 Tf 50 755 Td (A head) Tj ET ", Refusal.UNSURE),
        (b"BT /Missing 9 Tf 50 745 Td (A head) Tj ET ", Refusal.UNSURE),
        (b"BT /N 9 Tf 10 745 Td (..........) Tj /F 9 Tf (A head) Tj ET ", Refusal.UNSURE),
        (b"BT /F 9 Tf 50 745 Td 7 Tr (A head) Tj ET ", Refusal.CLIP),
        (b"50 745 60 6 re f ", Refusal.NO_TEXT),
        (b"BT /F 9 Tf 50 700 Td (Lower) Tj ET ", Refusal.NO_TEXT),
        (b"BT /F 9 Tf 50 Td (A head) Tj ET ", Refusal.UNREADABLE),
        (b"BT /F 9 Tf 50 745 Td 12 Tj ET ", Refusal.UNREADABLE),
        (b"BT /F 9 Tf 50 745 Td [(A head) /Odd] TJ ET ", Refusal.UNREADABLE),
        (b"q " * 600 + b"BT /F 9 Tf 50 745 Td (A head) Tj ET ", Refusal.UNREADABLE),
        (b"/Loop Do BT /F 9 Tf 50 745 Td (A head) Tj ET ", Refusal.UNREADABLE),
    ],
)
def test_what_isnt_safe_is_left_and_said(content: bytes, why: Refusal) -> None:
    pdf = document(content + BODY, fonts={"/F": font(), "/N": without_widths(), "/V": vertical()})
    loop = form(pdf, b"/Loop Do")
    loop.Resources = Dictionary(XObject=Dictionary(Loop=loop))
    page = pdf.pages[0].obj
    page.Resources.XObject = Dictionary(Loop=loop)
    stream, before = page.Contents.objgen, page.Contents.read_bytes()
    assert erase(pdf, page, [HEAD]) is why
    assert page.Contents.objgen == stream
    assert page.Contents.read_bytes() == before


def test_two_boxes_are_emptied_or_none() -> None:
    pdf = document(b"BT /F 9 Tf 50 745 Td (A head) Tj ET " + BODY)
    page = pdf.pages[0].obj
    assert erase(pdf, page, [HEAD, (500.0, 740.0, 560.0, 760.0)]) is Refusal.NO_TEXT
    assert "A head" in read(pdf)[0]


def test_fonts_that_cant_be_read_elsewhere_are_no_hindrance() -> None:
    content = b"BT /N 9 Tf 50 300 Td (Somewhere else) Tj ET BT /F 9 Tf 50 745 Td (A head) Tj ET"
    pdf = document(content, fonts={"/F": font(), "/N": without_widths()})
    assert erase(pdf, pdf.pages[0].obj, [HEAD]) is None
    assert read(pdf)[0] == "Somewhere else"


OPERANDS = st.sampled_from(
    [b"1", b"-3.5", b"0", b"1e", b"(a)", b"<41>", b"/F", b"/X", b"[(a) 3]", b"<</MCID 1>>", b"null",
     b"true", b"/\xff\xfe", b"99999999999999999999"]
)  # fmt: skip
OPERATORS = st.sampled_from(
    [b"q", b"Q", b"cm", b"BT", b"ET", b"Tf", b"Td", b"TD", b"Tm", b"T*", b"Tc", b"Tw", b"Tz",
     b"TL", b"Ts", b"Tr", b"Tj", b"TJ", b"'", b'"', b"Do", b"gs", b"BDC", b"BMC", b"EMC", b"re",
     b"f", b"BI", b"EI", b"\xff"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.lists(OPERANDS, max_size=6), OPERATORS), max_size=30))
def test_any_content_is_emptied_or_refused(words: list[tuple[list[bytes], bytes]]) -> None:
    content = b" ".join(b" ".join((*operands, name)) for operands, name in words)
    pdf = document(content + b" BT /F 9 Tf 1 0 0 1 50 745 Tm (A head) Tj ET")
    page = pdf.pages[0].obj
    page.Resources.XObject = Dictionary(X=form(pdf, content))
    page.Resources.ExtGState = Dictionary(X=Dictionary(Font=Array([font(), 3])))
    if erase(pdf, page, [HEAD]) is None:
        pikepdf.parse_content_stream(pdf.pages[0])
