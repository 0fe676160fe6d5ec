"""Fixtures for all tests: the shared corpus, and small PDFs made on the spot."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LETTER = (612.0, 792.0)
Draw = Callable[[object, int], None]
"""Draws on a reportlab canvas; is given the canvas and the page's number from 1."""


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Let Ctrl-C be felt: a shell that starts the tests in the background has it ignored.

    Handlers aren't inherited, ignoring is: child processes so start as from a terminal.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real PDFs and metadata, read in place; skips where it is absent."""
    folder = Path(os.environ.get("PROCEEDINGS_CORPUS") or ROOT.parent / "shared" / "corpus")
    if not (folder / "MANIFEST.tsv").is_file():
        pytest.skip("no test corpus")
    return folder


@pytest.fixture(scope="session")
def manifest(corpus: Path) -> dict[str, dict[str, str]]:
    """The corpus's facts by path, as its MANIFEST.tsv gives them."""
    lines = (corpus / "MANIFEST.tsv").read_text("utf-8").splitlines()
    columns = lines[0].split("\t")
    rows = (dict(zip(columns, line.split("\t"), strict=False)) for line in lines[1:])
    return {row["path"]: row for row in rows}


@pytest.fixture
def make_pdf(tmp_path: Path) -> Callable[..., Path]:
    """Makes a PDF: `make_pdf("a.pdf", pages=3, draw=…, size=(612, 792))`.

    Without `draw` each page says `Page N of NAME` in the middle, in a font that isn't embedded.
    """

    def make(
        name: str = "paper.pdf",
        *,
        pages: int = 1,
        draw: Draw | None = None,
        size: tuple[float, float] = LETTER,
        folder: Path | None = None,
    ) -> Path:
        from reportlab.pdfgen.canvas import Canvas

        path = (folder or tmp_path) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        canvas = Canvas(str(path), pagesize=size, invariant=1)
        for number in range(1, pages + 1):
            if draw:
                draw(canvas, number)
            else:
                canvas.setFont("Times-Roman", 10)
                canvas.drawString(72, size[1] / 2, f"Page {number} of {name}")
            canvas.showPage()
        canvas.save()
        return path

    return make
