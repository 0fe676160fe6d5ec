"""Stamps stand upright at their places on whatever is shown: turned, cropped, in other units."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array
from PIL import Image, ImageChops

from proceedings.inspection.inspect import inspect
from proceedings.metadata.styles import load_style
from proceedings.preparation.prepare import prepare
from proceedings.preparation.sizing import Fit
from proceedings.records.published import DocInfo
from proceedings.stamping.marks import Stamping, ToStamp, plan_stamps
from proceedings.stamping.measuring import measure
from proceedings.stamping.single import stamp
from proceedings.typesetting.press import Press
from proceedings.volume.folio import Folio, FolioRange
from proceedings.volume.paper import Paper
from proceedings.volume.volume import Volume

Box = tuple[float, float, float, float]
Published = Callable[..., tuple[Stamping, Path]]
CONFERENCE = "KDD ’24, August 25–29, 2024, Barcelona, Spain"


def page_file(
    folder: Path,
    media: Box,
    *,
    rotation: int = 0,
    crop: Box | None = None,
    unit: float = 1,
    content: bytes = b"",
) -> Path:
    """Two pages alike: the second has heads."""
    pdf = pikepdf.new()
    for _ in range(2):
        pdf.add_blank_page()
    for page in pdf.pages:
        page.obj.MediaBox = Array([*media])
        page.obj.Rotate = rotation
        page.obj.Contents = pdf.make_stream(content)
        if crop:
            page.obj.CropBox = Array([*crop])
        if unit != 1:
            page.obj.UserUnit = unit
    path = folder / "page.pdf"
    pdf.save(path)
    return path


@pytest.fixture
def published(
    press: Press, volume: Volume, make_paper: Callable[..., Paper], tmp_path: Path
) -> Published:
    """Inspects, prepares and stamps a file with folios from 6737 on."""

    def make(
        source: Path, style: str = "acm-sigconf", fit: Fit | None = None
    ) -> tuple[Stamping, Path]:
        digest = hashlib.sha256(source.read_bytes()).hexdigest()
        facts = prepare(source, "p1", digest, fit, output=tmp_path / "prepared.pdf")
        loaded, _ = load_style(style, None)
        assert loaded is not None
        seen = inspect(source, digest)
        item = ToStamp(
            paper=make_paper(),
            style=loaded,
            folios=FolioRange(Folio(6737), len(seen.pages)),
            inspection=seen,
            placed=facts.placed,
        )
        planned = plan_stamps(volume, [item], partial(measure, press))
        output = tmp_path / "published.pdf"
        info = DocInfo(
            title="T", authors=("A",), published=volume.book.published, publisher="ACM",
            language="en", first="6737", last="6738",
        )  # fmt: skip
        prepared = tmp_path / "prepared.pdf"
        stamp(prepared, facts, planned.papers[0], press, info, False, output=output)
        return planned, output

    return make


def picture(path: Path, page: int = 1, scale: float = 2) -> Image.Image:
    return pypdfium2.PdfDocument(path)[page].render(scale=scale).to_pil().convert("L")


@pytest.mark.parametrize(
    ("media", "keys"),
    [
        ((0, 0, 792, 612), {"rotation": 90}),
        ((0, 0, 612, 792), {"rotation": 180}),
        ((0, 0, 792, 612), {"rotation": 270}),
        ((-100, 50, 512, 842), {}),
        ((0, 0, 700, 900), {"crop": (40, 60, 652, 852)}),
        ((0, 0, 900, 700), {"crop": (60, 40, 852, 652), "rotation": 90}),
        ((0, 0, 306, 396), {"unit": 2}),
    ],
)
def test_a_page_that_shows_a_letter_sheet_is_stamped_like_one(
    published: Published, tmp_path: Path, media: Box, keys: dict[str, object]
) -> None:
    _, plain = published(page_file(tmp_path, (0, 0, 612, 792)))
    expected = picture(plain)
    planned, path = published(page_file(tmp_path, media, **keys))  # type: ignore[arg-type]
    assert not planned.findings
    after = picture(path, scale=2 * float(str(keys.get("unit", 1))))
    assert after.size == expected.size
    # Places of letters are rounded to other parts of a pixel where the page is turned.
    different = ImageChops.difference(after, expected).point(lambda value: 255 * (value > 128))
    inked = ImageChops.invert(expected).point(lambda value: 255 * (value > 64))
    assert inked.histogram()[255] > 1000
    assert different.histogram()[255] <= 0.02 * inked.histogram()[255]
    assert CONFERENCE in pypdfium2.PdfDocument(path)[1].get_textpage().get_text_range()


def test_a_landscape_page_has_its_head_at_its_top_and_its_folio_at_its_foot(
    published: Published, tmp_path: Path
) -> None:
    planned, path = published(page_file(tmp_path, (0, 0, 792, 612)))
    assert not planned.findings
    words = picture(path, scale=1)
    ink = ImageChops.invert(words).getbbox()
    assert ink is not None
    left, top, right, bottom = ink
    assert (left, right) == pytest.approx((54, 792 - 54), abs=1)
    assert top == pytest.approx(67.35 - 5, abs=1)
    assert bottom == pytest.approx(612 - 29, abs=1)


def test_stamps_of_a_page_laid_on_the_volumes_size_stand_where_they_do_on_others(
    published: Published, tmp_path: Path
) -> None:
    _, plain = published(page_file(tmp_path, (0, 0, 612, 792)))
    expected = picture(plain)
    for mode in ("centre", "scale"):
        fit = Fit(width=612, height=792, mode=mode)  # type: ignore[arg-type]
        planned, path = published(page_file(tmp_path, (5, 5, 600.276, 846.89)), fit=fit)
        assert not planned.findings
        different = ImageChops.difference(picture(path), expected)
        assert different.point(lambda value: 255 * (value > 128)).histogram()[255] < 40


def test_what_stands_on_a_page_that_was_laid_elsewhere_is_not_printed_over(
    published: Published, tmp_path: Path
) -> None:
    # A bar where the head would go on the new page; on the old one nothing is in the way.
    bar = b"0 0 1 rg 100 664 300 8 re f"
    source = page_file(tmp_path, (0, 0, 500, 700), content=bar)
    planned, path = published(source, fit=Fit(width=500, height=770, mode="centre"))
    assert [finding.rule for finding in planned.findings] == ["stamp/head-occupied"]
    assert "6738" in pypdfium2.PdfDocument(path)[1].get_textpage().get_text_range()
    free, _ = published(source)
    assert not free.findings
