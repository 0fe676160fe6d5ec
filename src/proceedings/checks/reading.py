"""A printed text as it is compared with a written one: letter by letter, extraction's noise aside.

What a PDF's text loses or adds by itself: spaces and line ends, hyphens at line ends, ligatures,
forms of quotes and dashes, accents that stand beside their letter (TeX's old fonts print `´e`),
marks of footnotes. What a letter is, its accent and its case are not noise.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from proceedings.records.inspection import Box, Inspection
from proceedings.text.letters import folded

HEAD = 6000
"""Letters of a page in which title, byline and imprint begin."""

_PLAIN_FORMS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
_PLAIN_FORMS |= {"ȷ": "j", "ß": "ss", "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k"}
_ONE_LOOK = {0x00D0: "Đ", 0x0189: "Đ"}  # TeX's T1 fonts have one letter for Ð and Đ
BESIDE = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "ˇ": "\u030c", "˜": "\u0303",
    "¯": "\u0304", "ˉ": "\u0304", "˘": "\u0306", "˙": "\u0307", "˚": "\u030a", "°": "\u030a",
    "¸": "\u0327", "˛": "\u0328", "˝": "\u030b", "ˊ": "\u0301", "ˋ": "\u0300", "^": "\u0302",
}  # fmt: skip
"""Accents as TeX's old fonts print them, beside their letter; each as combining."""
SPACING = frozenset(BESIDE) - frozenset("`^°")
"""Those of them that are nothing else."""

_QUOTES = "‘’‚‛“”„‟′″«»‹›'\""
_DASHES = "‐‑‒–—―−\u00ad\u02d7"
_FOOTNOTES = "∗*†‡§¶‖#⋆★☆✉"
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰ªº"
_SIGNS = str.maketrans(
    dict.fromkeys(_QUOTES, "'") | dict.fromkeys(_DASHES, "-") | {"…": "...", "⁄": "/"}
)
_NO_SIGN = re.compile(
    rf"[\s\u0300-\u036f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffd-\uffff"
    rf"\x00-\x1f\x7f-\x9f\ue000-\uf8ff{re.escape(''.join(sorted(BESIDE)))}"
    rf"{re.escape(_FOOTNOTES + _RAISED)}]"
)
_NOISE = re.compile(r"[\u00ad\u200b\u2060\ufffe\ufeff]")
_FORMS = str.maketrans(dict.fromkeys("‘’‛′", "'") | dict.fromkeys("‐‑‒–—−", "-"))


class Letter(NamedTuple):
    """A letter or digit.

    Attributes:
        base: Small, without accent.
        own: As it is, composed; empty for all but the first that a ligature or ß stands for.
        at: Where in the text it stands.
    """

    base: str
    own: str
    at: int


