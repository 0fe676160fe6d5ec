r"""The reference on page 1 counts other pages than the file has.

Why: the class counts the pages of the run that made the file. If the file has another number, pages
are missing or were added afterwards, or the last run of LaTeX was not the last: then other
references may be old too. The line is printed as the way to cite the paper.

How to mend: run LaTeX twice more, and look whether all pages are in the file. Word: correct the
number in «ACM Reference Format».

Source: acmart, `\@mkbibcitation`: the count is that of the document's pages, not of its folios.
"""

from collections.abc import Iterator

from proceedings.checks.imprint import imprint
from proceedings.checks.reading import line_box
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Tool

LEVEL = Level.WARNING
SCOPE = "file"


def check(subject: FileSubject) -> Iterator[Finding]:
    """Compare the count of the ACM reference format."""
    told, pages = imprint(subject.inspection).pages, len(subject.inspection.pages)
    if told is None or told == pages:
        return
    yield Finding(
        rule="match/page-count",
        level=LEVEL,
        message=f"The reference on page 1 counts {_pages(told)}, the file has {_pages(pages)}.",
        fix=subject.by_tool(
            "See whether all pages are in the file, and correct the number.",
            {Tool.LATEX: "See whether all pages are in the file, and run LaTeX twice more."},
        ),
        place=Place(page=1, box=line_box(subject.inspection, _pages(told))),
        evidence=_pages(told),
    )


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
