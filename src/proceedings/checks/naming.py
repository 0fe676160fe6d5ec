"""Names compared: which are one name in two spellings."""

from __future__ import annotations

import re
import unicodedata

_WORDS = re.compile(r"[^\W\d_]+")
_UNMARKED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}
)


def folded(name: str) -> str:
    """A name without marks, capitals and punctuation, its words parted by one space."""
    if not name.isascii():
        letters = unicodedata.normalize("NFKD", name.casefold()).translate(_UNMARKED)
        name = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_WORDS.findall(name.casefold()))


def are_alike(one: str, other: str) -> bool:
    """Whether two names may be one person's: they share a word, and no initial gainsays it.

    `Ada Quill`, `A. Quill`, `Quill Ada`, `Ada M. Quill` are alike; `Bo Quill` is not.
    """
    first, second = folded(one).split(), folded(other).split()
    shared = {word for word in first if word in second and len(word) > 1}
    if not shared:
        # Written together or apart: «Xiao Ming» and «Xiaoming».
        return sorted("".join(first)) == sorted("".join(second))
    rest = [[word for word in name if word not in shared] for name in (first, second)]
    if not all(rest):
        return True
    return any(_fits(mine, yours) for mine in rest[0] for yours in rest[1])


def _fits(one: str, other: str) -> bool:
    """Whether one is the beginning of the other: an initial, a short form."""
    return one.startswith(other) or other.startswith(one)
