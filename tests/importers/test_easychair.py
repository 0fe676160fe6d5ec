"""EasyChair's tables, its data for ACM, its zips."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from handmade_exports import (
    authors,
    names,
    paper,
    rules,
    told,
    write,
    write_xlsx,
    write_zip,
)

from proceedings.importers import easychair

HEAD = (
    "#,title,authors,submitted,last updated,form fields,keywords,decision,notified,reviews sent,"
    "abstract,deleted?\n"
)
PEOPLE = (
    "submission #,first name,last name,email,country,affiliation,Web page,person #,corresponding?\n"
)


def submission(number: str = "12", **more: str) -> str:
    row = {
        "title": '"Folios, Rectos and Versos"',
        "authors": '"Ada Quill, Bo Nib and Cy Inkwell"',
        "keywords": '"pages\nprint"',
        "decision": "ACCEPT",
        "abstract": '"We count pages."',
        "deleted": "no",
        **more,
    }
    return (
        f"{number},{row['title']},{row['authors']},2031-02-01 10:00,2031-04-01 09:30,,"
        f"{row['keywords']},{row['decision']},yes,yes,{row['abstract']},{row['deleted']}\n"
    )


ADA = "12,Ada,Quill,ada@quill.example,Norway,University of Ink; Institute of Blots,,901,yes\n"
BO = "12,Bo,Nib,bo@nib.example,Japan,Blots,https://nib.example/,902,no\n"
CY = "12,Cy,Inkwell,cy@ink.example,,,,903,no\n"


def test_tables_are_joined_whatever_their_order(tmp_path: Path) -> None:
    people = write(tmp_path / "b.csv", PEOPLE + ADA + BO + CY)
    papers = write(tmp_path / "a.csv", HEAD + submission())
    topics = write(tmp_path / "t.csv", "submission #,topic\n12,Printing\n12,Ink &amp; paper\n")
    assert all(easychair.recognise(path) for path in (people, papers, topics))
    imported = easychair.read([people, topics, papers])
    twelve = paper(imported, "12")
    assert twelve.fields["keywords"] == ["pages", "print"]
    assert twelve.fields["x-topics"] == ["Printing", "Ink & paper"]
    assert names(twelve) == ["Ada Quill", "Bo Nib", "Cy Inkwell"]
    assert authors(twelve)[0] == {
        "given": "Ada",
        "family": "Quill",
        "email": "ada@quill.example",
        "affiliations": [
            {"institution": "University of Ink", "country": "Norway"},
            {"institution": "Institute of Blots"},
        ],
        "corresponding": "true",
    }
    assert authors(twelve)[1]["url"] == "https://nib.example/"
    assert twelve.accepted
    assert not twelve.guessed
    assert "semicolon" in told(imported, "metadata/import-guess")


def test_a_country_without_affiliation_is_told(tmp_path: Path) -> None:
    people = write(tmp_path / "a.csv", PEOPLE + CY.replace(",,,,903", ",Peru,,,903"))
    imported = easychair.read([people])
    assert [(one.column, one.example) for one in imported.unmapped] == [
        ("country of somebody without affiliation", "Peru")
    ]


def test_columns_are_found_by_name_and_unknown_ones_listed(tmp_path: Path) -> None:
    text = "Track name;Decision;#;Title;Authors;Paper award\nShort;accept;7;Versos;Ada Quill;best\n"
    imported = easychair.read([write(tmp_path / "s.csv", text, "utf-8-sig")])
    seven = paper(imported, "7")
    assert seven.fields["track"] == "Short"
    assert [(one.column, one.example) for one in imported.unmapped] == [("Paper award", "best")]
    assert seven.guessed == ("authors.0",)


def test_authors_from_the_cell_alone(tmp_path: Path) -> None:
    rows = submission() + submission("13", authors='"Sam Davis, Jr. and Bo Nib"')
    imported = easychair.read([write(tmp_path / "s.csv", HEAD + rows)])
    assert names(paper(imported, "13")) == ["Sam Davis Jr.", "Bo Nib"]
    assert "«Sam Davis, Jr. and Bo Nib»" in told(imported, "metadata/import-guess")
    assert paper(imported, "12").guessed == ("authors.0", "authors.1", "authors.2")


def test_a_suffix_in_the_cell_is_no_difference_to_the_table(tmp_path: Path) -> None:
    papers = HEAD + submission(authors='"Sam Davis, Jr. and Bo Nib"')
    people = PEOPLE + "12,Sam,Davis Jr.,s@d.example,,,,1,yes\n12,Bo,Nib,b@n.example,,,,2,no\n"
    imported = easychair.read(
        [write(tmp_path / "s.csv", papers), write(tmp_path / "a.csv", people)]
    )
    assert names(paper(imported, "12")) == ["Sam Davis Jr.", "Bo Nib"]
    assert not imported.findings


@pytest.mark.parametrize(("people", "word"), [(BO + ADA + CY, "order"), (ADA + BO, "2 authors")])
def test_tables_that_disagree_are_told(tmp_path: Path, people: str, word: str) -> None:
    imported = easychair.read(
        [
            write(tmp_path / "s.csv", HEAD + submission()),
            write(tmp_path / "a.csv", PEOPLE + people),
        ]
    )
    assert word in told(imported, "metadata/import-counts")


def test_decisions_and_deleted_rows(tmp_path: Path) -> None:
    rows = (
        submission("1", decision="accept as poster")
        + submission("2", decision="probably accept")
        + submission("3", deleted="yes")
        + submission("4", decision="reject")
        + submission("5", decision="no decision")
    )
    imported = easychair.read([write(tmp_path / "s.csv", HEAD + rows)])
    assert [one.id for one in imported.papers if one.accepted] == ["1"]
    assert told(imported, "metadata/import-decision").endswith("accepted: 2.")


def test_without_any_decision_all_are_accepted_and_it_is_told(tmp_path: Path) -> None:
    rows = submission("1", decision="") + submission("2", decision="", deleted="yes")
    imported = easychair.read([write(tmp_path / "s.csv", HEAD + rows)])
    assert [one.accepted for one in imported.papers] == [True, False]
    assert "metadata/import-guess" in rules(imported)


def test_twice_with_other_titles_and_authors_without_submission(tmp_path: Path) -> None:
    rows = submission() + submission(title="Versos")
    strange = PEOPLE + "99,Di,Desk,d@d.example,,,,9,yes\n"
    imported = easychair.read(
        [write(tmp_path / "s.csv", HEAD + rows), write(tmp_path / "a.csv", strange)]
    )
    assert [one.id for one in imported.papers] == ["12"]
    assert "row 2" in told(imported, "metadata/import-duplicate")
    assert "row 3" in told(imported, "metadata/import-duplicate")
    assert "paper 99" in told(imported, "metadata/import-left-out")


def test_what_excel_does_to_cells(tmp_path: Path) -> None:
    cut = "x" * 255
    rows = (
        submission("2031-03-01", title="Dated")
        + submission("1-Mar", title="Dated")
        + submission("3", title="#NAME?", abstract='""')
        + submission("4", title=cut)
    )
    imported = easychair.read([write(tmp_path / "s.csv", HEAD + rows)])
    assert [one.id for one in imported.papers] == ["3", "4"]
    assert "title" not in paper(imported, "3").fields
    assert "title of paper 4" in told(imported, "metadata/import-cut-text")
    assert rules(imported).count("metadata/import-value") == 3


def test_text_of_titles_and_names(tmp_path: Path) -> None:
    rows = submission(title="Folios &amp;amp; Rectos\u00a0of e\ufb03cient\u200b ink") + submission(
        "13", title=r"\'Etude of $a &amp; b$ -- 100\%"
    )
    people = PEOPLE + "12,ADA,QUILL,ADA@QUILL.EXAMPLE,,,,1,yes\n12,,Plato,p@p.example,,,,2,no\n"
    imported = easychair.read(
        [write(tmp_path / "s.csv", HEAD + rows), write(tmp_path / "a.csv", people)]
    )
    twelve = paper(imported, "12")
    assert twelve.fields["title"] == "Folios & Rectos of efficient ink"
    assert "markup" not in twelve.fields
    assert paper(imported, "13").fields["title"] == r"\'Etude of $a &amp; b$ -- 100\%"
    assert paper(imported, "13").fields["markup"] == "latex"
    assert names(twelve) == ["ADA QUILL", "Plato"], "capitals are the author's"
    assert authors(twelve)[0]["email"] == "ada@quill.example"
    assert not twelve.guessed


def test_encodings_that_would_break_names(tmp_path: Path) -> None:
    text = HEAD + submission(authors="Zoë Müller")
    for encoding in ("utf-16", "cp1252"):
        imported = easychair.read([write(tmp_path / "s.csv", text, encoding)])
        assert names(paper(imported, "12")) == ["Zoë Müller"]
    mac = easychair.read([write(tmp_path / "m.csv", text, "mac_roman")])
    assert rules(mac) == ["metadata/import-unreadable"]
    broken = text.replace("Zoë Müller", "ZoÃ« MÃ¼ller")
    imported = easychair.read([write(tmp_path / "b.csv", broken)])
    assert "ZoÃ«" in told(imported, "metadata/import-mojibake")


def test_a_workbook_with_several_sheets(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "reviewing.xlsx",
        {
            "Submissions": [
                ["#", "Title", "Authors", "Track", "Decision"],
                [12.0, "Folios", "Ada Quill", "Main", "accept"],
            ],
            "Reviews": [["#", "score"], [12.0, 3.0]],
        },
    )
    assert easychair.recognise(path)
    imported = easychair.read([path])
    assert paper(imported, "12").fields["track"] == "Main"
    assert "sheet Reviews" in told(imported, "metadata/import-left-out")


def test_the_committee(tmp_path: Path) -> None:
    path = write(
        tmp_path / "c.csv",
        "#,person #,first name,last name,email,country,affiliation,Web page,role\n"
        "1,7,Di,Desk,d@d.example,Norway,Ink,,PC member\n2,8,Ed,Edge,e@e.example,,,,chair\n",
    )
    assert easychair.recognise(path)
    [committee] = easychair.read([path]).front["committees"]
    assert [role["role"] for role in committee["roles"]] == ["chair", "PC member"]
    assert committee["roles"][1]["members"][0]["affiliations"] == [
        {"institution": "Ink", "country": "Norway"}
    ]


XML = """<?xml version="1.0" encoding="UTF-8"?>
<erights_record><parent_data><proceeding>INK</proceeding><source>EasyChair</source></parent_data>
<paper><paper_type>Full Paper</paper_type><paper_title>Folios &amp; Rectos</paper_title>
<event_tracking_number>12</event_tracking_number><authors>{}</authors></paper></erights_record>
"""
AUTHOR = """<author><first_name>Ada</first_name><middle_name/><last_name>Quill</last_name>
<affiliations><affiliation><department/><institution>University of Ink</institution>
<city>Oslo</city><state_province/><country>Norway</country><sequence_no>1</sequence_no>
</affiliation></affiliations><email_address>ADA@QUILL.EXAMPLE</email_address>
<sequence_no>1</sequence_no><contact_author>Y</contact_author></author>"""


def test_data_for_acm(tmp_path: Path) -> None:
    path = write(tmp_path / "acm.xml", XML.format(AUTHOR))
    assert easychair.recognise(path)
    twelve = paper(easychair.read([path]), "12")
    assert twelve.fields["title"] == "Folios & Rectos"
    assert authors(twelve) == [
        {
            "given": "Ada",
            "family": "Quill",
            "email": "ada@quill.example",
            "affiliations": [
                {"institution": "University of Ink", "city": "Oslo", "country": "Norway"}
            ],
            "corresponding": "true",
        }
    ]


def test_zip_names(tmp_path: Path) -> None:
    members = {
        "INK_2031_paper_12.pdf": b"",
        "sub/INK_2031_submission_7.pdf": b"",
    }
    path = write_zip(tmp_path / "z.zip", members)
    assert easychair.recognise(path)
    assert [one.paper for one in easychair.read([path]).pdfs] == ["12", "7"]
    other = write_zip(tmp_path / "y.zip", {"sub_123.pdf": b"", "x2031.pdf": b"", "s_1.zip": b""})
    assert not easychair.recognise(other)
    assert [one.paper for one in easychair.read([other]).pdfs] == ["123", None]


def test_the_corpus_tables(corpus: Path) -> None:
    folder = corpus / "metadata/easychair"
    paths = [
        folder / f"{name}.csv"
        for name in ("topics", "submission_topic", "committee", "author", "submission")
    ]
    assert all(easychair.recognise(path) for path in paths)
    imported = easychair.read(paths)
    with (folder / "submission.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["#"]: row for row in csv.DictReader(file)}
    with (folder / "author.csv").open(encoding="utf-8", newline="") as file:
        people = list(csv.DictReader(file))
    assert [one.id for one in imported.papers] == list(rows)
    accepted = {
        key for key, row in rows.items() if (row["decision"], row["deleted?"]) == ("accept", "no")
    }
    assert {one.id for one in imported.papers if one.accepted} == accepted
    assert len(accepted) == 18
    made = [(one.id, author) for one in imported.papers for author in authors(one)]
    assert [
        (number, author["given"], author["family"], author["email"]) for number, author in made
    ] == [
        (row["submission #"], row["first name"], row["last name"], row["email"]) for row in people
    ]
    assert all(one.fields["title"] == rows[one.id]["title"] for one in imported.papers)
    assert all(one.fields["abstract"] for one in imported.papers)
    assert rules(imported) == ["metadata/import-guess"], "the committee's title alone"
    assert not imported.unmapped
