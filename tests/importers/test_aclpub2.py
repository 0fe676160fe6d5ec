"""aclpub2: all that a set says comes in, and what can't is told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from acl_sets import FILES, write_set

from proceedings.importers import aclpub2
from proceedings.records.imported import Imported


@pytest.fixture
def made(tmp_path: Path) -> Imported:
    return aclpub2.read([write_set(tmp_path / "set")])


def rules(made: Imported) -> list[str]:
    return [finding.rule.removeprefix("metadata/import-") for finding in made.findings]


def paper(made: Imported, own: str) -> Mapping[str, Any]:
    return next(one for one in made.papers if one.id == own).fields


def test_papers_come_with_all_they_have(made: Imported) -> None:
    assert [one.id for one in made.papers] == ["012", "no", "14"]
    first = paper(made, "012")
    assert first["title"] == r"Folios \& Rectos: 3\% \emph{more}"
    assert first["markup"] == "latex"
    assert first["abstract"] == "We count.\n\nTwice."
    ada, bo = first["authors"]
    assert (ada["given"], ada["family"]) == ("Ada M.", "Quill")
    assert ada["affiliations"] == [{"institution": "University of Ink"}]
    assert ada["orcid"] == "0000-0002-1825-0097"
    assert ada["ids"] == {"openreview": "~Ada_Quill1"}
    assert (bo["given"], bo["family"], bo["printed"]) == ("Björn", "Nygård", "Bo Nygård")
    assert first["supplements"] == [
        {"path": "supplements/12.zip", "kind": "software"},
        {"url": "https://ink.example/12", "kind": "poster"},
    ]


def test_a_plain_title_needs_no_markup_and_false_is_no_text(made: Imported) -> None:
    second = paper(made, "no")
    assert "markup" not in second
    assert second["status"] == "non-archival"
    assert second["authors"][1] == {"mononym": "Null"}
    record = next(one for one in made.papers if one.id == "no")
    assert "authors.0" in record.guessed, "a name that came unsplit is marked"


def test_what_is_wrong_is_told(made: Imported) -> None:
    told = " ".join(finding.message for finding in made.findings)
    assert "'instituion' is read as 'institution'" in told
    assert "'titel' is read as 'title'" in told
    assert paper(made, "14")["title"] == "Versos"
    assert "0000-0002-1825-0098" in told
    assert "orcid" not in paper(made, "14")["authors"][0]
    assert "XXX-X-XXXXXX-XX-X" in told
    assert "isbn" not in made.volume["book"]
    assert "papers/no.pdf" in told
    assert "prefaces/lost.tex" in told
    assert "sponsor_logos/gone.png" in told
    assert "attachments/../../12.zip" in told, "a name that leads out of the set names nothing"
    assert "Bo Nib" in told, "the editor's name stands the other way round"
    aside = {one.column: one.count for one in made.unmapped}
    assert aside["attributes.paper_type"] == 1
    assert aside["person: semantic_scholar"] == 1
    assert aside["watermark_book_title"] == 1
    assert aside["entry without papers"] == 1


def test_sessions_in_sessions_are_parts_and_a_paper_stands_once(made: Imported) -> None:
    first, second = made.program["parts"]  # type: ignore[misc, str-bytes-safe]
    (session,) = first["sessions"]  # type: ignore[call-overload, index]
    assert session["papers"] == ["012", "no"]
    assert (session["start"], session["end"]) == ("2031-06-02 09:10", "2031-06-02 10:00")
    assert [chair["family"] for chair in session["chairs"]] == ["Ream", "Nib"]
    assert session["room"] == "Hall"
    assert second["sessions"][0]["papers"] == ["14"]  # type: ignore[call-overload, index]
    assert "left-out" in rules(made)


def test_front_matter_and_its_files(made: Imported) -> None:
    front: Mapping[str, Any] = made.front
    assert [one["id"] for one in front["prose"]] == ["welcome", "foreword", "thanks"]
    assert "prose:thanks" in front["front"]
    files = {one.path: one for one in made.files}
    assert files["metadata/front/welcome.md"].text == "Dear *all*,\n\nwelcome.\n"
    assert files["metadata/front/foreword.md"].text == "## Facts\n\n- 10% ink\n"
    assert files["metadata/front/thanks.md"].text == "Thanks to Müller.\n"
    logo = files["metadata/front/logos/blots.png"].file
    assert logo is not None
    assert logo.is_file()
    assert front["sponsors"][0]["logo"] == "metadata/front/logos/blots.png"
    (committee,) = front["committees"]
    assert committee["roles"][0]["members"][0]["family"] == "Nib"
    assert [one["title"] for one in front["reviewers"]] == ["Reviewers", "Area Chairs: Ink"]
    assert front["reviewers"][0]["members"][0] == {
        "given": "Fay",
        "particle": "de la",
        "family": "Ream",
    }
    (talk,) = front["talks"]
    assert talk["title"] == 'On "Ink"'
    assert talk["speakers"][0]["biography"] in files
    assert talk["file"] in files


def test_pdfs_by_their_records_and_one_nobody_names(made: Imported) -> None:
    assert {one.name: one.paper for one in made.pdfs} == {
        "12.pdf": "012",
        "14.pdf": "14",
        "stray.pdf": None,
    }


def test_recognised_by_content_not_by_name_alone(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "set")
    assert aclpub2.recognise(folder)
    yamls = [name for name in FILES if name.endswith(".yml")]
    assert all(aclpub2.recognise(folder / name) for name in yamls)
    ours = tmp_path / "papers.yaml"
    ours.write_text("schema: 1\npapers: [{id: a, title: b, file: papers/a.pdf}]\n", "utf-8")
    assert not aclpub2.recognise(ours)
    other = tmp_path / "program.yml"
    other.write_text("steps: [build]\n", "utf-8")
    assert not aclpub2.recognise(other)


def test_single_files_are_a_set_too(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "set")
    made = aclpub2.read([folder / "papers.yml"])
    assert len(made.papers) == 3
    assert made.program == {}
    assert len(made.pdfs) == 3


@pytest.mark.parametrize(
    "text",
    [
        "- {id: 1, title: [",
        "a: &a [*a]\n",
        "just text",
        "[" * 3000,
        "- !!python/object/apply:os.getcwd []\n",
        "- 1\n- [2]\n",
        "{id: {a: b}}",
    ],
)
def test_broken_yaml_is_a_finding(tmp_path: Path, text: str) -> None:
    made = aclpub2.read([write_set(tmp_path / "set", papers=text)])
    assert "unreadable" in rules(made)
    assert made.papers == ()
    assert made.front, "the other files come in"


def test_sigdial_comes_in_whole(corpus: Path) -> None:
    folder = corpus / "volumes/sigdial-2020"
    there = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in folder.glob("*.yml")}
    made = aclpub2.read([folder])
    assert len(made.papers) == len(there["papers"]) == 41
    pairs = list(zip(made.papers, there["papers"], strict=True))
    for ours, theirs in pairs:
        fields: Mapping[str, Any] = ours.fields
        assert ours.id == str(theirs["id"])
        assert fields["title"] == " ".join(theirs["title"].split())
        assert fields["abstract"].split() == theirs["abstract"].split()
        assert (fields.get("status") == "non-archival") is (theirs.get("archival") is False)
        assert len(fields.get("supplements", ())) == len(theirs.get("attachments", ()))
        for author, row in zip(fields["authors"], theirs["authors"], strict=True):
            given = " ".join(row[key] for key in ("first_name", "middle_name") if row.get(key))
            assert (author["given"], author["family"]) == (given, row["last_name"])
            institution = row.get("institution") or row.get("instituion")
            places = [{"institution": institution}] if institution else []
            assert author.get("affiliations", []) == places
            assert author.get("email") == row.get("email")
    listed = [
        own
        for part in made.program["parts"]
        for session in part["sessions"]  # type: ignore[call-overload, index]
        for own in session["papers"]
    ]
    papers = [row["id"] for part in there["program"] for row in _papers(part)]
    assert listed == [str(own) for own in papers]
    assert len(made.pdfs) == 40
    assert [f.place.paper for f in made.findings if f.rule == "metadata/import-missing"] == ["28"]
    front: Mapping[str, Any] = made.front
    people = [
        person
        for kind in ("organizing_committee", "program_committee")
        for row in there[kind]
        for person in row.get("members", []) + row.get("entries", [])
    ]
    ours_too = [
        person
        for committee in front["committees"]
        for role in committee["roles"]
        for person in role["members"]
    ] + [person for listing in front["reviewers"] for person in listing["members"]]
    assert len(ours_too) == len(people) == 139
    assert sum("affiliations" in person for person in ours_too) == sum(
        "institution" in person for person in people
    )


def _papers(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    below = [paper for session in row.get("subsessions", ()) for paper in _papers(session)]
    return [*row.get("papers", ()), *below]
