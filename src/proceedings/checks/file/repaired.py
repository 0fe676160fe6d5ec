"""A file was damaged, and was mended while it was read.

Why: Most such files look right. Some have lost pages or pictures on the way: cut off in an upload,
changed by a mail program, written by old software.

How to mend: Look at each page of the paper's proof. If anything is missing, ask the author to send
the file again (in a ZIP archive, which shows whether it arrived whole), or export it anew: from
Word «Save as PDF», in LaTeX run pdflatex again.

Source: ISO 32000-1, 7.5 (file structure); the words are those of the library qpdf.
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.NOTE
SCOPE = "file"


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look whether anything was mended."""
    repairs = subject.inspection.repairs
    if repairs:
        yield Finding(
            rule="file/repaired",
            level=LEVEL,
            message="The file has faults in its structure, which were mended while it was read.",
            fix="Look at every page of it; if one is wrong, export the PDF again from its source.",
            evidence="; ".join(repairs),
        )
