"""Whether a paper's structure tree can be relied on."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary

_DEEPEST = 200
"""Levels of tags; real papers stay below 30."""
_MOST = 500_000


def has_whole_tree(pdf: pikepdf.Pdf) -> bool:
    """Whether the document has a structure tree with elements, a parent tree and no loop."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary) or "/K" not in root:
        return False
    return isinstance(root.get("/ParentTree"), Dictionary) and _is_tree(root)


def _is_tree(root: Dictionary) -> bool:
    """Walk the kids: no element twice, none too deep, not more than any paper can have."""
    waiting: list[tuple[object, int]] = [(root.get("/K"), 0)]
    seen, elements = set[tuple[int, int]](), 0
    while waiting:
        node, level = waiting.pop()
        if isinstance(node, Array):
            waiting.extend((kid, level) for kid in node)
        elif isinstance(node, Dictionary) and "/S" in node:
            elements += 1
            if level > _DEEPEST or elements > _MOST or node.objgen in seen:
                return False
            if node.is_indirect:
                seen.add(node.objgen)
            waiting.append((node.get("/K"), level + 1))
    return elements > 0
