r"""Pages have another size than the volume's.

Why: Printed, such pages leave white edges or lose their rim, and heads and folios jump from paper
to paper on the screen. Authors in Europe and in America get this wrong in both directions.

How to mend: LaTeX: `\documentclass[letterpaper]` or `[a4paper]` in classes that take it; in acmart
the format decides, and only a driver's default can spoil it (`dvips -t letter`). Word: Layout,
Size. LibreOffice: Format, Page Style. Google Docs: File, Page setup. Or let `off_size` in
`metadata/volume.yaml` lay such pages on pages of the volume's size.

Where `off_size` does so, this rule is silent; page/kept-size tells of pages that stay as they are.

Source: `page` of the style; ISO 216 for A4, ANSI/ASME Y14.1 for Letter. A point is 1/72 inch. One
point more or less is rounding.
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject, PaperSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import PageFacts, Tool
from proceedings.volume.style import PageSize

LEVEL = Level.NOTE
SCOPE = "file"

_ROUNDING = 1.0
_KNOWN = (("A4", 595.28, 841.89), ("US Letter", 612.0, 792.0), ("A5", 419.53, 595.28))


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for pages off the style's size; one finding a paper, at the first of them."""
    if isinstance(subject, PaperSubject) and subject.volume.off_size != "keep":
        return  # they are laid on the volume's size, or page/kept-size tells of them
    wanted = subject.style.page
    off = [
        (number, page)
        for number, page in enumerate(subject.inspection.pages, 1)
        if not _is_of(page, wanted.width, wanted.height)
    ]
    if not off:
        return
    first, page = off[0]
    every = len(off) == len(subject.inspection.pages)
    whose = "The pages measure" if every else f"{_pages(len(off))} off size: page {first} measures"
    yield Finding(
        rule="page/size",
        level=LEVEL,
        message=f"{whose} {_size(page)}, the volume's {_size(wanted)}.",
        fix=subject.by_tool(
            "Set the paper size and export the PDF again.",
            {
                Tool.LATEX: "Take the class's own paper size, without a4paper or letterpaper.",
                Tool.WORD: "Set Layout, Size, and save as PDF again.",
                Tool.LIBREOFFICE: "Set Format, Page Style, and export the PDF again.",
                Tool.TYPST: f"Write #set page({_typst(wanted)}) and compile again.",
                Tool.GOOGLE_DOCS: "Set File, Page setup, Paper size, and download the PDF again.",
            },
        ),
        place=Place(page=first),
    )


def _is_of(page: PageFacts, width: float, height: float) -> bool:
    return abs(page.width - width) <= _ROUNDING and abs(page.height - height) <= _ROUNDING


def _pages(count: int) -> str:
    return "1 page is" if count == 1 else f"{count} pages are"


def _size(page: PageFacts | PageSize) -> str:
    points = f"{page.width:.0f} × {page.height:.0f} points"
    for name, width, height in _KNOWN:
        sides = sorted((page.width, page.height))
        if abs(sides[0] - width) <= _ROUNDING and abs(sides[1] - height) <= _ROUNDING:
            return f"{points} ({name}{', landscape' if page.width > page.height else ''})"
    return points


def _typst(wanted: PageSize) -> str:
    """How Typst is told a size: by the name it has there, else by its sides."""
    for name, width, height in _KNOWN:
        if abs(width - wanted.width) <= _ROUNDING and abs(height - wanted.height) <= _ROUNDING:
            return f'paper: "{name.lower().replace(" ", "-")}"'
    return f"width: {wanted.width:g}pt, height: {wanted.height:g}pt"
