from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.pagination.plan import PaperLength, plan
from proceedings.records.matter import SetMatter
from proceedings.text.richtext import RichText
from proceedings.volume.book import Book, Publisher
from proceedings.volume.conference import Conference
from proceedings.volume.folio import Side
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.paper import Paper, Status
from proceedings.volume.people import Author
from proceedings.volume.program import Part, Program, Session
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.volume import Numbering, Volume


def volume(*parts: Part, papers: tuple[str, ...], **numbering: object) -> Volume:
    return Volume(
        conference=Conference(name="N", short="N ’27"),
        book=Book(title="T", publisher=Publisher(name="P"), published=date(2027, 1, 1)),
        rights=Rights(mode=RightsMode.NONE),
        numbering=Numbering(**numbering),  # type: ignore[arg-type]
        papers=tuple(
            Paper(id=name, title=RichText(name), authors=(Author(mononym="A"),)) for name in papers
        ),
        program=Program(parts=parts),
        pages=FrontPages(),
    )


def part(*papers: str, **more: object) -> Part:
    session = Session(title="S", papers=papers)
    return Part(title="P", sessions=(session,), **more)  # type: ignore[arg-type]


def lengths(**pages: int) -> dict[str, PaperLength]:
    return {name: PaperLength(pages=count) for name, count in pages.items()}


def printed(book: Volume, **pages: int) -> dict[str, str]:
    return {p.id: str(p.folios) for p in plan(book, lengths(**pages)).papers}


def test_papers_follow_each_other_in_the_order_of_the_programme() -> None:
    book = volume(part("b", "a"), papers=("a", "b"), first=6737)
    assert printed(book, a=2, b=3) == {"b": "6737–6739", "a": "6740–6741"}


def test_a_part_begins_on_a_recto_behind_a_blank_page() -> None:
    book = volume(part("a"), part("b"), papers=("a", "b"))
    pages = plan(book, lengths(a=3, b=1))
    assert [(str(p.folios), p.blanks) for p in pages.papers] == [("1–3", 0), ("5", 1)]
    assert pages.pages == 5


def test_a_part_may_say_otherwise_for_itself() -> None:
    book = volume(part("a"), part("b", recto=False), papers=("a", "b"))
    assert printed(book, a=3, b=1) == {"a": "1–3", "b": "4"}


def test_the_chairs_first_folio_is_never_moved() -> None:
    assert printed(volume(part("a"), papers=("a",), first=6738), a=1) == {"a": "6738"}


def test_unlisted_papers_come_last_and_unbound_ones_not_at_all() -> None:
    book = volume(part("b"), papers=("a", "b", "c"))
    gone = replace(book.papers[2], status=Status.NON_ARCHIVAL)
    book = replace(book, papers=(*book.papers[:2], gone))
    assert printed(book, a=1, b=1) == {"b": "1", "a": "2"}


def test_roman_front_pages_leave_the_body_alone() -> None:
    book = volume(part("a"), papers=("a",))
    front = SetMatter(pages=11, unnumbered=1)
    whole = plan(book, lengths(a=4), front=front, back=SetMatter(pages=2))
    assert (str(whole.front), str(whole.papers[0].folios), str(whole.back)) == ("i–x", "1–4", "5–6")
    assert whole.pages == 17


def test_continuous_front_pages_move_the_body() -> None:
    book = volume(part("a"), papers=("a",), front="continuous")
    whole = plan(book, lengths(a=4), front=SetMatter(pages=11, unnumbered=1))
    assert (str(whole.front), str(whole.papers[0].folios)) == ("1–10", "11–14")


@pytest.mark.parametrize("rule", ["papers", "sessions"])
def test_every_paper_or_session_may_begin_on_a_recto(rule: str) -> None:
    book = volume(part("a"), part("b"), papers=("a", "b"))
    book = replace(book, numbering=Numbering(parts="any", **{rule: "recto"}))  # type: ignore[arg-type]
    assert printed(book, a=1, b=1) == {"a": "1", "b": "3"}


@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=30),
    st.integers(1, 9000),
    st.sampled_from(["any", "recto"]),
)
def test_no_page_is_lost_or_used_twice(pages: list[int], first: int, papers: str) -> None:
    names = tuple(f"p{index}" for index in range(len(pages)))
    book = volume(part(*names), papers=names, first=first)
    book = replace(book, numbering=replace(book.numbering, papers=papers))
    whole = plan(book, lengths(**dict(zip(names, pages, strict=True))))
    expected = first
    for paper, count in zip(whole.papers, pages, strict=True):
        assert paper.folios.first.number == expected + paper.blanks
        assert paper.folios.pages == count
        assert 0 <= paper.blanks <= 1
        expected = paper.folios.last.number + 1
    if papers == "recto":
        assert all(p.folios.first.side is Side.RECTO for p in whole.papers[1:])
    assert whole.pages == expected - first
