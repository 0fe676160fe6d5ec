r"""Figures have no alternative text.

Why: Who can't see a figure is told «graphic» and nothing more. A sentence on what it shows gives
them the paper's argument. Library catalogues and ACM ask for it.

How to mend: LaTeX: acmart's `\Description{…}` in each figure, with tagging
`\includegraphics[alt={…}]{…}`. Word: right-click on the picture, «View Alt Text»; a picture that
only decorates is marked so. LibreOffice: right-click, «Alt Text». Google Docs: right-click, «Alt
text». Typst: `figure(alt: "…", …)` or `image("…", alt: "…")`. An untagged paper is told of by
`access/untagged` alone.

Source: ISO 14289-1 (PDF/UA-1), 7.3; WCAG 2.1, 1.1.1.
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.checks.wording import some_have
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Tool

LEVEL = Level.NOTE
SCOPE = "file"


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for figures that the tags give neither an alternative nor an actual text."""
    tags = subject.inspection.tags
    if tags is None or not tags.figures_without_alt:
        return
    bare, of = tags.figures_without_alt, tags.figures
    page = tags.first_without_alt
    first = f", the first on page {page}" if page and of > 1 else ""
    yield Finding(
        rule="access/figure-alt",
        level=LEVEL,
        message=f"{some_have(bare, of, 'figure')} no alternative text for readers who can't see"
        f"{first}.",
        fix=subject.by_tool(
            "Give each figure an alternative text: a sentence on what it shows.",
            {
                Tool.LATEX: "Write \\includegraphics[alt={…}]{…}, in acmart also \\Description{…}.",
                Tool.WORD: "Right-click each figure, «View Alt Text», and say what it shows.",
                Tool.LIBREOFFICE: "Right-click each figure, «Alt Text», and say what it shows.",
                Tool.GOOGLE_DOCS: "Right-click each figure, «Alt text», and say what it shows.",
                Tool.TYPST: 'Give each image its text: image("…", alt: "…").',
            },
        ),
        place=Place(page=page),
    )
