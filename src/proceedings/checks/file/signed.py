"""A file carries a digital signature, which stamping voids.

Why: A signature holds for the very bytes that were signed. Heads, folios and the volume change
them, so that readers would be warned of a forged paper. The published paper carries no signature.

How to mend: Send the paper as it was before it was signed: from LaTeX or Word again, or in Acrobat
«Clear Signature Field» by who signed it. A copyright form that was signed by mistake into the paper
belongs to the publisher's desk, not into the volume.

Source: ISO 32000-1, 12.8 (digital signatures); Acrobat also signs the rights it gives readers.
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "file"


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for signatures."""
    count = subject.inspection.signatures
    if count:
        signed = "a digital signature" if count == 1 else f"{count} digital signatures"
        yield Finding(
            rule="file/signed",
            level=LEVEL,
            message=f"The file carries {signed}, which stamping voids; it is published without.",
            fix="Send the paper as it was before it was signed.",
        )
