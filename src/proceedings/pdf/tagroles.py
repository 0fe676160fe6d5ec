"""Types of structure elements: each made to end at one of PDF 1.7's own, none of those remapped.

Role maps of a volume's papers become one. A map that sends a standard type elsewhere, or to itself,
would do so in every paper (LibreOffice writes the second), so elements are retyped instead.

Source: ISO 32000-1, 14.7.3 and 14.8.4; ISO 32000-2, 14.7.4 and 14.8.6; ISO 14289-1, 7.1.
"""

from __future__ import annotations

import re
from typing import cast

from pikepdf import Array, Dictionary, Name, Object

from proceedings.pdf.names import symbol

_NAMES = """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5
    H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code
    Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form
"""
DOCUMENT = b"/Document"
STANDARD = frozenset(b"/" + name.encode() for name in _NAMES.split())
_NEWER = {
    b"/DocumentFragment": b"/Art",
    b"/Aside": b"/Note",
    b"/Title": b"/P",
    b"/FENote": b"/Note",
    b"/Sub": b"/Span",
    b"/Em": b"/Span",
    b"/Strong": b"/Span",
    b"/Artifact": b"/Private",
    b"/math": b"/Formula",
}
"""Types of PDF 2.0 and MathML's root, for readers that know PDF 1.7."""
_DEEP_HEADING = re.compile(rb"/H[1-9][0-9]{0,2}")
_NO_TYPE = b"/NonStruct"
"""What a type that leads nowhere is to a reader: it says nothing of what it holds."""
_LONGEST_CHAIN = 20
_MOST_ROLES = 2000


class Roles:
    """A file's role map, asked once for each element.

    Attributes:
        used: The types asked for that aren't standard ones, with the standard type of each.
    """

    def __init__(self, role_map: object) -> None:
        self._map = read_roles(role_map)
        self._settled: dict[tuple[bytes, tuple[int, int]], tuple[bytes, bytes]] = {}
        self.used: dict[bytes, bytes] = {}

    def settle(self, kind: object, space: Dictionary | None) -> tuple[bytes, bytes]:
        """The type an element is to be written with, and the standard type it means.

        Args:
            kind: The element's /S.
            space: Its namespace, an indirect dictionary.
        """
        written = kind.unparse() if isinstance(kind, Name) else _NO_TYPE
        key = (written, space.objgen if space is not None else (0, 0))
        if key not in self._settled:
            standard = self._standard(written, space)
            if written in STANDARD:
                written = standard
            else:
                # Two namespaces may give one name two meanings; a role map has room for one.
                while self.used.setdefault(written, standard) != standard:
                    written += b"-" + standard[1:]
            self._settled[key] = (written, standard)
        return self._settled[key]

    def _standard(self, written: bytes, space: Dictionary | None) -> bytes:
        at = self._map.get(written, written)
        for _ in range(_LONGEST_CHAIN):
            if at in STANDARD:
                return at
            if at not in self._map:
                break
            at = self._map[at]
        if written in STANDARD:
            return written
        newer = _newer(written)
        return newer or _through(space, written) or _NO_TYPE


def read_roles(role_map: object) -> dict[bytes, bytes]:
    """A role map's entries as written, with their slashes; what is no name is passed over."""
    found: dict[bytes, bytes] = {}
    if isinstance(role_map, Dictionary):
        for key in sorted(role_map.keys(), key=symbol)[:_MOST_ROLES]:
            target = role_map.get(name_of(b"/" + symbol(key)))
            if isinstance(target, Name):
                found[b"/" + symbol(key)] = target.unparse()
    return found


def _newer(kind: bytes) -> bytes:
    """The older type for one of PDF 2.0; empty for none."""
    return b"/H6" if _DEEP_HEADING.fullmatch(kind) else _NEWER.get(kind, b"")


def _through(space: Dictionary | None, kind: bytes) -> bytes:
    """Follow a type through the role maps of namespaces to a standard one; empty for none."""
    for _ in range(_LONGEST_CHAIN):
        roles = space.get("/RoleMapNS") if space is not None else None
        target: object = roles.get(name_of(kind)) if isinstance(roles, Dictionary) else None
        space = None
        if isinstance(target, Array) and len(target) > 1:
            there: object = target[1]
            space = there if isinstance(there, Dictionary) else None
            target = target[0]
        if not isinstance(target, Name):
            return b""
        kind = target.unparse()
        if kind in STANDARD:
            return kind
        if newer := _newer(kind):
            return newer
    return b""


def role_map(roles: dict[bytes, bytes]) -> Dictionary:
    """A role map of types and their standard types, both as written."""
    made = Dictionary()
    for kind in sorted(roles):
        made[name_of(kind)] = name_of(roles[kind])
    return made


def name_of(written: bytes) -> Name:
    """A name object of its written form."""
    return cast("Name", Object.parse(written))
