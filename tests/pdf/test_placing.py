"""Overlays land where they are meant to, and the author's page stays as it was."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from proceedings.pdf.boxes import frame
from proceedings.pdf.placing import Placer
from proceedings.records.prepared import PreparedPage

PLAIN = PreparedPage()


def overlay(*sizes: tuple[float, float]) -> pikepdf.Pdf:
    """A bar of 40 x 10 points, its lower left corner 30 from the left and 50 from the top."""
    data = io.BytesIO()
    canvas = Canvas(data, invariant=1)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(30, height - 50, 40, 10, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return pikepdf.open(io.BytesIO(data.getvalue()))


def document(content: bytes = b"", pages: int = 1, **attributes: object) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(612, 792))
        page = pdf.pages[-1].obj
        page.Contents = pdf.make_stream(content)
        for name, value in attributes.items():
            page[f"/{name}"] = pikepdf.Array(value) if isinstance(value, list) else value
    return pdf


def render(pdf: pikepdf.Pdf, page: int = 0, scale: float = 1) -> list[list[int]]:
    """The page in grey, row by row from the top."""
    data = io.BytesIO()
    pdf.save(data)
    document = pypdfium2.PdfDocument(data.getvalue())
    bitmap = document[page].render(scale=scale, grayscale=True)
    rows = [
        list(bytes(bitmap.buffer)[i * bitmap.stride :][: bitmap.width])
        for i in range(bitmap.height)
    ]
    document.close()
    return rows


def black(rows: list[list[int]]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is black, in pixels from the top left corner."""
    points = [(x, y) for y, row in enumerate(rows) for x, grey in enumerate(row) if grey < 60]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs) + 1, max(ys) + 1)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("unit", [1.0, 2.0])
@pytest.mark.parametrize(
    ("media", "crop"),
    [
        ([0, 0, 300, 400], None),
        ([-100, 50, 200, 450], None),
        ([0, 0, 612, 792], [40, 60, 340, 460]),
    ],
)
def test_the_stamp_stands_upright_at_its_place(
    rotation: int, unit: float, media: list[float], crop: list[float] | None
) -> None:
    extra = {"CropBox": crop} if crop else {}
    target = document(MediaBox=media, Rotate=rotation, UserUnit=unit, **extra)
    page = target.pages[0].obj
    seen = frame(page)
    assert (seen.width, seen.height) == (
        (400 * unit, 300 * unit) if rotation in (90, 270) else (300 * unit, 400 * unit)
    )
    over = overlay((seen.width, seen.height))
    Placer(target, over).place(page, 0, PLAIN)
    # PDFium draws one unit as one point, so that at this scale a pixel is a point again.
    assert black(render(target, scale=unit)) == pytest.approx((30, 40, 70, 50), abs=1)


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (b"q 2 0 0 2 50 50 cm q 0.5 g", PreparedPage(open_states=2)),
        (b"/P <</MCID 0>> BDC /Span BMC", PreparedPage(open_marks=2)),
        (b"/P BMC q 0 0 10 10 re W n", PreparedPage(open_states=1, open_marks=1)),
        (b"1 0 0 -1 0 792 cm 1 g 1 G", PLAIN),
        (b"0 0 5 5 re W n % a comment", PLAIN),
    ],
)
def test_what_the_author_leaves_open_is_closed_first(content: bytes, state: PreparedPage) -> None:
    target = document(content)
    Placer(target, overlay((612, 792))).place(target.pages[0].obj, 0, state)
    assert black(render(target)) == pytest.approx((30, 40, 70, 50), abs=1)
    operators = [str(op) for _, op in pikepdf.parse_content_stream(target.pages[0])]
    assert operators.count("q") == operators.count("Q")
    assert operators.count("BDC") + operators.count("BMC") == operators.count("EMC")
    assert operators[-5:] == ["BDC", "q", "Do", "Q", "EMC"]


def test_the_authors_streams_and_pixels_stay() -> None:
    content = b"0.4 g 100 100 200 300 re f"
    target = document(content)
    before = render(target)
    page = target.pages[0].obj
    author = page.Contents.objgen
    Placer(target, overlay((612, 792))).place(page, 0, PLAIN)
    assert [stream.objgen for stream in page.Contents][1] == author
    assert page.Contents[1].read_raw_bytes() == content
    assert render(target)[60:] == before[60:]


