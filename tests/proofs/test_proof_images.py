from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import pytest
from PIL import Image

from proceedings.errors import Refused
from proceedings.proofs.columns import Gutter, agreed, find_gutter
from proceedings.proofs.images import LARGE, SMALL, render_pages

SENTENCE = "the mould leaves fine ridges in a sheet and their number tells where it was made"


def _line(canvas, x: float, y: float, width: float, words) -> None:
    """A line of words that fills its column, as justified text does."""
    line = next(words)
    while canvas.stringWidth(f"{line} mould") < width:
        line = f"{line} {next(words)}"
    canvas.drawString(x, y, line, wordSpace=(width - canvas.stringWidth(line)) / line.count(" "))


def two_columns(canvas, number: int) -> None:
    words = islice(cycle(SENTENCE.split()), 100_000)
    if number == 1:
        canvas.setFont("Times-Bold", 17)
        canvas.drawCentredString(306, 700, "A Title That Crosses the Gutter of a Page")
    canvas.setFont("Times-Roman", 9)
    for x, name in ((54, "Left"), (318, "Right")):
        canvas.drawString(x, 662, f"{name} column of page {number}.")
        for row in range(50):
            _line(canvas, x, 650 - 11 * row, 240, words)
    canvas.drawString(295, 29, str(100 + number))


def test_each_page_has_both_sizes_and_its_words(make_pdf: Callable[..., Path], here: Path) -> None:
    images = render_pages(make_pdf(pages=2), output=here)
    assert len(images.pages) == 2
    for number, page in enumerate(images.pages, 1):
        assert (page.small.width, page.large.width) == (SMALL, LARGE)
        assert f"Page {number} of paper.pdf" in page.text
        assert page.columns == ()
    for name in images.names:
        with Image.open(here / name) as image:
            assert image.format == "WEBP"


def test_sizes_on_record_are_the_files_own(make_pdf: Callable[..., Path], here: Path) -> None:
    images = render_pages(make_pdf(draw=two_columns), output=here)
    page = images.pages[0]
    for picture in (page.small, page.large, *page.bands, *page.columns):
        with Image.open(here / picture.name) as image:
            assert image.size == (picture.width, picture.height)


def test_columns_are_read_one_after_the_other(make_pdf: Callable[..., Path], here: Path) -> None:
    first, second = render_pages(make_pdf(pages=2, draw=two_columns), output=here).pages
    title, left, right, folio = first.columns
    assert title.width > left.width
    assert left.height > 5 * title.height
    assert abs(left.width - right.width) < 30
    assert folio.height < 40
    assert first.text.startswith(
        "A Title That Crosses the Gutter of a Page\nLeft column of page 1."
    )
    assert first.text.index("Right column") > first.text.index("Left column") + 1000
    assert len(second.columns) == 3


def test_head_and_foot_are_enlarged_where_something_stands(
    make_pdf: Callable[..., Path], here: Path
) -> None:
    first, second = render_pages(make_pdf(pages=2, draw=two_columns), output=here).pages
    assert [band.about for band in first.bands] == [
        "foot of page 1, left half",
        "foot of page 1, right half",
    ]
    assert second.bands == ()


def test_black_text_is_kept_in_sixteen_greys(make_pdf: Callable[..., Path], here: Path) -> None:
    render_pages(make_pdf(), output=here)
    with Image.open(here / "page-01-900.webp") as image:
        colours = image.convert("RGB").getcolors(maxcolors=256)
    assert colours
    assert all(red == green == blue for _, (red, green, blue) in colours)
    assert 2 < len(colours) <= 16


def test_colour_stays(make_pdf: Callable[..., Path], here: Path) -> None:
    def red(canvas, number: int) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(100, 100, 200, 200, fill=1, stroke=0)

    render_pages(make_pdf(draw=red), output=here)
    with Image.open(here / "page-01-900.webp") as image:
        assert (255, 0, 0) in [
            colour for _, colour in image.convert("RGB").getcolors(maxcolors=256)
        ]


def test_same_bytes_twice(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    pdf = make_pdf(draw=two_columns)
    runs = [tmp_path / "one", tmp_path / "two"]
    for run in runs:
        render_pages(pdf, output=run)
    files = [{path.name: path.read_bytes() for path in run.iterdir()} for run in runs]
    assert files[0] == files[1]


def test_a_page_of_any_shape_is_drawn(make_pdf: Callable[..., Path], here: Path) -> None:
    pdf = make_pdf(size=(20, 14_000))
    page = render_pages(pdf, output=here).pages[0]
    assert page.large.height <= 4 * LARGE + 1


def test_what_is_no_pdf_is_refused(tmp_path: Path, here: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"nothing")
    with pytest.raises(Refused, match="can't be drawn"):
        render_pages(broken, output=here)


def test_one_column_of_text_has_no_gutter() -> None:
    letters = [(float(x), x + 4.5) for x in range(72, 540, 5) for _ in range(40)]
    assert find_gutter(letters, 612) is None


def test_a_narrow_gutter_is_found_and_lopsided_pages_have_none() -> None:
    left = [(float(x), x + 4.5) for x in range(50, 300, 5) for _ in range(50)]
    right = [(float(x), x + 4.5) for x in range(312, 560, 5) for _ in range(50)]
    gutter = find_gutter(left + right, 612)
    assert gutter
    assert 297 <= gutter.left < gutter.right <= 313
    assert find_gutter(left, 612) is None


def test_a_paper_s_gutter_is_that_of_most_pages() -> None:
    real, odd = Gutter(294, 318), Gutter(240, 262)
    assert agreed([real, None, Gutter(296, 317)]) == Gutter(295, 317.5)
    assert agreed([odd, None, None]) is None
    assert agreed([real, real, odd]) == real
    assert agreed([]) is None


@pytest.mark.parametrize(
    ("name", "columns"),
    [("built__ieee-conf.pdf", True), ("built__acmsmall-xelatex.pdf", False)],
)
def test_real_papers(corpus: Path, here: Path, name: str, columns: bool) -> None:
    images = render_pages(corpus / "camera-ready" / name, output=here)
    assert [bool(page.columns) for page in images.pages] == [columns] * len(images.pages)
