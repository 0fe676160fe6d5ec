"""A file opens without a password, but forbids things such as printing or copying.

Why: The published paper carries no such restrictions: archives and readers for the blind need free
access. They are taken off, and whoever set them should know.

How to mend: Save the file without restrictions. In Acrobat: Document Properties,
Security, No Security; in Word and LibreOffice leave the boxes of the security tab empty; LaTeX sets
none. If the author agrees to their being taken off, waive this.

Source: ISO 32000-1, 7.6 (encryption). PDF/A, the format of archives, allows none (ISO 19005-2,
6.1.3).
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "file"


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look whether the file is encrypted."""
    if subject.inspection.encrypted:
        yield Finding(
            rule="file/encrypted",
            level=LEVEL,
            message="The file restricts what readers may do; the published paper will not.",
            fix="Save the PDF without security settings.",
        )
