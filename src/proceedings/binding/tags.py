"""The volume's structure tree: one Document, each paper and each matter an element below it.

Preparing built every paper's tree anew: one Document at its top, keys of the parent tree from 0,
IDs with the paper's prefix, a role map without standard types. So keys have only to be shifted, and
names that mean something else in another paper to be changed.

Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1 (PDF/UA-1), 7.1.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from proceedings.pdf.carrying import carry_tree
from proceedings.pdf.names import symbol
from proceedings.pdf.tagbuilding import References
from proceedings.pdf.tagroles import name_of
from proceedings.pdf.trees import NameRun, join_names, names_run, plant_numbers, read_numbers

_KEYS = ("/StructParents", "/StructParent")


class Meanings:
    """Names with one meaning each: a second meaning of a name gets a name of its own."""

    def __init__(self) -> None:
        self._meant: dict[bytes, bytes] = {}
        self._renamed: dict[tuple[bytes, bytes], bytes] = {}
        self._added: dict[bytes, Object] = {}

    def rename(self, names: Mapping[bytes, Object]) -> dict[bytes, bytes]:
        """Take in one paper's names with their meanings; those that must be changed in it."""
        changed: dict[bytes, bytes] = {}
        for name, value in names.items():
            meaning = value.unparse(resolved=True)
            if b" R" in meaning:  # it names an object of its own file
                meaning += b" %d" % len(self._meant)
            new = self._renamed.get((name, meaning), name)
            copies = 1
            while self._meant.setdefault(new, meaning) != meaning:
                copies += 1
                new = b"%s-%d" % (name, copies)
            if new != name:
                self._renamed[(name, meaning)] = changed[name] = new
        return changed

    def add(self, names: Mapping[bytes, Object], changed: Mapping[bytes, bytes]) -> None:
        """Keep a paper's names, copied into the volume."""
        for name, value in names.items():
            self._added.setdefault(changed.get(name, name), value)

    def planted(self, volume: pikepdf.Pdf) -> Object | None:
        """All names as one dictionary; None for none."""
        if not self._added:
            return None
        made = Dictionary()
        for name in sorted(self._added):
            made[name_of(name)] = self._added[name]
        return volume.make_indirect(made)


class TagTree:
    """The structure tree in the making; parts are brought in one after another."""

    def __init__(self, volume: pikepdf.Pdf) -> None:
        self._volume = volume
        self._root: Any = volume.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document: Any = volume.make_indirect(Dictionary(S=Name.Document, P=self._root))
        self._parents: list[tuple[int, Object]] = []
        self._roles, self._classes = Meanings(), Meanings()
        self._ids: list[NameRun] = []
        self._spaces: list[Object] = []
        self.next_key = 0

    def bring(self, root: Object, references: References, kind: Name) -> Dictionary:
        """Copy a part's tree, after its pages.

        Args:
            root: The tree's root, its file's roles and classes fit for the volume (`fit`).
            references: What its elements point to, taken from them.
            kind: What its Document becomes.
        """
        renamed = self.fit(root)
        copied: Any = carry_tree(self._volume, root, references)
        self._roles.add(_entries(copied.get("/RoleMap")), renamed[0])
        self._classes.add(_entries(copied.get("/ClassMap")), renamed[1])
        first = self.next_key
        for key, value in read_numbers(copied.ParentTree):
            self._parents.append((first + key, value))
            self.next_key = first + key + 1
        if (ids := copied.get("/IDTree")) is not None and (run := names_run(ids)) is not None:
            self._ids.append(run)
        self._spaces.extend(copied.get("/Namespaces", ()))
        part: Any = copied.K
        part.S, part.P = kind, self._document
        if "/NS" in part:
            del part.NS
        return part  # type: ignore[no-any-return]

    def fit(self, root: Object) -> tuple[dict[bytes, bytes], dict[bytes, bytes]]:
        """Rename a part's roles and classes, in its own file, that mean something else here."""
        roles = self._roles.rename(_entries(root.get("/RoleMap")))
        classes = self._classes.rename(_entries(root.get("/ClassMap")))
        if roles or classes:
            for element in elements_below(root):
                _rename(element, roles, classes)
        return roles, classes

    def add(self, part: Dictionary, entries: Iterable[Object]) -> None:
        """Take in a part that was made in the volume itself, with its keys from `next_key` on."""
        part["/P"] = self._document
        for value in entries:
            self._parents.append((self.next_key, value))
            self.next_key += 1

    def keep(self, element: Object) -> int:
        """Take in one entry of the parent tree: its key."""
        self._parents.append((self.next_key, element))
        self.next_key += 1
        return self.next_key - 1

    def of_page(self, page: Dictionary) -> Array:
        """Elements by the numbers of a page's content; a page without any gets an empty list."""
        if "/StructParents" not in page:
            page["/StructParents"] = self.keep(Array([]))
        key = int(page["/StructParents"])
        _, listed = self._parents[bisect_left(self._parents, key, key=itemgetter(0))]
        return listed  # type: ignore[return-value]

    def plant(self, parts: Sequence[Dictionary], *, marked: bool) -> None:
        """Give the volume the tree.

        Args:
            parts: The parts in the order of the book.
            marked: Whether everything on every page is in the tree or an artifact.
        """
        if not parts:
            return
        root = self._root
        self._document.K = Array(parts)
        root.K = self._document
        root.ParentTree = plant_numbers(self._volume, self._parents)
        root.ParentTreeNextKey = self.next_key
        if (roles := self._roles.planted(self._volume)) is not None:
            root.RoleMap = roles
        if (classes := self._classes.planted(self._volume)) is not None:
            root.ClassMap = classes
        if self._ids:
            root.IDTree = join_names(self._volume, self._ids)
        if self._spaces:
            root.Namespaces = self._volume.make_indirect(Array(self._spaces))
        self._volume.Root.StructTreeRoot = root
        if marked:
            self._volume.Root.MarkInfo = Dictionary(Marked=True)


