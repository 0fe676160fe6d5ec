"""Three-way merge: the last import, what the chair made of it, and what the source has now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from proceedings.importing.people import MARK, NAME, align, name_of
from proceedings.importing.values import alike
from proceedings.records.imported import Tree
from proceedings.records.importing import Change, Kind
from proceedings.records.trees import Fields
from proceedings.text.letters import folded

_UNITS = ((*NAME, MARK), ("parts", "sessions"))
"""Keys that hold together: a name's parts, and the two forms of a programme."""
_UNIT_NAMES = ("name", "programme")
_Align = Callable[[Sequence[Fields], Sequence[Fields]], dict[int, int]]
_LABELS = ("id", "title", "name", "tier", "role")


@dataclass(slots=True)
class Merging:
    """Merges values of one record and keeps what it did.

    A source that says nothing about a field takes nothing away. Where only one side changed a
    value, that side's stands; where both did, the chair's stands and both are told.

    Attributes:
        file: The file the record stands in.
        paper: The paper's id.
        changes: What differs, in the order met.
    """

    file: str
    paper: str | None = None
    changes: list[Change] = field(default_factory=list)

    def fields(
        self, base: Fields, ours: Fields, theirs: Fields, path: tuple[str, ...] = ()
    ) -> dict[str, Tree]:
        """Merge mappings.

        Args:
            base: What the source had at the last import.
            ours: What the volume has.
            theirs: What the source has now.
            path: Where they stand.
        """
        made = dict(ours)
        done: set[str] = set()
        for unit, name in zip(_UNITS, _UNIT_NAMES, strict=True):
            if any(key in theirs for key in unit):
                done.update(unit)
                self._unit(unit, made, (base, ours, theirs), (*path, name))
        for key, value in theirs.items():
            if key in done:
                continue
            merged = self._value(base.get(key), ours.get(key), value, (*path, key))
            if merged is not None:
                made[key] = merged
        return _in_order(made, ours, theirs)

    def _unit(
        self,
        unit: Sequence[str],
        made: dict[str, Tree],
        sides: tuple[Fields, Fields, Fields],
        path: tuple[str, ...],
    ) -> None:
        base, ours, theirs = (
            {key: side[key] for key in unit if key in side} or None for side in sides
        )
        if unit[0] == "parts" and theirs and ours and ours.keys() == theirs.keys():
            # The same form on both sides: merged session by session.
            for key in theirs:
                old = (base or {}).get(key)
                merged = self._value(old, ours[key], theirs[key], (*path[:-1], key))
                if merged is not None:
                    made[key] = merged
            return
        if _is_same_guess(ours, theirs):
            return
        merged = self._leaf(base, ours, theirs, path)
        for key in unit:
            made.pop(key, None)
        if isinstance(merged, Mapping):
            made.update(merged)

    def _value(
        self, base: Tree | None, ours: Tree | None, theirs: Tree, path: tuple[str, ...]
    ) -> Tree | None:
        if alike(ours, theirs):
            return ours
        if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
            return self.fields(base if isinstance(base, Mapping) else {}, ours, theirs, path)
        lists = (_records(base), _records(ours), _records(theirs))
        if lists[1] is not None and lists[2] is not None:
            return self._list(lists[0] or [], lists[1], lists[2], path)
        return self._leaf(base, ours, theirs, path)

    def _leaf(
        self, base: Tree | None, ours: Tree | None, theirs: Tree | None, path: tuple[str, ...]
    ) -> Tree | None:
        if theirs is None or alike(ours, theirs) or alike(base, theirs):
            return ours
        if alike(base, ours):
            self._tell(Kind.ADDED if ours is None else Kind.CHANGED, path, ours, theirs)
            return theirs
        self._tell(Kind.CONFLICT, path, ours, theirs)
        return ours

    def _list(
        self,
        base: Sequence[Fields],
        ours: Sequence[Fields],
        theirs: Sequence[Fields],
        path: tuple[str, ...],
    ) -> list[Tree]:
        align_ = _alike_records if _have_labels(ours, theirs) else _alike_persons
        of_ours, of_theirs = _tokens(base, ours, theirs, align_)
        order = self._order(list(range(len(base))), of_ours, of_theirs)
        if order is None:
            self._tell(Kind.CONFLICT, path, list(ours), list(theirs))
            order = of_ours
        made: list[Tree] = []
        for place, token in enumerate(order):
            old = base[token] if token < len(base) else {}
            own = ours[of_ours.index(token)] if token in of_ours else None
            new = theirs[of_theirs.index(token)] if token in of_theirs else None
            at = (*path, str(place))
            if own is None:
                self._tell(Kind.ADDED, at, None, new)
                made.append(new or {})
            else:
                made.append(own if new is None else self.fields(old, own, new, at))
        for token in of_ours:
            if token not in order:
                at = (*path, str(of_ours.index(token)))
                self._tell(Kind.REMOVED, at, ours[of_ours.index(token)], None)
        common = [token for token in of_ours if token in order]
        if common != [token for token in order if token in of_ours]:
            self._tell(Kind.CHANGED, path, list(ours), made)
        return made

    @staticmethod
    def _order(base: list[int], ours: list[int], theirs: list[int]) -> list[int] | None:
        """Who stands in the list, in which order; None where both sides changed that."""
        if theirs in (base, ours):
            return ours
        return theirs if ours == base else None

    def _tell(self, kind: Kind, path: tuple[str, ...], old: Tree | None, new: Tree | None) -> None:
        self.changes.append(
            Change(
                kind=kind, file=self.file, paper=self.paper, path=".".join(path), old=old, new=new
            )
        )


