"""Files are attached to the PDF.

Why: What is attached is seen by nobody who reads the pages, and may hold anything: the source, the
reviews, a program. Attachments are taken out before publication.

How to mend: If the author means it to be published, ask for the file itself and name it under
`supplements` in the paper's record. If not, nothing has to be done.

Source: ISO 32000-1, 7.11.4 (embedded files); PDF/A-2 allows none but PDF/A files (ISO 19005-2,
6.8).
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "file"


def check(subject: FileSubject) -> Iterator[Finding]:
    """Count the attached files."""
    count = subject.inspection.attachments
    if count:
        attached = "A file is" if count == 1 else f"{count} files are"
        verb = "it will" if count == 1 else "they will"
        yield Finding(
            rule="safety/attachment",
            level=LEVEL,
            message=f"{attached} attached to the PDF; {verb} not be published with it.",
            fix="Send it as a supplement if readers should have it; else nothing has to be done.",
        )
