"""START: metadata files, order file and CSV, each alone and together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from proceedings.importers import softconf
from proceedings.records.imported import Imported

METADATA = r"""SubmissionNumber#=%=#12
FinalPaperTitle#=%=#Folios \& Rectos
ShortPaperTitle#=%=#Folios
NumberOfPages#=%=#9
JobTitle#==#Clerk
Abstract#==#We count
pages.

Twice.
Author{1}{Firstname}#=%=#Ada
Author{1}{Lastname}#=%=#Quill
Author{1}{Email}#=%=#ada@quill.example
Author{1}{Affiliation}#=%=#University of Ink, Norway
Author{2}{Firstname}#=%=#Bj\"orn
Author{2}{Lastname}#=%=#Nib
Author{2}{Email}#=%=#none
Author{3}{Firstname}#=%=#
Author{3}{Lastname}#=%=#
"""
ORDER = """* Monday, June 2, 2031
+ 9:00--9:10 Opening
= Session 1: Pages # %room Hall A %chair1 Eve Ream %chair2 Gil Bond
12 9:10--9:30 # Folios
+ 9:30--10:00 Break
7 10:00--10:20 # Versos
+ 11:00--12:00 Posters
8 # Ink
9
* 3 June 2031
= Session 2
12 9:00--9:20 # Folios again
what is this
"""
CSV = (
    "Submission ID,Title,Authors,Track,Acceptance Status,Abstract,Track Chairs,"
    "1: Username,1: First Name,1: Last Name,1: Email,1: Affiliation,1: Presenter,"
    "2: Username,2: First Name,2: Last Name,2: Email,2: Affiliation,2: Presenter\n"
    '12,Folios,"Ada Quill and Bo Nib",Ink,Accept-Poster,We count.,Di Desk,aq,Ada,Quill,'
    "ada@quill.example,University of Ink,yes,,Bo,Nib,,,\n"
    '13,Versos,"Cy Inkwell and Dee Vellum",Ink,Reject,,,,,,,,,,,,,,\n'
    '14,Rectos,"Cy Inkwell and Dee Vellum",Ink,Conditional,,,,Cy,Inkwell,,,,,,,,,\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "start"
    for own, title in (("12", "Folios"), ("7", "Versos"), ("9", "Dots")):
        place = home / "final" / own
        place.mkdir(parents=True)
        text = METADATA.replace("#12", f"#{own}").replace("Folios", title)
        (place / f"{own}_metadata.txt").write_bytes(text.encode("cp1252"))
        if own != "9":
            (place / f"{own}_Paper.pdf").write_bytes(b"%PDF-1.7")
    (home / "final/12/12_Software.zip").write_bytes(b"PK")
    (home / "order").write_text(ORDER, "utf-8")
    return home


@pytest.fixture
def made(folder: Path) -> Imported:
    assert softconf.recognise(folder)
    return softconf.read([folder])


def told(made: Imported) -> str:
    return " ".join(finding.message for finding in made.findings)


def test_metadata_files(made: Imported) -> None:
    assert [paper.id for paper in made.papers] == ["7", "9", "12"]
    fields: Mapping[str, Any] = made.papers[2].fields
    assert fields == {
        "title": r"Folios \& Rectos",
        "abstract": "We count pages.\n\nTwice.",
        "markup": "latex",
        "running_title": "Folios",
        "pages": "9",
        "authors": [
            {
                "given": "Ada",
                "family": "Quill",
                "email": "ada@quill.example",
                "affiliations": [{"institution": "University of Ink, Norway"}],
            },
            {"given": "Björn", "family": "Nib"},
        ],
    }
    assert [(one.name, one.paper) for one in made.pdfs] == [
        ("7_Paper.pdf", "7"),
        ("12_Paper.pdf", "12"),
    ]
    assert "9_Paper.pdf" in told(made)
    assert "«none»" in told(made)
    assert {one.column: one.count for one in made.unmapped} == {
        "JobTitle": 3,
        "other files": 1,
        "entry without papers": 3,
    }


def test_the_order_file(made: Imported) -> None:
    assert made.program == {
        "sessions": [
            {
                "title": "Session 1: Pages",
                "papers": ["12", "7"],
                "start": "2031-06-02 09:10",
                "end": "2031-06-02 10:20",
                "chairs": [
                    {"given": "Eve", "family": "Ream"},
                    {"given": "Gil", "family": "Bond"},
                ],
                "room": "Hall A",
            },
            {
                "title": "Posters",
                "papers": ["8", "9"],
                "start": "2031-06-02 11:00",
                "end": "2031-06-02 12:00",
            },
        ]
    }
    assert "again in «Session 2»" in told(made)
    assert "line 13" in told(made)


def test_the_table(tmp_path: Path) -> None:
    path = tmp_path / "papers.csv"
    path.write_text(CSV, "utf-8")
    assert softconf.recognise(path)
    made = softconf.read([path])
    assert [(one.id, one.accepted) for one in made.papers] == [
        ("12", True),
        ("13", False),
        ("14", False),
    ]
    fields: Mapping[str, Any] = made.papers[0].fields
    assert fields["track"] == "Ink"
    assert [author["family"] for author in fields["authors"]] == ["Quill", "Nib"]
    assert fields["authors"][0]["presenting"] == "true"
    assert made.papers[1].guessed == ("authors.0", "authors.1")
    assert "«Conditional»" in told(made)
    assert "2 names in the cell Authors and 1" in told(made)


@pytest.mark.parametrize(
    "text",
    ["# A README\n\n* one\n* two\n1 apple # red\n\nProse follows.\n", "12\n13\n", "<p>= a</p>", ""],
)
def test_other_text_is_not_recognised(tmp_path: Path, text: str) -> None:
    path = tmp_path / "order"
    path.write_text(text, "utf-8")
    assert not softconf.recognise(path)


def test_the_corpus_row_comes_with_its_three_authors(corpus: Path) -> None:
    path = corpus / "metadata/aclpub2/softconf-paper-metadata.csv"
    assert softconf.recognise(path)
    (paper,) = softconf.read([path]).papers
    fields: Mapping[str, Any] = paper.fields
    assert (paper.id, len(fields["authors"])) == ("108", 3)
    assert fields["authors"][1]["family"] == "Luu"
    assert fields["title"].startswith("Mitigating Data Sparsity")
