"""HotCRP's JSON, zip and CSV."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from handmade_exports import authors, names, paper, rules, told, write, write_json, write_zip

from proceedings.importers import hotcrp
from proceedings.records.imported import ImportedPdf


def record(pid: int = 12, **more: Any) -> dict[str, Any]:
    made: dict[str, Any] = {
        "object": "paper",
        "pid": pid,
        "title": "Folios, Rectos and Versos",
        "abstract": "We count\npages.\n\nTwice.",
        "authors": [
            {
                "email": "ada@quill.example",
                "given_name": "Ada",
                "family_name": "Quill",
                "affiliation": "University of Ink",
            },
            {"email": "bo@nib.example", "first": "Bo", "last": "van Nib"},
            {"name": "Cy Inkwell"},
        ],
        "contacts": [{"email": "bo@nib.example"}],
        "topics": ["Printing"],
        "status": "accept",
        "decision": "Accept",
        "final": {"mimetype": "application/pdf", "pages": 9, "filename": "final12.pdf"},
        "submitted": True,
    }
    return {**made, **more}


def test_one_object_or_a_list_with_old_and_new_keys(tmp_path: Path) -> None:
    one = write_json(tmp_path / "ink31-paper12-data.json", record())
    several = write_json(tmp_path / "ink31-data.json", [record(13), record(14)])
    assert hotcrp.recognise(one)
    assert hotcrp.recognise(several)
    imported = hotcrp.read([one, several])
    assert [one.id for one in imported.papers] == ["12", "13", "14"]
    twelve = paper(imported, "12")
    assert twelve.fields["title"] == "Folios, Rectos and Versos"
    assert twelve.fields["abstract"] == "We count pages.\n\nTwice."
    assert twelve.fields["x-topics"] == ["Printing"]
    assert twelve.fields["pages"] == "9"
    assert authors(twelve)[0] == {
        "given": "Ada",
        "family": "Quill",
        "email": "ada@quill.example",
        "affiliations": [{"institution": "University of Ink"}],
    }
    assert authors(twelve)[1]["corresponding"] == "true"
    assert names(twelve)[2] == "Cy Inkwell"
    assert twelve.guessed == ("authors.2",), "a whole name is parted by us"
    assert twelve.accepted
    assert not imported.findings


@pytest.mark.parametrize(
    ("told_of", "accepted"),
    [
        ({"status": "accepted", "decision": "Short paper"}, True),
        ({"status": "submitted", "decision": "Accepted"}, True),
        ({"status": "desk_reject", "decision": "Desk reject"}, False),
        ({"status": "deskrejected"}, False),
        ({"status": "withdrawn", "withdrawn": True, "decision": "Accept"}, False),
        ({"status": "draft", "draft": True, "decision": ""}, False),
        ({"status": "submitted", "decision": ""}, False),
    ],
)
def test_status_and_decision(tmp_path: Path, told_of: dict[str, Any], accepted: bool) -> None:
    imported = hotcrp.read([write_json(tmp_path / "d.json", record(**told_of))])
    assert paper(imported, "12").accepted is accepted
    assert "metadata/import-decision" not in rules(imported)


def test_a_decision_that_says_neither_is_listed(tmp_path: Path) -> None:
    open_one = {"status": "submitted", "decision": "Minor revision"}
    path = write_json(tmp_path / "d.json", [record(3, **open_one), record(4, **open_one)])
    imported = hotcrp.read([path])
    assert not any(one.accepted for one in imported.papers)
    assert "«Minor revision»" in told(imported, "metadata/import-decision")
    assert "3, 4" in told(imported, "metadata/import-decision")


def test_several_contacts_make_no_corresponding_author(tmp_path: Path) -> None:
    both = [{"email": "ada@quill.example"}, {"email": "BO@nib.example"}]
    outside = [{"email": "office@ink.example"}, {"email": "ada@quill.example"}]
    path = write_json(tmp_path / "d.json", [record(3, contacts=both), record(4, contacts=outside)])
    imported = hotcrp.read([path])
    assert not any("corresponding" in one for one in authors(paper(imported, "3")))
    assert authors(paper(imported, "4"))[0]["corresponding"] == "true"
    assert told(imported, "metadata/import-corresponding").endswith("corresponding: 3.")


def test_cut_text_error_rows_and_unknown_keys_are_told(tmp_path: Path) -> None:
    rows = [
        record(3, truncated=["abstract"], artifact_url="https://ink.example/a"),
        {"pid": 4, "error": "You can’t view it"},
        {"title": "No id"},
    ]
    imported = hotcrp.read([write_json(tmp_path / "d.json", rows)])
    assert [one.id for one in imported.papers] == ["3"]
    assert "abstract of paper 3" in told(imported, "metadata/import-cut-text")
    assert "no data of paper 4" in told(imported, "metadata/import-left-out")
    assert "number 3" in told(imported, "metadata/import-value")
    assert [one.column for one in imported.unmapped] == ["artifact_url"]


def test_a_zip_has_final_versions_and_submissions(tmp_path: Path) -> None:
    final = {"content_file": "ink31-final3.pdf", "pages": 9}
    rows = [
        record(3, final=final, submission={"content_file": "ink31-paper3.pdf"}),
        record(4, final=None, submission={"content_file": "ink31-paper4.pdf", "pages": 12}),
        record(5, final={"content_file": "ink31-final5.pdf"}),
    ]
    path = write_zip(
        tmp_path / "ink31-data.zip",
        {
            "ink31-data.json": json.dumps(rows).encode(),
            **{f"ink31-{name}.pdf": b"%PDF" for name in ("final3", "paper3", "paper4")},
        },
    )
    assert hotcrp.recognise(path)
    imported = hotcrp.read([path])
    assert [(one.paper, one.member) for one in imported.pdfs] == [
        ("3", "ink31-final3.pdf"),
        ("4", "ink31-paper4.pdf"),
    ]
    assert "the PDF is the submission: 4" in told(imported, "metadata/import-left-out")
    assert "ink31-final5.pdf" in told(imported, "metadata/import-missing")
    assert "pages" not in paper(imported, "4").fields, "a submission's pages are not the paper's"


def test_a_zip_of_final_versions_alone(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "f.zip", {"ink31-final12.pdf": b"", "ink31-final013.pdf": b""})
    assert hotcrp.recognise(path)
    assert hotcrp.read([path]).pdfs[1] == ImportedPdf(
        name="ink31-final013.pdf", file=path, member="ink31-final013.pdf", paper="13"
    )


CSV = (
    "paper,title,given_name,family_name,email,affiliation,orcid,country,iscontact\n"
    '12,"Folios, Rectos",Ada,Quill,ada@quill.example,University of Ink,0000-0002-1825-0097,NO,yes\n'
    '12,"Folios, Rectos",Bo,Nib,bo@nib.example,Blots,,US,no\n'
    '12,"Folios, Rectos",Di,Desk,di@ink.example,Office,,,nonauthor\n'
)


def test_authors_csv_has_orcids_and_a_contact_who_is_no_author(tmp_path: Path) -> None:
    path = write(tmp_path / "ink31-authors.csv", CSV, "utf-8-sig")
    assert hotcrp.recognise(path)
    imported = hotcrp.read([path])
    twelve = paper(imported, "12")
    assert names(twelve) == ["Ada Quill", "Bo Nib"]
    assert authors(twelve)[0]["orcid"] == "0000-0002-1825-0097"
    assert authors(twelve)[0]["corresponding"] == "true"
    assert [one["affiliations"][0]["country"] for one in authors(twelve)] == ["Norway", "USA"]
    assert not imported.unmapped
    assert not imported.findings


def test_older_authors_csv(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.csv",
        "paper,title,first,last,email,affiliation,iscontact\n7,T,Ada,Quill,a@q.example,Ink,yes\n"
        "7,T,Di,Desk,d@q.example,Ink,contact_only\n",
    )
    assert hotcrp.recognise(path)
    assert names(paper(hotcrp.read([path]), "7")) == ["Ada Quill"]


def test_records_twice(tmp_path: Path) -> None:
    same = write_json(tmp_path / "a.json", [record(3), record(3)])
    assert len(hotcrp.read([same]).papers) == 1
    assert "metadata/import-duplicate" not in rules(hotcrp.read([same]))
    other = write_json(tmp_path / "b.json", record(3, title="Versos"))
    imported = hotcrp.read([same, other])
    assert "another title" in told(imported, "metadata/import-duplicate")
    assert paper(imported, "3").fields["title"] == "Folios, Rectos and Versos"


@pytest.mark.parametrize(
    "text", ["", "[", '{"pid": 3', "[3, null, [[]]]", '{"pid": {"a": 1}, "authors": 7}', "\ud7ff"]
)
def test_whatever_lies_there_gives_findings_not_errors(tmp_path: Path, text: str) -> None:
    assert not hotcrp.read([write(tmp_path / "d.json", text)]).papers


def test_depth_and_strange_values(tmp_path: Path) -> None:
    deep = write(tmp_path / "d.json", '[{"pid": 1, "x": ' + "[" * 100_000)
    assert rules(hotcrp.read([deep])) == ["metadata/import-unreadable"]
    strange = write_json(
        tmp_path / "e.json", record(authors=[None, 3, {"email": 3}], final=3, topics={"A": True})
    )
    assert paper(hotcrp.read([strange]), "12").fields["x-topics"] == ["A"]


def test_the_corpus_example(corpus: Path) -> None:
    path = corpus / "metadata/hotcrp/example_submissions.json"
    assert hotcrp.recognise(path)
    assert not hotcrp.recognise(path.with_name("fakenames.csv"))
    rows = json.loads(path.read_text("utf-8"))
    imported = hotcrp.read([path])
    assert [(one.id, one.fields["title"]) for one in imported.papers] == [
        (str(row["pid"]), row["title"]) for row in rows
    ]
    for made, row in zip(imported.papers, rows, strict=True):
        assert made.accepted is (row["status"] == "accepted")
        assert [one["email"] for one in authors(made)] == [one["email"] for one in row["authors"]]
