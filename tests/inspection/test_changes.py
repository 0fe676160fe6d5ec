"""Tracked changes as word processors print them, and what only looks like them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from proceedings.inspection.inspect import inspect
from proceedings.records.inspection import ChangedText

RED = (0.78, 0.1, 0.1)
Draw = Callable[[Canvas], None]


def page(canvas: Canvas, *, at: float | None, ink: tuple[float, float, float] = RED) -> None:
    """Three lines, words of the second in colour with a line at a height above their baseline."""
    canvas.setFont("Helvetica", 12)
    for y in (700, 672):
        canvas.drawString(72, y, "A line that nobody has changed at all.")
    canvas.setFillColorRGB(*RED)
    canvas.drawString(100, 686, "words of a change")
    canvas.setFillColorRGB(0, 0, 0)
    if at is not None:
        canvas.setStrokeColorRGB(*ink)
        canvas.setLineWidth(0.7)
        canvas.line(100, 686 + at, 196, 686 + at)
    canvas.setStrokeColorRGB(0, 0, 0)


def bar(canvas: Canvas) -> None:
    canvas.line(60, 683, 60, 697)


def filled_bar(canvas: Canvas) -> None:
    canvas.rect(58, 683, 0.8, 14, stroke=0, fill=1)


def table(canvas: Canvas) -> None:
    canvas.rect(66, 680, 200, 20)
    canvas.line(60, 683, 60, 697)
    canvas.line(58, 690, 66, 690)


def look(tmp_path: Path, *draws: Draw, rotation: int = 0) -> tuple[ChangedText, ...]:
    path = tmp_path / "changes.pdf"
    canvas = Canvas(str(path), pagesize=(612, 792))
    canvas.setPageRotation(rotation)
    for draw in draws:
        draw(canvas)
    canvas.save()
    return inspect(path, hashlib.sha256(path.read_bytes()).hexdigest()).changes


@pytest.mark.parametrize("beside", [bar, filled_bar])
@pytest.mark.parametrize(("at", "struck"), [(-1.2, False), (3.3, True)])
def test_words_with_a_line_and_a_bar(
    tmp_path: Path, beside: Draw, at: float, *, struck: bool
) -> None:
    (found,) = look(tmp_path, lambda canvas: page(canvas, at=at), beside)
    assert (found.text, found.struck, found.barred) == ("words of a change", struck, True)
    assert found.box[0] == pytest.approx(100, abs=2)
    assert found.box[1] < 690 < found.box[3]


@pytest.mark.parametrize(
    "draws",
    [
        pytest.param((lambda canvas: page(canvas, at=None), bar), id="coloured alone"),
        pytest.param((lambda canvas: page(canvas, at=-1.2),), id="a link: no bar"),
        pytest.param((lambda canvas: page(canvas, at=-1.2), table), id="in a table"),
        pytest.param(
            (lambda canvas: page(canvas, at=-1.2, ink=(0, 0, 0)), bar), id="of another colour"
        ),
        pytest.param((bar,), id="a bar alone"),
    ],
)
def test_what_only_looks_like_changes(tmp_path: Path, draws: tuple[Draw, ...]) -> None:
    assert look(tmp_path, *draws) == ()


def test_struck_out_without_a_bar_is_told_as_such(tmp_path: Path) -> None:
    (found,) = look(tmp_path, lambda canvas: page(canvas, at=3.3))
    assert (found.struck, found.barred) == (True, False)
