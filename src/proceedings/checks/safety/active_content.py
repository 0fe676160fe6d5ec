"""A file holds something that could act on a reader's machine.

Why: Scripts, programs to start, forms that send what is typed: an archive refuses them, and virus
scanners block the whole volume for one of them. They are taken out before publication.

How to mend: Nothing has to be done. Where something useful is lost (a film, a form to fill in), ask
the author to send it as a supplement, and to export the paper without: in LaTeX the packages
animate, media9 and insdljs bring it in; in Acrobat «Remove Hidden Information» takes it out.

Source: ISO 32000-1, 12.6.4 (actions) and 13 (multimedia); forbidden in PDF/A (ISO 19005-2, 6.5).
Links of other kinds than http, https, mailto and doi are taken out too; where nothing else is,
that is a note. What `links/local` or `links/malformed` tells of a link isn't told again.
"""

from collections.abc import Iterator

from proceedings.checks.links.local import where_to
from proceedings.checks.links.malformed import fault
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Inspection

LEVEL = Level.WARNING
LEVELS = (Level.WARNING, Level.NOTE)
SCOPE = "file"

_LINK = "URI "
_PASSIVE = frozenset(
    {"arxiv:", "bibcode:", "ftp:", "ftps:", "geo:", "git:", "hdl:", "info:", "ipfs:", "irc:"}
    | {"isbn:", "magnet:", "news:", "pmid:", "sftp:", "sip:", "sms:", "ssh:", "tel:", "urn:"}
)

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
    told = _told_of_links(subject.inspection)
    kinds = [kind for kind in subject.inspection.active if kind not in told]
    if not kinds:
        return
    words = dict.fromkeys(_in_words(kind) for kind in kinds)
    is_passive = all(kind.removeprefix(_LINK) in _PASSIVE for kind in kinds)
    yield Finding(
        rule="safety/active-content",
        level=Level.NOTE if is_passive else LEVEL,
        message=f"The file holds {', '.join(words)}, which will not be published.",
        fix="Give these links addresses with https://, or leave it: their words stay on the page."
        if is_passive
        else "Nothing has to be done; if readers lose something by it, send that as a supplement.",
        evidence=", ".join(kinds),
    )


def _told_of_links(inspection: Inspection) -> frozenset[str]:
    """Kinds of which the rules about links tell every one."""
    told: dict[str, bool] = {}
    for address in inspection.addresses:
        scheme = address.uri.partition(":")[0].lower()
        is_told = bool(where_to(address.uri) or fault(address.uri))
        for kind in (f"{_LINK}{scheme}:", *(("GoToR",) if scheme == "file" else ())):
            told[kind] = told.get(kind, True) and is_told
    return frozenset(kind for kind, is_told in told.items() if is_told)


def _in_words(kind: str) -> str:
    if kind.startswith(_LINK):
        return f"links to {kind.removeprefix(_LINK)} addresses"
    return _WORDS.get(kind, f"actions of the kind {kind}")
