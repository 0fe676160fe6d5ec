"""A file holds something that could act on a reader's machine.

Why: Scripts, programs to start, forms that send what is typed: an archive refuses them, and virus
scanners block the whole volume for one of them. They are taken out before publication.

How to mend: Nothing has to be done. Where something useful is lost (a film, a form to fill in), ask
the author to send it as a supplement, and to export the paper without: in LaTeX the packages
animate, media9 and insdljs bring it in; in Acrobat «Remove Hidden Information» takes it out.

Source: ISO 32000-1, 12.6.4 (actions) and 13 (multimedia); forbidden in PDF/A (ISO 19005-2, 6.5).
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "file"

_WORDS = {
    "AcroForm": "form fields",
    "GoToE": "links into attached files",
    "GoToR": "links into other files",
    "Hide": "actions that hide things",
    "ImportData": "actions that read files",
    "JavaScript": "scripts",
    "Launch": "actions that start a program",
    "Movie": "films",
    "Rendition": "films or sounds",
    "ResetForm": "actions of forms",
    "RichMedia": "rich media",
    "Screen": "films or sounds",
    "SetOCGState": "actions that switch layers",
    "Sound": "sounds",
    "SubmitForm": "actions that send a form",
    "XFA": "an XFA form",
    "3D": "3D models",
}


def check(subject: FileSubject) -> Iterator[Finding]:
    """Name what could act, each kind once."""
    kinds = subject.inspection.active
    if kinds:
        words = dict.fromkeys(_in_words(kind) for kind in kinds)
        yield Finding(
            rule="safety/active-content",
            level=LEVEL,
            message=f"The file holds {', '.join(words)}, which will not be published.",
            fix="Nothing has to be done; tell the author if something useful is lost by it.",
            evidence=", ".join(kinds),
        )


def _in_words(kind: str) -> str:
    if kind.startswith("URI "):
        return f"links to {kind.removeprefix('URI ')} addresses"
    return _WORDS.get(kind, f"actions of the kind {kind}")
