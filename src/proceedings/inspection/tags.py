"""What the structure tree of a tagged file says, read in one walk.

Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1 (PDF/UA-1), 7.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from proceedings.inspection import words
from proceedings.inspection.annotations import annotations_of
from proceedings.inspection.roles import MATHS, Roles, heading_level
from proceedings.records.inspection import Tags

_MOST_NODES = 150_000
"""Elements and lists of them that are looked at: some 2 s. A paper has a few thousand."""
_FEW_KIDS = 50
_MOST_HEADINGS = 300
_MOST_UNKNOWN = 10
_MOST_TEXTS = 2000
_LONGEST_TEXT = 2000
_SHORTEST_TEXT = 4
"""Actual texts of single letters and ligatures say nothing by themselves."""
_HIDDEN = 2  # bit 2 of an annotation's /F

ObjGen = tuple[int, int]


@dataclass(slots=True)
class Structure:
    """What was met on the walk.

    Attributes:
        tags: The counts.
        texts: Alternative and actual texts, with their page from 1 where it is known.
        names: Titles of elements and what abbreviations stand for, the same way.
    """

    tags: Tags = field(default_factory=Tags)
    names: list[tuple[str, int | None]] = field(default_factory=list)
    texts: list[tuple[str, int | None]] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """What a table's cells say of its headers."""

    has_headers: bool = False
    unscoped: bool = False
    names_headers: bool = False


@dataclass(slots=True)
class _Walk:
    """Where the walk stands, and its counts; what waits is in the reverse of document order."""

    roles: Roles
    numbers: dict[ObjGen, int]
    classes: object = None
    texts: list[tuple[str, int | None]] = field(default_factory=list)
    names: list[tuple[str, int | None]] = field(default_factory=list)
    without_alt: list[int | None] = field(default_factory=list)
    figures: int = 0
    formulas_without_alt: int = 0
    headings: list[int] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    held: set[ObjGen] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Here:
    """What an element passes on to those below it: its page, its table, that it is a link."""

    page: int | None = None
    table: int | None = None
    link: bool = False


def structure_of(pdf: pikepdf.Pdf, pages: Sequence[Dictionary], claims: str = "") -> Structure:
    """Read the tree once, within limits; a file without one has nothing in it.

    Args:
        pdf: The file.
        pages: Its pages.
        claims: What the file says it is, as `PDF/UA-1`.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return Structure()
    walk = _Walk(
        roles=Roles(root),
        numbers={page.objgen: number for number, page in enumerate(pages, 1)},
        classes=root.get("/ClassMap"),
    )
    _walk_through(root, walk)
    untagged, orderless = _annotations(pages, walk.held)
    tags = Tags(
        claims=claims,
        shows_title=_shows_title(pdf.Root.get("/ViewerPreferences")),
        figures=walk.figures,
        figures_without_alt=len(walk.without_alt),
        first_without_alt=next((page for page in walk.without_alt if page is not None), None),
        formulas_without_alt=walk.formulas_without_alt,
        headings=tuple(walk.headings[:_MOST_HEADINGS]),
        tables=len(walk.tables),
        tables_without_headers=sum(not table.has_headers for table in walk.tables),
        tables_without_scope=sum(
            table.unscoped and not table.names_headers for table in walk.tables
        ),
        links_untagged=untagged,
        pages_without_tab_order=orderless,
        unknown_types=tuple(walk.roles.unknown)[:_MOST_UNKNOWN],
    )
    return Structure(tags=tags, texts=walk.texts, names=walk.names)


def _walk_through(root: Dictionary, walk: _Walk) -> None:
    waiting: list[tuple[object, _Here]] = [(root.get("/K"), _Here())]
    seen = set[ObjGen]()
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node, here = waiting.pop()
        if not isinstance(node, Dictionary | Array):
            continue
        if node.is_indirect:
            if node.objgen in seen:
                continue
            seen.add(node.objgen)
        if isinstance(node, Array):
            # Content by its number is most of a tree and says nothing here.
            kids = [kid for kid in node if isinstance(kid, Dictionary | Array)]
            waiting.extend((kid, here) for kid in reversed(kids[:_MOST_NODES]))
        elif "/S" not in node:
            _hold(node, here, walk)
        elif (below := _element(node, here, walk)) is not None and "/K" in node:
            waiting.append((node.get("/K"), below))


def _hold(reference: Dictionary, here: _Here, walk: _Walk) -> None:
    """Keep what a reference holds; a link's annotation belongs into a link (PDF/UA-1, 7.18.5)."""
    held = reference.get("/Obj")
    if here.link and isinstance(held, Dictionary) and held.is_indirect:
        walk.held.add(held.objgen)


