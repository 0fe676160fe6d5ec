"""Bookmarks: read from a file with guards, written anew with every count right.

ISO 32000-1, 12.3.3. Items are always written fresh: a stranger's chains of siblings may loop, and
copying long ones between documents exhausts the stack.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Object, String

DEEPEST = 24
"""Levels that are kept; no author nests so deep."""
MOST = 20_000
"""Bookmarks that are kept of one file."""


@dataclass(slots=True, kw_only=True)
class Bookmark:
    """One item.

    Attributes:
        title: The text string as it stands in the file, or words of our own.
        target: Keys that say where it leads: `/Dest`, or `/A` with a web address; empty for none.
        opened: Whether its kids show at first.
        flags: 1 italic, 2 bold.
        colour: Red, green and blue, 0 to 1.
    """

    title: bytes | str
    target: dict[str, Object] = field(default_factory=dict)
    opened: bool = False
    flags: int = 0
    colour: tuple[float, ...] = ()
    kids: list[Bookmark] = field(default_factory=list)

    def walk(self) -> Sequence[Bookmark]:
        """Itself and everything below it, in the order of the panel."""
        found, waiting = list[Bookmark](), [self]
        while waiting:
            item = waiting.pop()
            found.append(item)
            waiting.extend(reversed(item.kids))
        return found


def read_outline(
    root: object, target_of: Callable[[Dictionary], dict[str, Object]]
) -> list[Bookmark]:
    """The bookmarks below an outline root; loops end where they begin.

    Args:
        root: The catalogue's /Outlines, whatever it is.
        target_of: Says where an item leads, by its dictionary.
    """
    top: list[Bookmark] = []
    if not isinstance(root, Dictionary):
        return top
    waiting: list[tuple[object, int, list[Bookmark]]] = [(root.get("/First"), 0, top)]
    seen, taken = set[tuple[int, int]](), 0
    while waiting and taken < MOST:
        node, level, siblings = waiting.pop()
        if not isinstance(node, Dictionary) or level >= DEEPEST:
            continue
        if node.is_indirect:
            if node.objgen in seen:
                continue
            seen.add(node.objgen)
        item = _read_item(node, target_of)
        siblings.append(item)
        taken += 1
        waiting.append((node.get("/Next"), level, siblings))
        waiting.append((node.get("/First"), level + 1, item.kids))
    return top


def _read_item(node: Dictionary, target_of: Callable[[Dictionary], dict[str, Object]]) -> Bookmark:
    title, colour = node.get("/Title"), node.get("/C")
    count: object = node.get("/Count")
    flags: object = node.get("/F")
    return Bookmark(
        title=_title(title),
        target=target_of(node),
        opened=isinstance(count, int) and count > 0,
        flags=flags & 3 if isinstance(flags, int) else 0,
        colour=_colour(colour),
    )


def _title(value: object) -> bytes | str:
    """The text as it stands; UTF-8, which is PDF 2.0's alone, as words to be written anew."""
    title = bytes(value) if isinstance(value, String) else b""
    if not title.startswith(codecs.BOM_UTF8):
        return title
    return title.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")


def _colour(value: object) -> tuple[float, ...]:
    if not isinstance(value, Array) or len(value) != 3:
        return ()
    parts: Sequence[object] = list(value)
    numbers = [float(part) for part in parts if isinstance(part, (int, float, Decimal))]
    return tuple(numbers) if len(numbers) == 3 else ()


def plant_outline(pdf: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> int:
    """Give the document these bookmarks.

    Returns:
        How many there are, on all levels.
    """
    if not bookmarks:
        return 0
    root: Any = pdf.make_indirect(Dictionary(Type=pikepdf.Name.Outlines))
    root.Count = _plant_below(pdf, root, bookmarks)
    pdf.Root.Outlines = root
    return sum(len(item.walk()) for item in bookmarks)


def _plant_below(pdf: pikepdf.Pdf, parent: Any, bookmarks: Sequence[Bookmark]) -> int:
    """Link items below their parent; the number that shows when the parent is open."""
    nodes: list[Any] = []
    showing = len(bookmarks)
    for item in bookmarks:
        node: Any = pdf.make_indirect(Dictionary(Title=String(item.title), Parent=parent))
        for key, value in item.target.items():
            node[key] = value
        if item.flags:
            node.F = item.flags
        if item.colour:
            node.C = Array(item.colour)
        if item.kids:
            below = _plant_below(pdf, node, item.kids)
            node.Count = below if item.opened else -below
            showing += below if item.opened else 0
        nodes.append(node)
    for before, after in pairwise(nodes):
        before.Next, after.Prev = after, before
    parent.First, parent.Last = nodes[0], nodes[-1]
    return showing
