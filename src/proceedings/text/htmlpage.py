"""Pages of HTML for authors and chairs: one way to fill a template, safe for anybody's text.

Whatever comes from people is a variable of a template and escaped there; the templates are ours.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from proceedings.findings.finding import Finding, Level

_PACKAGE = "proceedings"
_SHARED = "data/html"
_STYLE = "house.css"
_SIGNS = {Level.ERROR: "✖", Level.WARNING: "▲", Level.NOTE: "●"}
_LINKS = frozenset({"https", "mailto"})
# Letters and marks that turn the direction of what follows; zero-width joiners spell names.
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def environment(folder: str) -> Environment:
    """Templates of one folder of our data, beside what all pages share; everything is escaped."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader(_PACKAGE, folder), PackageLoader(_PACKAGE, _SHARED)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_legible,
    )
    made.filters["allowed"] = _allowed
    made.filters["sign"] = _SIGNS.__getitem__
    return made


def house_style() -> str:
    """The style sheet that all pages share."""
    return data(_SHARED, _STYLE)


def data(folder: str, name: str) -> str:
    """A text of our own data."""
    return (resources.files(_PACKAGE) / folder / name).read_text("utf-8")


def level_counts(findings: Iterable[Finding]) -> list[tuple[Level, int, str]]:
    """Each level that occurs, how often, and its word in the right number."""
    found = Counter(finding.level for finding in findings)
    return [
        (level, found[level], level.value if found[level] == 1 else f"{level.value}s")
        for level in Level
        if found[level]
    ]


def _legible(value: Any) -> Any:
    """Text in which nothing hides: control characters and those that turn text are spelt out."""
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    return "".join(letter if _is_plain(letter) else f"⟨U+{ord(letter):04X}⟩" for letter in value)


def _is_plain(letter: str) -> bool:
    if letter in "\n\t":
        return True
    return unicodedata.category(letter) not in ("Cc", "Cs", "Cn") and letter not in _TURNING


def _allowed(address: str | None) -> str | None:
    """The address, if it leads where a page's links may lead (`javascript:` passes escaping)."""
    return address if address and urlsplit(address).scheme in _LINKS else None
