"""Text of exports: entities, invisible signs and ligatures from copy and paste."""

from __future__ import annotations

import re
import unicodedata

from proceedings.importers._html import unescape

# Soft hyphen, zero-width space, word joiner and BOM carry nothing in a title or a name. Joiners
# (U+200C, U+200D) do in Persian and Indic names, and direction marks are the checks' to tell.
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_TABLE = {**_INVISIBLE, **_LIGATURES}
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000\r\n\v\f]+")
_BLANK_LINES = re.compile(r"(?:[^\S\n]*\n){2,}[^\S\n]*")


def line(text: str) -> str:
    """One line of text: entities resolved, spaces single, invisible signs gone, in NFC."""
    return _SPACES.sub(" ", _letters(text)).strip(" ")


def prose(text: str) -> str:
    """An abstract: as a line, with paragraphs kept where the source parts them by a blank line."""
    whole = _letters(text.replace("\r\n", "\n").replace("\r", "\n"))
    paragraphs = (_SPACES.sub(" ", part).strip(" ") for part in _BLANK_LINES.split(whole))
    return "\n\n".join(part for part in paragraphs if part)


def _letters(text: str) -> str:
    return unicodedata.normalize("NFC", unescape(text).translate(_TABLE))
