"""Author cells into people, names into parts, decisions into yes and no."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.importers._decisions import is_accepted
from proceedings.importers._names import split_name, split_people
from proceedings.importers._people import Given, affiliations, orcid_of, person

WORDS = ["Ada", "van", "de", "la", "QUILL", "y", "Jr.", "III", "Bo,", "Nib", "Müller", "Al"]


@pytest.mark.parametrize(
    ("cell", "names", "certain"),
    [
        ("", [], True),
        ("Ada Quill", ["Ada Quill"], True),
        ("Ada Quill, Bo Nib and Cy Inkwell", ["Ada Quill", "Bo Nib", "Cy Inkwell"], True),
        ("Ada Quill, Bo Nib, and Cy Inkwell", ["Ada Quill", "Bo Nib", "Cy Inkwell"], True),
        ("Ada Quill & Bo Nib", ["Ada Quill", "Bo Nib"], True),
        ("Ada Quill; Nib, Bo", ["Ada Quill", "Nib, Bo"], True),
        ("Ada Quill\nBo Nib", ["Ada Quill", "Bo Nib"], True),
        ("Quill, Ada and Nib, Bo", ["Quill, Ada", "Nib, Bo"], False),
        ("Quill, Ada", ["Quill, Ada"], False),
        ("Sam Davis, Jr. and Bo Nib", ["Sam Davis, Jr.", "Bo Nib"], False),
        ("Sam Davis, Jr., Bo Nib and Cy Ink", ["Sam Davis, Jr.", "Bo Nib", "Cy Ink"], False),
        ("Ada Quill, Plato and Bo Nib", ["Ada Quill", "Plato", "Bo Nib"], False),
    ],
)
def test_cells_of_authors(cell: str, names: list[str], certain: bool) -> None:
    split = split_people(cell)
    assert (list(split.names), split.certain) == (names, certain)


@pytest.mark.parametrize(
    ("written", "parts", "guessed"),
    [
        ("Ada Quill", "Ada||Quill|", True),
        ("Quill, Ada", "Ada||Quill|", False),
        ("van der Nib, Bo", "Bo|van der|Nib|", False),
        ("Davis, Jr., Sam", "Sam||Davis|Jr.", False),
        ("Bo van der Nib", "Bo|van der|Nib|", True),
        ("Maria de la Cruz", "Maria|de la|Cruz|", True),
        ("Vincent Van Nib", "Vincent||Van Nib|", True),
        ("J. Ortega y Gasset", "J.||Ortega y Gasset|", True),
        ("Sam Davis Jr.", "Sam||Davis|Jr.", True),
        ("J. R. Inkwell III", "J. R.||Inkwell|III", True),
        ("ADA QUILL", "ADA||QUILL|", True),
        ("ada quill", "ada||quill|", True),
        ("Ada DE LA QUILL", "Ada||DE LA QUILL|", True),
        ("QUILL Ada", "Ada||QUILL|", True),
    ],
)
def test_names_into_parts(written: str, parts: str, guessed: bool) -> None:
    name = split_name(written)
    keys = ("given", "particle", "family", "suffix")
    assert "|".join(name.fields.get(key, "") for key in keys) == parts
    assert name.guessed is guessed


def test_one_name_and_many_people() -> None:
    assert split_name("Plato").fields == {"mononym": "Plato"}
    assert split_name("The Folio Consortium").fields == {"group": "The Folio Consortium"}


@given(st.lists(st.sampled_from(WORDS), min_size=1))
def test_a_guess_prints_what_was_written_unless_it_was_inverted(words: list[str]) -> None:
    written = " ".join(words)
    name = split_name(written)
    parts = [name.fields.get(key, "") for key in ("given", "particle", "family", "suffix")]
    printed = name.fields.get("printed") or " ".join(filter(None, parts))
    whole = name.fields.get("group") or name.fields.get("mononym") or printed
    assert "," in written or whole == written
    assert sorted(whole.replace(",", "").split()) == sorted(written.replace(",", "").split())


def test_a_systems_own_parts_are_no_guess() -> None:
    assert not person(Given(given="Bo", family="van der NIB")).guessed
    assert person(Given(given="Bo", family="van der NIB")).fields["family"] == "van der NIB"
    assert person(Given(family="Plato")).fields == {"mononym": "Plato"}
    assert not person(Given(family="Plato")).guessed
    assert person(Given(given="Ada Quill")).guessed


@pytest.mark.parametrize(
    "written",
    [
        "0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097",
        "0000000218250097",
        "0000 0002 1825 0097",
        "218250097",
        "218250097.0",
        "2.18250097E+8",
    ],
)
def test_orcids_that_a_spreadsheet_took_for_numbers(written: str) -> None:
    assert orcid_of(written) == "0000-0002-1825-0097"


def test_what_is_no_orcid_or_address_is_told() -> None:
    told = person(Given(given="Ada", family="Quill", orcid="0000-0002-1825-0098", email="ada"))
    assert [key for key, _, _ in told.refused] == ["email", "orcid"]
    assert person(Given(family="Quill", given="A", email="ADA@QUILL.EXAMPLE")).fields["email"] == (
        "ada@quill.example"
    )


def test_affiliations_of_one_cell() -> None:
    assert affiliations("University of Ink; Institute (Blots; Ltd.)", "NO") == [
        {"institution": "University of Ink", "country": "Norway"},
        {"institution": "Institute (Blots; Ltd.)"},
    ]


@pytest.mark.parametrize(
    ("decision", "meant"),
    [
        *((text, True) for text in ("accept", "ACCEPT", "Accepted", "accept as poster")),
        *((text, True) for text in ("Accept (Oral)", "Accept-Poster", "accepted_short")),
        *((text, False) for text in ("", "reject", "desk_reject", "withdrawn", "no decision")),
        *((text, False) for text in ("Not accepted", "under review", "submitted", "DRAFT")),
        *((text, None) for text in ("probably accept", "Accept if room", "weak accept")),
        *((text, None) for text in ("conditionally accepted", "Accept with minor revisions", "B+")),
    ],
)
def test_decisions(decision: str, meant: bool | None) -> None:
    assert is_accepted(decision) is meant
