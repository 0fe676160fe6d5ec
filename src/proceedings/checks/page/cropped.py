r"""A CropBox hides a part of the page.

Why: Viewers and this volume show what the CropBox leaves. What lies outside isn't gone: search and
screen readers may find it, and other tools show it. Pages cut to the text have no room for heads
and folios.

How to mend: Don't crop the paper after it was made (pdfcrop, Acrobat «Crop Pages», Preview «Crop»):
export it from its source with the right paper size. LaTeX: leave out the packages crop and
`\pdfpagesattr`. Figures are cropped before they are put in, which is right.

Source: ISO 32000-1, 14.11.2 (page boundaries). A point more or less is rounding.
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.text.pages import page_list

LEVEL = Level.NOTE
SCOPE = "file"

_ROUNDING = 1.0  # points
_SIDES = ("left", "bottom", "right", "top")


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for pages of which more than a point is hidden; one finding a paper."""
    hidden = {
        number: page.cropped
        for number, page in enumerate(subject.inspection.pages, 1)
        if page.cropped and max(page.cropped) > _ROUNDING
    }
    if not hidden:
        return
    first, sides = next(iter(hidden.items()))
    parts = [
        f"{side:.0f} points at the {name}"
        for side, name in zip(sides, _SIDES, strict=True)
        if side > _ROUNDING
    ]
    if len(parts) == len(_SIDES) and max(sides) - min(sides) < _ROUNDING:
        parts = [f"{sides[0]:.0f} points on every side"]
    where = "all pages" if len(hidden) == len(subject.inspection.pages) else page_list(hidden)
    yield Finding(
        rule="page/cropped",
        level=LEVEL,
        message=f"A CropBox hides a part of {where}: {', '.join(parts)}.",
        fix="Export the paper from its source in the right paper size instead of cropping it.",
        place=Place(page=first),
    )
