"""XML of exports, read without entities, and its marked-up text in the words of our metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from proceedings.importers._cleaning import line, prose
from proceedings.importers._files import Unreadable, read_bytes
from proceedings.records.imported import Tree

_DEEPEST = 40
_FACES = {
    "i": "emph",
    "em": "emph",
    "italic": "emph",
    "b": "textbf",
    "bold": "textbf",
    "strong": "textbf",
    "sub": "textsubscript",
    "sup": "textsuperscript",
    "tt": "texttt",
    "monospace": "texttt",
    "scp": "textsc",
    "sc": "textsc",
}
_TEX_MATHS = frozenset({"tex-math", "annotation"})
# A heading that says what the element is already.
_ABSTRACT_HEAD = re.compile(r"\s*(abstract|summary)[\s.:]*", re.IGNORECASE)
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "%": r"\%",
    "^": r"\^{}",
    "~": r"\textasciitilde{}",
}
# Two signs that LaTeX joins into one.
_JOINED = re.compile(r"(?<=[-`'!?,])(?=[-`'])")


def read_xml(path: Path) -> Element:
    """The root of an XML file.

    Raises:
        Unreadable: It is too large, no whole XML, or declares entities.
    """
    try:
        root: Element = ElementTree.fromstring(read_bytes(path))
    except ElementTree.ParseError as error:
        raise Unreadable(
            f"is no whole XML: {error}", "Download it again, or mend it at that line."
        ) from error
    except (DefusedXmlException, ValueError, LookupError) as error:
        raise Unreadable(
            "declares entities or an encoding that is not read", "Take the DOCTYPE out of it."
        ) from error
    return root


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of that name, its first child of the next name, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of that name."""
    whole = element if element is not None else ()
    return (one for one in whole if local(one) == name)


def text(element: Element | None, *names: str) -> str:
    """The text of an element or of a child, on one line; empty where there is none."""
    found = child(element, *names)
    return "" if found is None else line("".join(found.itertext()))


def rich(elements: Mapping[str, Element | None]) -> dict[str, Tree]:
    """Title, subtitle and abstract as fields of a paper.

    Where any of them has faces, scripts or maths all are written in LaTeX and the paper's `markup`
    says so; else they are plain.
    """
    given = {key: element for key, element in elements.items() if element is not None}
    marked = any(_is_marked(element) for element in given.values())
    fields: dict[str, Tree] = {}
    for key, element in given.items():
        paragraphs = [_inline(part, marked, 0) for part in _paragraphs(element)]
        if key == "abstract":
            value = "\n\n".join(filter(None, map(prose, paragraphs)))
        else:
            value = line(" ".join(paragraphs))
        if value:
            fields[key] = value
    if marked and fields:
        fields["markup"] = "latex"
    return fields


def escaped(plain: str) -> str:
    """Plain text as LaTeX that reads as the same text."""
    parted = _JOINED.sub("\x00", plain)
    return "".join(_SPECIAL.get(sign, sign) for sign in parted).replace("\x00", "{}")


def _is_marked(element: Element) -> bool:
    return any(
        local(one) in _FACES or local(one) in _TEX_MATHS or local(one) == "math"
        for one in element.iter()
        if one is not element
    )


def _paragraphs(element: Element) -> list[Element]:
    found = [one for one in element.iter() if local(one) in ("p", "title") and one is not element]
    kept = [
        one
        for one in found
        if not (local(one) == "title" and _ABSTRACT_HEAD.fullmatch("".join(one.itertext())))
    ]
    return kept or [element]


def _inline(element: Element, marked: bool, depth: int) -> str:
    if not marked or depth > _DEEPEST:
        whole = "".join(element.itertext())
        return escaped(whole) if marked else whole
    parts = [escaped(element.text or "")]
    for one in element:
        parts += [_piece(one, depth), escaped(one.tail or "")]
    return "".join(parts)


def _piece(element: Element, depth: int) -> str:
    name = local(element)
    if name in ("math", "inline-formula", "disp-formula", "alternatives"):
        tex = next((one for one in element.iter() if local(one) in _TEX_MATHS), None)
        if tex is not None:
            return _maths(tex)
        if name == "math":
            # Words for a formula: its letters in reading order, as nothing sets MathML here.
            return escaped(" ".join("".join(element.itertext()).split()))
    if name in _TEX_MATHS:
        return _maths(element)
    inner = _inline(element, True, depth + 1)
    return f"\\{_FACES[name]}{{{inner}}}" if name in _FACES and inner.strip() else inner


def _maths(element: Element) -> str:
    tex = "".join(element.itertext()).strip().strip("$").strip()
    return f"${tex}$" if tex else ""
