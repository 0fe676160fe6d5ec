from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.citation.deadline import deadline
from proceedings.findings.finding import Finding, Level
from proceedings.proofs.proof import proof_id
from proceedings.records.proof import ProofRecord
from proceedings.text.richtext import RichText
from proceedings.volume.people import Author
from proceedings.volume.volume import Deadlines

Make = Callable[..., ProofRecord]


def test_a_moved_paper_keeps_its_proof(make_record: Make) -> None:
    assert make_record(first=12).proof == make_record(first=13).proof == make_record(first=40).proof


@pytest.mark.parametrize(
    "changed",
    [
        {"title": RichText("On Folio")},
        {"subtitle": None},
        {"rights": None},
        {"authors": (Author(given="Ada", family="Quil"), Author(given="Layla", family="Alhabbar"))},
    ],
)
def test_what_is_printed_makes_another_proof(make_record: Make, changed: dict[str, object]) -> None:
    assert make_record(paper=changed).proof != make_record().proof


def test_order_of_names_pages_and_exported_record_make_another_proof(make_record: Make) -> None:
    record = make_record()
    names = tuple(Author(given=g, family=f) for g, f in (("L", "A"), ("A", "Q")))
    ordered = make_record(paper={"authors": names}).proof
    assert ordered != make_record(paper={"authors": names[::-1]}).proof
    assert make_record(sha256="cd" * 32).proof != record.proof
    assert make_record(bibtex=record.bibtex.replace("2031", "2032")).proof != record.proof


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_different_lines_are_different_proofs(one: list[str], two: list[str]) -> None:
    assert (proof_id("x", one, two) == proof_id("x", two, one)) == (one == two)


def test_findings_for_the_chair_alone_stay_out(
    make_record: Make, finding: Callable[..., Finding]
) -> None:
    given = (
        finding("page/size", Level.NOTE),
        finding("safety/hidden-text", Level.ERROR),
        finding("links/dead", Level.WARNING, page=3),
        finding("page/head", Level.ERROR, page=9),
        finding("links/other", Level.WARNING, page=2),
    )
    shown = [found.rule for found in make_record(findings=given).findings]
    assert shown == ["page/head", "links/other", "links/dead", "page/size"]


def test_heads_are_told_by_side(make_record: Make) -> None:
    assert make_record(first=12).heads == (
        ("Right-hand pages", "Ada Quill and Layla Alhabbar — INK ’31, Papyria"),
    )
    assert make_record(first=13).heads == (
        ("Left-hand pages", "INK ’31, Papyria — Ada Quill and Layla Alhabbar"),
    )


def test_what_was_set_is_told_with_its_pages(make_record: Make) -> None:
    told = [(line.text, line.pages) for line in make_record().stamped]
    assert told == [
        ("Page numbers 12–13", "every page"),
        ("INK ’31, Papyria", "page 2"),
        ("Ada Quill and Layla Alhabbar", "page 2"),
    ]


def test_each_author_s_index_entry_stands_by_the_name(make_record: Make) -> None:
    names = make_record(indexed=("Quill, Ada", "Alhabbar, Layla")).names
    assert [(name.printed, name.indexed) for name in names] == [
        ("Ada Quill", "Quill, Ada"),
        ("Layla Alhabbar", "Alhabbar, Layla"),
    ]
    with pytest.raises(ValueError, match="zip"):
        make_record(indexed=("Quill, Ada",))


def test_deposit_fields_carry_links_that_lead_somewhere(make_record: Make) -> None:
    fields = {field.label: field for field in make_record().deposit}
    assert fields["DOI"].link == "https://doi.org/10.5555/1.2"
    assert fields["ORCID of Ada Quill"].link == "https://orcid.org/0000-0002-1825-0097"
    assert fields["Licence"].value == "https://creativecommons.org/licenses/by/4.0/"
    assert fields["Number of pages"].value == "2"
    assert "ISBN" not in fields


def test_the_day_of_sign_off_is_the_deadline(make_record: Make) -> None:
    both = Deadlines(proofs="2031-04-04", signoff="2031-04-11")
    due = make_record(volume={"deadlines": both}).deadline
    assert due
    assert due.machine == "2031-04-11"
    assert make_record(volume={"deadlines": Deadlines()}).deadline is None
    without = replace(both, signoff=None)
    due = make_record(volume={"deadlines": without}).deadline
    assert due
    assert due.machine == "2031-04-04"


@pytest.mark.parametrize(
    ("written", "words", "machine", "elsewhere"),
    [
        (
            "2031-04-11 23:59 AoE",
            "Friday, April 11, 2031, 23:59 AoE",
            "2031-04-12T11:59Z",
            "Saturday, April 12, 2031, 11:59 UTC",
        ),
        (
            "2031-12-31 23:59 UTC",
            "Wednesday, December 31, 2031, 23:59 UTC",
            "2031-12-31T23:59Z",
            None,
        ),
        (
            "2031-02-01 12:00 Europe/Oslo",
            "Saturday, February 1, 2031, 12:00 Europe/Oslo",
            None,
            None,
        ),
        ("2032-02-29", "Sunday, February 29, 2032", "2032-02-29", None),
    ],
)
def test_deadlines_in_words(
    written: str, words: str, machine: str | None, elsewhere: str | None
) -> None:
    due = deadline(written)
    assert due
    assert (due.words, due.elsewhere) == (words, elsewhere)
    assert due.machine == (machine or "2031-02-01T12:00")


@pytest.mark.parametrize("written", [None, "", "soon", "2031-02-30", "2031-02-01 25:00 AoE"])
def test_no_deadline_is_made_up(written: str | None) -> None:
    assert deadline(written) is None
