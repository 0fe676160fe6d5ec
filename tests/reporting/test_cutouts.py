"""Cut-outs show the place, framed, whatever the page and the box are like."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from proceedings.errors import Refused
from proceedings.reporting.cutouts import cut_out

Make = Callable[..., Path]
BOX = (100.0, 600.0, 140.0, 620.0)


def blot(canvas: object, number: int) -> None:
    """A black mark right within the box."""
    canvas.rect(102, 602, 36, 16, stroke=0, fill=1)  # type: ignore[attr-defined]


def drawn(pdf: Path, here: Path, *boxes: tuple[float, float, float, float]) -> list[Image.Image]:
    made = cut_out(pdf, 1, boxes, output=here)
    images = []
    for piece in made.pieces:
        with Image.open(here / piece.name) as image:
            assert image.format == "WEBP"
            assert image.size == (piece.width, piece.height)
            images.append(image.convert("RGB"))
    return images


def spread(image: Image.Image, *, frame: bool) -> tuple[int, int, int, int]:
    """Where the frame's colour is, or black."""
    if frame:
        kept = image.convert("HSV").getchannel("S").point(lambda s: 255 * (s > 150))
    else:
        kept = image.convert("L").point(lambda v: 255 * (v < 25))
    box = kept.getbbox()
    assert box
    return box


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_frame_is_around_the_mark(make_pdf: Make, tmp_path: Path, turn: int) -> None:
    source = make_pdf(draw=blot)
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = turn
        pdf.save(source)
    x0, y0, x1, y1 = BOX
    box = {
        0: BOX,
        90: (y0, 612 - x1, y1, 612 - x0),
        180: (612 - x1, 792 - y1, 612 - x0, 792 - y0),
        270: (792 - y1, x0, 792 - y0, x1),
    }[turn]
    (image,) = drawn(source, tmp_path / "out", box)
    around, mark = spread(image, frame=True), spread(image, frame=False)
    assert around[0] < mark[0] < mark[2] < around[2]
    assert around[1] < mark[1] < mark[3] < around[3]
    assert around[2] - around[0] < 120


def test_a_page_cut_by_its_crop_box_is_shown_as_displayed(make_pdf: Make, tmp_path: Path) -> None:
    source = make_pdf(draw=blot)
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        pdf.pages[0].CropBox = [90, 90, 500, 700]
        pdf.save(source)
    (image,) = drawn(source, tmp_path / "out", (10, 510, 50, 530))
    around, mark = spread(image, frame=True), spread(image, frame=False)
    assert around[0] < mark[0] < mark[2] < around[2]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.tuples(*[st.floats(-1e12, 1e12, allow_nan=False)] * 4))
def test_any_box_gives_a_small_picture(
    make_pdf: Make, tmp_path: Path, box: tuple[float, float, float, float]
) -> None:
    source = make_pdf(size=(300, 200))
    (image,) = drawn(source, tmp_path / "out", box)
    assert max(image.size) <= 690


@pytest.mark.parametrize("size", [(1, 1), (14_400, 14_400), (3, 2_000)])
def test_odd_pages(make_pdf: Make, tmp_path: Path, size: tuple[float, float]) -> None:
    source = make_pdf(size=size)
    for image in drawn(source, tmp_path / "out", (0, 0, 1, 1), (0, 0, *size)):
        assert max(image.size) <= 690


def test_what_cannot_be_drawn_is_refused(make_pdf: Make, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no page 2"):
        cut_out(make_pdf(), 2, (BOX,), output=tmp_path / "a")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(Refused):
        cut_out(broken, 1, (BOX,), output=tmp_path / "b")


def test_the_same_box_gives_the_same_bytes(make_pdf: Make, tmp_path: Path) -> None:
    source = make_pdf(draw=blot)
    for name in ("a", "b"):
        cut_out(source, 1, (BOX,), output=tmp_path / name)
    assert (tmp_path / "a/0001.webp").read_bytes() == (tmp_path / "b/0001.webp").read_bytes()
