from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.volume.folio import Folio, FolioRange, FolioStyle, Side, roman


@pytest.mark.parametrize(
    ("number", "letters"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (49, "xlix"), (1994, "mcmxciv")],
)
def test_roman(number: int, letters: str) -> None:
    assert roman(number) == letters


def test_there_is_no_roman_nought() -> None:
    with pytest.raises(ValueError, match="no roman numeral"):
        roman(0)


def test_ranges_have_an_en_dash_and_single_pages_none() -> None:
    assert str(FolioRange(Folio(6737), 2)) == "6737–6738"
    assert str(FolioRange(Folio(12), 1)) == "12"
    assert str(FolioRange(Folio(1, FolioStyle.ROMAN), 4)) == "i–iv"


def test_suffixes_follow_the_number() -> None:
    assert [str(Folio(12, suffix=n)) for n in (0, 1, 2, 26, 27)] == [
        "12",
        "12a",
        "12b",
        "12z",
        "12aa",
    ]


def test_a_run_that_begins_with_a_letter_goes_on_in_letters() -> None:
    """A grown or late paper stands between two numbers: 12a, 12b, then 13 as before."""
    assert [str(folio) for folio in FolioRange(Folio(12, suffix=1), 3)] == ["12a", "12b", "12c"]
    assert str(FolioRange(Folio(12, suffix=1), 3)) == "12a–12c"


@given(st.integers(1, 9999), st.integers(0, 5))
def test_order_sides_and_counting(number: int, pages: int) -> None:
    folio = Folio(number)
    assert Folio(number, FolioStyle.ROMAN) < folio
    assert folio + pages == Folio(number + pages)
    assert folio < folio + 1
    assert ((folio + pages).side is Side.RECTO) == ((number + pages) % 2 == 1)
    assert len(list(FolioRange(folio, pages + 1))) == pages + 1
