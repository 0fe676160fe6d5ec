"""Where a file leads, and what in it could act: links, scripts, media, attachments.

Source: ISO 32000-1, 12.6 (actions), 12.5.6 (annotation types), 12.7 (forms), 7.11.4 (attachments).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Object, String

from proceedings.inspection import words
from proceedings.pdf.boxes import Frame
from proceedings.pdf.trees import read_names
from proceedings.records.inspection import Address, Comment

_WEB = re.compile(rb"\s*(?:https?|mailto|doi):", re.IGNORECASE)
_SCHEME = re.compile(rb"\s*([A-Za-z][A-Za-z0-9+.-]{0,20}):")
_MEDIA = ("Screen", "Movie", "Sound", "RichMedia", "3D")
_HARMLESS = ("GoTo", "URI", "Named")
_NAMELESS = "action of no kind"
_LONGEST_CHAIN = 50


@dataclass(slots=True)
class Activity:
    """What was counted.

    Attributes:
        internal: Links that stay in the document.
        addresses: Links that leave it, the first 1000.
        comments: Remarks and marks, the first 200.
        attachments: Embedded files.
        kinds: What could act, by the PDF's own names.
    """

    internal: int = 0
    addresses: list[Address] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    attachments: int = 0
    kinds: set[str] = field(default_factory=set)


def activity(pdf: pikepdf.Pdf, pages: Iterable[Dictionary], frames: Iterable[Frame]) -> Activity:
    """Look through the catalogue, every page and every annotation."""
    found = Activity()
    root = pdf.Root
    _look_at_actions(root, found)
    # Opening at a certain page is an action too, but no link.
    _look_at_actions({"/A": root.get("/OpenAction")}, found)
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
    for page in pages:
        _look_at_actions(page, found)
        annotations = page.get("/Annots")
        for annotation in annotations if isinstance(annotations, Array) else ():
            if isinstance(annotation, Dictionary):
                _look_at(annotation, found)
    return found


def _look_at(annotation: Dictionary, found: Activity) -> None:
    kind = words.name(annotation.get("/Subtype"))
    if kind == "FileAttachment":
        found.attachments += 1
    elif kind in _MEDIA:
        found.kinds.add(kind)
    if "/Dest" in annotation:
        found.internal += 1
    _look_at_actions(annotation, found)


def _look_at_actions(holder: Object | dict[str, object], found: Activity) -> None:
    for action in _chain(holder.get("/A")):
        kind = words.name(action.get("/S"))
        if kind == "GoTo":
            found.internal += 1
        elif kind == "URI":
            address = action.get("/URI")
            _look_at_address(bytes(address) if isinstance(address, String) else b"", found)
        elif kind not in _HARMLESS:
            found.kinds.add(kind or _NAMELESS)
    triggers = holder.get("/AA")
    if isinstance(triggers, Dictionary):
        for first in triggers.values():
            for action in _chain(first):
                found.kinds.add(words.name(action.get("/S")) or _NAMELESS)


def _look_at_address(address: bytes, found: Activity) -> None:
    scheme = _SCHEME.match(address)
    if scheme is None or _WEB.match(address):
        uri = words.line(address.decode("utf-8", "replace"))
        found.addresses.append(Address(uri=uri, page=1))
    else:
        found.kinds.add(f"URI {scheme[1].decode('ascii').lower()}:")


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
