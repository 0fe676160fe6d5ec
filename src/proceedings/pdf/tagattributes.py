"""What hangs on structure elements: attributes, classes, namespaces, rebuilt from plain values.

An attribute may hold anything in a stranger's file; kept is what is a name, number, text, or a list
of these, so that nothing else of the file comes along.

Source: ISO 32000-1, 14.7.5 (attributes and classes); ISO 32000-2, 14.7.4 (namespaces).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from proceedings.pdf.names import symbol
from proceedings.pdf.tagroles import name_of

_DEEPEST = 6
_MOST_VALUES = 2000
"""Values of one attribute object; a table's cell has five."""
_MOST_ATTRIBUTES = 16
_MOST_CLASSES = 2000
_MOST_SPACES = 100
_MOST_ROLES = 2000

ObjGen = tuple[int, int]


class TooMuchError(Exception):
    """An attribute is no attribute: it is deeper or longer than any."""


class Attributes:
    """Attributes, classes and namespaces of one file, as elements ask for them.

    Attributes:
        classes: The definitions of all classes that were asked for, by name as written.
        spaces: The namespaces that were asked for, and those that their roles lead to.
    """

    def __init__(self, pdf: pikepdf.Pdf, class_map: object, ids: Mapping[bytes, bytes]) -> None:
        """Begin.

        Args:
            pdf: The file; what is made belongs to it.
            class_map: Its root's /ClassMap.
            ids: The elements' IDs with their new ones.
        """
        self._pdf = pdf
        self._class_map = class_map
        self._ids = ids
        self._shared: dict[ObjGen, Dictionary | None] = {}
        self._spaces: dict[ObjGen, Dictionary] = {}
        self.classes: dict[bytes, Object] = {}

    @property
    def spaces(self) -> list[Dictionary]:
        """The namespaces, in the order in which they were met."""
        return list(self._spaces.values())

    def of(self, value: object) -> Object | None:
        """An element's /A or a class's definition; revision numbers are left out."""
        kept = [made for one in _some(value) if (made := self._attribute(one)) is not None]
        if not kept:
            return None
        return kept[0] if len(kept) == 1 else Array(kept)

    def classes_of(self, value: object) -> Object | None:
        """An element's /C: those of its classes that are defined."""
        kept = [one for one in _some(value) if isinstance(one, Name) and self._is_class(one)]
        if not kept:
            return None
        return kept[0] if len(kept) == 1 else Array(kept)

    def _is_class(self, name: Name) -> bool:
        written = name.unparse()
        if written not in self.classes and len(self.classes) < _MOST_CLASSES:
            found = self._class_map.get(name) if isinstance(self._class_map, Dictionary) else None
            # A class stands alone, so that papers' classes can be compared.
            defined = [
                made
                for one in _some(found)
                if isinstance(one, Dictionary) and (made := self._rebuilt(one)) is not None
            ]
            if defined:
                self.classes[written] = defined[0] if len(defined) == 1 else Array(defined)
        return written in self.classes

    def _attribute(self, value: object) -> Dictionary | None:
        if not isinstance(value, Dictionary):
            return None
        if not value.is_indirect:
            return self._rebuilt(value)
        if value.objgen not in self._shared:
            made = self._rebuilt(value)
            self._shared[value.objgen] = None if made is None else self._indirect(made)
        return self._shared[value.objgen]

    def _indirect(self, made: Dictionary) -> Dictionary:
        held: Any = self._pdf.make_indirect(made)
        return held  # type: ignore[no-any-return]

    def _rebuilt(self, value: Dictionary) -> Dictionary | None:
        if not isinstance(value.get("/O"), Name):
            return None
        try:
            made = _Plain().dictionary(value, without=("/NS", "/Headers"))
        except TooMuchError:
            return None
        if (space := self.space(value.get("/NS"))) is not None:
            made["/NS"] = space
        headers = [
            String(self._ids[bytes(one)])
            for one in _some(value.get("/Headers"), _MOST_VALUES)
            if isinstance(one, String) and bytes(one) in self._ids
        ]
        if headers:
            made["/Headers"] = Array(headers)
        return made

    def space(self, value: object) -> Dictionary | None:
        """An element's or attribute's namespace; None for what is none."""
        if not isinstance(value, Dictionary) or not value.is_indirect:
            return None
        known = self._spaces.get(value.objgen)
        address = value.get("/NS")
        if known is not None or not isinstance(address, String):
            return known
        if len(self._spaces) >= _MOST_SPACES:
            return None
        made = self._indirect(Dictionary(Type=Name.Namespace, NS=String(bytes(address))))
        self._spaces[value.objgen] = made
        roles = self._roles(value.get("/RoleMapNS"))
        if roles is not None:
            made["/RoleMapNS"] = roles
        return made

    def _roles(self, value: object) -> Dictionary | None:
        if not isinstance(value, Dictionary):
            return None
        made = Dictionary()
        for key in sorted(value.keys(), key=symbol)[:_MOST_ROLES]:
            name = name_of(b"/" + symbol(key))
            target = value.get(name)
            if isinstance(target, Name):
                made[name] = target
            elif isinstance(target, Array) and len(target) > 1 and isinstance(target[0], Name):
                space = self.space(target[1])
                if space is not None:
                    made[name] = Array([target[0], space])
        return made


def _some(value: object, most: int = _MOST_ATTRIBUTES) -> Sequence[object]:
    """A value that stands alone or in a list, as a list."""
    if isinstance(value, Array):
        return [value[at] for at in range(min(len(value), most))]
    return [] if value is None else [value]


class _Plain:
    """Values copied as they are, counted."""

    def __init__(self) -> None:
        self._left = _MOST_VALUES

    def dictionary(
        self, value: Dictionary, level: int = 0, without: tuple[str, ...] = ()
    ) -> Dictionary:
        made = Dictionary()
        for key, item in value.items():
            if key not in without and (plain := self._value(item, level + 1)) is not None:
                made[name_of(b"/" + symbol(key))] = plain
        return made

    def _value(self, value: object, level: int) -> object:
        self._left -= 1
        if self._left < 0 or level > _DEEPEST:
            raise TooMuchError
        if isinstance(value, Array):
            if len(value) > self._left:
                raise TooMuchError
            return Array([self._value(item, level + 1) for item in value])
        if isinstance(value, Dictionary):
            # One that is an object of its own is no value, but something else of the file.
            return None if value.is_indirect else self.dictionary(value, level)
        if isinstance(value, (bool, int, Decimal, Name)):
            return value
        if isinstance(value, String):
            return String(bytes(value))
        return None
