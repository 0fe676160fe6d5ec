"""Plain tables: headings or a mapping, a row a paper or a row an author, sessions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from handmade_exports import write, xml_2003

from proceedings.importers import tables
from proceedings.importers._columns import columns_of
from proceedings.importers._tables import heading_key
from proceedings.records.imported import Imported

PAPERS = """Our papers 2031

Paper ID;Title;Authors;Emails;Affiliations;Keywords;DOI;Pages;Track;Decision;Notes;Session;Order
012;"Folios &amp; Rectos";Ada Quill|Bo van der Nib;ada@quill.example|bo@nib.example;Ink;pages, ink;10.5555/a;12-19;Long;Accept;n;Pages;2
no;Versos;Quill, Ada;;Blots Ltd.;;10.5555;20;;accept;;Pages;1
14;Dots;Cy Inkwell, Dee Vellum and Fay Ream;;;;;;Long;Reject;;Pages;3
15;Bars;Gil Bond;;;;;;;maybe;;;
"""  # noqa: E501
AUTHORS = """paper,author order,first name,middle name,last name,e-mail,ORCID,institution,city,country,corresponding?
a,2,Bo,,Nib,bo@nib.example,0000000218250097,Blots; Ink,Oslo,NO,no
a,1,Ada,M.,Quill,ada(at)quill,0000-0002-1825-0098,University of Ink,Bergen,Norway,yes
b,1,,,Plato,,,,,,
"""  # noqa: E501


def told(made: Imported) -> str:
    return " ".join(finding.message for finding in made.findings)


def fields(made: Imported, own: str) -> Mapping[str, Any]:
    return next(one for one in made.papers if one.id == own).fields


@pytest.fixture
def made(tmp_path: Path) -> Imported:
    path = write(tmp_path / "papers.csv", PAPERS)
    assert tables.recognise(path)
    return tables.read([path])


def test_a_row_a_paper(made: Imported) -> None:
    assert [(one.id, one.accepted) for one in made.papers] == [
        ("012", True),
        ("no", True),
        ("14", False),
        ("15", False),
    ]
    assert made.papers[0].row.row == "row 4", "below a title and a blank row"
    assert fields(made, "012") == {
        "title": "Folios & Rectos",
        "keywords": ["pages", "ink"],
        "doi": "10.5555/a",
        "pages": "8",
        "track": "Long",
        "authors": [
            {"given": "Ada", "family": "Quill", "email": "ada@quill.example"},
            {"given": "Bo", "particle": "van der", "family": "Nib", "email": "bo@nib.example"},
        ],
    }
    assert fields(made, "no")["authors"] == [
        {"given": "Ada", "family": "Quill", "affiliations": [{"institution": "Blots Ltd."}]}
    ]


def test_what_is_doubtful_is_told(made: Imported) -> None:
    assert "«10.5555»" in told(made)
    assert "2 authors and 1 affiliations" in told(made)
    assert "«maybe»" in told(made)
    assert [(one.column, one.count) for one in made.unmapped] == [("Notes", 1)]
    assert [one.guessed for one in made.papers[:3]] == [
        ("authors.0", "authors.1"),
        ("authors.0",),
        ("authors.0", "authors.1", "authors.2"),
    ]


def test_sessions_in_the_papers_rows_by_their_order(made: Imported) -> None:
    assert made.program == {"sessions": [{"title": "Pages", "papers": ["no", "012", "14"]}]}


def test_a_row_an_author_joined_with_a_row_a_paper(tmp_path: Path) -> None:
    made = tables.read(
        [
            write(
                tmp_path / "p.csv", "id,title,first page,last page\na,Folios,21,30\nb,Ideas,31,31\n"
            ),
            write(tmp_path / "a.csv", AUTHORS),
        ]
    )
    ada, bo = fields(made, "a")["authors"]
    assert (ada["given"], ada["family"], ada["corresponding"]) == ("Ada M.", "Quill", "true")
    assert ada["affiliations"] == [
        {"institution": "University of Ink", "city": "Bergen", "country": "Norway"}
    ]
    assert "orcid" not in ada
    assert "email" not in ada
    assert bo["orcid"] == "0000-0002-1825-0097", "a spreadsheet took the hyphens"
    assert [one["institution"] for one in bo["affiliations"]] == ["Blots", "Ink"]
    assert fields(made, "b")["authors"] == [{"mononym": "Plato"}]
    assert fields(made, "a")["pages"] == "10"
    assert made.volume == {"numbering": {"first": "21"}}
    assert "ada(at)quill" in told(made)
    assert "0000-0002-1825-0098" in told(made)


def test_numbered_columns_and_pdfs_beside(tmp_path: Path) -> None:
    heads = ["#", "Title", "Author 1 First Name", "Author 1 Last Name", "author2_name", "PDF"]
    row = ["7", "Folios", "Ada", "Quill", "Bo Nib", "folios.pdf"]
    path = write(tmp_path / "p.xls", xml_2003({"Papers": [heads, row], "Empty": []}))
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/folios.pdf").write_bytes(b"%PDF-1.7")
    assert tables.recognise(path)
    made = tables.read([path])
    assert [one["family"] for one in fields(made, "7")["authors"]] == ["Quill", "Nib"]
    assert made.papers[0].guessed == ("authors.1",)
    assert [(one.name, one.paper) for one in made.pdfs] == [("folios.pdf", "7")]


def test_a_mapping_gives_columns_their_fields(tmp_path: Path) -> None:
    path = write(tmp_path / "p.csv", "Nr,Beitrag,Leute,Intern,Raum\n3,Folios,Ada Quill,x,7\n")
    mapping = write(
        tmp_path / "mapping.yaml", "{Nr: id, Beitrag: title, Leute: authors, Intern: ignore}"
    )
    assert not tables.recognise(path)
    assert tables.recognise(mapping)
    made = tables.read([mapping, path])
    assert fields(made, "3")["title"] == "Folios"
    assert made.unmapped == ()


def test_sessions_of_their_own(tmp_path: Path) -> None:
    made = tables.read(
        [
            write(
                tmp_path / "a.csv",
                "paper id,title,authors,session id\n1,A,Ada Quill,s2\n2,B,Bo Nib,s1\n",
            ),
            write(
                tmp_path / "s.csv",
                "session id,session title,session start,room,chair\n"
                "s1,Ink,2031-06-02 09:00,Hall,Eve Ream\ns2,Pages,noon,,\ns3,Empty,,,\n",
            ),
        ]
    )  # fmt: skip
    assert made.program == {
        "sessions": [
            {"title": "Pages", "id": "s2", "papers": ["1"]},
            {
                "title": "Ink",
                "id": "s1",
                "papers": ["2"],
                "start": "2031-06-02 09:00",
                "room": "Hall",
                "chairs": [{"given": "Eve", "family": "Ream"}],
            },
        ]
    }
    assert "«noon»" in told(made)


def test_a_paper_twice(tmp_path: Path) -> None:
    path = write(
        tmp_path / "p.csv", "id,title,authors\n1,A,Ada Quill\n1,B,Ada Quill\n1,A,Ada Quill\n"
    )
    made = tables.read([path])
    assert len(made.papers) == 1
    assert "row 2 and in row 3 with another title" in told(made)
    assert len(made.findings) == 1


def test_a_row_with_more_cells_than_headings_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "p.csv", "id,title,authors\n1,A, B,Ada Quill\n2,C,Bo Nib,,\n")
    assert "row 2 has 4 cells" in told(tables.read([path]))


def test_what_other_importers_know_is_not_recognised(tmp_path: Path) -> None:
    easychair = "#,title,authors,submitted,last updated,decision\n1,A,Ada Quill,,,accept\n"
    assert not tables.recognise(write(tmp_path / "s.csv", easychair))
    assert not tables.recognise(write(tmp_path / "x.csv", "name,price\nink,3\n"))
    assert tables.read([write(tmp_path / "x.csv", "name,price\nink,3\n")]).findings


@pytest.mark.parametrize(
    ("heading", "field"),
    [("Author 3 E-Mail", (3, "email")), ("2: Last Name", (2, "family")), ("orcid_4", (4, "orcid"))],
)
def test_numbered_headings(heading: str, field: tuple[int, str]) -> None:
    number, name = field
    assert columns_of([heading_key(heading)], {}).numbered[number][name] == heading_key(heading)


def test_lni_comes_in_whole(corpus: Path) -> None:
    folder = corpus / "metadata/lni"
    path = folder / "meta_extract.csv"
    assert tables.recognise(path)
    made = tables.read([path])
    assert [one.id for one in made.papers] == ["B33-4", "C1-1"]
    assert [len(one.fields["authors"]) for one in made.papers] == [3, 1]
    assert [one.fields["pages"] for one in made.papers] == ["8", "9"]
    assert made.papers[0].fields["keywords"] == ["schlagwörter", "mit", "komma", "getrennt"]
    volume: Mapping[str, Any] = made.volume
    assert volume["book"]["isbn"] == {"electronic": "978-3-88579-669-5"}
    assert len(volume["book"]["editors"]) == 2
    assert [one.column for one in made.unmapped] == ["dc.date.issued", "mci.conference.date"]
    made = tables.read([folder / "papers.csv"])
    assert len(made.papers) == 10
    assert [len(one["papers"]) for one in made.program["sessions"]] == [1, 1, 8]  # type: ignore[call-overload, index]


def test_miniconf_comes_in_whole(corpus: Path) -> None:
    import csv

    path = corpus / "metadata/miniconf/iclr2020-papers-1-150.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    made = tables.read([path])
    assert [one.id for one in made.papers] == [row["UID"] for row in rows]
    people = [len(row["authors"].split("|")) for row in rows]
    assert [len(one.fields["authors"]) for one in made.papers] == people
