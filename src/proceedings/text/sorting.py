"""The order of names: Unicode collation, and the letter an index files a name under."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache
from string import ascii_uppercase

from pyuca import Collator

# Thai and Lao write these before the consonant they are spoken, and sorted, after.
_LEADING_VOWELS = "เแโใไເແໂໃໄ"
# A syllable's first consonant, by the conjoining one that few fonts show alone.
_JAMO = {
    unicodedata.normalize("NFKC", letter): letter for letter in map(chr, range(0x3131, 0x314F))
}


@cache
def _collator() -> Collator:
    return Collator()  # reads the table of all characters, once


def collation_key(text: str) -> tuple[int, ...]:
    """A key by which names sort in the order of the Unicode Collation Algorithm's root table.

    Accents count after letters, case after accents. A hyphen counts as a space, other punctuation
    only between names that are equal without it: `’t Hooft` stands among the T.

    Source: UTS #10.
    """
    letters: tuple[int, ...] = _collator().sort_key(_letters(text))
    whole: tuple[int, ...] = _collator().sort_key(unicodedata.normalize("NFC", text))
    return (*letters, 0, *whole)


def index_letter(text: str) -> str:
    """The head a name stands under: its first letter without marks, as a capital.

    A Latin letter that isn't one of A–Z stands under the one it sorts after (Ł under L, Þ under Z);
    what begins with no letter stands under `#`.
    """
    first = _letters(text).lstrip(_LEADING_VOWELS)[:1]
    if not first.isalpha():
        return "#"
    primary = collation_key(first)[0]
    if _latin()[0] <= primary < _after_latin():
        return ascii_uppercase[bisect_right(_latin(), primary) - 1]
    base = unicodedata.normalize("NFD", first)[0]
    base = _JAMO.get(base, base)
    upper = base.upper()
    return upper if len(upper) == 1 else base


def _letters(text: str) -> str:
    """The text without punctuation, symbols and modifier letters such as the ʻokina."""
    kept = (
        " " if kind == "Pd" else sign
        for sign in unicodedata.normalize("NFC", text)
        if (kind := unicodedata.category(sign)) == "Pd" or (kind != "Lm" and kind[0] not in "PSC")
    )
    return "".join(kept).strip()


@cache
def _latin() -> tuple[int, ...]:
    return tuple(_collator().sort_key(letter)[0] for letter in ascii_uppercase)


@cache
def _after_latin() -> int:
    return int(_collator().sort_key("α")[0])
