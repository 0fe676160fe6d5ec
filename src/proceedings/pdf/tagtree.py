"""A structure tree as an author's tool left it, read within bounds.

What is plainly wrong is put right while reading: an element that is met again, below itself or
elsewhere, stays where it was met first; so does content that two elements claim; what leads to no
page of the file is left out. The tree of kids is believed, and nothing else: parents and the parent
tree follow from it and are written anew. Where it doesn't say a page, the parent tree is asked.

Source: ISO 32000-1, 14.7.2 to 14.7.4.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Object, Stream

from proceedings.pdf.trees import read_numbers

ObjGen = tuple[int, int]

DEEPEST = 100
"""Levels of elements; real papers stay below 30."""
MOST_ELEMENTS = 150_000
_MOST_KIDS = 1_000_000
_MOST_NUMBERS = 2_000_000
"""Entries of the lists from a page's content to its elements, the empty ones counted."""


class TagsBrokenError(Exception):
    """The tree can't be used; its words say why, as a part of a sentence about the tags."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of content by its number.

    Attributes:
        page: The index of its page.
        number: Its MCID.
        form: The form XObject whose content it is in; None for the page's own.
    """

    page: int
    number: int
    form: ObjGen | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """An annotation or an XObject that an element holds as a whole."""

    page: int | None
    thing: ObjGen


@dataclass(slots=True, eq=False)
class Element:
    """One element.

    Attributes:
        source: Its dictionary in the file.
        page: The index of the page it names or inherits.
        level: How many elements it stands below.
    """

    source: Dictionary
    page: int | None = None
    level: int = 0
    kids: list[Element | Mark | Held] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """All that was read.

    Attributes:
        top: The elements below the root.
        by_number: Elements by their object's number.
        things: Annotations and XObjects that elements hold or whose content they hold.
        marks: How many pieces of content there are.
        reached: Indexes of pages with content that an element holds.
    """

    top: list[Element] = field(default_factory=list)
    by_number: dict[ObjGen, Element] = field(default_factory=dict)
    things: dict[ObjGen, Object] = field(default_factory=dict)
    marks: int = 0
    reached: set[int] = field(default_factory=set)

    def walk(self) -> Iterator[Element]:
        """Every element in the order of the document."""
        waiting = list(reversed(self.top))
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


def read_tree(
    root: Dictionary, pages: Sequence[Dictionary], annotations: frozenset[ObjGen]
) -> Tree:
    """Read the tree below a root.

    Args:
        root: The structure tree's root.
        pages: The file's pages.
        annotations: The annotations on them; no other can be held.

    Raises:
        TagsBrokenError: It is deeper or larger than any paper's, or holds nothing of the pages.
    """
    reader = _Reader(root, pages, annotations)
    top = Element(root, level=-1)
    waiting = [top]
    while waiting:
        element = waiting.pop()
        reader.take_kids(element)
        below = [kid for kid in element.kids if isinstance(kid, Element)]
        waiting.extend(reversed(below))
    tree = reader.tree
    tree.top = [kid for kid in top.kids if isinstance(kid, Element)]
    if not tree.marks:
        raise TagsBrokenError("hold nothing of the pages")
    return tree


