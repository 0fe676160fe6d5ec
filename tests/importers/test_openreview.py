"""OpenReview's notes of both APIs, profiles, zips."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from handmade_exports import authors, names, paper, rules, told, write_json, write_zip

from proceedings.importers import openreview

VENUE = "ink.org/INK/2031/Conference"


def note(number: int = 12, **content: Any) -> dict[str, Any]:
    """A note of API 2; keys with `_` before them are the note's own."""
    own = {key[1:]: content.pop(key) for key in list(content) if key.startswith("_")}
    told_of = {
        "title": "Folios",
        "abstract": "We count $n$ pages.",
        "authors": ["Ada Quill"],
        "authorids": ["~Ada_Quill1"],
        "venueid": VENUE,
        "venue": "INK 2031 poster",
        "pdf": "/pdf/0f.pdf",
        "keywords": ["pages", "ink"],
        **content,
    }
    return {
        "id": f"aB3xY{number}",
        "forum": f"aB3xY{number}",
        "number": number,
        "domain": VENUE,
        "invitations": [f"{VENUE}/-/Submission"],
        "license": "CC BY 4.0",
        "content": {key: {"value": value} for key, value in told_of.items()},
        **own,
    }


def bare(number: int, **own: Any) -> dict[str, Any]:
    """The same note of API 1, which has no venue id."""
    made = note(number)
    content = {key: one["value"] for key, one in made["content"].items()}
    del content["venueid"], content["venue"], made["domain"], made["invitations"]
    return {**made, "invitation": f"{VENUE}/-/Blind_Submission", "content": content, **own}


def test_notes_of_api_2(tmp_path: Path) -> None:
    path = write_json(tmp_path / "notes.json", {"notes": [note(), note(13, venue="INK 2031 oral")]})
    assert openreview.recognise(path)
    imported = openreview.read([path])
    twelve = paper(imported, "12")
    assert twelve.fields["abstract"] == "We count $n$ pages."
    assert twelve.fields["markup"] == "latex"
    assert twelve.fields["keywords"] == ["pages", "ink"]
    assert twelve.fields["x-venue"] == "INK 2031 poster"
    assert authors(twelve) == [
        {"given": "Ada", "family": "Quill", "ids": {"openreview": "~Ada_Quill1"}}
    ]
    assert twelve.guessed == ("authors.0",)
    assert twelve.accepted
    assert [one.column for one in imported.unmapped] == ["license"]


@pytest.mark.parametrize(
    ("changed", "accepted"),
    [
        ({"venueid": f"{VENUE}/Rejected_Submission"}, False),
        ({"venueid": f"{VENUE}/Withdrawn_Submission"}, False),
        ({"venueid": f"{VENUE}/Desk_Rejected_Submission"}, False),
        ({"venueid": f"{VENUE}/Submission", "venue": "INK 2031 Conference Submission"}, False),
        ({"venue": "Submitted to INK 2031"}, False),
        ({"_ddate": 1700000000000}, False),
        ({}, True),
    ],
)
def test_what_is_accepted(tmp_path: Path, changed: dict[str, Any], accepted: bool) -> None:
    imported = openreview.read([write_json(tmp_path / "n.json", [note(**changed), note(13)])])
    assert paper(imported, "12").accepted is accepted
    assert paper(imported, "13").accepted
    assert rules(imported) == []


def test_another_venue_is_for_a_person_to_decide(tmp_path: Path) -> None:
    imported = openreview.read([write_json(tmp_path / "n.json", note(venueid="ink.org/Other"))])
    assert not paper(imported, "12").accepted
    assert "«ink.org/Other»" in told(imported, "metadata/import-decision")


