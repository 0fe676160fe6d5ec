from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.text.sorting import collation_key, index_letter


def test_accents_come_after_letters_and_punctuation_counts_for_nothing() -> None:
    names = ["Tzara", "’t Hooft", "Ohara", "O’Hara", "Buvardi", "Buvard-L", "Ťažidlo", "Tb"]
    assert sorted(names, key=collation_key) == [
        *("Buvard-L", "Buvardi", "Ohara", "O’Hara", "’t Hooft", "Ťažidlo", "Tb", "Tzara")
    ]


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        *(("Łucja", "L"), ("Þórdís", "Z"), ("Æsa", "A"), ("ʻOkina", "O"), ("’t Hooft", "T")),
        *(("Ήρα", "Η"), ("лада", "Л"), ("الحبار", "ا"), ("דיואי", "ד"), ("ใบลาน", "บ")),
        *(("김민준", "ㄱ"), ("박서연", "ㅂ"), ("李伟", "李")),
        *(("3M", "#"), ("…", "#"), ("", "#")),
    ],
)
def test_names_stand_under_their_letter(name: str, letter: str) -> None:
    assert index_letter(name) == letter


@given(
    st.lists(
        st.text(st.characters(min_codepoint=65, max_codepoint=0x24F, categories=["L"]), min_size=1)
    )
)
def test_letters_of_sorted_names_never_go_back(names: list[str]) -> None:
    letters = [index_letter(name) for name in sorted(names, key=collation_key)]
    latin = [letter for letter in letters if letter.isascii()]
    assert latin == sorted(latin)
