from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from proceedings.matter.authorindex import author_index, inverted, joined, sort_name
from proceedings.matter.back import set_back
from proceedings.typesetting.press import Press
from proceedings.volume.people import Author, Person
from proceedings.volume.style import Style
from proceedings.volume.volume import IndexRules, Volume

from .conftest import PAPERS, a_plan, a_volume, author, labels, links, paper, texts

ONE = "0000-0000-0001-0103"
TWO = "0000-0000-0002-0205"


def names(volume: Volume) -> list[str]:
    return [
        entry["name"] if isinstance(entry["name"], str) else entry["name"]["text"]
        for group in author_index(volume, a_plan(volume))
        for entry in group["entries"]
    ]


def test_names_stand_in_the_order_of_the_alphabet_whatever_their_accents() -> None:
    people = ["Zeta", "Żołędz", "Ťažidlo", "Tzara", "Ångström", "Abel", "Øre", "Oz", "Дуб", "Ωμέγα"]
    volume = a_volume(
        tuple(paper(f"p{i}", "T", author("A", name)) for i, name in enumerate(people))
    )
    assert names(volume) == [
        f"{name}, A"
        for name in (
            *("Abel", "Ångström", "Øre", "Oz", "Ťažidlo", "Tzara", "Zeta", "Żołędz"),
            *("Ωμέγα", "Дуб"),
        )
    ]


def test_every_author_of_every_bound_paper_stands_once() -> None:
    volume = a_volume((*PAPERS, paper("more", "Again", author("Zoë", "Ångström"))))
    index = author_index(volume, a_plan(volume, pages=4))
    zoe = [e for group in index for e in group["entries"] if e["name"] == "Ångström, Zoë"]
    assert zoe == [
        {
            "name": "Ångström, Zoë",
            "native": None,
            "affiliations": [],
            "papers": [{"id": "odd", "folio": "1"}, {"id": "more", "folio": "17"}],
        }
    ]


@pytest.mark.parametrize(
    ("people", "entries"),
    [
        ([("N.", ONE), ("Narges", ONE)], [("Narges", ("p0", "p1"))]),
        ([("Li", ONE), ("Li", None)], [("Li", ("p0", "p1"))]),
        ([("Li", None), ("Li", None)], [("Li", ("p0", "p1"))]),
        ([("Li", ONE), ("Li", TWO)], [("Li", ("p0",)), ("Li", ("p1",))]),
        (
            [("Li", ONE), ("Li", TWO), ("Li", None)],
            [("Li", ("p0",)), ("Li", ("p1",)), ("Li", ("p2",))],
        ),
    ],
)
def test_people_are_joined_by_orcid_else_by_name(people, entries) -> None:
    papers = tuple(
        paper(f"p{i}", "T", Author(given=given, family="Wei", orcid=orcid))
        for i, (given, orcid) in enumerate(people)
    )
    found = joined(a_volume(papers), [one.id for one in papers])
    assert [(entry.person.given, entry.papers) for entry in found] == entries


def test_particles_follow_the_family_name_or_lead() -> None:
    marit = Person(given="Marit", particle="van der", family="Papier", suffix="Jr.")
    assert inverted(marit, "follow-family") == "Papier, Marit van der, Jr."
    assert inverted(marit, "lead") == "van der Papier, Marit, Jr."
    assert sort_name(marit, "follow-family") == "Papier van der Marit Jr."
    assert sort_name(marit, "lead") == "van der Papier Marit Jr."
    assert sort_name(replace(marit, sort="Papier"), "lead") == "Papier"


def test_names_printed_family_first_and_single_names_are_not_inverted() -> None:
    family_first = Person(given="Thị Mực", family="Trương", printed="Trương Thị Mực")
    assert inverted(family_first, "follow-family") == "Trương Thị Mực"
    for family, given in (("李", "伟"), ("山田", "はなこ"), ("김", "민준")):
        person = Person(given=given, family=family, printed=family + given)
        assert inverted(person, "follow-family") == family + given
    assert inverted(Person(mononym="Glutinus"), "lead") == "Glutinus"
    assert inverted(Person(group="The Five Stations"), "lead") == "The Five Stations"


def test_index_is_set_with_letters_links_and_native_names(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    volume = replace(a_volume(), index=IndexRules(particles="lead"))
    out = tmp_path / "back.pdf"
    matter = set_back(press, folder, volume, style, a_plan(volume), output=out)
    assert (matter.pages, matter.findings) == (1, ())
    assert labels(out) == ["13"]
    words = texts(out)[0]
    assert words.startswith("Author Index\nA\nÅngström, Zoë")
    assert "Bailan, Malee (มาลี" in words
    assert "\nV\nvan der Papier, Marit" in words
    authors = sum(len(one.authors) for one in PAPERS)
    assert len(links(out)) == authors
    assert set(links(out)) == {f"proceedings:paper/{one.id}" for one in PAPERS}


def test_names_from_the_right_leave_the_folio_at_the_right_edge(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    import pikepdf

    volume = a_volume(PAPERS[:2])
    out = tmp_path / "back.pdf"
    set_back(press, folder, volume, style, a_plan(volume), output=out)
    with pikepdf.open(out) as pdf:
        edges = {round(float(note.Rect[2]), 1) for note in pdf.pages[0].Annots}
    assert len(edges) == 1


@pytest.mark.parametrize(("front", "told"), [(("contents",), []), ((), ["漢, Jan"])])
def test_a_letter_no_font_has_is_told_once_a_name(
    press: Press,
    folder: Path,
    style: Style,
    tmp_path: Path,
    front: tuple[str, ...],
    told: list[str],
) -> None:
    papers = tuple(paper(key, "Sheets", author("Jan", "漢")) for key in "ab")
    volume = a_volume(papers)
    volume = replace(volume, pages=replace(volume.pages, front=front))
    matter = set_back(press, folder, volume, style, a_plan(volume), output=tmp_path / "back.pdf")
    assert [finding.evidence for finding in matter.findings] == told


def test_a_letter_is_repeated_over_each_column_its_names_run_on_into(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    many = tuple(author(f"Given{number:03}", "Abel") for number in range(120))
    volume = a_volume((paper("one", "One", *many), paper("two", "Two", author("Zoë", "Zorn"))))
    out = tmp_path / "back.pdf"
    set_back(press, folder, volume, style, a_plan(volume), output=out)
    words = " ".join(" ".join(texts(out)).split())
    assert "Author Index A Abel, Given000" in words
    assert words.count("A, continued") == 2
    assert "Z Zorn, Zoë" in words
    assert "Z, continued" not in words


def test_many_folios_follow_below_their_name(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    busy = author("Petronella", "Veelschrijver", particle="van der")
    volume = a_volume(tuple(paper(f"p{number}", "One", busy) for number in range(30)))
    out = tmp_path / "back.pdf"
    set_back(press, folder, volume, style, a_plan(volume, first=100), output=out)
    lines = texts(out)[0].splitlines()
    start = lines.index("Veelschrijver, Petronella van der")
    assert "".join(lines[start + 1 : start + 4]).startswith("100, 103, 106, ")
    assert len(links(out)) == 30
