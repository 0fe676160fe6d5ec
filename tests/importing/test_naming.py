"""Ids, tracks and prefixes; what has no place under its id is told."""

from __future__ import annotations

from typing import Any

from records import ADA, BO, paper, trees

from proceedings.importing.naming import Named, name
from proceedings.records.imported import Imported, ImportedPaper
from proceedings.records.trees import Trees


def named(
    *papers: ImportedPaper,
    prefix: str = "",
    track: str | None = None,
    ours: Trees | None = None,
    **parts: Any,
) -> Named:
    imported = Imported(system="x", papers=papers, **parts)
    empty = Trees()
    return name(imported, papers, prefix=prefix, track=track, ours=ours or empty, base=empty)


def test_a_prefix_goes_wherever_a_paper_is_named() -> None:
    made = named(
        paper("12", title="A", authors=[ADA]),
        paper("13", title="B", authors=[BO], accepted=False),
        prefix="t-",
        program={"sessions": [{"title": "S", "papers": ["12", "13"]}]},
        front={"workshops": [{"title": "12", "paper": "12"}]},
    )
    assert list(made.trees.papers) == ["t-12"]
    assert made.trees.program == {"sessions": [{"title": "S", "papers": ["t-12"]}]}
    assert made.trees.front == {"workshops": [{"title": "12", "paper": "t-12"}]}
    assert (made.ids, made.left_out) == ({"12": "t-12"}, ("13",))


def test_a_track_is_named_by_its_id_and_defined() -> None:
    own = paper(title="A", authors=[ADA], track="Research Papers")
    made = named(own)
    assert made.trees.papers["12"]["track"] == "research-papers"
    assert made.trees.volume == {"tracks": [{"id": "research-papers", "name": "Research Papers"}]}
    assert named(own, track="demos").trees.papers["12"]["track"] == "demos"


def test_ids_that_can_not_be_are_told_and_the_rest_comes_in() -> None:
    made = named(
        paper("_x", title="A", authors=[ADA]),
        paper("aB", title="B", authors=[ADA]),
        paper("Ab", title="C", authors=[ADA]),
        paper("con", title="D", authors=[ADA]),
    )
    assert list(made.trees.papers) == ["aB"]
    assert {one.rule for one in made.findings} == {"metadata/import-id"}
    assert [one.evidence for one in made.findings] == ["_x", "Ab", "con"]


def test_a_rights_mail_finds_its_paper_by_title_and_makes_none() -> None:
    ours = trees(p_1={"title": "Folios and Rectos", "authors": [ADA]})
    mail = paper("3671486", title="Folios & Rectos", doi="10.5555/1", guessed=("id",))
    assert not named(mail, ours=ours).trees.papers, "an ampersand is no «and»"
    mail = paper("3671486", title="Folios and  Rectos", doi="10.5555/1", guessed=("id",))
    made = named(mail, ours=ours)
    assert made.trees.papers["p-1"]["doi"] == "10.5555/1"
    assert [one.rule for one in made.findings] == ["metadata/import-guess"]
    two = trees(**{key: {"title": "Folios and Rectos"} for key in ("a", "b")})
    assert [one.rule for one in named(mail, ours=two).findings] == ["metadata/import-id"]


def test_another_systems_paper_of_the_same_title_and_people_is_the_same() -> None:
    ours = trees(p_1={"title": "Folios and Rectos", "authors": [ADA]})
    same = paper("ink12", title="Folios and Rectos", authors=[ADA])
    assert list(named(same, ours=ours).trees.papers) == ["p-1"]
    assert list(named(same, ours=ours, prefix="t-").trees.papers) == ["t-ink12"]
    other = paper("ink12", title="Folios and Rectos", authors=[BO])
    assert list(named(other, ours=ours).trees.papers) == ["ink12"]


def test_text_is_cleaned_and_the_cleaning_told() -> None:
    made = named(paper(title=" A\x0bB ", authors=[ADA], abstract="", keywords=["", "e\u0301"]))
    (record,) = made.trees.papers.values()
    assert record["title"] == "A B"
    assert record["keywords"] == ["é"]
    assert "abstract" not in record
    assert [one.rule for one in made.findings] == ["metadata/import-control-character"]
