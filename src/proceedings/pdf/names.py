"""Destinations: where links lead, made safe and given names of the paper's own.

A link names its destination in one of two name spaces: a string is looked up in the name tree, a
name object in the catalogue's old /Dests dictionary (ISO 32000-1, 12.3.2.3). Every LaTeX paper uses
the same names, so that two papers in one file need a prefix each. Names are bytes and are compared
as bytes.
"""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from proceedings.pdf.trees import read_names

SEPARATOR = b":"
"""Stands between a prefix and a name; no paper's id holds it."""
_VIEWS = {
    "/XYZ": 3,
    "/Fit": 0,
    "/FitH": 1,
    "/FitV": 1,
    "/FitR": 4,
    "/FitB": 0,
    "/FitBH": 1,
    "/FitBV": 1,
}


class Destinations:
    """The destinations of one document under their new names.

    Attributes:
        pages: The document's pages; nothing leads elsewhere.
        entries: New name and explicit destination, sorted by name.
        dead: Names whose page the document does not have.
    """

    def __init__(self, pdf: pikepdf.Pdf, pages: Sequence[Dictionary], prefix: str) -> None:
        self.pages = tuple(pages)
        self._index = {page.objgen: number for number, page in enumerate(self.pages)}
        self._prefix = prefix.encode() + SEPARATOR
        self._strings: dict[bytes, bytes] = {}
        self._symbols: dict[bytes, bytes] = {}
        self._explicit: dict[bytes, Array] = {}
        names = pdf.Root.get("/Names")
        tree = names.get("/Dests") if isinstance(names, Dictionary) else None
        for name, value in read_names(tree):
            self._add(self._strings, name, self._prefix + name, value)
        old = pdf.Root.get("/Dests")
        if isinstance(old, Dictionary):
            for key in sorted(old.keys(), key=symbol):
                new = self._prefix + symbol(key)
                while new in self._explicit:
                    new = new.replace(SEPARATOR, SEPARATOR + b"/", 1)
                self._add(self._symbols, symbol(key), new, old[key])

    @property
    def entries(self) -> list[tuple[bytes, Array]]:
        """New names with their explicit destinations, sorted as a name tree needs them."""
        return sorted(self._explicit.items())

    def _add(self, space: dict[bytes, bytes], name: bytes, new: bytes, value: object) -> None:
        if isinstance(value, Dictionary):
            value = value.get("/D")
        explicit = self.explicit(value)
        if explicit is not None and name not in space:
            space[name] = new
            self._explicit[new] = explicit

    def explicit(self, value: object) -> Array | None:
        """An explicit destination rebuilt clean: page, view, numbers; None when it leads nowhere.

        A page given by its number, as some writers do, becomes the page itself.
        """
        if not isinstance(value, Array) or not len(value):
            return None
        target: object = value[0]
        if isinstance(target, int) and not isinstance(target, bool):
            page = self.pages[target] if 0 <= target < len(self.pages) else None
        elif isinstance(target, Dictionary):
            number = self._index.get(target.objgen)
            page = self.pages[number] if number is not None else None
        else:
            page = None
        if page is None:
            return None
        view: object = value[1] if len(value) > 1 else None
        if not isinstance(view, Name) or (numbers := _VIEWS.get(_text(view))) is None:
            return Array([page, Name.Fit])
        given: Sequence[object] = list(value)[2 : 2 + numbers]
        clean = [number if _is_number(number) else None for number in given]
        return Array([page, view, *clean, *[None] * (numbers - len(clean))])

    def rewrite(self, value: object) -> Object | None:
        """A link's destination as it must stand in the file; None when it leads nowhere."""
        if isinstance(value, String):
            spaces, name = (self._strings, self._symbols), bytes(value)
        elif isinstance(value, Name):
            # Readers look into the tree, too, when the old dictionary lacks a name.
            spaces, name = (self._symbols, self._strings), value.unparse()[1:]
        else:
            return self.explicit(value)
        new = spaces[0].get(name) or spaces[1].get(name)
        return String(new) if new is not None else None

    def page_number(self, dest: Object) -> int | None:
        """The page, from 1, to which a destination leads that was rewritten; None for nowhere."""
        explicit = self._explicit.get(bytes(dest)) if isinstance(dest, String) else dest
        if not isinstance(explicit, Array):
            return None
        number = self._index.get(explicit[0].objgen)
        return number + 1 if number is not None else None


def _is_number(value: object) -> bool:
    return not isinstance(value, (bool, Object)) and value is not None


def _text(name: Name) -> str:
    return name.unparse().decode("ascii")


def symbol(key: str) -> bytes:
    """A dictionary key as `Name.unparse` writes it, without the slash."""
    special = b"#()<>[]{}/%"
    raw = key[1:].encode("utf-8", "surrogateescape")
    return b"".join(
        b"#%02x" % byte if byte in special or not 0x21 <= byte <= 0x7E else bytes((byte,))
        for byte in raw
    )
