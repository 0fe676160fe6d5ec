"""CMT's author cells: `Ada Quill (Univ. of Ink (UI))*; Bo Nib (Blots; Ltd.)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_START = re.compile(r"; ?(?=\S)")


@dataclass(frozen=True, slots=True)
class Listed:
    """One author of a cell.

    Attributes:
        primary: Whether the asterisk of the primary contact stands behind.
    """

    name: str
    affiliation: str
    primary: bool


def listed_authors(cell: str) -> tuple[Listed, ...]:
    """The authors of a cell; an affiliation is what the last balanced parentheses hold.

    Semicolons inside parentheses part nothing, since affiliations have them too. Where parentheses
    don't balance, each semicolon parts.
    """
    text = " ".join(cell.split())
    pieces = _pieces(text)
    if pieces is None:
        pieces = _START.split(text)
    return tuple(_author(piece) for piece in pieces if piece.strip(" ;*"))


def has_affiliations(cell: str) -> bool:
    """Whether a cell is of this shape: old exports call it `Author Names`, new ones `Authors`."""
    return any(one.affiliation for one in listed_authors(cell)) or "()" in cell


def listed_emails(cell: str) -> tuple[tuple[str, bool], ...]:
    """The addresses of a cell in order, and whether the asterisk stands behind each."""
    parts = [part.strip() for part in cell.split(";")]
    return tuple((part.rstrip("* "), part.endswith("*")) for part in parts if part.strip("* "))


def _pieces(text: str) -> list[str] | None:
    pieces = [""]
    depth = 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return None
        if sign == ";" and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += sign
    return pieces if depth == 0 else None


def _author(piece: str) -> Listed:
    text = piece.strip()
    primary = text.endswith("*")
    text = text.rstrip("* ")
    if not text.endswith(")"):
        return Listed(text, "", primary)
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] == ")") - (text[place] == "(")
        if depth == 0:
            name = text[:place].rstrip()
            # «Ada Quill* (Ink)» is seen too.
            return Listed(
                name.rstrip("* "), text[place + 1 : -1].strip(), primary or name.endswith("*")
            )
    return Listed(text, "", primary)
