"""Text with what a typesetter must know of it: its language, and the side it is read from.

A template sets such a piece with `say()`. Plain left-to-right text of the book's own language stays
a plain string, so that data files remain readable.
"""

from __future__ import annotations

import unicodedata
from typing import Any

Piece = str | dict[str, Any]
"""JSON-able: a string, or `{text, lang, region, rtl, isolate}`."""

_RIGHT_TO_LEFT = ("R", "AL")


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from the right (UAX #9, rules P2 and P3)."""
    for letter in text:
        side = unicodedata.bidirectional(letter)
        if side in _RIGHT_TO_LEFT:
            return True
        if side == "L":
            return False
    return False


def language(tag: str | None) -> dict[str, str]:
    """A BCP 47 tag as Typst takes it: `lang` of two or three letters, `region` of two."""
    if not tag:
        return {}
    first, *others = tag.split("-")
    if len(first) not in (2, 3):
        return {}
    region = next((part.lower() for part in others if len(part) == 2), None)
    # Typst has no scripts; fonts tell traditional from simplified Han by the region.
    if region is None and "hant" in tag.lower().split("-"):
        region = "tw"
    return {"lang": first.lower()} | ({"region": region} if region else {})


def piece(text: str, tag: str | None = None) -> Piece:
    """The text, with language and side where they aren't the book's."""
    known = spoken(text, tag)
    return {"text": text} | known if known else text


def spoken(text: str, tag: str | None = None) -> dict[str, Any]:
    """What a typesetter must know of the text; empty for plain text of the book's language.

    `isolate` says that letters in it run from the right: it must not carry its neighbours along.
    """
    known: dict[str, Any] = dict(language(tag))
    isolate = any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)
    if known or isolate:
        known |= {"rtl": reads_right_to_left(text), "isolate": isolate}
    return known
