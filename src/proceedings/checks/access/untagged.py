r"""A paper has no tags, so that a screen reader doesn't know its headings, tables and order.

Why: Readers who listen hear the columns in the order they were drawn, and the volume as a whole
can't be called accessible while one of its papers isn't.

How to mend: Word: use styles for headings, «Save as PDF», Options, «Document structure tags for
accessibility». LibreOffice: export as PDF, «Tagged PDF». LaTeX: `\DocumentMetadata{tagging=on}`
before the class, with LaTeX of 2025 or newer and a class that supports it. Typst tags by itself.

Source: ISO 32000-1, 14.8 (tagged PDF); ISO 14289-1 (PDF/UA-1), 7.1.
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.NOTE
SCOPE = "file"


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look whether the file says it is tagged and has a structure tree."""
    if not subject.inspection.tagged:
        yield Finding(
            rule="access/untagged",
            level=LEVEL,
            message="The paper has no tags for readers who listen instead of looking.",
            fix="Ask the author to export a tagged PDF, where the tool can.",
        )
