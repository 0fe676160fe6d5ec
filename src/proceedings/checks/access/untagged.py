r"""A paper has no tags, so that a screen reader doesn't know its headings, tables and order.

Why: Readers who listen hear the columns in the order they were drawn, and the volume as a whole
can't be called accessible while one of its papers isn't. What else such a file lacks, its language
or its title, is told with it: without tags these help little.

How to mend: Word: use styles for headings, «Save as PDF», Options, «Document structure tags for
accessibility». LibreOffice: export as PDF, «Tagged PDF». LaTeX: `\DocumentMetadata{lang=en,
tagging=on}` before the class, with LaTeX of 2025 or newer and a class that supports it. Google Docs
writes no tags that hold: download as .docx and save with Word or LibreOffice. Typst tags by itself
from 0.14 on.

Source: ISO 32000-1, 14.8 (tagged PDF); ISO 14289-1 (PDF/UA-1), 7.1.
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Tool

LEVEL = Level.NOTE
SCOPE = "file"


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look whether the file says it is tagged and has a structure tree."""
    if subject.inspection.tagged:
        return
    lacks = [
        word
        for word, told in (
            ("language", subject.inspection.language),
            ("title", subject.inspection.title),
        )
        if not told
    ]
    more = f", and names no {' and no '.join(lacks)}" if lacks else ""
    yield Finding(
        rule="access/untagged",
        level=LEVEL,
        message=f"The paper has no tags for readers who listen instead of looking{more}.",
        fix=subject.by_tool(
            "Export a tagged PDF, where the tool can.",
            {
                Tool.LATEX: (
                    "Put \\DocumentMetadata{lang=en, tagging=on} before \\documentclass, if your "
                    "LaTeX is of 2025 or newer and the class bears it."
                ),
                Tool.WORD: (
                    "Use «Save as PDF», Options, «Document structure tags for accessibility», not "
                    "a printer."
                ),
                Tool.LIBREOFFICE: "Tick «Tagged PDF» in the PDF export.",
                Tool.GOOGLE_DOCS: (
                    "Download the paper as .docx and save it as PDF with Word or LibreOffice, "
                    "tagged."
                ),
                Tool.TYPST: "Compile with Typst 0.14 or newer, which tags by itself.",
            },
        ),
    )
