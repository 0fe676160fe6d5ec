"""Pages laid on pages of another size look as before, and links lead to the same places."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

from proceedings.pdf.boxes import frame
from proceedings.pdf.fitting import kept, place, resize
from proceedings.pdf.rims import Rim, inked_outside
from proceedings.pdf.trees import plant_names
from proceedings.records.prepared import PreparedPage

LETTER = (612.0, 792.0)
A4 = (595.276, 841.89)
CONTENT = b"""
q 0.9 0 0 rg 60 700 150 40 re f Q
q /Pattern cs /P1 scn 300 300 200 120 re f Q
q 0 0 0.8 rg 100 100 60 20 re f Q
0 G 4 w 80 500 m 500 640 l S
q /F Do Q
q
"""
TILE = b"0 0.6 0 rg 0 0 5 5 re f 5 5 5 5 re f"


def document(
    box: tuple[float, float, float, float], *, rotation: int = 0, **keys: Any
) -> pikepdf.Pdf:
    """One page whose content is left open by a `q`, with a tiling pattern of its own."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(9, 9))
    page = pdf.pages[0].obj
    page.MediaBox = Array([*box])
    page.Rotate = rotation
    tile = pdf.make_stream(
        TILE,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=Array([0, 0, 10, 10]),
        XStep=10,
        YStep=10,
        Resources=Dictionary(),
    )
    form = pdf.make_stream(
        b"/Pattern cs /P1 scn 320 560 150 60 re f",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 700, 900]),
        Resources=Dictionary(Pattern=Dictionary(P1=tile)),
    )
    page.Resources = Dictionary(Pattern=Dictionary(P1=tile), XObject=Dictionary(F=form))
    page.Contents = pdf.make_stream(CONTENT)
    for key, value in keys.items():
        page[f"/{key}"] = value
    return pdf


def picture(pdf: pikepdf.Pdf, scale: float = 1.0) -> Image.Image:
    data = io.BytesIO()
    pdf.save(data)
    return pypdfium2.PdfDocument(data.getvalue())[0].render(scale=scale).to_pil().convert("L")


def lay(pdf: pikepdf.Pdf, size: tuple[float, float], mode: Any) -> Any:
    page = pdf.pages[0].obj
    placed = place(frame(page), size, mode)
    [state] = resize(pdf, [page], [PreparedPage(open_states=1)], [placed])
    assert state == PreparedPage()
    return placed


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (20, 40, 600, 780)])
def test_a_page_in_the_middle_of_a_larger_one_is_unchanged(
    rotation: int, crop: tuple[int, int, int, int] | None
) -> None:
    pdf = document((10, 20, 610, 820), rotation=rotation)
    if crop:
        pdf.pages[0].obj.CropBox = Array([*crop])
    before = picture(pdf)
    wide = rotation in (90, 270)
    placed = lay(pdf, (700, 900), "centre")
    seen = frame(pdf.pages[0].obj)
    assert (seen.width, seen.height) == ((900, 700) if wide else (700, 900))
    assert seen.rotation == rotation
    after = picture(pdf)
    left, top = round(placed.left), round(placed.height - placed.bottom) - before.height
    box = (left, top, left + before.width, top + before.height)
    assert ImageChops.difference(after.crop(box), before).getbbox() is None
    # Around it is white, whatever the page hid there.
    after.paste(255, box)
    assert ImageChops.invert(after).getbbox() is None


def test_a_page_in_units_of_its_own_and_one_of_the_size() -> None:
    pdf = document((0, 0, 300, 400), UserUnit=2)
    placed = lay(pdf, LETTER, "centre")
    assert (placed.left, placed.bottom, placed.scale) == (6, -4, 1)
    seen = frame(pdf.pages[0].obj)
    assert (seen.width, seen.height) == pytest.approx(LETTER)
    assert place(seen, LETTER, "centre") is None
    assert place(seen, (611.5, 792.4), "scale") is None


@pytest.mark.parametrize("rotation", [0, 90])
def test_a_scaled_page_looks_the_same_smaller(rotation: int) -> None:
    box = (0, 0, A4[1], A4[0]) if rotation else (30, -10, 30 + A4[0], A4[1] - 10)
    pdf = document(box, rotation=rotation)
    factor = LETTER[1] / A4[1]
    before = picture(pdf, 2 * factor)
    placed = lay(pdf, LETTER, "scale")
    assert placed.scale == pytest.approx(factor)
    assert placed.bottom == pytest.approx(0)
    left = round(2 * placed.left)
    after = picture(pdf, 2).crop((left, 0, left + before.width, before.height))
    # Edges fall on other parts of pixels; a pattern that was left behind would differ everywhere.
    different = ImageChops.difference(after, before).point(lambda value: 255 * (value > 100))
    assert different.histogram()[255] < 0.01 * before.width * before.height


