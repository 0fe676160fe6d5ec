"""Folios: the numbers printed on pages, and the sides they fall on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering
from itertools import product

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_SUFFIX_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class FolioStyle(StrEnum):
    """How a folio is written."""

    ROMAN = "roman"
    """Lower-case roman, for front matter."""
    ARABIC = "arabic"
    """Arabic, for papers and back matter."""


class Side(StrEnum):
    """The side of the leaf a page is printed on."""

    RECTO = "recto"
    """A right-hand page: its folio is odd."""
    VERSO = "verso"
    """A left-hand page: its folio is even."""


def roman(number: int) -> str:
    """Write a positive number in lower-case roman numerals.

    Raises:
        ValueError: The number is below 1.
    """
    if number < 1:
        raise ValueError(f"no roman numeral for {number}")
    letters = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        letters += sign * count
    return letters


@total_ordering
@dataclass(frozen=True, slots=True)
class Folio:
    """One printed page number.

    Attributes:
        number: The number itself, from 1.
        style: Roman or arabic; roman folios sort before arabic ones.
        suffix: Index of the letter behind the number, 0 for none, 1 for `a` (as in `12a`).
    """

    number: int
    style: FolioStyle = FolioStyle.ARABIC
    suffix: int = 0

    def __str__(self) -> str:
        digits = roman(self.number) if self.style is FolioStyle.ROMAN else str(self.number)
        return digits + _letters(self.suffix)

    def __lt__(self, other: Folio) -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[bool, int, int]:
        return (self.style is FolioStyle.ARABIC, self.number, self.suffix)

    def __add__(self, pages: int) -> Folio:
        """The folio so many pages further on, in the same style; letters go on in letters."""
        if self.suffix:
            return Folio(self.number, self.style, self.suffix + pages)
        return Folio(self.number + pages, self.style)

    @property
    def side(self) -> Side:
        """The side of the leaf that an odd or even number falls on."""
        return Side.RECTO if self.number % 2 else Side.VERSO


def _letters(index: int) -> str:
    if index == 0:
        return ""
    for length in (1, 2):
        names = len(_SUFFIX_LETTERS) ** length
        if index <= names:
            return "".join(list(product(_SUFFIX_LETTERS, repeat=length))[index - 1])
        index -= names
    raise ValueError(f"no folio suffix number {index}")


@dataclass(frozen=True, slots=True)
class FolioRange:
    """An unbroken run of pages, both ends included."""

    first: Folio
    pages: int

    @property
    def last(self) -> Folio:
        """The folio of the last page."""
        return self.first + (self.pages - 1)

    def __str__(self) -> str:
        """As printed: `12` for one page, else `12–19` with an en dash."""
        return str(self.first) if self.pages == 1 else f"{self.first}–{self.last}"

    def __iter__(self) -> Iterator[Folio]:
        return (self.first + offset for offset in range(self.pages))
