"""Active and private content: found, taken out, counted in plain words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

_ACTIONS = {
    "/JavaScript": "scripts (JavaScript)",
    "/Launch": "actions that start a program (Launch)",
    "/SubmitForm": "actions that send a form (SubmitForm)",
    "/ResetForm": "actions that change a form (ResetForm)",
    "/ImportData": "actions that read a file (ImportData)",
    "/GoToR": "links into another file (GoToR)",
    "/GoToE": "links into an attached file (GoToE)",
    "/Thread": "links into article threads (Thread)",
    "/Named": "menu commands (Named)",
    "/Hide": "actions that hide things (Hide)",
    "/SetOCGState": "actions that switch layers (SetOCGState)",
    "/Sound": "sounds (Sound)",
    "/Movie": "films (Movie)",
    "/Rendition": "films or sounds (Rendition)",
    "/RichMediaExecute": "actions of rich media (RichMediaExecute)",
    "/GoTo3DView": "actions of 3D views (GoTo3DView)",
    "/Trans": "page transitions (Trans)",
}
_MEDIA = {
    "/Screen": "films or sounds (Screen)",
    "/Movie": "films (Movie)",
    "/Sound": "sounds (Sound)",
    "/RichMedia": "rich media (RichMedia)",
    "/3D": "3D models (3D)",
    "/FileAttachment": "attached files",
}
_PRIVATE = {
    "/AA": "actions that run by themselves (AA)",
    "/PieceInfo": "private data of the program that made the file (PieceInfo)",
    "/Metadata": "metadata of pages and pictures",
    "/Thumb": "thumbnails",
    "/AF": "attached files",
    "/XFA": "forms (XFA)",
}
_SILENT = ("/LastModified", "/OPI")
_GOOD_ADDRESS = re.compile(rb"\A(?:https?|mailto|doi):", re.IGNORECASE)
_SCHEME = re.compile(rb"\A([A-Za-z][A-Za-z0-9+.-]{0,20}):")
_LONGEST_CHAIN = 50

Removed = Counter[str]
"""What was taken out, in words, with how often."""


def in_words(removed: Removed) -> tuple[str, ...]:
    """The count as lines for people, sorted: `scripts (JavaScript): 2`."""
    return tuple(f"{what}: {count}" for what, count in sorted(removed.items()))


def keep_target(
    holder: Dictionary,
    rewrite: Callable[[object], Object | None],
    removed: Removed,
    *,
    base: bytes = b"",
) -> tuple[dict[str, Object], bool]:
    """Where an annotation or a bookmark leads, made safe.

    A `/Dest`, the first `GoTo` or the first good web address of a chain of actions is kept; every
    other action is counted as removed.

    Args:
        holder: What carries `/Dest` or `/A`.
        rewrite: Gives a destination its new name.
        removed: The count to add to.
        base: The catalogue's base for relative web addresses.

    Returns:
        The key to write (`/Dest` or `/A`), and whether it led into the document but nowhere.
    """
    if "/Dest" in holder:
        dest = rewrite(holder.get("/Dest"))
        return ({"/Dest": dest}, False) if dest is not None else ({}, True)
    dead = False
    kept: dict[str, Object] = {}
    for action in _chain(holder.get("/A")):
        kind = _name(action.get("/S"))
        if kind == "/GoTo":
            dest = rewrite(action.get("/D"))
            dead = dead or dest is None
            if dest is not None and not kept:
                kept = {"/Dest": dest}
        elif kind == "/URI":
            address = _good_address(action.get("/URI"), base, removed)
            if address is not None and not kept:
                kept = {"/A": Dictionary(S=Name.URI, URI=String(address))}
        else:
            removed[_ACTIONS.get(kind, "actions of an unknown kind")] += 1
    return kept, dead and not kept


def _chain(first: object) -> list[Dictionary]:
    """An action and those that follow it, loops cut."""
    found: list[Dictionary] = []
    waiting, seen = [first], set[tuple[int, int]]()
    while waiting and len(found) < _LONGEST_CHAIN:
        action = waiting.pop()
        if isinstance(action, Array):
            waiting.extend(reversed(list(action)))
        elif isinstance(action, Dictionary):
            if action.is_indirect and action.objgen in seen:
                continue
            seen.add(action.objgen)
            found.append(action)
            waiting.append(action.get("/Next"))
    return found


def _good_address(value: object, base: bytes, removed: Removed) -> bytes | None:
    """A web address that may stay; a relative one is made whole with the document's base."""
    address = bytes(value).strip() if isinstance(value, String) else b""
    if _GOOD_ADDRESS.match(address):
        return address
    scheme = _SCHEME.match(address)
    if scheme is None and address and _GOOD_ADDRESS.match(base):
        return base.rstrip(b"/") + b"/" + address.lstrip(b"/")
    kind = f"of the kind {scheme[1].decode('ascii').lower()}" if scheme else "without http://"
    removed[f"web addresses {kind}"] += 1
    return None


def is_media(annotation: Dictionary, removed: Removed) -> bool:
    """Whether an annotation is film, sound, 3D or a file; if so it is counted as removed."""
    words = _MEDIA.get(_name(annotation.get("/Subtype")))
    if words is None:
        return False
    removed[words] += 1
    return True


def sweep(pdf: pikepdf.Pdf, removed: Removed, *, tagged: bool) -> None:
    """Walk every object and take out what is active or private, wherever it hangs.

    Args:
        pdf: The document, changed in place.
        removed: The count to add to.
        tagged: Whether the structure tree stays; without it its keys go from pages, annotations
            and forms.
    """
    for thing in pdf.objects:
        waiting: list[Any] = [thing]
        while waiting:
            value = waiting.pop()
            if isinstance(value, (Dictionary, Stream)):
                waiting.extend(_sweep_one(value, removed, tagged=tagged))
            elif isinstance(value, Array):
                waiting.extend(item for item in value if _is_direct_container(item))


def _sweep_one(value: Any, removed: Removed, *, tagged: bool) -> list[Any]:
    keys = set(value.keys())
    for key in keys & _PRIVATE.keys():
        del value[key]
        removed[_PRIVATE[key]] += 1
    for key in keys.intersection(_SILENT):
        del value[key]
    if not tagged:
        for key in keys & {"/StructParent", "/StructParents"}:
            del value[key]
    if isinstance(value, Stream):
        for key in keys & {"/F", "/FFilter", "/FDecodeParms"}:
            del value[key]
            removed["pointers to data in other files"] += key == "/F"
        if "/Ref" in keys and _name(value.get("/Subtype")) == "/Form":
            del value["/Ref"]
            removed["pointers to pages in other files"] += 1
    elif "/S" in keys and _name(value.get("/S")) in _ACTIONS and not _is_element(value, keys):
        removed[_ACTIONS[_name(value.get("/S"))]] += 1
        empty(value)
        return []
    return [item for _, item in value.items() if _is_direct_container(item)]


def empty(value: Dictionary) -> None:
    """Take everything out of a dictionary that something may still point to."""
    for key in tuple(value.keys()):
        del value[key]


def _is_element(value: Dictionary, keys: set[str]) -> bool:
    """Whether a dictionary with /S is a structure element: it has a parent."""
    return "/P" in keys or _name(value.get("/Type")) == "/StructElem"


def _is_direct_container(value: object) -> bool:
    return isinstance(value, (Dictionary, Array)) and not value.is_indirect


def _name(value: object) -> str:
    return value.unparse().decode("ascii") if isinstance(value, Name) else ""
