r"""A tagged paper has no title of its own, or a file's name for one.

Why: Viewers show the title in their window and screen readers say it first; without one they say
`paper_v7_final.pdf`. In this volume each paper gets its title from the metadata.

How to mend: LaTeX: `\hypersetup{pdftitle={…}}`; acmart does so by itself. Word: File, Info, Title.
LibreOffice: File, Properties, Description, Title. Typst: `#set document(title: […])`. An untagged
paper is told of by `access/untagged` alone.

Source: ISO 14289-1 (PDF/UA-1), 7.1; WCAG 2.1, 2.4.2.
"""

import re
from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Tool

LEVEL = Level.NOTE
SCOPE = "file"

_NO_TITLE = re.compile(
    r"Microsoft (?:Office )?Word\s*-.*|.*\.(?:docx?|dvi|pdf|tex|rtf|odt|typ|indd)"
    r"|(?:untitled|no title(?: given)?|document|paper|title)\s*\d*",
    re.IGNORECASE,
)


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look at the document's own title."""
    title = subject.inspection.title
    if not subject.inspection.tagged or (title and not _NO_TITLE.fullmatch(title)):
        return
    said = f"is called «{title}», which is no title" if title else "has no title of its own"
    yield Finding(
        rule="access/title",
        level=LEVEL,
        message=f"The document {said}; viewers show and screen readers say it first.",
        fix=subject.by_tool(
            "Put the paper's title into the document's properties.",
            {
                Tool.LATEX: "Put \\hypersetup{pdftitle={…}} with the title into the preamble.",
                Tool.WORD: "Put the title into File, Info, Title, and save as PDF again.",
                Tool.LIBREOFFICE: "Put the title into File, Properties, Description, Title.",
                Tool.TYPST: "Write #set document(title: […]) at the top.",
            },
        ),
        evidence=title or None,
    )
