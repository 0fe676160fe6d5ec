"""How fine pictures are as printed: through forms and turns, tiles together, small ones aside."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from proceedings.inspection.inspect import inspect
from proceedings.records.inspection import ImageFact

MakePdf = Callable[..., Path]


def images(path: Path) -> tuple[ImageFact, ...]:
    return inspect(path, hashlib.sha256(path.read_bytes()).hexdigest()).images


def pixels(width: int, height: int, shade: int = 0) -> ImageReader:
    return ImageReader(
        Image.linear_gradient("L").resize((width, height)).point(lambda v: v ^ shade)
    )


def test_dots_an_inch_along_the_side_with_fewer(make_pdf: MakePdf) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.drawImage(pixels(300, 300), 72, 72, 72, 144)

    (found,) = images(make_pdf(draw=draw))
    assert (found.width, found.height, found.dpi, found.bits) == (300, 300, 150.0, 8)
    assert found.box == pytest.approx((72, 72, 144, 216))


def test_in_a_form_on_a_turned_page_with_a_unit(make_pdf: MakePdf) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.beginForm("figure", 0, 0, 400, 400)
        canvas.drawImage(pixels(200, 100), 0, 0, 200, 100)
        canvas.endForm()
        canvas.translate(100, 100)
        canvas.scale(0.5, 0.5)
        canvas.doForm("figure")

    path = make_pdf(draw=draw)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].rotate(90, relative=False)
        pdf.pages[0].obj.UserUnit = 2
        pdf.save(path)
    (found,) = images(path)
    assert found.dpi == 72.0  # 200 pixels on 100 units of 2 points
    assert found.box == pytest.approx((200, 824, 300, 1024))


def test_tiles_are_one_picture(make_pdf: MakePdf) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for row in range(20):
            for column in range(2):
                tile = pixels(100, 10, shade=row * 2 + column)
                canvas.drawImage(tile, 72 + 100 * column, 500 - 10 * row, 100, 10)

    (found,) = images(make_pdf(draw=draw))
    assert (found.width, found.height, found.dpi) == (200, 200, 72.0)
    assert found.box == pytest.approx((72, 310, 272, 510))


def test_two_pictures_apart_stay_two(make_pdf: MakePdf) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.drawImage(pixels(100, 100), 72, 500, 100, 100)
        canvas.drawImage(pixels(100, 100, shade=9), 180, 500, 100, 100)

    assert len(images(make_pdf(draw=draw))) == 2


def small(canvas: Canvas) -> None:
    canvas.drawImage(pixels(100, 100), 72, 500, 30, 30)


def colour_scale(canvas: Canvas) -> None:
    canvas.drawImage(pixels(1, 256), 72, 300, 40, 300)


def matrix(canvas: Canvas) -> None:
    canvas.drawImage(pixels(12, 12), 72, 300, 200, 200)


def beyond_the_edge(canvas: Canvas) -> None:
    canvas.drawImage(pixels(100, 100), 700, 300, 200, 200)


@pytest.mark.parametrize("drawn", [small, colour_scale, matrix, beyond_the_edge])
def test_what_is_left_out(make_pdf: MakePdf, drawn: Callable[[Canvas], None]) -> None:
    assert images(make_pdf(draw=lambda canvas, _: drawn(canvas))) == ()


def test_repeats_are_told_once(make_pdf: MakePdf) -> None:
    logo = pixels(50, 50)

    def draw(canvas: Canvas, _: int) -> None:
        canvas.drawImage(logo, 72, 600, 100, 100)
        canvas.drawImage(logo, 272, 600, 100, 100)

    (found,) = images(make_pdf(pages=3, draw=draw))
    assert found.page == 1


def drawn_raw(path: Path, image: dict[str, Any], data: bytes) -> Path:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(612, 792))
        stream = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, **image)
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(I=stream))
        pdf.pages[0].obj.Contents = pdf.make_stream(b"q 100 0 0 100 72 72 cm /I Do Q")
        pdf.save(path)
    return path


@pytest.mark.parametrize(
    ("bits", "space", "filtered"),
    [(1, Name.DeviceGray, False), (1, Name.DeviceGray, True), (8, Name.DeviceGray, True)],
)
def test_black_and_white_alone(tmp_path: Path, bits: int, space: Name, *, filtered: bool) -> None:
    data = b"\xa5" * (200 * 200 * bits // 8)
    more = {"Filter": Name.FlateDecode} if filtered else {}
    image = {"Width": 200, "Height": 200, "BitsPerComponent": bits, "ColorSpace": space, **more}
    path = drawn_raw(tmp_path / "a.pdf", image, zlib.compress(data) if filtered else data)
    (found,) = images(path)
    assert (found.bits, found.dpi) == (bits, 144.0)


def test_a_mask_has_one_bit(tmp_path: Path) -> None:
    image = {"Width": 200, "Height": 200, "BitsPerComponent": 1, "ImageMask": True}
    (found,) = images(drawn_raw(tmp_path / "a.pdf", image, b"\xa5" * 5000))
    assert found.bits == 1


def test_a_soft_mask_is_no_picture_of_its_own(tmp_path: Path) -> None:
    path = drawn_raw(
        tmp_path / "a.pdf",
        {"Width": 200, "Height": 200, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray},
        b"\x80" * 40_000,
    )
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        mask = pdf.make_stream(
            b"\xff" * 100,
            Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10, BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
        )  # fmt: skip
        pdf.pages[0].obj.Resources.XObject.I.SMask = mask
        pdf.save(path)
    assert [(found.width, found.height) for found in images(path)] == [(200, 200)]


def test_many_pictures_are_bounded(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(612, 792))
        streams = {}
        draws = b""
        for number in range(150):
            streams[f"/I{number}"] = pdf.make_stream(
                b"\x80" * (40 * (40 + number)),
                Type=Name.XObject, Subtype=Name.Image, Width=40, Height=40 + number,
                BitsPerComponent=8, ColorSpace=Name.DeviceGray,
            )  # fmt: skip
            place = (10 + 45 * (number % 12), 10 + 45 * (number // 12), number)
            draws += b"q 40 0 0 40 %d %d cm /I%d Do Q " % place
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(streams))
        pdf.pages[0].obj.Contents = pdf.make_stream(draws)
        pdf.pages[0].obj.MediaBox = Array([0, 0, 612, 792])
        pdf.save(path)
    assert len(images(path)) == 100
