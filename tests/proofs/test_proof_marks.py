from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium

from proceedings.findings.finding import Finding, Level
from proceedings.proofs.marks import mark_proof


def _blank(canvas, number: int) -> None:
    canvas.rect(100, 300, 10, 10)


def _text(path: Path, page: int) -> str:
    with pdfium.PdfDocument(path) as document:
        return document[page].get_textpage().get_text_range()


def test_every_page_says_that_it_is_a_proof(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    marked = tmp_path / "proof.pdf"
    facts = mark_proof(make_pdf(pages=3), "INK ’31 · p-012", (), output=marked)
    assert facts.pages == 3
    for page in range(3):
        text = _text(marked, page)
        assert "PROOF – not for distribution · INK ’31 · p-012" in text
        assert f"Page {page + 1} of paper.pdf" in text


def test_marks_are_artifacts_and_their_fonts_embedded(
    make_pdf: Callable[..., Path], tmp_path: Path, finding: Callable[..., Finding]
) -> None:
    marked = tmp_path / "proof.pdf"
    found = (finding("page/head", page=1, box=(100, 300, 200, 320)),)
    mark_proof(make_pdf(draw=_blank), "p-012", found, output=marked)
    with pikepdf.open(marked) as pdf:
        drawn = b"".join(stream.read_bytes() for stream in pdf.pages[0].Contents)
        assert b"/Subtype /Watermark" in drawn
        overlay = pdf.pages[0].Resources.XObject["/PrS0"]
        fonts = list(overlay.Resources.Font.values())
        assert fonts
        for font in fonts:
            assert "/FontFile2" in font.FontDescriptor
        assert not pdf.check_pdf_syntax()


def test_findings_with_a_place_get_the_number_of_the_page(
    make_pdf: Callable[..., Path], tmp_path: Path, finding: Callable[..., Finding]
) -> None:
    marked = tmp_path / "proof.pdf"
    box = (100, 300, 200, 320)
    found = (
        finding("page/note", Level.NOTE, page=2, box=box),
        finding("safety/hidden", Level.ERROR, page=1, box=box),
        finding("page/error", Level.ERROR, page=2, box=(100, 500, 200, 520)),
    )
    mark_proof(make_pdf(pages=2, draw=_blank), "x", found, output=marked)
    assert _text(marked, 0).strip() == "PROOF – not for distribution · x"
    assert sorted(_text(marked, 1).split()[-2:]) == ["1", "2"]


def test_a_label_of_any_script_is_marked(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    marked = tmp_path / "proof.pdf"
    mark_proof(make_pdf(), "墨 <b>x</b> ) Tj (", (), output=marked)
    assert "? <b>x</b> ) Tj (" in _text(marked, 0)


def test_same_bytes_twice(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    pdf, one, two = make_pdf(), tmp_path / "one.pdf", tmp_path / "two.pdf"
    facts = [mark_proof(pdf, "x", (), output=path) for path in (one, two)]
    assert one.read_bytes() == two.read_bytes()
    assert facts[0] == facts[1]


def test_a_turned_page_is_marked_upright(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    turned, marked = tmp_path / "turned.pdf", tmp_path / "proof.pdf"
    with pikepdf.open(make_pdf(draw=_blank)) as pdf:
        pdf.pages[0].Rotate = 90
        pdf.save(turned)
    mark_proof(turned, "x", (), output=marked)
    with pdfium.PdfDocument(marked) as document:
        page = document[0]
        assert page.get_size() == (792, 612)
        grey = page.render().to_pil().convert("L")
    top = grey.crop((0, 0, 792, 20)).point(lambda value: 255 if value < 200 else 0)
    left, _, right, _ = top.crop((8, 6, 784, 20)).getbbox()
    assert right - left > 80
