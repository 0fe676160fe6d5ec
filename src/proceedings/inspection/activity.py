"""Where a file leads, and what in it could act: links, scripts, media, attachments, remarks.

Source: ISO 32000-1, 12.6 (actions), 12.5.6 (annotation types), 12.7 (forms), 7.11.4 (attachments).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Object

from proceedings.inspection import words
from proceedings.inspection.annotations import (
    annotations_of,
    box_of,
    comment_of,
    file_of,
    text_of,
    texts_of,
    uri_of,
)
from proceedings.pdf.boxes import Frame
from proceedings.pdf.trees import read_names
from proceedings.records.inspection import Address, Box, Comment

_WEB = re.compile(r"(?:https?|mailto|doi):", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,20}):")
_MEDIA = ("Screen", "Movie", "Sound", "RichMedia", "3D")
_HARMLESS = ("GoTo", "URI", "Named")
_NAMELESS = "action of no kind"
_LONGEST_CHAIN = 50
_MOST_ADDRESSES = 1000
_MOST_LETTERS = 200_000  # of all addresses
_MOST_COMMENTS = 200
_MOST_TEXTS = 1000


@dataclass(slots=True)
class Activity:
    """What was counted.

    Attributes:
        internal: Links that stay in the document.
        addresses: Links that leave it, each address once, where it stands first; the first 1000.
        comments: Remarks and marks, the first 200.
        remarks: All that annotations say, also replies and hidden ones, with their page.
        attachments: Embedded files.
        kinds: What could act, by the PDF's own names.
        texts: What links and fields are called for readers who listen, with its page.
        base: The document's base for addresses without a scheme.
    """

    internal: int = 0
    addresses: list[Address] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    remarks: list[tuple[str, int]] = field(default_factory=list)
    attachments: int = 0
    kinds: set[str] = field(default_factory=set)
    texts: list[tuple[str, int]] = field(default_factory=list)
    base: str = ""
    _letters: int = 0  # of addresses
    _known: set[str] = field(default_factory=set)

    def lead_to(self, uri: str, page: int, box: Box | None) -> None:
        """Keep an address, unless it is known: a link broken over two lines is one."""
        has_room = len(self.addresses) < _MOST_ADDRESSES and self._letters < _MOST_LETTERS
        if uri not in self._known and has_room:
            self._letters += len(uri)
            self._known.add(uri)
            self.addresses.append(Address(uri=uri, page=page, box=box))


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an action hangs: on a page (from 1), perhaps on an annotation of it."""

    page: int
    frame: Frame | None = None
    annotation: Dictionary | None = None

    @property
    def box(self) -> Box | None:
        """The annotation's place."""
        if self.annotation is None or self.frame is None:
            return None
        return box_of(self.annotation, self.frame)


def activity(pdf: pikepdf.Pdf, pages: Sequence[Dictionary], frames: Sequence[Frame]) -> Activity:
    """Look through the catalogue, every page and every annotation.

    Args:
        pdf: The file.
        pages: Its pages.
        frames: The same pages as displayed.
    """
    root = pdf.Root
    base = root.get("/URI")
    found = Activity(base=uri_of(base.get("/Base")) if isinstance(base, Dictionary) else "")
    _look_at_actions(root, _Spot(1), found)
    # Opening at a certain page is an action too, but no link.
    _look_at_actions({"/A": root.get("/OpenAction")}, _Spot(1), found)
    found.internal = 0
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        found.attachments += sum(1 for _ in read_names(names.get("/EmbeddedFiles")))
        if any(True for _ in read_names(names.get("/JavaScript"))):
            found.kinds.add("JavaScript")
    form = root.get("/AcroForm")
    if isinstance(form, Dictionary):
        if "/XFA" in form:
            found.kinds.add("XFA")
        fields = form.get("/Fields")
        if isinstance(fields, Array) and len(fields):
            found.kinds.add("AcroForm")
    for number, shown in annotations_of(pages):
        _look_at_actions(pages[number - 1], _Spot(number), found)
        for annotation in shown:
            _look_at(annotation, _Spot(number, frames[number - 1], annotation), found)
    return found


def _look_at(annotation: Dictionary, spot: _Spot, found: Activity) -> None:
    kind = words.name(annotation.get("/Subtype"))
    if kind == "FileAttachment":
        found.attachments += 1
    elif kind in _MEDIA:
        found.kinds.add(kind)
    elif kind in {"Link", "Widget"}:
        text = text_of(annotation.get("/Contents" if kind == "Link" else "/TU"))
        if text and len(found.texts) < _MOST_TEXTS:
            found.texts.append((text, spot.page))
    elif spot.frame and len(found.comments) < _MOST_COMMENTS:
        comment = comment_of(annotation, kind, spot.page, spot.frame)
        found.comments += [comment] if comment else []
    if kind != "Link" and len(found.remarks) < _MOST_TEXTS and (said := texts_of(annotation)):
        found.remarks.append((said, spot.page))
    if "/Dest" in annotation:
        found.internal += 1
    _look_at_actions(annotation, spot, found)


def _look_at_actions(holder: Object | dict[str, object], spot: _Spot, found: Activity) -> None:
    for action in _chain(holder.get("/A")):
        kind = words.name(action.get("/S"))
        if kind == "GoTo":
            found.internal += 1
        elif kind == "URI":
            _look_at_address(uri_of(action.get("/URI"), found.base), spot, found)
        elif kind not in _HARMLESS:
            found.kinds.add(kind or _NAMELESS)
            if kind == "GoToR" and (file := file_of(action.get("/F"))):
                found.lead_to(file, spot.page, spot.box)
    triggers = holder.get("/AA")
    if isinstance(triggers, Dictionary):
        for first in triggers.values():
            for action in _chain(first):
                found.kinds.add(words.name(action.get("/S")) or _NAMELESS)


def _look_at_address(uri: str, spot: _Spot, found: Activity) -> None:
    scheme = _SCHEME.match(uri)
    if scheme is not None and not _WEB.match(uri):
        found.kinds.add(f"URI {scheme[1].lower()}:")
    found.lead_to(uri, spot.page, spot.box)


def _chain(first: object) -> Iterator[Dictionary]:
    """An action and those that follow it; a destination is none; loops end."""
    waiting, seen = [first], set[tuple[int, int]]()
    for _ in range(_LONGEST_CHAIN):
        if not waiting:
            return
        action = waiting.pop()
        if isinstance(action, Array):
            waiting.extend(item for item in reversed(list(action)) if isinstance(item, Dictionary))
        elif isinstance(action, Dictionary) and "/S" in action:
            if action.is_indirect:
                if action.objgen in seen:
                    continue
                seen.add(action.objgen)
            yield action
            waiting.append(action.get("/Next"))
