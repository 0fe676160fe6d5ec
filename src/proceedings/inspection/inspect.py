"""Inspect a camera-ready file: one pass by qpdf for its structure, one by PDFium for its looks.

Runs in a worker of its own: the file is a stranger's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Stream, String

from proceedings.errors import Refused
from proceedings.inspection import words
from proceedings.inspection.activity import activity
from proceedings.inspection.catalogue import catalogue_texts
from proceedings.inspection.docinfo import document_info
from proceedings.inspection.fonts import fonts_of
from proceedings.inspection.history import signatures, updates
from proceedings.inspection.looks import look
from proceedings.inspection.origin import tool_of
from proceedings.inspection.signs import sightings_elsewhere
from proceedings.inspection.tags import structure_of
from proceedings.inspection.unseen import remote_texts, unseen_texts
from proceedings.pdf.boxes import Frame, frame
from proceedings.pdf.damage import is_endless
from proceedings.pdf.opening import damaged, endless, open_untrusted
from proceedings.pdf.outline import read_outline
from proceedings.records.inspection import Inspection
from proceedings.records.wanted import Wanted
from proceedings.volume.kinds import MOST_PAGES

NOTHING = Wanted()

_SIDES = (3.0, 14_400.0)  # points; ISO 32000-1, Annex C.2
_MOST_REPAIRS = 10
_VERSION = re.compile(r"[12]\.[0-9]")
_AGAIN = "Export the PDF again."


def inspect(path: Path, sha256: str, wanted: Wanted = NOTHING) -> Inspection:
    """What a camera-ready file is.

    Args:
        path: The file.
        sha256: What its bytes hashed to when it was found.
        wanted: What the rules want looked for beyond what every file is asked.

    Raises:
        Refused: It is no PDF, needs a password, has no pages or too many, is damaged beyond repair,
            or is not the file that was found.
    """
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Refused(
            "has changed while it was being read", "Run the command again when it is quiet."
        )
    with open_untrusted(data) as pdf:
        try:
            return _facts(data, sha256, pdf, wanted)
        except pikepdf.PdfError as error:
            raise damaged(error) from None


def _facts(data: bytes, sha256: str, pdf: pikepdf.Pdf, wanted: Wanted) -> Inspection:
    pages = [page.obj for page in pdf.pages]  # qpdf gives up on a tree that loops
    if not pages:
        raise Refused("has no pages", _AGAIN)
    if len(pages) > MOST_PAGES:
        raise Refused(f"has {len(pages)} pages, more than {MOST_PAGES}", "Send the paper alone.")
    frames = [frame(page) for page in pages]
    _refuse_nonsense(frames)
    _refuse_endless(pages)
    root, info = pdf.Root, pdf.trailer.get("/Info")
    found = activity(pdf, pages, frames)
    marked = root.get("/MarkInfo")
    claim: object = marked.get("/Marked") if isinstance(marked, Dictionary) else None
    tagged = claim is True and isinstance(root.get("/StructTreeRoot"), Dictionary)
    outline = read_outline(root.get("/Outlines"), lambda _: {})
    told = document_info(pdf)
    structure = structure_of(pdf, pages, told.claims)
    producer, creator = _entry(info, "/Producer"), _entry(info, "/Creator")
    seen = look(data, pdf, frames, fonts_of(pages), wanted)
    # Words that stand on no page are read too, by whoever looks for hidden ones.
    elsewhere = unseen_texts(told, structure.texts, found)
    beside = remote_texts(told, catalogue_texts(pdf, outline), structure.names, found)
    remote = (*beside, *seen.remote)
    return Inspection(
        sha256=sha256,
        size=len(data),
        version=_version(pdf),
        pages=seen.pages,
        encrypted=pdf.is_encrypted,
        updates=updates(data),
        signatures=signatures(pdf),
        tool=tool_of(pdf, pages, producer, creator),
        tagged=tagged,
        tags=structure.tags if tagged else None,
        claims=told.claims,
        title=told.title,
        producer=producer,
        creator=creator,
        language=_entry(root, "/Lang"),
        repairs=_repairs((*pdf.get_warnings(), *seen.trouble)),
        first_page=seen.first_page,
        opening=seen.opening,
        foot=seen.foot,
        letters=seen.letters,
        sketch=seen.sketch,
        internal_links=found.internal,
        addresses=tuple(found.addresses),
        bookmarks=sum(len(item.walk()) for item in outline),
        attachments=found.attachments,
        comments=tuple(found.comments),
        notes=seen.notes,
        changes=seen.changes,
        fonts=seen.fonts,
        images=seen.images,
        sightings=(*seen.sightings, *sightings_elsewhere(elsewhere, wanted.signs, remote)),
        numbered=seen.numbered,
        strays=seen.strays,
        hidden=seen.hidden,
        active=tuple(sorted(found.kinds)),
    )


def _refuse_nonsense(frames: Iterable[Frame]) -> None:
    least, most = _SIDES
    for number, seen in enumerate(frames, 1):
        if not (least <= seen.width <= most and least <= seen.height <= most):
            raise Refused(
                f"has a page {number} of {seen.width:.0f} × {seen.height:.0f} points, "
                "which no viewer shows",
                _AGAIN,
            )


def _refuse_endless(pages: Iterable[Dictionary]) -> None:
    """PDFium would unpack such content until its process dies, and nobody would know which page."""
    for number, page in enumerate(pages, 1):
        contents = page.get("/Contents")
        for one in contents if isinstance(contents, Array) else (contents,):
            if isinstance(one, Stream) and is_endless(one):
                raise endless(number)


def _version(pdf: pikepdf.Pdf) -> str:
    """The header's, or a later one of the catalogue (ISO 32000-1, 7.5.2)."""
    later = words.name(pdf.Root.get("/Version"))
    return max(pdf.pdf_version, later) if _VERSION.fullmatch(later) else pdf.pdf_version


def _entry(holder: object, key: str) -> str:
    value = holder.get(key) if isinstance(holder, Dictionary) else None
    return words.line(str(value)) if isinstance(value, String) else ""


def _repairs(warnings: Iterable[str]) -> tuple[str, ...]:
    """The reader's warnings, each once, the first ten."""
    told = tuple(dict.fromkeys(words.warning(text) for text in warnings))
    if len(told) <= _MOST_REPAIRS:
        return told
    return (*told[:_MOST_REPAIRS], f"and {len(told) - _MOST_REPAIRS} more")
