"""A structure tree built anew in its own file, fit to stand beside others.

What hangs on it is the file's own, and every ID says whose it is. It has one Document at its top.
Its parent tree follows from the kids, with keys from 0; whoever asked for it writes the keys on
what holds them.

Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1 (PDF/UA-1), 7.1 and 7.4.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from proceedings.pdf.tagattributes import Attributes
from proceedings.pdf.tagheadings import heading_levels
from proceedings.pdf.tagroles import DOCUMENT, Roles, name_of, role_map
from proceedings.pdf.tagtree import Element, Held, Mark, ObjGen, Tree, read_tree
from proceedings.pdf.trees import plant_names, plant_numbers

SEPARATOR = b":"
_TEXTS = ("/T", "/Alt", "/E", "/ActualText", "/Lang", "/Phoneme")
_MOST_REFERENCES = 64
"""Elements that one element may point to."""

References = list[tuple[Dictionary, list[Dictionary]]]
"""Elements with those they point to by /Ref."""


@dataclass(slots=True, kw_only=True)
class Tags:
    """A tree built anew.

    Attributes:
        root: Its root; not yet the file's.
        holders: What has the keys 0, 1, … of the parent tree: pages and forms by /StructParents,
            annotations and XObjects that are held as a whole by /StructParent.
        references: Kept apart from the elements: copied along, long chains would exhaust the stack.
        elements: How many elements there are, the Document at the top counted.
        marks: How many pieces of content they hold.
        reached: Indexes of the pages with content that an element holds.
    """

    root: Dictionary
    holders: list[tuple[Object, str]]
    references: References
    elements: int
    marks: int
    reached: frozenset[int]


def rebuild(pdf: pikepdf.Pdf, pages: Sequence[Dictionary], prefix: str) -> Tags:
    """Build a file's structure tree anew.

    Args:
        pdf: The file, which has a root of a structure tree; what is made belongs to it.
        pages: Its pages.
        prefix: Stands before every ID.

    Raises:
        TagsBrokenError: It can't be used.
    """
    old: Any = pdf.Root.StructTreeRoot
    annotations = frozenset(
        one.objgen for page in pages for one in _annotations(page) if one.is_indirect
    )
    tree = read_tree(old, pages, annotations)
    return _Builder(pdf, old, pages, tree, prefix.encode() + SEPARATOR).build()


def _annotations(page: Dictionary) -> Iterator[Dictionary]:
    listed = page.get("/Annots")
    if isinstance(listed, Array):
        yield from (one for one in listed if isinstance(one, Dictionary))


@dataclass(slots=True)
class _Entry:
    """One entry of the parent tree in the making: elements by their content, or the one element."""

    holder: Object
    key: str
    below: dict[int, Dictionary] = field(default_factory=dict)
    whole: Dictionary | None = None

    @property
    def value(self) -> Object:
        if self.whole is not None:
            return self.whole
        return Array([self.below.get(number) for number in range(max(self.below) + 1)])


class _Builder:
    """One tree's passes: what it names, its elements, what they hold, its maps."""

    def __init__(
        self,
        pdf: pikepdf.Pdf,
        old: Dictionary,
        pages: Sequence[Dictionary],
        tree: Tree,
        prefix: bytes,
    ) -> None:
        self._pdf = pdf
        self._pages = pages
        self._tree = tree
        self._elements = list(tree.walk())
        self._made: dict[Element, Any] = {}
        self._ids, known = _new_ids(self._elements, prefix)
        self._roles = Roles(old.get("/RoleMap"))
        self._attributes = Attributes(pdf, old.get("/ClassMap"), known)
        self._entries: dict[int | ObjGen, _Entry] = {}

    def build(self) -> Tags:
        """Make it all."""
        root = self._indirect(Dictionary(Type=Name.StructTreeRoot))
        self._make_elements(root)
        for element in self._elements:
            if element.kids:
                self._fill(element)
        entries = self._in_order()
        root.ParentTree = plant_numbers(
            self._pdf, [(key, entry.value) for key, entry in enumerate(entries)]
        )
        root.ParentTreeNextKey = len(entries)
        self._plant_maps(root)
        return Tags(
            root=root,
            holders=[(entry.holder, entry.key) for entry in entries],
            references=list(self._references()),
            elements=len(self._made) + (self._made[self._tree.top[0]].P.objgen != root.objgen),
            marks=self._tree.marks,
            reached=frozenset(self._tree.reached),
        )

    def _indirect(self, value: Dictionary) -> Any:
        return self._pdf.make_indirect(value)

    def _make_elements(self, root: Any) -> None:
        """Every element with what describes it, below one Document."""
        spaces = [self._attributes.space(one.source.get("/NS")) for one in self._elements]
        settled = [
            self._roles.settle(one.source.get("/S"), space)
            for one, space in zip(self._elements, spaces, strict=True)
        ]
        standard = [kind for _, kind in settled]
        levels = heading_levels(self._elements, standard)
        alone = len(self._tree.top) == 1 and standard[0] == DOCUMENT
        above = root if alone else self._indirect(Dictionary(S=Name.Document, P=root))
        for element in self._tree.top:
            self._made[element] = self._indirect(Dictionary(P=above))
        for element, (kind, _), space in zip(self._elements, settled, spaces, strict=True):
            written = levels.get(element) or (DOCUMENT if element.level == 0 and alone else kind)
            made = self._made[element]
            made.S = name_of(written)
            if space is not None and element.source.get("/S") == made.S:
                made.NS = space
            self._describe(element, made)
            for kid in element.kids:
                if isinstance(kid, Element):
                    self._made[kid] = self._indirect(Dictionary(P=made))
        top = [self._made[element] for element in self._tree.top]
        if alone:
            root.K = top[0]
        else:
            root.K = above
            above.K = Array(top)

    def _describe(self, element: Element, made: Any) -> None:
        source = element.source
        for key in _TEXTS:
            text = source.get(key)
            if isinstance(text, String):
                made[key] = String(bytes(text))
        if element in self._ids:
            made.ID = String(self._ids[element])
        if (attributes := self._attributes.of(source.get("/A"))) is not None:
            made.A = attributes
        if (classes := self._attributes.classes_of(source.get("/C"))) is not None:
            made.C = classes

    def _fill(self, element: Element) -> None:
        """Let an element hold its kids, and what it holds lead back to it."""
        made = self._made[element]
        kids: list[Any] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(self._made[kid])
            elif isinstance(kid, Held):
                kids.append(self._held(kid, made))
            else:
                kids.append(self._mark(kid, made, element.page))
                if kids[-1] == kid.number:
                    made.Pg = self._pages[kid.page]
        made.K = kids[0] if len(kids) == 1 else Array(kids)

    def _held(self, held: Held, made: Dictionary) -> Dictionary:
        thing = self._tree.things[held.thing]
        self._entries[held.thing] = _Entry(thing, "/StructParent", whole=made)
        reference = Dictionary(Type=Name.OBJR, Obj=thing)
        if held.page is not None:
            reference.Pg = self._pages[held.page]
        return reference

    def _mark(self, mark: Mark, made: Dictionary, home: int | None) -> Dictionary | int:
        if mark.form is None:
            holder: Object = self._pages[mark.page]
            entry = self._entries.setdefault(mark.page, _Entry(holder, "/StructParents"))
        else:
            holder = self._tree.things[mark.form]
            entry = self._entries.setdefault(mark.form, _Entry(holder, "/StructParents"))
        entry.below[mark.number] = made
        if mark.form is None and mark.page == home:
            return mark.number
        reference = Dictionary(Type=Name.MCR, Pg=self._pages[mark.page], MCID=mark.number)
        if mark.form is not None:
            reference.Stm = holder
        return reference

    def _in_order(self) -> list[_Entry]:
        """Pages first, in their order, then the rest as it was met."""
        pages = [self._entries[n] for n in range(len(self._pages)) if n in self._entries]
        return pages + [entry for key, entry in self._entries.items() if not isinstance(key, int)]

    def _references(self) -> Iterator[tuple[Dictionary, list[Dictionary]]]:
        for element in self._elements:
            listed = element.source.get("/Ref")
            if not isinstance(listed, Array):
                continue
            found = [listed[at] for at in range(min(len(listed), _MOST_REFERENCES))]
            named = [
                self._made[self._tree.by_number[one.objgen]]
                for one in found
                if isinstance(one, Dictionary) and one.objgen in self._tree.by_number
            ]
            if named:
                yield self._made[element], named

    def _plant_maps(self, root: Any) -> None:
        if self._roles.used:
            root.RoleMap = self._indirect(role_map(self._roles.used))
        if self._attributes.classes:
            classes = Dictionary()
            for written, definition in sorted(self._attributes.classes.items()):
                classes[name_of(written)] = definition
            root.ClassMap = self._indirect(classes)
        if self._ids:
            named = [(new, self._made[element]) for element, new in self._ids.items()]
            named.sort(key=itemgetter(0))
            root.IDTree = plant_names(self._pdf, named)
        if spaces := self._attributes.spaces:
            root.Namespaces = self._indirect(Array(spaces))  # type: ignore[arg-type]


def _new_ids(
    elements: Sequence[Element], prefix: bytes
) -> tuple[dict[Element, bytes], dict[bytes, bytes]]:
    """Every element's new ID, and the new ones by the old; of equal ones the first is meant."""
    by_element: dict[Element, bytes] = {}
    by_old: dict[bytes, bytes] = {}
    taken = set[bytes]()
    for element in elements:
        value = element.source.get("/ID")
        if not isinstance(value, String) or not (old := bytes(value)):
            continue
        new, copies = prefix + old, 1
        while new in taken:
            copies += 1
            new = b"%s%s-%d" % (prefix, old, copies)
        taken.add(new)
        by_element[element] = new
        by_old.setdefault(old, new)
    return by_element, by_old
