"""A text on one line with some of its letters in brackets: `Jos[é]`."""

from __future__ import annotations

import re
from collections.abc import Collection

_LONGEST = 160  # letters of a text that are shown
_CONTEXT = 60  # letters shown before the first mark of a longer one
_WHOLE_WORD = 0.6  # of a word: where more differs, the word does


def marked(text: str, start: int, end: int, places: Collection[int]) -> str:
    """A stretch of text on one line, what stands at some places in brackets.

    Where most of a word is marked, all of it is; a long text is cut around the first mark.
    """
    whole = _whole_words(text, start, end, places)
    shown: list[str] = []
    within = False
    for at in range(start, end):
        is_marked = at in whole or (within and text[at].isspace() and _goes_on(whole, text, at))
        if is_marked != within:
            shown.append("[" if is_marked else "]")
            within = is_marked
        shown.append(text[at])
    return _cut(one_line("".join(shown) + ("]" if within else "")))


def _whole_words(text: str, start: int, end: int, places: Collection[int]) -> set[int]:
    whole = {at for at in places if start <= at < end}
    for word in re.finditer(r"[\w’'-]+", text[start:end]):
        letters = range(start + word.start(), start + word.end())
        count = sum(at in whole for at in letters)
        if len(letters) > 2 and count > 1 and count >= _WHOLE_WORD * len(letters):
            whole.update(letters)
    # The stop of an initial goes with it.
    whole.update(at for at in range(start + 1, end) if text[at] == "." and at - 1 in whole)
    return whole


def _goes_on(places: Collection[int], text: str, at: int) -> bool:
    """Whether the next word is marked too."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at in places


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    first = max(0, text.find("[") - _CONTEXT)
    if first:
        first = text.rfind(" ", 0, first) + 1
    last = min(len(text), first + _LONGEST)
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
