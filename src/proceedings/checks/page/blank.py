r"""A page has nothing on it.

Why: Readers think that something is lost, and the paper takes a folio more than it needs.

How to mend: LaTeX: take out `\cleardoublepage`, `\newpage` at the end and the class option
`openright`; a float that fits nowhere may also leave a page behind. Word: show the paragraph marks
(Ctrl+Shift+8) and delete the empty paragraphs or the section break on that page; the paragraph
after a table that ends a page can be set to 1 point. LibreOffice: Format, Page Style, and no
«Automatically inserted blank pages» in the PDF export. Google Docs: delete the page break.

Source: what PDFium, the engine of Chrome, finds on the page: no text, picture or line, or none but
a page number and the heads of the other pages.
"""

import re
from collections.abc import Iterator, Sequence

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import MarginMark, PageFacts, Tool
from proceedings.text.pages import page_list

LEVEL = Level.WARNING
SCOPE = "file"

_THIN = 3.0  # points: no rule under a head is higher
_LEVEL = 3.0  # points by which a head stands higher on one page than on another


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for blank pages; one finding a paper, at the first of them."""
    pages = subject.inspection.pages
    blank = [number for number, page in enumerate(pages, 1) if page.blank or _is_bare(page, pages)]
    if not blank:
        return
    where = page_list(blank)
    has = "has nothing on it" if len(blank) == 1 else "have nothing on them"
    if not all(pages[number - 1].blank for number in blank):
        has += " but head or page number"
    yield Finding(
        rule="page/blank",
        level=LEVEL,
        message=f"{where[0].upper()}{where[1:]} {has}.",
        fix=subject.by_tool(
            "Take the blank page out and export again.",
            {
                Tool.LATEX: (
                    "Take out \\newpage or \\cleardoublepage before it and the option openright."
                ),
                Tool.WORD: "Delete the empty paragraphs or the section break on it.",
                Tool.LIBREOFFICE: (
                    "Untick «Export automatically inserted blank pages», and delete empty "
                    "paragraphs at the end."
                ),
                Tool.GOOGLE_DOCS: "Delete the page break or the empty lines before it.",
            },
        ),
        place=Place(page=blank[0]),
    )


def _is_bare(page: PageFacts, pages: Sequence[PageFacts]) -> bool:
    """Whether only numbers, rules and the heads and feet of full pages stand on it."""
    full = [one for one in pages if not one.bodiless and not one.blank]
    if not page.bodiless or 2 * len(full) < len(pages):
        return False
    heads = [mark for one in full for mark in one.marks if mark.kind == "text"]
    return all(
        not _words(mark.text) or any(_is_like(mark, head) for head in heads)
        if mark.kind == "text"
        else mark.box[3] - mark.box[1] <= _THIN
        for mark in page.marks
    )


def _is_like(mark: MarginMark, head: MarginMark) -> bool:
    """Whether a line says the same as a head at its height, the number aside."""
    return abs(mark.box[1] - head.box[1]) <= _LEVEL and _words(mark.text) == _words(head.text)


def _words(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text)
