"""Pages off the volume's size are laid on it in preparation, where nothing is lost by it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from proceedings.pdf.boxes import frame
from proceedings.preparation.prepare import prepare
from proceedings.preparation.report import told
from proceedings.preparation.sizing import Fit
from proceedings.records.prepared import Prepared

A4 = (595.276, 841.89)
CENTRE = Fit(width=612, height=792, mode="centre")
SCALE = Fit(width=612, height=792, mode="scale")


@pytest.fixture
def fitted(tmp_path: Path) -> Callable[..., tuple[Prepared, Path]]:
    def make(source: Path, fit: Fit | None) -> tuple[Prepared, Path]:
        output = tmp_path / "prepared.pdf"
        digest = hashlib.sha256(source.read_bytes()).hexdigest()
        return prepare(source, "p1", digest, fit, output=output), output

    return make


def sizes(path: Path) -> list[tuple[float, float]]:
    with pikepdf.open(path) as pdf:
        seen = [frame(page.obj) for page in pdf.pages]
        return [(round(one.width, 2), round(one.height, 2)) for one in seen]


def texts(path: Path) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


@pytest.fixture
def mixed(make_pdf: Callable[..., Path]) -> Path:
    """A4: white margins; then something 10 points from the top; then a page on its side."""

    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont("Times-Roman", 10)
        if number == 3:
            canvas.setPageSize(A4[::-1])
        canvas.drawString(100, 300, f"page {number} of the paper")
        if number == 2:
            canvas.drawString(100, A4[1] - 10, "a head near the edge")

    return make_pdf("mixed.pdf", pages=3, draw=draw, size=A4)


def test_nothing_is_done_unasked(fitted: Callable[..., tuple[Prepared, Path]], mixed: Path) -> None:
    facts, path = fitted(mixed, None)
    assert facts.placed == ()
    assert sizes(path)[0] == (595.28, 841.89)


def test_pages_are_centred_where_only_white_is_cut_off(
    fitted: Callable[..., tuple[Prepared, Path]], mixed: Path
) -> None:
    facts, path = fitted(mixed, CENTRE)
    assert sizes(path) == [(612, 792), (595.28, 841.89), (792, 612)]
    first, second, third = facts.placed
    assert first is not None
    assert third is not None
    assert second is None
    assert first.scale == third.scale == 1
    assert facts.kept_size == (2,)
    assert [text.splitlines()[0] for text in texts(path)] == [
        "page 1 of the paper",
        "page 2 of the paper",
        "page 3 of the paper",
    ]
    [finding] = [one for one in told(facts, "p1", "papers/p1.pdf") if one.rule.startswith("page")]
    assert finding.rule == "page/kept-size"
    assert "page 2" in finding.message


def test_larger_pages_are_scaled_whatever_stands_on_them(
    fitted: Callable[..., tuple[Prepared, Path]], mixed: Path
) -> None:
    facts, path = fitted(mixed, SCALE)
    assert sizes(path) == [(612, 792), (612, 792), (792, 612)]
    assert facts.kept_size == ()
    assert all(one is not None and one.scale == pytest.approx(792 / 841.89) for one in facts.placed)
    page = pypdfium2.PdfDocument(path)[1].get_textpage()
    index, _ = page.search("a head near").get_next()
    with pikepdf.open(path) as pdf:
        left, bottom, _, _ = frame(pdf.pages[1].obj).displayed(page.get_charbox(index))
    placed = facts.placed[1]
    assert placed is not None
    assert left == pytest.approx(placed.left + placed.scale * 100, abs=0.6)
    assert bottom == pytest.approx(placed.scale * (A4[1] - 10), abs=0.6)


@pytest.mark.parametrize("fit", [CENTRE, SCALE])
@pytest.mark.parametrize(
    "name",
    [
        "content-open-q",
        "content-open-marked-content",
        "content-open-text",
        "shared-contents",
        "shared-resources",
        "userunit",
        "rotate-45",
        "box-reversed",
        "box-three",
    ],
)
def test_hostile_pages_are_fitted_and_sound(
    fitted: Callable[..., tuple[Prepared, Path]], corpus: Path, name: str, fit: Fit
) -> None:
    source = corpus / "hostile" / f"{name}.pdf"
    small = Fit(width=500, height=700, mode=fit.mode)
    for each in (fit, small):
        facts, path = fitted(source, each)
        with pikepdf.open(path) as pdf:
            assert pdf.check_pdf_syntax() == []
            for number, page in enumerate(pdf.pages, start=1):
                on_size = frame(page.obj).is_of(each.width, each.height)
                assert on_size != (number in facts.kept_size)
        assert "".join(texts(path)).split()[:3] == "".join(texts(source)).split()[:3]


def test_a_cropped_paper_gets_its_margins_back(
    fitted: Callable[..., tuple[Prepared, Path]], corpus: Path
) -> None:
    name = "texlive__llncsconf__example__example_submitted_crop.pdf"
    facts, path = fitted(corpus / "camera-ready" / name, CENTRE)
    assert sizes(path) == [(612, 792)] * 4
    assert all(facts.placed)
