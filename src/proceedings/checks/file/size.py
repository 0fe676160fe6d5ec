"""A paper's file is larger than 5 MB.

Why: Google Scholar leaves out files of more than 5 MB, mail servers refuse them, and readers on the
road wait for them. One such paper makes the whole volume heavy.

How to mend: Nearly always it is pictures: photographs in print-shop size, or plots that hold each
of a million points as a shape. LaTeX: save photographs as JPEG at 300 pixels an inch of their
printed size, and dense plots as pictures (Matplotlib: `rasterized=True` for the scatter alone).
Word: Picture Format, Compress Pictures, 330 ppi. LibreOffice: in the PDF export «JPEG compression,
90 %» and «Reduce image resolution, 300 DPI». Google Docs: make pictures smaller before they are put
in.

Source: Google Scholar, Inclusion Guidelines for Webmasters: «must not exceed 5 MB in size».
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import ImageFact, Tool

LEVEL = Level.WARNING
SCOPE = "file"

_MEGABYTE = 1024 * 1024
_LIMIT = 5 * _MEGABYTE
_FINER_THAN_NEEDED = 400.0  # dpi


def check(subject: FileSubject) -> Iterator[Finding]:
    """Compare the file's size; point at the picture with the most pixels to spare."""
    size = subject.inspection.size
    if size <= _LIMIT:
        return
    picture = _largest(subject.inspection.images)
    heavy = (
        f"; the largest picture has {picture.width} × {picture.height} pixels" if picture else ""
    )
    yield Finding(
        rule="file/size",
        level=LEVEL,
        message=f"The file has {size / _MEGABYTE:.1f} MB, more than 5 MB{heavy}.",
        fix=subject.by_tool(
            "Make photographs smaller (300 pixels an inch as printed, JPEG), and export again.",
            {
                Tool.LATEX: (
                    "Include photographs as JPEG at 300 pixels an inch, and save dense plots with "
                    "their points as a picture (Matplotlib: rasterized=True)."
                ),
                Tool.WORD: "Use Picture Format, Compress Pictures, 330 ppi, and save as PDF again.",
                Tool.LIBREOFFICE: (
                    "Tick «JPEG compression» at 90 % and «Reduce image resolution» to 300 DPI in "
                    "the PDF export."
                ),
            },
        ),
        place=Place(page=picture.page, box=picture.box) if picture else Place(),
    )


def _largest(images: tuple[ImageFact, ...]) -> ImageFact | None:
    spare = [image for image in images if image.dpi > _FINER_THAN_NEEDED]
    return max(spare, key=lambda image: (image.width * image.height, -image.page), default=None)
