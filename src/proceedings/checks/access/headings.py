r"""The headings of a tagged paper don't make an outline.

Why: Screen readers go from heading to heading; one that is none, or a level that is left out, makes
readers think that they missed something.

How to mend: Word and LibreOffice: use the styles Heading 1, Heading 2 and so on in order instead of
bold text, the paper's title with «Title» or Heading 1. LaTeX: `\section`, `\subsection` in order.
Typst: `=`, `==` in order. Google Docs: Format, Paragraph styles. An untagged paper is told of by
`access/untagged` alone.

Source: ISO 14289-1 (PDF/UA-1), 7.4 (the first heading is H1, no level is left out going down, H and
H1 aren't mixed).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Tool

LEVEL = Level.NOTE
SCOPE = "file"

_PAGES_WITHOUT = 2
"""So short a text, an abstract on one page or two, may do without headings."""


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look at the levels of headings in their order."""
    tags = subject.inspection.tags
    if tags is None:
        return
    fault = heading_fault(tags.headings)
    if not tags.headings and len(subject.inspection.pages) > _PAGES_WITHOUT:
        fault = "there are none among its tags"
    if fault is None:
        return
    yield Finding(
        rule="access/headings",
        level=LEVEL,
        message=f"The paper's headings make no outline: {fault}.",
        fix=subject.by_tool(
            "Use the tool's own headings in order, beginning with the first level.",
            {
                Tool.LATEX: "Use \\section, \\subsection and so on in order.",
                Tool.WORD: "Use the styles Heading 1, Heading 2 and so on, in order.",
                Tool.LIBREOFFICE: "Use the styles Heading 1, Heading 2 and so on, in order.",
                Tool.GOOGLE_DOCS: "Use Format, Paragraph styles, Heading 1, 2 and so on, in order.",
                Tool.TYPST: "Use =, == and so on in order.",
            },
        ),
    )


def heading_fault(levels: Sequence[int]) -> str | None:
    """What is wrong with headings' levels in order, 0 for one without; None if nothing is."""
    numbered = [level for level in levels if level]
    if numbered and len(numbered) < len(levels):
        return "some have a level and others have none"
    if numbered and numbered[0] != 1:
        return f"the first is of level {numbered[0]}"
    for before, after in pairwise(numbered):
        if after > before + 1:
            return f"level {after} follows level {before}"
    return None