def test_api_1_with_decisions_beside_or_inside_the_notes(tmp_path: Path) -> None:
    def decision(number: int, words: str) -> dict[str, Any]:
        return {
            "id": f"d{number}",
            "forum": f"aB3xY{number}",
            "replyto": f"aB3xY{number}",
            "invitation": f"{VENUE}/Paper{number}/-/Decision",
            "content": {"title": "Paper Decision", "decision": words},
        }

    review = {**decision(1, ""), "id": "r", "invitation": f"{VENUE}/Paper1/-/Official_Review"}
    notes = [
        bare(1),
        bare(2, details={"directReplies": [decision(2, "Reject")]}),
        bare(3, details={"replies": [decision(3, "Accept (Poster)")]}),
        decision(1, "Accept"),
        review,
        bare(4, ddate=1),
    ]
    path = write_json(tmp_path / "n.json", notes)
    assert openreview.recognise(path)
    imported = openreview.read([path])
    assert [(one.id, one.accepted) for one in imported.papers] == [
        ("1", True),
        ("2", False),
        ("3", True),
        ("4", False),
    ]


def test_without_venue_and_decision_all_are_accepted_and_it_is_told(tmp_path: Path) -> None:
    imported = openreview.read([write_json(tmp_path / "n.json", [bare(1), bare(2)])])
    assert all(one.accepted for one in imported.papers)
    assert rules(imported) == ["metadata/import-guess"]


PROFILE = {
    "id": "~Ada_Quill1",
    "content": {
        "names": [
            {"first": "A.", "last": "Feather", "fullname": "A. Feather", "username": "~A_Feather1"},
            {"first": "Ada", "middle": "Maria", "last": "van Quill", "preferred": True},
        ],
        "history": [
            {"end": "2029", "institution": {"name": "Old Mill"}},
            {"end": None, "institution": {"name": "University of Ink", "country": "NO"}},
        ],
        "orcid": "https://orcid.org/0000-0002-1825-0097",
        "dblp": "https://dblp.org/pid/12/345.html",
        "emails": ["****@ink.example", "ada@quill.example"],
    },
}


def test_profiles_part_names_and_know_affiliations(tmp_path: Path) -> None:
    notes = write_json(
        tmp_path / "n.json",
        {"notes": [note(authors=["Ada Maria van Quill"]), note(13, authors=["Adele Quill"])]},
    )
    profiles = write_json(tmp_path / "p.json", {"profiles": [PROFILE]})
    assert openreview.recognise(profiles)
    imported = openreview.read([profiles, notes])
    assert authors(paper(imported, "12")) == [
        {
            "given": "Ada Maria",
            "family": "van Quill",
            "email": "ada@quill.example",
            "orcid": "0000-0002-1825-0097",
            "ids": {"openreview": "~Ada_Quill1", "dblp": "12/345"},
            "affiliations": [{"institution": "University of Ink", "country": "Norway"}],
        }
    ]
    assert paper(imported, "12").guessed == ()
    assert names(paper(imported, "13")) == ["Adele Quill"], "the paper's form of the name stays"
    assert paper(imported, "13").guessed == ("authors.0",)


def test_authors_as_objects_and_an_address_as_id(tmp_path: Path) -> None:
    objects = [
        {"fullname": "Ada Quill", "username": "~A_Feather1", "institutions": [{"name": "Ink"}]},
        {"fullname": "Bo Nib", "username": "bo@nib.example"},
    ]
    path = write_json(tmp_path / "n.json", note(authors=objects, authorids=None))
    made = authors(paper(openreview.read([path]), "12"))
    assert made[0]["affiliations"] == [{"institution": "Ink"}]
    assert made[1]["email"] == "bo@nib.example"


def test_lists_of_names_and_ids_that_differ_in_length(tmp_path: Path) -> None:
    path = write_json(tmp_path / "n.json", note(authors=["Ada Quill", "Bo Nib"]))
    imported = openreview.read([path])
    assert "2 authors and 1 ids" in told(imported, "metadata/import-counts")
    assert not any("ids" in one for one in authors(paper(imported, "12")))


def test_zips_by_number(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "z.zip", {"12_Folios_and_more.pdf": b"", "7_x.pdf": b""})
    assert openreview.recognise(path)
    assert [one.paper for one in openreview.read([path]).pdfs] == ["12", "7"]
    softconf = write_zip(tmp_path / "s.zip", {"12_Paper.pdf": b""})
    assert not openreview.recognise(softconf)


def test_a_note_without_number_is_called_by_its_forum(tmp_path: Path) -> None:
    path = write_json(tmp_path / "n.json", note(_number=None, _forum="_Bx-9"))
    assert [one.id for one in openreview.read([path]).papers] == ["Bx-9"]
