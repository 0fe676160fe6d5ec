"""Headings without a level, given one.

A file uses H alone, or H1 to H6 (ISO 14289-1, 7.4.4); a volume's own pages use the second, so that
one paper with the first would spoil it for all.
"""

from __future__ import annotations

from collections.abc import Sequence

from proceedings.pdf.tagtree import Element

_DEEPEST = 6
_LEVELS = {b"/H%d" % level: level for level in range(1, _DEEPEST + 1)}


def heading_levels(elements: Sequence[Element], kinds: Sequence[bytes]) -> dict[Element, bytes]:
    """The types with a level for all elements of the type H, by how many headed parts they are in.

    Args:
        elements: All elements in the order of the document.
        kinds: The standard type of each, as written.
    """
    if b"/H" not in kinds:
        return {}
    by_element = dict(zip(elements, kinds, strict=True))
    around = dict.fromkeys(elements, 0)
    found: dict[Element, bytes] = {}
    last = 0
    for element, kind in by_element.items():
        kids = [kid for kid in element.kids if isinstance(kid, Element)]
        headed = any(by_element[kid] == b"/H" for kid in kids)
        for kid in kids:
            around[kid] = around[element] + headed
        if kind == b"/H":
            # Going down no level may be left out.
            last = max(1, min(around[element], last + 1, _DEEPEST))
            found[element] = b"/H%d" % last
        else:
            last = _LEVELS.get(kind, last)
    return found
