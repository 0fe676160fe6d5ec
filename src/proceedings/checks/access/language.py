r"""A tagged paper doesn't say its language.

Why: A screen reader then speaks it in the reader's own language: English words with French sounds.

How to mend: LaTeX: `\DocumentMetadata{lang=en}` before the class, or `\hypersetup{pdflang=en}`.
Word: Review, Language, Set Proofing Language, for the whole text. LibreOffice: Tools, Options,
Languages, Default Languages. Typst: `#set text(lang: "en")`. An untagged paper is told of by
`access/untagged` alone.

Source: ISO 14289-1 (PDF/UA-1), 7.2; WCAG 2.1, 3.1.1; language tags are those of BCP 47.
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Tool

LEVEL = Level.NOTE
SCOPE = "file"


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for the catalogue's /Lang."""
    if not subject.inspection.tagged or subject.inspection.language:
        return
    yield Finding(
        rule="access/language",
        level=LEVEL,
        message="The paper doesn't say its language, so that screen readers speak it wrongly.",
        fix=subject.by_tool(
            "Set the document's language and export again.",
            {
                Tool.LATEX: "Put \\hypersetup{pdflang=en} into the preamble.",
                Tool.WORD: "Set Review, Language, Set Proofing Language, and save as PDF again.",
                Tool.LIBREOFFICE: (
                    "Set Tools, Options, Languages, Default Languages, and export again."
                ),
                Tool.TYPST: 'Write #set text(lang: "en") at the top.',
            },
        ),
    )
