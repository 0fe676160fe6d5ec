"""Something was saved onto the end of a file, and what it was before is still inside.

Why: Whoever opens the file with a simple tool sees the earlier state too: a remark that was
deleted, a name that was blacked out, a paragraph that was taken back. The published volume holds
the last state alone.

How to mend: Export the PDF again from its source instead of changing it afterwards. In Acrobat use
«Save As», which writes the file anew, instead of «Save»; in Preview «Export as PDF».

Source: ISO 32000-1, 7.5.6 (incremental updates). The two parts of a linearized file and the second
table of Word's files are none.
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.NOTE
SCOPE = "file"


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for updates; a signature is saved onto a file too, and is told of elsewhere."""
    count = subject.inspection.updates
    if count <= subject.inspection.signatures:
        return
    times = "once" if count == 1 else f"{count} times"
    yield Finding(
        rule="file/revisions",
        level=LEVEL,
        message=f"The file was saved onto {times}; what it said before is still inside it.",
        fix="Export it again from its source, or write it anew with «Save As» instead of «Save».",
    )
