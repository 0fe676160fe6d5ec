"""Ink in the lower part of page 1: what a rights strip must not be set over."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from proceedings.inspection.inspect import inspect
from proceedings.records.inspection import Box


def foot(path: Path) -> tuple[Box, ...]:
    return inspect(path, hashlib.sha256(path.read_bytes()).hexdigest()).foot


def test_pictures_are_known_by_their_half_of_the_page(make_pdf: Callable[..., Path]) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(53.8, 100, "words are no such ink")
        canvas.rect(100, 300, 50, 40, fill=1)
        canvas.rect(400, 120, 20, 20, fill=1)
        canvas.setFillGray(1)
        canvas.rect(60, 150, 100, 50, fill=1, stroke=0)
        canvas.setFillGray(0)
        canvas.rect(200, 650, 10, 10, fill=1)

    left, right = foot(make_pdf(draw=draw))
    assert all(abs(a - b) <= 1.5 for a, b in zip(left, (100, 300, 150, 340), strict=True))
    assert all(abs(a - b) <= 1.5 for a, b in zip(right, (400, 120, 420, 140), strict=True))


def test_a_picture_over_both_halves_is_in_both(make_pdf: Callable[..., Path]) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.rect(200, 200, 212, 50, fill=1)

    assert sorted(box[0] < 306 for box in foot(make_pdf(draw=draw))) == [False, True]


def test_a_page_of_words_has_none(make_pdf: Callable[..., Path]) -> None:
    assert foot(make_pdf()) == ()
