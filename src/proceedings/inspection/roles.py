"""Types of structure elements: from what a tool calls them to the standard's own.

Source: ISO 32000-1, 14.7.3 (role map) and 14.8.4 (standard types); ISO 32000-2, 14.7.4 (namespaces)
and annex M (types that came or went).
"""

from __future__ import annotations

import re

from pikepdf import Array, Dictionary, Name, String

from proceedings.inspection import words

_DEEPEST = 20
_NAMES = """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5
    H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code
    Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form
"""
_STANDARD = frozenset(_NAMES.split())
_STANDARD_2 = _STANDARD | frozenset(
    ("DocumentFragment", "Aside", "Title", "FENote", "Sub", "Em", "Strong", "Artifact")
)
_NAMESPACE_1 = b"http://iso.org/pdf/ssn"
_NAMESPACE_2 = b"http://iso.org/pdf2/ssn"
_MATHML = b"http://www.w3.org/1998/Math/MathML"
_HEADING = re.compile(r"H([1-9][0-9]?)")

MATHS = "math"
"""Stands for every type of MathML."""


def heading_level(kind: str) -> int | None:
    """1 for `H1` and so on, 0 for `H`, None for what is no heading."""
    if kind == "H":
        return 0
    found = _HEADING.fullmatch(kind)
    return int(found[1]) if found else None


class Roles:
    """A file's role map, asked once a type.

    Attributes:
        unknown: Types that lead to no standard type, in the order in which they were asked for.
    """

    def __init__(self, root: Dictionary) -> None:
        self._map: object = root.get("/RoleMap")
        self._known: dict[bytes, str] = {}
        self.unknown: dict[str, None] = {}

    def standard(self, element: Dictionary) -> str:
        """The standard type of an element; its own where it leads to none; empty without any."""
        kind = element.get("/S")
        if not isinstance(kind, Name):
            return ""
        space = element.get("/NS")
        if isinstance(space, Dictionary):
            return self._within(kind, space)
        written = kind.unparse()  # bytes: a name may hold any, and only some are text
        if written not in self._known:
            self._known[written] = self._mapped(words.name(kind), self._map)
        return self._known[written]

    def _within(self, kind: Name, space: Dictionary) -> str:
        """Follow a type through the role maps of its namespaces."""
        called = words.name(kind)
        for _ in range(_DEEPEST):
            address = space.get("/NS")
            uri = bytes(address) if isinstance(address, String) else b""
            if uri == _MATHML:
                return MATHS
            if uri == _NAMESPACE_2 and (called in _STANDARD_2 or heading_level(called)):
                return called
            if uri == _NAMESPACE_1:
                return self._mapped(called, self._map)
            roles = space.get("/RoleMapNS")
            target = roles.get(f"/{called}") if isinstance(roles, Dictionary) else None
            if isinstance(target, Name):
                return self._mapped(words.name(target), self._map)
            if not isinstance(target, Array) or len(target) < 2:
                break
            kind_there, space_there = target[0], target[1]
            if not isinstance(kind_there, Name) or not isinstance(space_there, Dictionary):
                break
            called, space = words.name(kind_there), space_there
        self.unknown[called] = None
        return called

    def _mapped(self, called: str, roles: object) -> str:
        at = called
        for _ in range(_DEEPEST):
            if at in _STANDARD:
                return at
            target = roles.get(f"/{at}") if isinstance(roles, Dictionary) else None
            if not isinstance(target, Name):
                break
            at = words.name(target)
        self.unknown[called] = None
        return called