class _Reader:
    """Takes one element's kids after another, and counts."""

    def __init__(
        self, root: Dictionary, pages: Sequence[Dictionary], annotations: frozenset[ObjGen]
    ) -> None:
        self.tree = Tree()
        self._root, self._pages = root, pages
        self._homes: dict[ObjGen, int] | None = None
        self._index = {page.objgen: number for number, page in enumerate(pages)}
        self._annotations = annotations
        self._lists = set[ObjGen]()
        self._claimed = set[Mark | ObjGen]()
        self._longest: dict[int | ObjGen, int] = {}
        self._elements = self._kids = self._numbers = 0

    def take_kids(self, element: Element) -> None:
        """Read what an element's /K names.

        Raises:
            TagsBrokenError: A bound is passed.
        """
        for kid in self._listed(element.source.get("/K"), 0):
            self._kids += 1
            if self._kids > _MOST_KIDS:
                raise TagsBrokenError(f"have more than {_MOST_KIDS:,} parts")
            if type(kid) is int:
                if element.page is None and "/Pg" not in element.source:
                    element.page = self._home(element.source)
                self._take_mark(element, element.page, kid, None)
            elif not isinstance(kid, Dictionary):
                continue
            elif "/S" in kid:
                self._take_element(element, kid)
            elif "/Obj" in kid:
                self._take_held(element, kid)
            elif "/MCID" in kid:
                number: object = kid.get("/MCID")
                form = kid.get("/Stm")
                if type(number) is int:
                    page = self._page(kid, element.page)
                    inside = form if isinstance(form, Stream) else None
                    self._take_mark(element, page, number, inside)

    def _listed(self, kids: object, level: int) -> Iterator[object]:
        """Kids as a list; lists in lists are flattened, one that is met again is empty."""
        if not isinstance(kids, Array):
            yield kids
            return
        if kids.is_indirect:
            if kids.objgen in self._lists:
                return
            self._lists.add(kids.objgen)
        if len(kids) > _MOST_KIDS or level > 3:
            raise TagsBrokenError("list their parts beyond bounds")
        for kid in kids:
            if isinstance(kid, Array):
                yield from self._listed(kid, level + 1)
            else:
                yield kid

    def _page(self, holder: Dictionary, inherited: int | None) -> int | None:
        page = holder.get("/Pg")
        if page is None:
            return inherited
        return self._index.get(page.objgen) if isinstance(page, Dictionary) else None

    def _home(self, element: Dictionary) -> int | None:
        """The page whose content the parent tree gives to an element that says none."""
        if self._homes is None:
            keys: list[object] = [page.get("/StructParents") for page in self._pages]
            whole = Counter(key for key in keys if type(key) is int)
            index = {key: n for n, key in enumerate(keys) if type(key) is int and whole[key] == 1}
            self._homes = {}
            left = _MOST_KIDS
            for key, owners in read_numbers(self._root.get("/ParentTree")):
                page = index.get(key)
                if page is None or not isinstance(owners, Array) or len(owners) > left:
                    continue
                left -= len(owners)
                for owner in owners:
                    if isinstance(owner, Dictionary) and owner.is_indirect:
                        self._homes.setdefault(owner.objgen, page)
        return self._homes.get(element.objgen) if element.is_indirect else None

    def _take_element(self, parent: Element, source: Dictionary) -> None:
        if source.is_indirect and source.objgen in self.tree.by_number:
            return
        if parent.level >= DEEPEST:
            raise TagsBrokenError(f"are nested more than {DEEPEST} levels deep")
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise TagsBrokenError(f"are more than {MOST_ELEMENTS:,}")
        element = Element(source, self._page(source, parent.page), parent.level + 1)
        if source.is_indirect:
            self.tree.by_number[source.objgen] = element
        parent.kids.append(element)

    def _take_mark(
        self, element: Element, page: int | None, number: int, form: Stream | None
    ) -> None:
        if page is None or number < 0 or element.level < 0:
            return
        place = form.objgen if form is not None else None
        # A form is drawn on several pages, but its content is one.
        mark = Mark(page if place is None else 0, number, place)
        if mark in self._claimed:
            return
        self._claimed.add(mark)
        holder = page if place is None else place
        longer = max(0, number + 1 - self._longest.get(holder, 0))
        self._numbers += longer
        if self._numbers > _MOST_NUMBERS:
            raise TagsBrokenError("number their content beyond bounds")
        if longer:
            self._longest[holder] = number + 1
        if form is not None and place is not None:
            self.tree.things[place] = form
        self.tree.marks += 1
        self.tree.reached.add(page)
        element.kids.append(Mark(page, number, place))

    def _take_held(self, element: Element, reference: Dictionary) -> None:
        thing = reference.get("/Obj")
        if not isinstance(thing, (Dictionary, Stream)) or element.level < 0:
            return
        known = isinstance(thing, Stream) or thing.objgen in self._annotations
        if not known or not thing.is_indirect or thing.objgen in self._claimed:
            return
        self._claimed.add(thing.objgen)
        self.tree.things[thing.objgen] = thing
        element.kids.append(Held(self._page(reference, element.page), thing.objgen))
