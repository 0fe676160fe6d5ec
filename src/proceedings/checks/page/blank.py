r"""A page has nothing on it.

Why: Readers think that something is lost, and the paper takes a folio more than it needs.

How to mend: LaTeX: take out `\cleardoublepage`, `\newpage` at the end and the class option
`openright`; a float that fits nowhere may also leave a page behind. Word: show the paragraph marks
(Ctrl+Shift+8) and delete the empty paragraphs or the section break on that page; the paragraph
after a table that ends a page can be set to 1 point. LibreOffice: Format, Page Style, and no
«Automatically inserted blank pages» in the PDF export. Google Docs: delete the page break.

Source: what PDFium, the engine of Chrome, finds on the page: no text, picture or line.
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Tool
from proceedings.text.pages import page_list

LEVEL = Level.WARNING
SCOPE = "file"


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for blank pages; one finding a paper, at the first of them."""
    blank = [number for number, page in enumerate(subject.inspection.pages, 1) if page.blank]
    if not blank:
        return
    where = page_list(blank)
    has = "has nothing on it" if len(blank) == 1 else "have nothing on them"
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
