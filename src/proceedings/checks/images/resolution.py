"""A picture is too coarse for the size it is printed at.

Why: On the screen of a phone it looks right; in print and when a reader zooms in, lines are steps
and labels can't be read. It can't be mended later: the pixels aren't there.

How to mend: Put diagrams and plots in as vector graphics (PDF, EPS, SVG), which have no pixels at
all: Matplotlib `savefig("plot.pdf")`, R `pdf()`, Excel and PowerPoint «Save as PDF». Photographs:
use the original instead of a copy from a web page or a chat; Word: File, Options, Advanced, «Do not
compress images in file»; LibreOffice: in the PDF export switch «Reduce image resolution» off.
Google Docs makes pictures smaller by itself: export from another program.

Source: 300 pixels an inch for photographs is the printers' rule (ACM, IEEE and Springer ask for it
alike), 600 and more for black and white line art. Below 150 it is seen with bare eyes: that is a
warning, between them it is a note.
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import ImageFact, Tool
from proceedings.text.pages import page_list

LEVEL = Level.WARNING
LEVELS = (Level.WARNING, Level.NOTE)
SCOPE = "file"

_COARSE = 150
_FINE = 300
_LINE_ART = (300, 600)
_INCH = 72.0


def check(subject: FileSubject) -> Iterator[Finding]:
    """One finding for what is coarse, one for what is not quite fine enough."""
    coarse = [image for image in subject.inspection.images if image.dpi < _bounds(image)[0]]
    middling = [
        image
        for image in subject.inspection.images
        if _bounds(image)[0] <= image.dpi < _bounds(image)[1]
    ]
    if coarse:
        yield _finding(subject, LEVEL, coarse, "which readers see as steps and blurs")
    if middling:
        yield _finding(subject, Level.NOTE, middling, "less than printers ask for")


def _bounds(image: ImageFact) -> tuple[float, float]:
    return _LINE_ART if image.bits == 1 else (_COARSE, _FINE)


def _finding(subject: FileSubject, level: Level, images: list[ImageFact], meaning: str) -> Finding:
    worst = min(images, key=lambda image: (image.dpi / _bounds(image)[1], image.page))
    x0, y0, x1, y1 = worst.box
    size = f"{(x1 - x0) / _INCH:.1f} × {(y1 - y0) / _INCH:.1f} inches"
    count = "A picture has" if len(images) == 1 else f"{len(images)} pictures have"
    which = "" if len(images) == 1 else f"; the coarsest, on page {worst.page},"
    pages = page_list([image.page for image in images])
    wanted = _bounds(worst)[1]
    return Finding(
        rule="images/resolution",
        level=level,
        message=(
            f"{count} less than {wanted if len(images) == 1 else 'the wanted'} pixels an inch on "
            f"{pages}, {meaning}{which or ': it'} has {worst.width} × {worst.height} pixels on "
            f"{size}, {worst.dpi:.0f} an inch instead of {wanted}."
        ),
        fix=subject.by_tool(
            "Put in the original picture, and diagrams and plots as vector graphics (PDF).",
            {
                Tool.LATEX: (
                    "Include diagrams and plots as PDF instead of PNG or JPEG, photographs in "
                    "their original size, and Matplotlib's images saved with dpi=300."
                ),
                Tool.WORD: (
                    "Insert diagrams as SVG or EMF and photographs in their original size, and "
                    "tick File, Options, Advanced, «Do not compress images in file»."
                ),
                Tool.LIBREOFFICE: (
                    "Insert diagrams as SVG, and switch «Reduce image resolution» off in the PDF "
                    "export."
                ),
                Tool.GOOGLE_DOCS: (
                    "Google Docs makes pictures smaller: put them in with Word or LibreOffice, or "
                    "draw diagrams there."
                ),
            },
        ),
        place=Place(page=worst.page, box=worst.box),
        evidence=f"{worst.width} × {worst.height} pixels, {worst.dpi:.0f} dpi",
    )