def _is_same_guess(ours: Fields | None, theirs: Fields | None) -> bool:
    """Whether a name that was split by us is one that the volume has split already."""
    if not ours or not theirs or MARK not in theirs or MARK in ours:
        return False
    return folded(name_of(ours)) == folded(name_of(theirs))


def _in_order(made: dict[str, Tree], ours: Fields, theirs: Fields) -> dict[str, Tree]:
    """Keys as the volume has them; new ones behind, as the source has them."""
    keys = [*ours, *theirs, *made]
    return {key: made[key] for key in dict.fromkeys(keys) if key in made}


def _tokens(
    base: Sequence[Fields], ours: Sequence[Fields], theirs: Sequence[Fields], same: _Align
) -> tuple[list[int], list[int]]:
    """Each record of both lists as a number: its place in the base, or one of its own."""
    pairs = same(base, ours)
    later = len(base)
    of_ours: list[int] = []
    for index in range(len(ours)):
        of_ours.append(pairs.get(index, later))
        later += index not in pairs
    pairs = same(base, theirs)
    left = [index for index in range(len(ours)) if of_ours[index] >= len(base)]
    new = [index for index in range(len(theirs)) if index not in pairs]
    among = same([ours[index] for index in left], [theirs[index] for index in new])
    of_theirs: list[int] = []
    for index in range(len(theirs)):
        if index in pairs:
            of_theirs.append(pairs[index])
        elif new.index(index) in among:
            of_theirs.append(of_ours[left[among[new.index(index)]]])
        else:
            of_theirs.append(later)
            later += 1
    return of_ours, of_theirs


def _records(value: Tree | None) -> list[Fields] | None:
    """A list of mappings; None for anything else, an empty list included."""
    if not value or isinstance(value, str | Mapping):
        return None
    records = [one for one in value if isinstance(one, Mapping)]
    return records if len(records) == len(value) else None


def _have_labels(*lists: Sequence[Fields]) -> bool:
    return all(any(label in one for label in _LABELS) for many in lists for one in many)


def _alike_persons(first: Sequence[Fields], second: Sequence[Fields]) -> dict[int, int]:
    return align(first, second, by_place=True)


def _alike_records(first: Sequence[Fields], second: Sequence[Fields]) -> dict[int, int]:
    """By id, else by title or name; each once."""
    found: dict[int, int] = {}
    for index, one in enumerate(second):
        for place, other in enumerate(first):
            if place not in found.values() and _label(one) == _label(other):
                found[index] = place
                break
    return found


def _label(record: Fields) -> str:
    label = next((record[key] for key in _LABELS if key in record), "")
    return folded(label) if isinstance(label, str) else ""