def _element(node: Dictionary, here: _Here, walk: _Walk) -> _Here | None:
    """Count an element; None where nothing below it is content."""
    kind = walk.roles.standard(node)
    if kind == "Artifact":
        return None
    page = node.get("/Pg")
    if isinstance(page, Dictionary) and page.is_indirect:
        here = replace(here, page=walk.numbers.get(page.objgen, here.page))
    has_alt = _takes_texts(node, here.page, walk)
    if kind == "Figure":
        walk.figures += 1
        if not has_alt:
            walk.without_alt.append(here.page or _page_below(node, walk))
    elif kind == "Formula":
        walk.formulas_without_alt += not (has_alt or "/AF" in node or _holds_maths(node, walk))
    elif kind == "Table":
        walk.tables.append(_Table())
        here = replace(here, table=len(walk.tables) - 1)
    elif kind == "Link":
        here = replace(here, link=True)
    elif kind in ("TH", "TD") and here.table is not None:
        _take_cell(node, kind, walk.tables[here.table], walk.classes)
    elif (level := heading_level(kind)) is not None:
        walk.headings.append(level)
    return here


def _take_cell(node: Dictionary, kind: str, table: _Table, classes: object) -> None:
    """Note a cell: a header says what it heads, or cells name their headers (PDF/UA-1, 7.5)."""
    table.names_headers = table.names_headers or _says(node, "/Headers", classes)
    if kind == "TH":
        table.has_headers = True
        table.unscoped = table.unscoped or not _says(node, "/Scope", classes)


def _says(node: Dictionary, key: str, classes: object) -> bool:
    """Whether an element's attributes, its own or of its classes, have a key."""
    held = [*_few(node.get("/A"))]
    if isinstance(classes, Dictionary):
        for name in _few(node.get("/C")):
            if isinstance(name, Name):
                held += _few(classes.get(str(name)))
    return any(isinstance(one, Dictionary | Stream) and key in one for one in held)


def _few(value: object) -> list[object]:
    """A value, or the first of an array of them."""
    if isinstance(value, Array):
        return [value[at] for at in range(min(len(value), _FEW_KIDS))]
    return [value]


def _takes_texts(node: Dictionary, page: int | None, walk: _Walk) -> bool:
    """Keep the texts that an element has beside its content; whether one stands for that."""
    has_alt = False
    for key in ("/Alt", "/ActualText"):
        text = _text(node.get(key))
        if text is None:
            continue
        has_alt = has_alt or bool(text) or key == "/ActualText"
        if len(text) >= _SHORTEST_TEXT and len(walk.texts) < _MOST_TEXTS:
            walk.texts.append((text, page))
    for key in ("/E", "/T"):
        text = _text(node.get(key))
        if text and len(text) >= _SHORTEST_TEXT and len(walk.names) < _MOST_TEXTS:
            walk.names.append((text, page))
    return has_alt


def _text(value: object) -> str | None:
    if not isinstance(value, String):
        return None
    return words.page_text(str(value)).strip()[:_LONGEST_TEXT]


def _kids(node: Dictionary) -> Iterable[Dictionary]:
    """The first kids of an element: many elements may share a list of a million."""
    kids = node.get("/K")
    some: list[object] = [kids]
    if isinstance(kids, Array):
        some = [kids[at] for at in range(min(len(kids), _FEW_KIDS))]
    return (kid for kid in some if isinstance(kid, Dictionary))


def _page_below(node: Dictionary, walk: _Walk) -> int | None:
    """The page that a reference to content or a picture's own kid names."""
    for kid in _kids(node):
        page = kid.get("/Pg")
        if isinstance(page, Dictionary) and page.objgen in walk.numbers:
            return walk.numbers[page.objgen]
    return None


def _holds_maths(node: Dictionary, walk: _Walk) -> bool:
    return any("/S" in kid and walk.roles.standard(kid) == MATHS for kid in _kids(node))


def _annotations(pages: Sequence[Dictionary], held: set[ObjGen]) -> tuple[int, int]:
    """Links that no element for links holds; pages with annotations that don't go by structure."""
    untagged = orderless = 0
    for number, found in annotations_of(pages):
        if not found:
            continue
        order = pages[number - 1].get("/Tabs")
        orderless += not (isinstance(order, Name) and order == Name.S)
        for annotation in found:
            if _is_shown_link(annotation):
                untagged += annotation.objgen not in held or "/StructParent" not in annotation
    return untagged, orderless


def _is_shown_link(annotation: Dictionary) -> bool:
    flags: object = annotation.get("/F")
    hidden = isinstance(flags, int) and bool(flags & _HIDDEN)
    return annotation.get("/Subtype") == Name.Link and not hidden


def _shows_title(preferences: object) -> bool:
    shown: object = None
    if isinstance(preferences, Dictionary):
        shown = preferences.get("/DisplayDocTitle")
    return shown is True
