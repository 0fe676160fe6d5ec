"""The volume's structure tree as pypdf reads it: whole, in order, each element on its own page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NumberObject

from proceedings.findings.finding import Finding
from proceedings.records.prepared import Prepared
from proceedings.verification.fault import fault
from proceedings.verification.reader import VolumeReader, dictionary, resolved
from proceedings.verification.spans import Leaf, by_owner


@dataclass(slots=True)
class Part:
    """What one paper or one matter has in the tree.

    Attributes:
        kind: Its type: a paper's is Art.
        elements: How many elements it has, itself counted.
        marks: How many pieces of content they hold.
        pages: Indexes of the pages with these.
        misled: How many pieces of content or objects the parent tree gives to another element.
    """

    kind: str
    language: str
    elements: int = 0
    marks: int = 0
    pages: set[int] = field(default_factory=set)
    misled: int = 0


class TagReader:
    """The tree, walked once.

    Attributes:
        parts: What stands below the document, in order.
        unused: How many entries of the parent tree no element holds anything for.
    """

    def __init__(self, reader: VolumeReader) -> None:
        self._reader = reader
        root = dictionary(reader.root.get("/StructTreeRoot"))
        self._parents = _numbers(root.get("/ParentTree"))
        self._keys = [_integer(page.get("/StructParents")) for page in reader.pages]
        self._used = set[int]()
        language = str(reader.root.get("/Lang", ""))
        document = dictionary(root.get("/K"))
        self.parts = [self._walk(part, language) for part in _listed(document.get("/K"))]
        self.unused = len(self._parents.keys() - self._used)

    def _walk(self, top: Any, language: str) -> Part:
        first = dictionary(top)
        part = Part(str(first.get("/S", "")), str(first.get("/Lang", language)))
        waiting = [top]
        while waiting:
            node = waiting.pop()
            element = dictionary(node)
            part.elements += 1
            number = node.idnum if isinstance(node, IndirectObject) else 0
            page = element.raw_get("/Pg") if "/Pg" in element else None
            for kid in _listed(element.get("/K")):
                found = resolved(kid)
                if isinstance(found, NumberObject):
                    self._mark(part, number, page, int(found), None)
                elif not isinstance(found, DictionaryObject):
                    part.misled += 1
                elif "/S" in found:
                    waiting.append(kid)
                elif "/Obj" in found:
                    self._held(part, number, found)
                else:
                    own = found.raw_get("/Pg") if "/Pg" in found else page
                    self._mark(part, number, own, _integer(found.get("/MCID")), found.get("/Stm"))
        return part

    def _mark(self, part: Part, element: int, page: Any, mark: int | None, form: Any) -> None:
        part.marks += 1
        index = self._reader.index_of(page)
        if index is None or mark is None:
            part.misled += 1
            return
        part.pages.add(index)
        inside = dictionary(form)
        key = _integer(inside.get("/StructParents")) if inside else self._keys[index]
        owners = resolved(self._parent(key))
        # Read as written: resolved, an element would not tell its number.
        owned = isinstance(owners, ArrayObject) and mark < len(owners)
        owner = list.__getitem__(owners, mark) if owned else None
        part.misled += not (isinstance(owner, IndirectObject) and owner.idnum == element)

    def _held(self, part: Part, element: int, reference: DictionaryObject) -> None:
        thing = dictionary(reference.get("/Obj"))
        owner = self._parent(_integer(thing.get("/StructParent")))
        part.misled += not (isinstance(owner, IndirectObject) and owner.idnum == element)
        index = self._reader.index_of(reference.raw_get("/Pg") if "/Pg" in reference else None)
        if index is not None:
            part.pages.add(index)

    def _parent(self, key: int | None) -> Any:
        if key is None:
            return None
        self._used.add(key)
        return self._parents.get(key)


def _numbers(root: Any) -> dict[int, Any]:
    """A number tree's values as written, by their keys."""
    found: dict[int, Any] = {}
    waiting = [dictionary(root)]
    while waiting:
        node = waiting.pop()
        numbers = resolved(node.get("/Nums"))
        written = [] if numbers is None else list(list.__iter__(numbers))
        found.update(zip(map(int, written[::2]), written[1::2], strict=False))
        waiting.extend(dictionary(kid) for kid in resolved(node.get("/Kids")) or ())
    return found


def _listed(kids: Any) -> list[Any]:
    """Kids as a list, each as written."""
    found = resolved(kids)
    if isinstance(found, ArrayObject):
        return list(list.__iter__(found))
    return [] if kids is None else [kids]


def _integer(value: Any) -> int | None:
    found = resolved(value)
    return int(found) if isinstance(found, NumberObject) else None


def tag_faults(
    reader: TagReader, book: Sequence[Leaf], prepared: Mapping[str, Prepared]
) -> Iterator[Finding]:
    """Each paper's tags came whole, in its own place, in its language."""
    papers = [part for part in reader.parts if part.kind == "/Art"]
    if len(papers) != len(prepared):
        yield fault("tags", f"{len(prepared)} papers are bound, and {len(papers)} in the tags")
        return
    order = list(dict.fromkeys(leaf.owner for leaf in book if leaf.owner))
    own_pages = by_owner(book)
    for paper, part in zip(order, papers, strict=True):
        facts = prepared[paper]
        if any(book[index].owner != paper for index in part.pages):
            yield fault("tags", "tags of the paper lead to pages of another", paper=paper)
        if part.misled:
            yield fault("tags", f"{part.misled} tags of the paper lead nowhere", paper=paper)
        if facts.language and facts.language.lower() != part.language.lower():
            yield fault("tags", "the paper's language is lost", paper=paper, evidence=part.language)
        notices = [notice for leaf in own_pages[paper] for _, notice in leaf.notices]
        added = [(1 + sum(map(bool, one.parts)), len(one.parts)) for one in notices]
        had = (
            facts.elements + sum(elements for elements, _ in added),
            facts.marks + sum(marks for _, marks in added),
        )
        has = (part.elements, part.marks)
        if facts.tagged and had != has:
            yield fault(
                "tags",
                f"the paper has {had[0]} tags on {had[1]} pieces of content, "
                f"the volume {has[0]} on {has[1]}",
                paper=paper,
            )
    matter = sum(part.misled for part in reader.parts if part.kind != "/Art")
    if matter or reader.unused:
        yield fault("tags", f"{matter + reader.unused} tags of front or back matter lead nowhere")
