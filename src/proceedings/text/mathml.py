"""A formula in TeX as presentation MathML.

The library that reads TeX knows commands that link, style and define; none of them gets here: only
formulas of commands that are known to be harmless are given to it, and only elements and attributes
listed below are taken from it.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape, unescape
from typing import Any
from xml.etree.ElementTree import Element

from proceedings.text.texwords import is_harmless

_MAX_LENGTH = 1_000
_ELEMENTS = frozenset(
    (
        *("mrow", "mi", "mo", "mn", "mtext", "mspace", "msup", "msub", "msubsup", "mfrac", "msqrt"),
        *("mroot", "mover", "munder", "munderover", "mstyle", "mpadded"),
    )
)
_ATTRIBUTES = frozenset(
    (
        *("mathvariant", "stretchy", "displaystyle", "scriptlevel", "accent", "fence", "form"),
        *("width", "minsize", "maxsize", "movablelimits", "linethickness"),
    )
)


@lru_cache(maxsize=1024)
def mathml(tex: str, prefix: str = "") -> str | None:
    """What stands inside a `math` element for a formula.

    Args:
        tex: The formula without its dollar signs.
        prefix: The elements' prefix with its colon; the document declares it.

    Returns:
        The markup, or None for a formula that can't be told in MathML.
    """
    if len(tex) > _MAX_LENGTH or not is_harmless(tex):
        return None
    # Its table of symbols is read on import, and most volumes have no maths.
    from latex2mathml import exceptions  # noqa: PLC0415
    from latex2mathml.converter import Converter  # noqa: PLC0415

    refusals: list[type[Exception]] = [
        kind
        for kind in vars(exceptions).values()
        if isinstance(kind, type) and issubclass(kind, Exception)
    ]
    known: tuple[type[Exception], ...] = (*refusals, _NotTold, IndexError, KeyError, RecursionError)
    try:
        made = Converter().convert_to_element(tex)
        return "".join(_written(child, prefix) for child in made)
    except known:
        return None


class _NotTold(Exception):
    """Something that MathML has no word for, or that isn't taken."""


def _written(element: Element, prefix: str) -> str:
    tag: Any = element.tag
    # The library gives signs as character references, and a command it doesn't know as its name.
    text = unescape(element.text or "")
    if tag not in _ELEMENTS or (tag != "mtext" and "\\" in text):
        raise _NotTold(tag)
    attributes = "".join(
        f' {name}="{escape(value)}"'
        for name, value in sorted(element.attrib.items())
        if name in _ATTRIBUTES
    )
    inner = escape(text, quote=False) + "".join(_written(child, prefix) for child in element)
    return f"<{prefix}{tag}{attributes}>{inner}</{prefix}{tag}>"
