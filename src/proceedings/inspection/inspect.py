"""Inspect a camera-ready file: one pass by qpdf for its structure, one by PDFium for its looks.

Runs in a worker of its own: the file is a stranger's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Stream, String

from proceedings.errors import Refused
from proceedings.inspection import words
from proceedings.inspection.activity import activity
from proceedings.inspection.fonts import unembedded
from proceedings.inspection.margins import marks_of
from proceedings.inspection.reader import View, viewed
from proceedings.pdf.boxes import Frame, frame
from proceedings.pdf.damage import is_endless
from proceedings.pdf.opening import damaged, endless, open_untrusted
from proceedings.pdf.outline import read_outline
from proceedings.records.inspection import Inspection, MarginMark, PageFacts
from proceedings.volume.kinds import MOST_PAGES

_SIDES = (3.0, 14_400.0)  # points; ISO 32000-1, Annex C.2
_MOST_REPAIRS = 10
_AGAIN = "Ask the author to export the PDF again."


def inspect(path: Path, sha256: str) -> Inspection:
    """What a camera-ready file is.

    Args:
        path: The file.
        sha256: What its bytes hashed to when it was found.

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
            return _facts(data, sha256, pdf)
        except pikepdf.PdfError as error:
            raise damaged(error) from None


def _facts(data: bytes, sha256: str, pdf: pikepdf.Pdf) -> Inspection:
    pages = [page.obj for page in pdf.pages]  # qpdf gives up on a tree that loops
    if not pages:
        raise Refused("has no pages", _AGAIN)
    if len(pages) > MOST_PAGES:
        raise Refused(f"has {len(pages)} pages, more than {MOST_PAGES}", "Ask for the paper alone.")
    frames = [frame(page) for page in pages]
    _refuse_nonsense(frames)
    _refuse_endless(pages)
    root, info = pdf.Root, pdf.trailer.get("/Info")
    found = activity(pdf, pages)
    marked = root.get("/MarkInfo")
    claim: object = marked.get("/Marked") if isinstance(marked, Dictionary) else None
    fonts = unembedded(pages)
    outline = read_outline(root.get("/Outlines"), lambda _: {})
    facts, first_page, trouble = _look(data, pdf, frames)
    return Inspection(
        sha256=sha256,
        size=len(data),
        version=pdf.pdf_version,
        pages=facts,
        encrypted=pdf.is_encrypted,
        tagged=claim is True and isinstance(root.get("/StructTreeRoot"), Dictionary),
        title=_entry(info, "/Title"),
        producer=_entry(info, "/Producer"),
        creator=_entry(info, "/Creator"),
        language=_entry(root, "/Lang"),
        repairs=_repairs((*pdf.get_warnings(), *trouble)),
        first_page=first_page,
        internal_links=found.internal,
        external_links=found.external,
        bookmarks=sum(len(item.walk()) for item in outline),
        attachments=found.attachments,
        unembedded=fonts,
        active=tuple(sorted(found.kinds)),
    )


def _look(
    data: bytes, pdf: pikepdf.Pdf, frames: Sequence[Frame]
) -> tuple[tuple[PageFacts, ...], str, tuple[str, ...]]:
    facts: list[PageFacts] = []
    trouble: list[str] = []
    first_page = ""
    with viewed(data, pdf, len(frames)) as document:
        for index, seen in enumerate(frames):
            marks: tuple[MarginMark, ...] = ()
            try:
                with View(document, index) as view:
                    marks = marks_of(view, seen)
                    first_page = first_page or (words.page_text(view.text()) if not index else "")
            except pypdfium2.PdfiumError:
                trouble.append(f"page {index + 1} can't be shown by PDF viewers")
            facts.append(
                PageFacts(
                    width=round(seen.width, 2),
                    height=round(seen.height, 2),
                    rotation=seen.rotation,
                    user_unit=seen.user_unit,
                    marks=marks,
                )
            )
    return tuple(facts), first_page, tuple(trouble)


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


def _entry(holder: object, key: str) -> str:
    value = holder.get(key) if isinstance(holder, Dictionary) else None
    return words.line(str(value)) if isinstance(value, String) else ""


def _repairs(warnings: Iterable[str]) -> tuple[str, ...]:
    """The reader's warnings, each once, the first ten."""
    told = tuple(dict.fromkeys(words.warning(text) for text in warnings))
    if len(told) <= _MOST_REPAIRS:
        return told
    return (*told[:_MOST_REPAIRS], f"and {len(told) - _MOST_REPAIRS} more")
