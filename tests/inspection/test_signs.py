from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from proceedings.inspection.inspect import inspect
from proceedings.inspection.signs import Tally, sightings_elsewhere
from proceedings.records.inspection import Box, HiddenText, Hiding, Inspection, Sighting
from proceedings.records.wanted import Sign, Wanted

MakePdf = Callable[..., Path]
DRAFT = Sign(
    name="leftover/draft-mark.words",
    pattern=r"^unpublished\s+working\s+draft",
    needles=("unpublished",),
)
TODO = Sign(name="leftover/todo", pattern=r"\bto-?\s?do\b", needles=("to",), most=3)


class Words:
    """Stands in for a page's text."""

    def __init__(self, plain: str, box: Box = (0, 0, 9, 9)) -> None:
        self.plain = plain
        self._box = box

    def box_of(self, start: int, end: int) -> Box:
        return self._box


def tallied(*pages: Any, signs: tuple[Sign, ...] = (DRAFT, TODO)) -> tuple[Sighting, ...]:
    tally = Tally(signs)
    for number, page in enumerate(pages, 1):
        tally.add(*((page, number) if isinstance(page, Words) else (page[0], number, page[1])))
    return tally.sightings()


def facts(path: Path, *signs: Sign) -> Inspection:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return inspect(path, digest, Wanted(signs=signs))


def test_a_sign_is_told_with_its_line_page_and_box(make_pdf: MakePdf) -> None:
    def draw(canvas: Any, number: int) -> None:
        canvas.setFont("Times-Roman", 10)
        if number == 2:
            canvas.drawString(72, 700, "The text before.")
            canvas.drawString(72, 688, "Unpublished working")
            canvas.drawString(72, 676, "draft. Not for distribution.")
        canvas.drawString(72, 640, "Nothing to see here.")

    (seen,) = facts(make_pdf(pages=3, draw=draw), DRAFT).sightings
    assert (seen.sign, seen.page, seen.where, seen.count) == (DRAFT.name, 2, "page", 0)
    assert seen.text == "Unpublished working draft"
    assert seen.line == "Unpublished working draft. Not for distribution."
    assert seen.box is not None
    assert seen.box == pytest.approx((72, 675, 158, 695), abs=2.5)


def test_as_many_are_kept_as_are_wanted_and_the_rest_counted_on_the_last() -> None:
    found = tallied(Words("to do, todo"), Words("nothing"), Words("To-Do\ntodo\nto\ndo\n"))
    assert [(one.text, one.page, one.count) for one in found] == [
        ("to do", 1, 0),
        ("todo", 1, 0),
        ("To-Do", 3, 2),
    ]


def test_a_pattern_is_tried_only_where_a_needle_is() -> None:
    blind = Sign(name="a/b", pattern="draft", needles=("unpublished",))
    always = Sign(name="a/c", pattern="draft")
    assert [one.sign for one in tallied(Words("a draft"), signs=(blind, always))] == ["a/c"]
    assert len(tallied(Words("UNPUBLISHED draft"), signs=(blind,))) == 1


@pytest.mark.parametrize(
    ("needle", "text"),
    [
        ("not for distribution", "It is not\nfor  distribution"),
        ("reference", "2References"),
        ("anonym", "www.anonymous.example"),
        ("??", "Figure ??"),
        ("机密", "这是机密"),
        ("érence", "Référence"),
        ("bibliográfica", "Bibliográficas"),
        ("a b", "A B"),
    ],
)
def test_a_needle_is_found_across_lines_and_after_numbers(needle: str, text: str) -> None:
    sign = Sign(name="a/b", pattern=r"\S+", needles=(needle,), most=1)
    assert len(tallied(Words(text), signs=(sign,))) == 1


def test_a_long_line_is_told_around_what_matched() -> None:
    (seen,) = tallied(Words("x " * 300 + "todo" + " y" * 300))
    assert "todo" in seen.line
    assert len(seen.line) <= 200


def hidden(text: str, box: Box = (0, 0, 50, 50), letters: int = 0) -> HiddenText:
    count = letters or sum(map(str.isalnum, text))
    return HiddenText(page=1, box=box, text=text, how=Hiding.COLOUR, letters=count)


def test_what_matched_in_hidden_text_is_told_once_as_hidden() -> None:
    (seen,) = tallied((Words("a todo here"), [hidden("a todo here")]))
    assert (seen.where, seen.page, seen.box) == ("hidden", 1, (0, 0, 50, 50))


def test_hidden_text_that_is_no_part_of_the_pages_text_is_looked_through() -> None:
    found = tallied((Words("todo", box=(300, 300, 320, 310)), [hidden("Todo for the editors")]))
    assert [(one.where, one.text) for one in found] == [("hidden", "Todo"), ("page", "todo")]


def test_words_beyond_what_is_kept_of_hidden_text_are_hidden_too() -> None:
    (seen,) = tallied((Words("… todo …"), [hidden("the first letters", letters=4000)]))
    assert seen.where == "hidden"


def test_words_that_can_be_seen_in_the_box_of_hidden_ones_stay_seen() -> None:
    (seen,) = tallied((Words("todo"), [hidden("another text altogether")]))
    assert seen.where == "page"


def test_white_words_on_a_page_are_told_once(make_pdf: MakePdf) -> None:
    def draw(canvas: Any, number: int) -> None:
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(72, 640, "What is seen on this page.")
        canvas.setFillGray(1)
        canvas.drawString(72, 300, "Unpublished working draft that the authors wrote in white")

    found = facts(make_pdf(draw=draw), DRAFT).sightings
    assert [(one.where, one.page) for one in found] == [("hidden", 1)]


def test_texts_that_stand_on_no_page_tell_where_they_stand() -> None:
    texts = [("info", "TODO: a title", None), ("comment", "to do, to do", 4), ("alt", "", 1)]
    found = sightings_elsewhere(texts, (TODO,))
    assert [(one.where, one.page, one.box, one.text) for one in found] == [
        ("info", None, None, "TODO"),
        ("comment", 4, None, "to do"),
        ("comment", 4, None, "to do"),
    ]


HOSTILE = {
    "blanks": " " * 100_000,
    "line ends": "\n \n" * 33_000,
    "one word": "a" * 100_000,
    "digits": "1" * 100_000,
    "one line": "ab to cd " * 11_000,
    "openings": "(" * 100_000,
    "more than is read": "todo " * 400_000,
}
GREEDY = (
    r"\s+x\s+never",
    r"\s*never",
    r"\w+@\w+",
    r"[a-z]+\d*never",
    r"\d+-\d+",
    r"\(.*never",
    r"^.*?to.*never",
    r"\bto[^\n]*never",
)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_keeps_a_pattern_busy(text: str) -> None:
    signs = tuple(Sign(name=f"a/{n}", pattern=pattern) for n, pattern in enumerate(GREEDY))
    start = time.process_time()
    tallied(Words(text), signs=(*signs, TODO))
    assert time.process_time() - start < 3


def test_what_breaks_up_a_hostile_text_shifts_no_place() -> None:
    places = []

    class Noting(Words):
        def box_of(self, start: int, end: int) -> Box:
            places.append((start, end))
            return super().box_of(start, end)

    text = "\n" * 300 + "b" * 900 + " todo " + "c " * 3000 + "todo"
    tallied(Noting(text))
    assert [text[start:end] for start, end in places] == ["todo", "todo"]