class Reading:
    """A text and its letters.

    Attributes:
        text: As it came.
        letters: All of them, in order.
        bases: Their bases as one string, of the same length.
    """

    def __init__(self, text: str) -> None:
        """Read the letters; costs about a millisecond for a thousand."""
        self.text = text
        self.letters = tuple(_letters(text))
        self.bases = "".join(letter.base for letter in self.letters)

    def find(self, bases: str, start: int = 0, end: int | None = None) -> int:
        """Where letters stand as words of their own, else where they stand at all, else -1."""
        limit = len(self.bases) if end is None else end
        first = at = self.bases.find(bases, start, limit)
        while at >= 0 and not self._is_word(at, at + len(bases)):
            at = self.bases.find(bases, at + 1, limit)
        return at if at >= 0 else first if len(bases) >= _SURELY else -1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where letters begin and end in the text."""
        return self.letters[start].at, self.letters[end - 1].at + 1

    def gap(self, index: int) -> str:
        """The text between a letter and the one before it; before the first, nothing."""
        if not 0 < index < len(self.letters):
            return ""
        return self.text[self.letters[index - 1].at + 1 : self.letters[index].at]

    def index_at(self, at: int) -> int:
        """The number of the first letter at a place of the text or after it."""
        low, high = 0, len(self.letters)
        while low < high:
            middle = (low + high) // 2
            if self.letters[middle].at < at:
                low = middle + 1
            else:
                high = middle
        return low

    def accents_beside(self, start: int, end: int) -> Counter[str]:
        """Accents that stand by themselves on the lines of a stretch of text, each as combining.

        An accent over a capital stands so high that it may have come with the line above.
        """
        first = self.text.rfind("\n", 0, max(0, self.text.rfind("\n", 0, start))) + 1
        last = self.text.find("\n", end)
        last = self.text.find("\n", last + 1) if last >= 0 else -1
        lines = self.text[first : last if last >= 0 else len(self.text)]
        return Counter(BESIDE[sign] for sign in lines if sign in BESIDE) + Counter(
            mark for mark in re.findall("(?<=\\s)[\u0300-\u036f]", lines)
        )

    def _is_word(self, start: int, end: int) -> bool:
        before = self.letters[start - 1].at if start else -2
        after = self.letters[end].at if end < len(self.letters) else len(self.text) + 1
        first, last = self.letters[start], self.letters[end - 1]
        begins = first.at - before > 1 or self.text[before].isdigit()
        ends = after - last.at > 1 or not self.text[after : after + 1].isalpha()
        return begins and ends


_SURELY = 9  # letters that don't stand inside other words by chance


def _letters(text: str) -> Iterator[Letter]:
    end = len(text) - 1
    for at, sign in enumerate(text):
        if not sign.isalnum() or sign in BESIDE:
            continue
        follows = text[at + 1] if at < end else ""
        if sign.isascii() and follows.isascii():
            yield Letter(sign.lower(), sign, at)
        elif sign not in _RAISED:
            own = _with_marks(text, at) if follows and unicodedata.combining(follows) else sign
            for base, itself in _split(own):
                yield Letter(base, itself, at)


def _with_marks(text: str, at: int) -> str:
    end = at + 1
    while end < len(text) and end - at < 5 and unicodedata.combining(text[end]):
        end += 1
    return unicodedata.normalize("NFC", text[at:end])


@lru_cache(maxsize=4096)
def _split(own: str) -> tuple[tuple[str, str], ...]:
    """A letter's bases, each with what it is itself."""
    wide = unicodedata.normalize("NFKC", own).translate(_ONE_LOOK)
    if wide != own and len(wide) > 1 and wide[1:2].isalnum():
        return tuple(pair for letter in wide if letter.isalnum() for pair in _split(letter))
    plain = "".join(
        _PLAIN_FORMS.get(letter, letter)
        for letter in unicodedata.normalize("NFKD", wide.casefold())
        if letter.isalnum()
    )
    bases = "".join(_PLAIN_FORMS.get(letter, letter) for letter in plain)
    return tuple((base, wide if index == 0 else "") for index, base in enumerate(bases))


def signs(gap: str) -> str:
    """What stands between two letters beyond noise: quotes and dashes in one form each."""
    if gap in ("", " "):
        return ""
    kept = _NO_SIGN.sub("", gap.translate(_SIGNS))
    return re.sub("'+", "'", re.sub("-+", "-", kept))


def marks(own: str) -> frozenset[str]:
    """A letter's accents, as combining."""
    apart = unicodedata.normalize("NFD", own)
    return frozenset(letter for letter in apart if unicodedata.combining(letter))


def key(text: str) -> str:
    """A text without spaces, in one form of quotes and dashes: equal keys are equal texts.

    The quick way: what is found so needs no closer look.
    """
    if not text.isascii():
        text = _NOISE.sub("", unicodedata.normalize("NFKC", text).translate(_FORMS))
    return "".join(text.split())


def line_box(inspection: Inspection, text: str) -> Box | None:
    """Around the lines of page 1 that a text stands on, where that is known."""
    wanted, letters = key(text), folded(text)
    found: Box | None = None
    for line in inspection.opening:
        printed = key(line.text)
        if wanted in printed:
            return line.box
        if len(printed) > 2 and printed in wanted:
            found = _around(found, line.box)
        elif found:
            break
    if found or not letters:
        return found
    # Accents may stand elsewhere there, and a name go on in the next line.
    word = folded(max(text.split(), key=len))
    lines = [(folded(line.text), line.box) for line in inspection.opening]
    whole = (box for own, box in lines if letters in own)
    part = (box for own, box in lines if len(word) > 3 and word in own)
    return next(whole, None) or next(part, None)


def _around(one: Box | None, other: Box) -> Box:
    if one is None:
        return other
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