def _entries(names: object) -> dict[bytes, Object]:
    """A dictionary's values by their names as written."""
    if not isinstance(names, Dictionary):
        return {}
    return {b"/" + symbol(key): value for key, value in names.items()}


def _rename(element: Any, roles: Mapping[bytes, bytes], classes: Mapping[bytes, bytes]) -> None:
    if (role := roles.get(element.S.unparse())) is not None:
        element.S = name_of(role)
        if "/NS" in element:
            # The namespace knows the old name alone.
            del element.NS
    if not classes or "/C" not in element:
        return
    named = list(element.C) if isinstance(element.C, Array) else [element.C]
    new = [name_of(classes.get(name.unparse(), name.unparse())) for name in named]
    element.C = new[0] if len(new) == 1 else Array(new)


def elements_below(root: Object) -> Iterator[Dictionary]:
    """Every element of a tree that preparing built."""
    waiting: list[Object | None] = [root.get("/K")]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Dictionary) and "/S" in node:
            yield node
            kids = node.get("/K")
            waiting.extend(kids if isinstance(kids, Array) else (kids,))


def take_references(root: Object) -> References:
    """Take from all elements what they point to: copied along, it could exhaust the stack."""
    found: References = []
    for element in elements_below(root):
        if "/Ref" in element:
            named = [one for one in element["/Ref"] if isinstance(one, Dictionary)]
            found.append((element, named))
            del element["/Ref"]
    return found


def shift_keys(pages: Sequence[Dictionary], by: int) -> None:
    """Add to the keys of pages and of their annotations, each once."""
    if not by:
        return
    shifted = set[tuple[int, int]]()
    for page in pages:
        if "/StructParents" in page:
            page["/StructParents"] = page["/StructParents"] + by
        for annotation in page.get("/Annots", ()):
            if "/StructParent" in annotation and annotation.objgen not in shifted:
                shifted.add(annotation.objgen)
                annotation["/StructParent"] = annotation["/StructParent"] + by


def shift_streams(pdf: pikepdf.Pdf, by: int) -> None:
    """Add to the keys of forms and pictures, wherever they hang."""
    for thing in pdf.objects if by else ():
        if isinstance(thing, Stream):
            for key in _KEYS:
                if key in thing:
                    thing[key] = thing[key] + by
