from __future__ import annotations

from dataclasses import replace

import pytest
from inkpapers import PAPER

from proceedings.letters.addressing import addressees, mailable
from proceedings.volume.people import Author


def people(*authors: Author) -> tuple[list[str], list[str]]:
    to, cc = addressees(replace(PAPER, authors=authors))
    return [one.email for one in to], [one.email for one in cc]


def author(
    name: str, *, address: bool = True, corresponding: bool = False, deceased: bool = False
) -> Author:
    email = f"{name}@ink.example" if address else None
    return Author(family=name, email=email, corresponding=corresponding, deceased=deceased)


def test_the_first_corresponding_author_is_asked_and_the_others_hear_of_it() -> None:
    given = (author("a"), author("b", corresponding=True), author("c", corresponding=True))
    assert people(*given) == (["b@ink.example"], ["c@ink.example"])


def test_without_a_corresponding_author_with_an_address_the_first_who_has_one() -> None:
    silent = author("b", corresponding=True, address=False)
    assert people(author("a", address=False), silent, author("c"), author("d")) == (
        ["c@ink.example"],
        [],
    )
    assert people(silent) == ([], [])


def test_nobody_writes_to_the_dead() -> None:
    dead = author("a", corresponding=True, deceased=True)
    assert people(dead, author("b")) == (["b@ink.example"], [])


def test_one_person_twice_is_written_to_once() -> None:
    twice = replace(author("a", corresponding=True), email="A@ink.example")
    assert people(author("a", corresponding=True), twice) == (["a@ink.example"], [])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ada.o'quill+ink@ink.example", "ada.o'quill+ink@ink.example"),
        ("ada@tinte.bücher.example", "ada@tinte.xn--bcher-kva.example"),
        ("ada@例え.example", "ada@xn--r8jz45g.example"),
        ("ödön@ink.example", None),
        ("a..b@ink.example", None),
        ("=?utf-8?q?x?=@ink.example", None),
        ("ada@ink.example\nBcc: x@y.example", None),
        ("ada@ink.example, b@c.example", None),
        ("ada@-ink.example", None),
        ("ada@ink..example", None),
        ("@ink.example", None),
        ("ada", None),
        (None, None),
    ],
)
def test_only_an_address_that_every_mail_program_reads_alike(
    written: str | None, read: str | None
) -> None:
    assert mailable(written) == read