def test_what_would_be_too_small_to_read_keeps_its_size() -> None:
    pdf = document((0, 0, 842, 1191))
    assert place(frame(pdf.pages[0].obj), A4, "scale") is None


def test_links_and_destinations_of_a_scaled_page_move_along() -> None:
    pdf = document((0, 0, *A4))
    page: Any = pdf.pages[0].obj
    page.Annots = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Subtype=Name.Link,
                    Rect=Array([100, 100, 160, 120]),
                    QuadPoints=Array([100, 120, 160, 120, 100, 100, 160, 100]),
                    Dest=Array([page, Name.XYZ, 50, 600, 2]),
                )
            ),
            Dictionary(
                Subtype=Name.Ink,
                Rect=Array([0, 0, 10, 10]),
                InkList=Array([Array([1, 2, 3, 4]), Array([5, 6])]),
            ),
        ]
    )
    shared = pdf.make_indirect(Array([page, Name.FitR, 10, 20, 30, None]))
    pdf.Root.Names = Dictionary(Dests=plant_names(pdf, [(b"a", shared), (b"b", shared)]))
    item = pdf.make_indirect(Dictionary(Dest=Array([page, Name.FitH, 700])))
    item.Next = item
    pdf.Root.Outlines = Dictionary(First=item)
    figure = pdf.make_indirect(
        Dictionary(S=Name.Figure, Pg=page, A=Dictionary(O=Name.Layout, BBox=Array([0, 0, 9, 9])))
    )
    pdf.Root.Kept = figure
    factor = lay(pdf, LETTER, "scale").scale

    def scaled(*numbers: float) -> Any:
        return pytest.approx([factor * number for number in numbers], abs=1e-4)

    def floats(values: Any) -> list[float]:
        return [float(value) for value in values]

    link, ink = page.Annots
    assert floats(link.Rect) == scaled(100, 100, 160, 120)
    assert floats(link.QuadPoints) == scaled(100, 120, 160, 120, 100, 100, 160, 100)
    assert floats(list(link.Dest)[2:4]) == scaled(50, 600)
    assert float(link.Dest[4]) == 2  # a zoom is no place
    assert [floats(stroke) for stroke in ink.InkList] == [scaled(1, 2, 3, 4), scaled(5, 6)]
    assert floats(list(shared)[2:5]) == scaled(10, 20, 30)
    assert float(item.Dest[2]) == pytest.approx(700 * factor, abs=1e-4)
    assert floats(figure.A.BBox) == scaled(0, 0, 9, 9)


def test_centring_leaves_links_as_they_are() -> None:
    pdf = document((0, 0, *A4))
    page: Any = pdf.pages[0].obj
    page.Annots = Array([Dictionary(Subtype=Name.Link, Rect=Array([100, 100, 160, 120]))])
    lay(pdf, LETTER, "centre")
    assert [int(side) for side in page.Annots[0].Rect] == [100, 100, 160, 120]


def test_ink_that_a_smaller_page_would_cut_off_is_seen() -> None:
    pdf = document((0, 0, *A4))
    data = io.BytesIO()
    pdf.save(data)
    seen = frame(pdf.pages[0].obj)
    placed = place(seen, LETTER, "centre")
    assert placed is not None
    part = kept(seen, placed)
    assert part == pytest.approx((0, 24.945, A4[0], 816.945))
    assert not inked_outside(data.getvalue(), {0: Rim(part, *A4)}, pages=1)
    assert inked_outside(data.getvalue(), {0: Rim((0, 110, *A4), *A4)}, pages=1) == {0}
    assert inked_outside(data.getvalue(), {0: Rim((70, 0, *A4), *A4)}, pages=1) == {0}
    assert inked_outside(b"no PDF", {3: Rim(part, *A4)}, pages=1) == {3}
    assert inked_outside(data.getvalue(), {0: Rim(part, *A4)}, pages=2) == {0}
    assert not inked_outside(b"no PDF", {}, pages=1)
    # In units of two points the same page is twice as large.
    twice = Rim((100, 220, 1200, 1700), 2 * A4[0], 2 * A4[1])
    assert inked_outside(data.getvalue(), {0: twice}, pages=1) == {0}
    twice = Rim((100, 190, 1200, 1700), 2 * A4[0], 2 * A4[1])
    assert not inked_outside(data.getvalue(), {0: twice}, pages=1)
