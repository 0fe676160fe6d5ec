r"""Pages are turned by the file's own rotation.

Why: Such a page lies as it is drawn and is turned by the viewer. Where its text reads upright then,
a wide table or a driver's habit is behind it, and all is well: it is a note. Where the text lies or
stands on its head, a scan went in askew, or a page was turned that was upright before.

How to mend: LaTeX: leave the package pdflscape for lscape, or set the table with `sidewaystable`,
which turns it on an upright page. Word: a section of its own with Layout, Orientation, Portrait.
LibreOffice: the page style's orientation. Scans: turn them before they are put in. If the page
reads well as it is, leave it so.

Source: ISO 32000-1, 7.7.3.3 (/Rotate).
"""

from collections.abc import Iterable, Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Tool
from proceedings.text.pages import page_list

LEVEL = Level.WARNING
LEVELS = (Level.WARNING, Level.NOTE)
SCOPE = "file"

_HALF = 180  # degrees


def check(subject: FileSubject) -> Iterator[Finding]:
    """One finding: what reads askew is worth a look, what reads well is good to know."""
    turned = {
        number: page for number, page in enumerate(subject.inspection.pages, 1) if page.rotation
    }
    askew = [number for number, page in turned.items() if page.askew]
    if not turned:
        return
    if not askew:
        yield Finding(
            rule="page/rotated",
            level=Level.NOTE,
            message=f"{_which(turned)} turned by the file's own rotation, and text reads well.",
            fix="Nothing has to be done.",
            place=Place(page=min(turned)),
        )
        return
    on_its_head = all(turned[number].rotation == _HALF for number in askew)
    how = "stands on its head" if on_its_head else "lies on its side"
    yield Finding(
        rule="page/rotated",
        level=Level.WARNING,
        message=f"{_which(askew)} turned by the file's own rotation, so that text {how}.",
        fix="Turn it upright where it was made, and export the PDF again."
        if on_its_head
        else subject.by_tool(
            "Turn it upright where it was made, and export the PDF again.",
            {
                Tool.LATEX: (
                    "Put a wide table into sidewaystable, which leaves the page upright, and send"
                    " the file as LaTeX wrote it."
                ),
                Tool.WORD: "Set Layout, Orientation, Portrait for that section.",
            },
        ),
        place=Place(page=min(askew)),
    )


def _which(pages: Iterable[int]) -> str:
    found = list(pages)
    where = page_list(found)
    return f"{where[0].upper()}{where[1:]} {'is' if len(found) == 1 else 'are'}"
