"""Words that several rules share."""

from __future__ import annotations

from collections.abc import Sequence

from proceedings.findings.finding import Place
from proceedings.records.inspection import FontFact

_MOST_NAMED = 5
_NAMELESS = "a font without a name"  # as an inspection calls it


def fonts_named(fonts: Sequence[FontFact]) -> str:
    """`Arial is a font` or `Arial, Times and 3 more are fonts`; those without names aside."""
    names = [name for name in dict.fromkeys(font.name for font in fonts) if name != _NAMELESS]
    if not names:
        return "A font without a name is one" if len(fonts) == 1 else "Fonts without names are some"
    if len(names) == 1:
        return f"{names[0]} is a font"
    more = len(names) - _MOST_NAMED
    if more > 0:
        return f"{', '.join(names[:_MOST_NAMED])} and {more} more are fonts"
    return f"{', '.join(names[:-1])} and {names[-1]} are fonts"


def quoted(font: FontFact) -> str:
    """` (“what it sets”)`, or nothing where that isn't known."""
    return f" (“{font.text}”)" if font.text else ""


def record_at(place: Place) -> str:
    """`metadata/papers.yaml, line 12`, for fixes that may be the record's."""
    if not place.file:
        return "the record"
    return f"{place.file}, line {place.line}" if place.line else place.file


def some_have(count: int, of: int, what: str) -> str:
    """`The only figure has`, `All 4 figures have` or `2 of 4 figures have`."""
    if of == 1:
        return f"The only {what} has"
    if count == of:
        return f"All {of} {what}s have"
    return f"{count} of {of} {what}s {'has' if count == 1 else 'have'}"
