from __future__ import annotations

import pytest

from proceedings.citation.names import head_authors, head_authors_short, joined
from proceedings.text.richtext import RichText
from proceedings.volume.paper import Paper
from proceedings.volume.people import Author


def paper(*names: str, running: str | None = None) -> Paper:
    authors = tuple(Author(given=name.split()[0], family=name.split()[1]) for name in names)
    return Paper(id="p", title=RichText("T"), authors=authors, running_authors=running)


@pytest.mark.parametrize(
    ("names", "prose"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B, and C"),
        (["A", "B", "C", "D"], "A, B, C, and D"),
    ],
)
def test_names_are_joined_as_acmart_joins_them(names: list[str], prose: str) -> None:
    assert joined(names) == prose


def test_heads_name_one_two_or_the_first_of_many() -> None:
    assert head_authors(paper("Ada Sample")) == "Ada Sample"
    assert head_authors(paper("Ada Sample", "Ben Example")) == "Ada Sample and Ben Example"
    assert head_authors(paper("Ada Sample", "Ben Example", "Cy Third")) == "Ada Sample et al."


def test_the_chairs_own_form_wins_and_is_never_shortened() -> None:
    chosen = paper("Ada Sample", "Ben Example", running="Sample & Example")
    assert head_authors(chosen) == head_authors_short(chosen) == "Sample & Example"
    assert head_authors_short(paper("Ada Sample", "Ben Example")) == "Ada Sample et al."
