"""Page, name and number trees: built balanced from the bottom, read with guards.

ISO 32000-1, 7.7.3 (pages), 7.9.6 (names), 7.9.7 (numbers).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

PAGES_A_NODE = 32
ENTRIES_A_LEAF = 64
_MOST_NODES = 200_000
"""A tree with more nodes than this is an attack: no paper has so many destinations."""

NameRun = tuple[bytes, bytes, Object]
"""A name tree's node with the first and the last name below it."""


def pages_of(pdf: pikepdf.Pdf) -> tuple[Dictionary, ...]:
    """Every page object, in order; qpdf has made separate pages of one listed twice.

    The page list is read once as a whole: indexing it walks all pages each time.
    """
    return tuple(page.obj for page in pdf.pages)


def plant_pages(pdf: pikepdf.Pdf, runs: Sequence[Sequence[Dictionary]]) -> None:
    """Give the document a page tree of its own: one node a run, nodes grouped by 32.

    pikepdf's page list must not be edited afterwards: it is quadratic in pages.
    """
    groups = [
        run[at : at + PAGES_A_NODE] for run in runs for at in range(0, len(run), PAGES_A_NODE)
    ]
    nodes = [_pages_node(pdf, group, len(group)) for group in groups]
    while len(nodes) > PAGES_A_NODE:
        fewer = [nodes[at : at + PAGES_A_NODE] for at in range(0, len(nodes), PAGES_A_NODE)]
        nodes = [_pages_node(pdf, group, sum(int(node.Count) for node in group)) for group in fewer]
    pdf.Root.Pages = _pages_node(pdf, nodes, sum(int(node.Count) for node in nodes))


def _pages_node(pdf: pikepdf.Pdf, kids: Sequence[Object], count: int) -> Dictionary:
    node: Any = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array(kids), Count=count))
    for kid in kids:
        kid.Parent = node
    return node  # type: ignore[no-any-return]


def read_names(root: object) -> Iterator[tuple[bytes, Object]]:
    """All entries of a name tree in the file's order; loops and wrong types are passed over."""
    for names in _leaves(root, "/Names"):
        values = list(names)
        for name, value in zip(values[::2], values[1::2], strict=False):
            if isinstance(name, String):
                yield bytes(name), value


def _leaves(root: object, key: str) -> Iterator[Array]:
    waiting, seen = [root], set[tuple[int, int]]()
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if not isinstance(node, Dictionary):
            continue
        if node.is_indirect:
            if node.objgen in seen:
                continue
            seen.add(node.objgen)
        entries, kids = node.get(key), node.get("/Kids")
        if isinstance(entries, Array):
            yield entries
        if isinstance(kids, Array):
            waiting.extend(reversed(list(kids)))


def plant_names(pdf: pikepdf.Pdf, entries: Sequence[tuple[bytes, Object]]) -> Dictionary:
    """A name tree of entries that are sorted bytewise and unique.

    Returns:
        The root, an indirect object.
    """
    leaves: list[NameRun] = []
    for at in range(0, len(entries), ENTRIES_A_LEAF):
        group = entries[at : at + ENTRIES_A_LEAF]
        names = Array([part for name, value in group for part in (String(name), value)])
        node = Dictionary(Names=names)
        leaves.append((group[0][0], group[-1][0], pdf.make_indirect(node)))
    return join_names(pdf, leaves)


def names_run(root: Object) -> NameRun | None:
    """A planted name tree as a node for another one; None where it has no names."""
    entries, kids = root.get("/Names"), root.get("/Kids")
    if isinstance(entries, Array) and len(entries):
        return bytes(entries[0]), bytes(entries[len(entries) - 2]), root
    if isinstance(kids, Array) and len(kids):
        return bytes(kids[0].Limits[0]), bytes(kids[len(kids) - 1].Limits[1]), root
    return None


def join_names(pdf: pikepdf.Pdf, runs: Sequence[NameRun]) -> Dictionary:
    """One name tree of nodes whose names don't interleave.

    Raises:
        ValueError: Two nodes' names interleave: readers could not find them.
    """
    nodes = sorted(runs, key=lambda run: run[0])
    for before, after in pairwise(nodes):
        if before[1] >= after[0]:
            raise ValueError(f"names interleave: {before[1]!r} and {after[0]!r}")
    while len(nodes) > 1:
        for first, last, node in nodes:
            node.Limits = Array([String(first), String(last)])
        nodes = [
            (
                group[0][0],
                group[-1][1],
                pdf.make_indirect(Dictionary(Kids=Array([node for _, _, node in group]))),
            )
            for group in (
                nodes[at : at + ENTRIES_A_LEAF] for at in range(0, len(nodes), ENTRIES_A_LEAF)
            )
        ]
    root: Any = nodes[0][2] if nodes else pdf.make_indirect(Dictionary(Names=Array([])))
    return root  # type: ignore[no-any-return]


def plant_numbers(pdf: pikepdf.Pdf, entries: Sequence[tuple[int, Object]]) -> Dictionary:
    """A number tree of entries with rising keys, as page labels and tags need it.

    Returns:
        The root, an indirect object.
    """
    nodes: list[tuple[int, int, Any]] = []
    for at in range(0, len(entries), ENTRIES_A_LEAF):
        group = entries[at : at + ENTRIES_A_LEAF]
        numbers = Array([part for pair in group for part in pair])
        nodes.append((group[0][0], group[-1][0], pdf.make_indirect(Dictionary(Nums=numbers))))
    while len(nodes) > 1:
        for first, last, node in nodes:
            node.Limits = Array([first, last])
        groups = [nodes[at : at + ENTRIES_A_LEAF] for at in range(0, len(nodes), ENTRIES_A_LEAF)]
        nodes = [
            (
                group[0][0],
                group[-1][1],
                pdf.make_indirect(Dictionary(Kids=Array([node for _, _, node in group]))),
            )
            for group in groups
        ]
    root: Any = nodes[0][2] if nodes else pdf.make_indirect(Dictionary(Nums=Array([])))
    return root  # type: ignore[no-any-return]


def read_numbers(root: object) -> Iterator[tuple[int, Object]]:
    """All entries of a number tree in the file's order; loops and wrong types are passed over."""
    for numbers in _leaves(root, "/Nums"):
        values: list[Any] = list(numbers)
        for key, value in zip(values[::2], values[1::2], strict=False):
            if type(key) is int:
                yield key, value