def test_shared_resources_contents_and_names_stay_the_other_pages() -> None:
    target = document(pages=3)
    form = target.make_stream(b"", {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form})
    shared = target.make_indirect(pikepdf.Dictionary(XObject=pikepdf.Dictionary(PrS0=form)))
    contents = target.make_indirect(pikepdf.Array([target.make_stream(b"/PrS0 Do")]))
    for page in target.pages:
        page.obj.Resources = shared
        page.obj.Contents = contents
    over = overlay(*[(612, 792)] * 3)
    placer = Placer(target, over)
    for index in (0, 2):
        placer.place(target.pages[index].obj, index, PLAIN)
    assert list(shared.XObject.keys()) == ["/PrS0"]
    assert len(contents) == 1
    assert target.pages[0].obj.Resources.XObject.PrS0.objgen == form.objgen
    assert sorted(target.pages[2].obj.Resources.XObject.keys()) == ["/PrS0", "/PrS1"]
    assert all(grey > 60 for row in render(target, 1) for grey in row)


def test_inherited_resources_are_not_hidden() -> None:
    target = document()
    page = target.pages[0].obj
    del page.Resources
    page.Parent.Resources = pikepdf.Dictionary(Properties=pikepdf.Dictionary())
    Placer(target, overlay((612, 792))).place(page, 0, PLAIN)
    assert "/Properties" in page.Resources
    assert "/XObject" not in page.Parent.Resources


def test_an_empty_overlay_page_leaves_the_page_alone() -> None:
    target = document(b"0 g")
    over = pikepdf.new()
    over.add_blank_page(page_size=(612, 792))
    page = target.pages[0].obj
    Placer(target, over).place(page, 0, PLAIN)
    assert isinstance(page.Contents, pikepdf.Stream)


def test_a_page_without_content_is_stamped() -> None:
    target = document()
    del target.pages[0].obj.Contents
    Placer(target, overlay((612, 792))).place(target.pages[0].obj, 0, PLAIN)
    assert black(render(target)) == pytest.approx((30, 40, 70, 50), abs=1)


def test_a_second_placing_needs_no_wrap_and_says_what_it_is() -> None:
    target = document(b"q", pages=1)
    page = target.pages[0].obj
    Placer(target, overlay((612, 792))).place(page, 0, PreparedPage(open_states=1))
    Placer(target, overlay((612, 792))).place(page, 0, None, subtype="Watermark")
    commands = list(pikepdf.parse_content_stream(target.pages[0]))
    assert [str(op) for _, op in commands].count("q") == 4
    artifacts = [ops[1] for ops, op in commands if str(op) == "BDC"]
    assert [artifact.get("/Subtype") for artifact in artifacts] == [None, "/Watermark"]
    assert all(artifact.Type == "/Pagination" for artifact in artifacts)


def test_all_pages_share_the_overlays_fonts(make_pdf: Callable[..., Path]) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(295, 29, str(number))

    over = pikepdf.open(make_pdf("over.pdf", pages=3, draw=draw))
    target = document(pages=3)
    placer = Placer(target, over)
    for index, page in enumerate(target.pages):
        placer.place(page.obj, index, PLAIN)
    fonts = {
        font.objgen
        for page in target.pages
        for font in page.obj.Resources.XObject.PrS0.Resources.Font.values()
        if font.BaseFont == "/Times-Roman"
    }
    assert len(fonts) == 1


def test_what_pages_have_alike_is_written_once() -> None:
    target = document(pages=3)
    placer = Placer(target, overlay(*[(612, 792)] * 3))
    for index, page in enumerate(target.pages):
        placer.place(page.obj, index, PLAIN)
    pages = [page.obj for page in target.pages]
    assert len({page.Contents[-1].objgen for page in pages}) == 1
    assert len({page.Resources.XObject["/PrS0"].objgen for page in pages}) == 3
    assert len({page.Resources.XObject["/PrS0"].Resources.objgen for page in pages}) == 1
    assert "/Matrix" not in pages[0].Resources.XObject["/PrS0"]
    assert all(black(render(target, page)) == (30, 40, 70, 50) for page in range(3))
