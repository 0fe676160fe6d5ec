"""Fonts: what is in the file, what can be read, and where what has a fault is set."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

from proceedings.inspection.inspect import inspect
from proceedings.records.inspection import FontFact, Tool

MakePdf = Callable[..., Path]


def fonts(path: Path) -> tuple[FontFact, ...]:
    return inspect(path, hashlib.sha256(path.read_bytes()).hexdigest()).fonts


def test_a_missing_font_with_what_it_sets(make_pdf: MakePdf) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        if number > 1:
            canvas.setFont("Times-Roman", 10)
            canvas.drawString(72, 500, f"Set on page {number}")

    (found,) = fonts(make_pdf(pages=4, draw=draw))
    assert (found.name, found.kind, found.embedded) == ("Times-Roman", "Type1", False)
    assert found.readable
    assert found.tool is None
    assert (found.pages, found.text) == ((2, 3, 4), "Set on page 2")
    assert found.box == pytest.approx((72, 498, 126, 507), abs=1)


def test_a_font_that_sets_nothing_is_not_missing(make_pdf: MakePdf) -> None:
    """Reportlab names Helvetica on each page."""

    def draw(canvas: Canvas, _: int) -> None:
        canvas.rect(72, 72, 90, 90)

    assert fonts(make_pdf(draw=draw)) == ()


def spaces(canvas: Canvas) -> None:
    canvas.setFont("Courier", 10)
    canvas.drawString(72, 500, "     ")


def text_layer(canvas: Canvas) -> None:
    """PDF/A asks for no program of a font that is drawn without ink (ISO 19005-2, 6.2.11.4.1)."""
    text = canvas.beginText(72, 500)
    text.setFont("Courier", 10)
    text.setTextRenderMode(3)
    text.textOut("Read off a picture")
    canvas.drawText(text)


@pytest.mark.parametrize("drawn", [spaces, text_layer])
def test_a_font_that_shows_no_letter_is_not_missing(
    make_pdf: MakePdf, drawn: Callable[[Canvas], None]
) -> None:
    assert fonts(make_pdf(draw=lambda canvas, _: drawn(canvas))) == ()


class Page:
    """A page that sets text in a font made by hand, in a form if it is asked for."""

    def __init__(self, folder: Path, text: bytes = b"(AB) Tj") -> None:
        self.path = folder / "font.pdf"
        self.pdf = pikepdf.new()
        self.pdf.add_blank_page(page_size=(612, 792))
        self.text = b"BT /F 20 Tf 72 500 Td " + text + b" ET"

    def save(self, font: Dictionary, info: Dictionary | None = None) -> FontFact:
        page = self.pdf.pages[0].obj
        resources = Dictionary(Font=Dictionary(F=self.pdf.make_indirect(font)))
        if info is None:
            page.Resources, page.Contents = resources, self.pdf.make_stream(self.text)
        else:
            form = self.pdf.make_stream(
                self.text, Type=Name.XObject, Subtype=Name.Form, Resources=resources,
                BBox=Array([0, 0, 612, 792]),
            )  # fmt: skip
            form["/PTEX.InfoDict"] = self.pdf.make_indirect(info)
            page.Resources = Dictionary(XObject=Dictionary(X=form))
            page.Contents = self.pdf.make_stream(b"/X Do")
        self.pdf.save(self.path)
        (found,) = fonts(self.path)
        return found

    def type3(self, *names: str, **more: Any) -> Dictionary:
        """A font whose letters A, B, … are squares by these names."""
        drawing = self.pdf.make_stream(b"1000 0 0 0 750 750 d1 0 0 750 750 re f")
        return Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 750, 750]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=65, LastChar=64 + len(names),
            Widths=Array([1000] * len(names)), Resources=Dictionary(),
            CharProcs=Dictionary({f"/{name}": drawing for name in names}),
            Encoding=Dictionary(
                Type=Name.Encoding, Differences=Array([65, *(Name(f"/{name}") for name in names)])
            ),
            **more,
        )  # fmt: skip

    def composite(self, **system: Any) -> Dictionary:
        """A font of two-byte codes, not embedded."""
        below = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Minion"),
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Supplement=0, **system),
            FontDescriptor=self.pdf.make_indirect(
                Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Minion"), Flags=4)
            ),
        )  # fmt: skip
        return Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Minion"),
            Encoding=Name("/Identity-H"), DescendantFonts=Array([self.pdf.make_indirect(below)]),
        )  # fmt: skip


def test_type3_by_names(tmp_path: Path) -> None:
    page = Page(tmp_path, b"(ABABAB) Tj")
    found = page.save(page.type3("alpha", "uni0042"))
    assert (found.kind, found.embedded, found.readable) == ("Type3", True, True)
    assert found.pages == (1,)
    assert found.box == pytest.approx((72, 500, 187, 515), abs=2)


def test_type3_of_which_only_places_are_known(tmp_path: Path) -> None:
    page = Page(tmp_path, b"(ABABAB) Tj")
    assert not page.save(page.type3("a65", "a66")).readable


def test_a_map_to_unicode_makes_it_readable(tmp_path: Path) -> None:
    page = Page(tmp_path, b"(ABABAB) Tj")
    mapping = b"""/CIDInit /ProcSet findresource begin begincmap
    1 begincodespacerange <00> <ff> endcodespacerange
    1 beginbfrange <41> <42> <0041> endbfrange endcmap end"""
    font = page.type3("a65", "a66", ToUnicode=page.pdf.make_stream(mapping))
    found = page.save(font)
    assert (found.readable, found.text) == (True, "ABABAB")


@pytest.mark.parametrize(("ordering", "readable"), [("Identity", False), ("Japan1", True)])
def test_composite_fonts(tmp_path: Path, ordering: str, *, readable: bool) -> None:
    page = Page(tmp_path, b"<00410042004300440045> Tj")
    found = page.save(page.composite(Ordering=String(ordering)))
    assert (found.name, found.kind) == ("Minion", "Type0")
    assert (found.embedded, found.readable) == (False, readable)


HEAD = b"""/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <0000> <ffff> endcodespacerange """
TAIL = b" endcmap end"


@pytest.mark.parametrize(
    ("mapping", "readable"),
    [
        (b"", False),  # some export filters write a map of nothing
        (b"1 beginbfrange <0041> <0045> <0001> endbfrange", False),
        (b"1 beginbfchar <0041> <fffd> endbfchar", False),
        (b"1 beginbfrange <0041> <0060> <e041> endbfrange", False),
        (b"2 beginbfchar <0041> <e041> <0042> <e042> endbfchar", True),  # icons
        (b"1 beginbfrange <0000> <ffff> <0000> endbfrange", True),
        (b"1 beginbfrange <0041> <0042> [<0061> <d835dc4e>] endbfrange", True),
        # Of a cluster of letters all codes but one stand for none.
        (b"3 beginbfchar <0041> <> <0042> <> <0043> <06280629> endbfchar", True),
        (b"\x80 beginbfrange <> <zz> < endbf <", False),
        # matplotlib's font for the minus sign alone
        (b"1 beginbfrange <0000> <0000> [<2212>] endbfrange", True),
        (b"2 beginbfrange <0000> <0001> [<0001> <0002>] <0002> <0002> <0003> endbfrange", False),
    ],
)
def test_a_map_to_unicode_that_says_nothing(
    tmp_path: Path, mapping: bytes, *, readable: bool
) -> None:
    page = Page(tmp_path, b"<00410042004300440045> Tj")
    font = page.composite(Ordering=String("Identity"))
    font.ToUnicode = page.pdf.make_stream(HEAD + mapping + TAIL)
    assert page.save(font).readable is readable


def test_a_composite_font_is_called_by_its_letters_and_its_encoding(tmp_path: Path) -> None:
    page = Page(tmp_path, b"<00410042004300440045> Tj")
    font = page.composite(Ordering=String("Japan1"))
    font.BaseFont, font.Encoding = Name("/Ryumin-Light-Identity-V"), Name("/Identity-V")
    font.DescendantFonts[0].BaseFont = Name("/Ryumin-Light")
    found = page.save(font)
    assert (found.name, found.embedded, found.pages) == ("Ryumin-Light", False, (1,))


def test_a_sign_or_two_are_no_unreadable_text(tmp_path: Path) -> None:
    page = Page(tmp_path, b"<0041> Tj")
    assert page.save(page.composite(Ordering=String("Identity"))).readable


@pytest.mark.parametrize(
    ("info", "tool"),
    [
        ({"Creator": "Matplotlib v3.8.2", "Producer": "Matplotlib pdf backend"}, Tool.MATPLOTLIB),
        ({"Creator": "Microsoft® Word 2016", "Producer": "Microsoft® Word 2016"}, Tool.WORD),
        ({"Producer": "Mac OS X 10.14 Quartz PDFContext"}, Tool.OTHER),
        ({}, Tool.OTHER),
    ],
)
def test_what_a_figure_was_made_with(tmp_path: Path, info: dict[str, str], tool: Tool) -> None:
    page = Page(tmp_path)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    assert page.save(font, Dictionary({f"/{key}": info[key] for key in info})).tool is tool


def test_matplotlib_is_known_by_its_fonts(tmp_path: Path) -> None:
    page = Page(tmp_path)
    font = page.type3("zero", "one", BaseFont=Name("/DejaVuSans"))
    assert page.save(font).tool is Tool.MATPLOTLIB


def test_one_font_in_and_out_of_the_file(tmp_path: Path) -> None:
    """A page may set text in a font that only its figure lacks."""
    page = Page(tmp_path)
    found = page.save(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica-Bold")),
        Dictionary(Creator=String("matplotlib")),
    )
    assert (found.name, found.embedded, found.text) == ("Helvetica-Bold", False, "AB")


def test_resources_that_name_themselves(tmp_path: Path) -> None:
    page = Page(tmp_path)
    form = page.pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form)
    resources = page.pdf.make_indirect(Dictionary(XObject=Dictionary(X=form)))
    form.Resources = resources
    font = page.type3("alpha", "beta")
    font.Resources = resources
    assert page.save(font).kind == "Type3"


def test_odd_dictionaries_are_no_fonts(tmp_path: Path) -> None:
    page = Page(tmp_path)
    font = Dictionary(
        Subtype=3, BaseFont=Array([]), Encoding=Dictionary(Differences=7), FontDescriptor=1.5,
        DescendantFonts=Array([Name.X]), ToUnicode=False,
    )  # fmt: skip
    holder = page.pdf.pages[0].obj
    holder.Resources = Dictionary(Font=Dictionary(F=font, G=Array([])), XObject=Array([]))
    holder.Contents = page.pdf.make_stream(page.text)
    page.pdf.save(page.path)
    assert all(isinstance(found, FontFact) for found in fonts(page.path))


@pytest.mark.corpus
def test_good_papers_have_their_fonts(corpus: Path) -> None:
    """What was seen by hand: the rest embed all they show."""
    missing = {
        path.name: {found.name for found in fonts(path) if not found.embedded}
        for path in sorted(corpus.glob("camera-ready/*.pdf"))
    }
    assert {name: found for name, found in missing.items() if found} == {
        "lni__papers__B3-1__paper.pdf": {"TimesNewRomanPS-BoldMT", "TimesNewRomanPSMT"},
        "texlive__revtex4-1__sample__aps__apssamp.pdf": {"Times-Roman"},
        "v227__milecki24a__milecki24a.pdf": {"TimesNewRomanPS-BoldMT", "TimesNewRomanPSMT"},
    }
