"""The proof's own PDF: the published pages, framed and marked, so that nobody takes it for them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from proceedings.findings.finding import Finding, Level
from proceedings.outputs import sha256_of
from proceedings.pdf.boxes import frame
from proceedings.pdf.opening import open_own
from proceedings.pdf.placing import Placer
from proceedings.pdf.saving import save
from proceedings.proofs.asked import numbered
from proceedings.records.prepared import PreparedPage
from proceedings.records.published import Stamped

_FONT = "proceedings-proof"
_FONT_FILE = "data/fonts/noto-sans-thai/NotoSansThai_400Regular.ttf"  # its Latin letters
_SIZE = 7.5
_EDGE = 4.0  # the frame's distance from the paper's edge
_BASELINE = 15.0  # the words' distance from the top edge: above every style's running head
_BADGE = 5.5  # radius of the disc that holds a finding's number
_AROUND = 2.0  # between a finding and its box
_INKS = {
    Level.ERROR: (0.69, 0.08, 0.08),
    Level.WARNING: (0.60, 0.33, 0.0),
    Level.NOTE: (0.10, 0.35, 0.62),
}
_PROOF_INK = _INKS[Level.ERROR]


def mark_proof(pdf: Path, label: str, findings: tuple[Finding, ...], *, output: Path) -> Stamped:
    """Lay the proof's marks over a published paper.

    Each page gets a frame and a line along its edge; each finding that has a page and a box gets a
    box with the number it has on the proof's page. Marks are artifacts: the tags stay as they are.

    Args:
        pdf: The paper as it will be published.
        label: What stands behind «PROOF – not for distribution», as `INK ’31 · gall-oak`.
        findings: The paper's findings; those for the chair alone are left out here too.
        output: The file to write.
    """
    with open_own(pdf) as target:
        pages = [page.obj for page in target.pages]
        sizes = [(frame(page).width, frame(page).height) for page in pages]
        layer = _layer(sizes, _writable(label), numbered(findings))
        with pikepdf.open(io.BytesIO(layer)) as overlay:
            placer = Placer(target, overlay)
            for index, page in enumerate(pages):
                placer.place(page, index, PreparedPage(), subtype="Watermark")
            save(target, output, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Stamped(pages=len(pages), sha256=sha256_of(output))


def _layer(
    sizes: Sequence[tuple[float, float]], label: str, findings: Sequence[tuple[int, Finding]]
) -> bytes:
    _register()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, initialFontName=_FONT, initialFontSize=_SIZE)
    for number, (width, height) in enumerate(sizes, 1):
        canvas.setPageSize((width, height))
        _frame(canvas, width, height, f"PROOF – not for distribution · {label}")
        for place, finding in findings:
            if finding.place.page == number and finding.place.box:
                _call_out(canvas, finding, place)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _frame(canvas: Canvas, width: float, height: float, words: str) -> None:
    canvas.setStrokeColorRGB(*_PROOF_INK)
    canvas.setFillColorRGB(*_PROOF_INK)
    canvas.setLineWidth(0.75)
    canvas.rect(_EDGE, _EDGE, width - 2 * _EDGE, height - 2 * _EDGE)
    needed = pdfmetrics.stringWidth(words, _FONT, _SIZE)
    size = min(_SIZE, _SIZE * (width - 4 * _EDGE) / needed)
    canvas.setFont(_FONT, size)
    canvas.drawCentredString(width / 2, height - _BASELINE, words)


def _call_out(canvas: Canvas, finding: Finding, number: int) -> None:
    x0, y0, x1, y1 = finding.place.box or (0, 0, 0, 0)
    canvas.setStrokeColorRGB(*_INKS[finding.level])
    canvas.setFillColorRGB(*_INKS[finding.level])
    canvas.setLineWidth(1)
    canvas.rect(x0 - _AROUND, y0 - _AROUND, x1 - x0 + 2 * _AROUND, y1 - y0 + 2 * _AROUND)
    x, y = max(x0 - _AROUND - _BADGE, _BADGE), y1 + _AROUND
    canvas.circle(x, y, _BADGE, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.setFont(_FONT, _SIZE if number < 100 else 5)
    canvas.drawCentredString(x, y - _SIZE / 2.9, str(number))


def _register() -> TTFont:
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        path = Path(str(resources.files("proceedings"))) / _FONT_FILE
        pdfmetrics.registerFont(TTFont(_FONT, str(path)))
    return pdfmetrics.getFont(_FONT)


def _writable(label: str) -> str:
    """The label in letters the font has; a mark needs no more, the page's title says the rest."""
    letters = _register().face.charToGlyph
    return "".join(letter if ord(letter) in letters else "?" for letter in label)
