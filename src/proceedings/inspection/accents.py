"""Accents that were drawn by themselves, put back over their letters.

Older TeX fonts have no accented letters: a class sets `´` at the height of an `e`. In a file's text
such an accent stands before or after its letter, or at the end of the line; on the page it stands
over it.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence

from proceedings.records.inspection import Box

_OVER = {
    "`": "\u0300",
    "´": "\u0301",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
    "˛": "\u0328",
}
_DOTLESS = {"ı": "i", "ȷ": "j"}
_OWN = re.compile(f"[{''.join(_OVER)}]")
_NEAR = 0.4  # of the wider one's width: at most so far apart are the middles of accent and letter
_ONE_WORD = 0.25  # of the higher one's height: at most so far apart are letters of one word


def has_own_accents(text: str) -> bool:
    """Whether a text has accents that are letters of their own."""
    return _OWN.search(text) is not None


def composed(letters: Sequence[tuple[str, Box | None]]) -> str:
    """A line's text with its accents on the letters they stand over; others stay as they are.

    Args:
        letters: Its letters with their boxes, as displayed; None for blanks between words.
    """
    text = [letter for letter, _ in letters]
    for index, (accent, box) in enumerate(letters):
        if accent in _OVER and box is not None:
            below = _letter_below(letters, box)
            if below is not None:
                base = _DOTLESS.get(text[below], text[below])
                text[below] = unicodedata.normalize("NFC", base + _OVER[accent])
                text[index] = ""
                for beside in (index - 1, index + 1):
                    if 0 < beside < len(text) - 1 and _is_no_gap(letters, text, beside):
                        text[beside] = ""
    return "".join(text)


def _letter_below(letters: Sequence[tuple[str, Box | None]], accent: Box) -> int | None:
    best, found = math.inf, None
    for index, (letter, box) in enumerate(letters):
        if box is not None and letter.isalpha() and letter not in _OVER:
            width = max(box[2] - box[0], accent[2] - accent[0])
            apart = abs(box[0] + box[2] - accent[0] - accent[2]) / 2
            if apart < min(best, _NEAR * width):
                best, found = apart, index
    return found


def _is_no_gap(letters: Sequence[tuple[str, Box | None]], text: Sequence[str], at: int) -> bool:
    """Whether a blank is there only because the line was left to draw an accent."""
    if not text[at].isspace():
        return False
    before = next((letters[i][1] for i in range(at - 1, -1, -1) if text[i].strip()), None)
    after = next((letters[i][1] for i in range(at + 1, len(text)) if text[i].strip()), None)
    if before is None or after is None:
        return False
    height = max(before[3] - before[1], after[3] - after[1])
    return after[0] - before[2] <= _ONE_WORD * height
