r"""Pages are turned by the file's own rotation.

Why: Such a page lies as it is drawn and is turned by the viewer. Where all pages are turned alike,
it is a driver's habit. A single one among others is a wide table, or a scan that went in askew: in
print it stands across, and its head and folio stand along what the reader sees as its top. One
turned by 180° is often upside down.

How to mend: LaTeX: leave the package pdflscape for lscape, or set the table with `sidewaystable`,
which turns it on an upright page. Word: a section of its own with Layout, Orientation, Portrait.
LibreOffice: the page style's orientation. Scans: turn them before they are put in. If the page
reads well as it is, leave it so.

Source: ISO 32000-1, 7.7.3.3 (/Rotate).
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Tool
from proceedings.text.pages import page_list

LEVEL = Level.WARNING
LEVELS = (Level.WARNING, Level.NOTE)
SCOPE = "file"

_UPSIDE_DOWN = 180


def check(subject: FileSubject) -> Iterator[Finding]:
    """One finding: single pages or half turns are worth a look, all alike are good to know."""
    turned = {
        number: page.rotation
        for number, page in enumerate(subject.inspection.pages, 1)
        if page.rotation
    }
    if not turned:
        return
    first, angle = next(iter(turned.items()))
    every = len(turned) == len(subject.inspection.pages)
    alike = every and len(set(turned.values())) == 1
    if alike and angle != _UPSIDE_DOWN:
        yield Finding(
            rule="page/rotated",
            level=Level.NOTE,
            message=f"All pages are turned by {angle}° by the file's own rotation.",
            fix="Look whether they stand upright; if so, nothing has to be done.",
            place=Place(page=first),
        )
        return
    where = page_list(turned)
    angles = " and ".join(f"{each}°" for each in sorted(set(turned.values())))
    verb = "is" if len(turned) == 1 else "are"
    yield Finding(
        rule="page/rotated",
        level=Level.WARNING,
        message=(
            f"{where[0].upper()}{where[1:]} {verb} turned by {angles}"
            f"{', perhaps upside down' if alike else '' if every else ', unlike the others'}."
        ),
        fix=subject.by_tool(
            "Look how it stands, and turn it upright in the source if it doesn't read well.",
            {
                Tool.LATEX: (
                    "Look how it stands; sidewaystable and the package lscape leave the page "
                    "upright, pdflscape doesn't."
                ),
                Tool.WORD: (
                    "Look how it stands, and set Layout, Orientation, Portrait for that section if "
                    "it should be upright."
                ),
            },
        ),
        place=Place(page=first),
    )
