"""CMT's sheets as XLSX, XML of 2003 and tab text; its author cells; its zips."""

from __future__ import annotations

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
    xml_2003,
)

from proceedings.importers import cmt
from proceedings.importers._cmtauthors import listed_authors, listed_emails

HEADINGS = [
    *("Paper ID", "Created", "Paper Title", "Abstract", "Primary Contact Author Name"),
    *("Primary Contact Author Email", "Author Names", "Author Emails", "Track Name"),
    *("Primary Subject Area", "Secondary Subject Areas", "Status", "Files", "Q1 (Ethics)"),
]
CELL = "Ada Quill (Univ. of Ink (UI))*; Bo Nib (Blots; Ltd.); Cy Inkwell ()"
EMAILS = "ada@quill.example*; bo@nib.example; cy@ink.example"


def row(number: str = "12", **more: str) -> list[str]:
    told_of = {
        "Paper ID": number,
        "Created": "2/1/2031 10:00:00 AM -08:00",
        "Paper Title": "Folios",
        "Abstract": "We count pages.",
        "Primary Contact Author Name": "Ada Quill",
        "Primary Contact Author Email": "ada@quill.example",
        "Author Names": CELL,
        "Author Emails": EMAILS,
        "Track Name": "Main",
        "Primary Subject Area": "Printing",
        "Secondary Subject Areas": "Ink; Paper",
        "Status": "Accept",
        "Files": "f12.pdf (301122 bytes)",
        **more,
    }
    return [told_of.get(heading, "") for heading in HEADINGS]


def tabs(*rows: list[str]) -> str:
    return "".join("\t".join(one) + "\r\n" for one in rows)


def test_the_same_sheet_in_every_dress(tmp_path: Path) -> None:
    rows = [["Main track"], [], HEADINGS, row()]
    paths = [
        write_xlsx(tmp_path / "a.xls", {"Submissions": rows}),
        write(tmp_path / "b.xls", xml_2003({"Submissions": rows})),
        write(tmp_path / "c.xls", tabs(HEADINGS, row()), "utf-16"),
        write(tmp_path / "d.txt", tabs(["Main track"], HEADINGS, row()), "utf-8-sig"),
    ]
    assert all(cmt.recognise(path) for path in paths)
    read = [paper(cmt.read([path]), "12") for path in paths]
    assert all((one.fields, one.accepted) == (read[0].fields, True) for one in read)
    twelve = read[0]
    assert twelve.row.row == "sheet Submissions, row 4"
    assert names(twelve) == ["Ada Quill", "Bo Nib", "Cy Inkwell"]
    assert authors(twelve) == [
        {
            "given": "Ada",
            "family": "Quill",
            "email": "ada@quill.example",
            "affiliations": [{"institution": "Univ. of Ink (UI)"}],
            "corresponding": "true",
        },
        {
            "given": "Bo",
            "family": "Nib",
            "email": "bo@nib.example",
            "affiliations": [{"institution": "Blots; Ltd."}],
        },
        {"given": "Cy", "family": "Inkwell", "email": "cy@ink.example"},
    ]
    assert twelve.guessed == ("authors.0", "authors.1", "authors.2")
    assert twelve.fields["track"] == "Main"
    assert twelve.fields["x-topics"] == ["Printing", "Ink", "Paper"]
    assert not cmt.read([paths[0]]).findings


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (CELL, "Ada Quill|Univ. of Ink (UI)|1 Bo Nib|Blots; Ltd.|0 Cy Inkwell||0"),
        ("Ada Quill*; Bo Nib", "Ada Quill||1 Bo Nib||0"),
        ("Ada (Dee) Quill (Ink)", "Ada (Dee) Quill|Ink|0"),
        ("Ada Quill* (Ink)", "Ada Quill|Ink|1"),
        ("Ada Quill (Ink; Bo Nib (Blots)", "Ada Quill (Ink||0 Bo Nib|Blots|0"),
        ("Ada Quill) (Ink; Bo", "Ada Quill) (Ink||0 Bo||0"),
        ("", ""),
        (" ; * ;", ""),
    ],
)
def test_author_cells(cell: str, found: str) -> None:
    made = " ".join(
        f"{one.name}|{one.affiliation}|{int(one.primary)}" for one in listed_authors(cell)
    )
    assert made == found


def test_address_cells() -> None:
    assert listed_emails("a@x.example; b@x.example*;") == (
        ("a@x.example", False),
        ("b@x.example", True),
    )


def test_newer_exports_have_the_affiliations_under_authors(tmp_path: Path) -> None:
    headings = ["Paper ID", "Paper Title", "Authors", "Author Names", "Status"]
    cells = ["7", "Versos", "Ada Quill (Ink)*", "Ada Quill*", "Accept"]
    imported = cmt.read([write(tmp_path / "s.txt", tabs(headings, cells))])
    assert authors(paper(imported, "7"))[0]["affiliations"] == [{"institution": "Ink"}]


