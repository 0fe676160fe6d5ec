"""Whether words that are read back from a page are those that were set there."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_DRAFT = 5  # letters of DRAFT, which may reach into a line's room
_HYPHENS = "-\u2010"
_NO_LETTERS = ("Cc", "Cf", "Cn", "Zs")


def reads(found: str, wanted: str, *, turned: bool = False) -> bool:
    """Whether a text is the wanted one, in its order: letters of DRAFT may stand between.

    Args:
        found: What is read.
        wanted: What was set.
        turned: Words from right to left stand beside it. Every reader puts a line with such words
            into another order, and some turn its brackets and quotes: letters, marks and figures
            are counted there.
    """
    ours, theirs = _letters(wanted), _letters(found)
    if turned or is_turned(wanted):
        ours, theirs = (sorted(filter(_is_counted, letters)) for letters in (ours, theirs))
    rest = iter(theirs)
    more = len(theirs) - len(ours)
    return more <= _DRAFT + _stacked(ours) and all(letter in rest for letter in ours)


def is_turned(text: str) -> bool:
    """Whether a text has letters that are read from the right."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def _is_counted(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"


def _stacked(letters: Sequence[str]) -> int:
    """How many characters stand in letters under two marks.

    Pdfium tells such a letter twice where a mark is drawn behind its end: Thai has some.
    """
    marks, found = 0, 0
    for letter in [*letters, ""]:
        if letter and unicodedata.category(letter).startswith("M"):
            marks += 1
            continue
        found += marks + 1 if marks > 1 else 0
        marks = 0
    return found


def _letters(text: str) -> list[str]:
    """Its letters in order, without spaces and hyphens.

    pdfium writes U+0002 or U+FFFE for a hyphen at a line's end, one of the text's own too.
    """
    folded = unicodedata.normalize("NFKC", text)
    return [
        one
        for one in folded
        if one not in _HYPHENS and unicodedata.category(one) not in _NO_LETTERS
    ]
