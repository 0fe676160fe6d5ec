"""How a text must be written so that every reader of YAML, 1.1 or 1.2, reads text."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Style = Literal["plain", "single", "double"]

_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_NUMBERS = re.compile(
    r"[-+]?[\d_.,:]+(?:[eE][-+]?\d*)?|0[xob][\da-fA-F_]+|[-+]?\.(?:inf|nan)", re.IGNORECASE
)
_DATES = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt ])")
_JOINERS = "\u200c\u200d"
_FLOW = re.compile(r"[,?\[\]{}]|:(?!//)|://.*:")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def quoted(text: str, *, flow: bool) -> str:
    """A text as it stands in a file, on one line.

    Args:
        text: Without lone surrogates and control characters other than tab and line ends.
        flow: Whether it stands inside `[ ]` or `{ }`, where commas and brackets mean something.
    """
    style = style_of(text, flow=flow)
    if style == "plain":
        return text
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_escaped(letter) for letter in text) + '"'


def style_of(text: str, *, flow: bool) -> Style:
    """Plain where no reader can take it for anything but text, else with the fewest escapes."""
    if not all(map(is_shown, text)):
        return "double"
    if _is_plain(text, flow=flow):
        return "plain"
    return "single" if "\\" in text or '"' in text else "double"


def is_shown(letter: str) -> bool:
    """Whether a character can stand in a file as it is: seen, or a joiner that names need."""
    return letter in _JOINERS or unicodedata.category(letter) not in (
        "Cc",
        "Cf",
        "Cn",
        "Co",
        "Cs",
        "Zl",
        "Zp",
    )


def _is_plain(text: str, *, flow: bool) -> bool:
    first = text[:1]
    if not (first.isalpha() or first.isdigit() or first == "("):
        return False
    if text != text.strip() or ": " in text or text.endswith(":") or re.search(r"\s#", text):
        return False
    if flow and _FLOW.search(text):
        return False
    return not (text.casefold() in _WORDS or _NUMBERS.fullmatch(text) or _DATES.match(text))


def _escaped(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    if is_shown(letter):
        return letter
    number = ord(letter)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