def test_the_users_export_resolves_doubts(tmp_path: Path) -> None:
    headings = [
        "First Name",
        "Middle Initial (optional)",
        "Last Name",
        "Email",
        "Organization",
        "Country",
    ]
    users = tabs(
        headings,
        ["Bo", "", "Nib", "BO@nib.example", "Blots", "Japan"],
        ["Cy Maria", "", "Inkwell", "cy@ink.example", "Wells", "Norway"],
    )
    people = write(tmp_path / "u.txt", users)
    assert cmt.recognise(people)
    imported = cmt.read([write(tmp_path / "s.txt", tabs(HEADINGS, row())), people])
    assert paper(imported, "12").guessed == ("authors.0", "authors.2")
    assert authors(paper(imported, "12"))[2]["affiliations"] == [
        {"institution": "Wells", "country": "Norway"}
    ]


def test_counts_of_names_and_addresses(tmp_path: Path) -> None:
    path = write(tmp_path / "s.txt", tabs(HEADINGS, row(**{"Author Emails": "ada@quill.example"})))
    imported = cmt.read([path])
    assert "3 names of authors and 1 addresses" in told(imported, "metadata/import-counts")
    assert not any("email" in one for one in authors(paper(imported, "12")))
    assert authors(paper(imported, "12"))[0]["corresponding"] == "true"


def test_status(tmp_path: Path) -> None:
    rows = [
        row("1", Status="Accept as Poster"),
        row("2", Status="Awaiting Decision"),
        row("3", Status="Accept with Shepherd"),
        row("4", Status="Withdrawn"),
    ]
    imported = cmt.read([write(tmp_path / "s.txt", tabs(HEADINGS, *rows))])
    assert [one.id for one in imported.papers if one.accepted] == ["1"]
    assert told(imported, "metadata/import-decision").endswith("accepted: 3.")
    none = cmt.read([write(tmp_path / "n.txt", tabs(HEADINGS, row(Status="")))])
    assert paper(none, "12").accepted
    assert "metadata/import-guess" in rules(none)


def test_ids_with_conflicting_rows_across_sheets(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "s.xlsx",
        {
            "Main": [HEADINGS, row(), row("13")],
            "Demos": [HEADINGS, row(**{"Track Name": "Demos", "Status": "Reject"}), row("13")],
        },
    )
    imported = cmt.read([path])
    assert [one.id for one in imported.papers] == ["12", "13"]
    assert "another track" in told(imported, "metadata/import-duplicate")


def test_no_primary_contact(tmp_path: Path) -> None:
    cells = {
        "Author Names": "Ada Quill (Ink); Bo Nib (Blots)",
        "Author Emails": "ada@quill.example; bo@nib.example",
    }
    bo = {"Primary Contact Author Email": "bo@nib.example"}
    other = {"Primary Contact Author Email": "x@x.example", "Primary Contact Author Name": "X"}
    rows = [row("1", **cells, **bo), row("2", **cells, **other)]
    imported = cmt.read([write(tmp_path / "s.txt", tabs(HEADINGS, *rows))])
    assert authors(paper(imported, "1"))[1]["corresponding"] == "true"
    assert told(imported, "metadata/import-corresponding").endswith("corresponding: 2.")


def test_zips_cut_into_several_with_backslashes(tmp_path: Path) -> None:
    first = write_zip(
        tmp_path / "1.zip",
        {"12/CameraReady/x.pdf": b"", "12/Supplementary/s.pdf": b"", "12/CameraReady/x.zip": b""},
    )
    second = write_zip(
        tmp_path / "2.zip",
        {
            "13\\CameraReady\\y.pdf": b"",
            "14\\CameraReady\\a.pdf": b"",
            "14\\CameraReady\\b.pdf": b"",
        },
    )
    assert cmt.recognise(first)
    assert cmt.recognise(second)
    imported = cmt.read([first, second])
    assert [(one.paper, one.name) for one in imported.pdfs] == [
        ("12", "12/CameraReady/x.pdf"),
        ("13", "13/CameraReady/y.pdf"),
        ("14", "14/CameraReady/a.pdf"),
    ]
    assert imported.pdfs[1].member == "13\\CameraReady\\y.pdf"
    assert "Paper 14 has several PDFs" in told(imported, "metadata/import-left-out")


def test_a_sheet_of_something_else_is_told(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "s.xlsx", {"Main": [HEADINGS, row()], "Notes": [["a", "b"]]})
    assert "Notes" in told(cmt.read([path]), "metadata/import-left-out")
