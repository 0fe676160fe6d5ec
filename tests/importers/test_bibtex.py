"""BibTeX: entries as papers, names by its rules, the volume from what all share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from proceedings.importers import bibtex
from proceedings.importers._bibfile import bib_text
from proceedings.importers._bibnames import read_names
from proceedings.records.imported import Imported
from proceedings.text.richtext import Markup, RichText

PMLR = r"""
Text outside of entries is a comment.
@string{ink = "Ink Press"}
@Proceedings{INK-2031,
  booktitle = {Proceedings of the Third Workshop on Ink}, name = {Workshop on Ink}, shortname = {INK},
  start = {2031-06-02}, end = {2031-06-03}, published = {2031-06-30}, address = {Oslo, Norway},
  editor = {Ream, Eve and {de la Bond}, Gil}, volume = 77, publisher = ink, conference_number = {3},
  isbn = {978-3-16-148410-0}, sections = {Posters|talks=Long Talks},
  conference_url = {https://ink.example/}
}
@InProceedings{quill31a,
  title = {{Folios \& {R}ectos}: $n^2$ Pages}, author = {Quill, Jr., Ada M. and van der Nib, Bo and
    {The Ink Consortium} and Cy Inkwell},
  abstract = {We \emph{count} 3\% of \"Ubungen.

  Twice.}, pages = {1--8}, section = {talks}, software = {https://ink.example/a},
  doi = {https://doi.org/10.5555/ink\_1}, openreview = {aB3}, keywords = {ink, M\"uller's pages},
  langid = {ngerman}
}
@inproceedings{nib31b, TITLE = "Plain", Author = "Mary Ann Vellum and others", pages = {9:1--9:4},
  section = {Posters}, month = jun, year = 2031, }
@inproceedings{broken, title = {Never closed
@inproceedings{deckle31c, title = {Third}, author = {Deckle}, section = {Posters}}
@inproceedings{deckle31c, title = {Third again}, author = {Deckle}}
@comment{jabref-meta: x}
"""  # noqa: E501


@pytest.fixture
def made(tmp_path: Path) -> Imported:
    path = tmp_path / "ink31.bib"
    path.write_text(PMLR, "utf-8")
    (tmp_path / "quill31a.pdf").write_bytes(b"%PDF-1.7")
    assert bibtex.recognise(path)
    return bibtex.read([path])


def paper(made: Imported, own: str) -> Mapping[str, Any]:
    return next(one for one in made.papers if one.id == own).fields


def test_the_volume_is_what_the_proceedings_entry_says(made: Imported) -> None:
    assert made.volume["conference"] == {
        "name": "Workshop on Ink",
        "short": "INK",
        "number": "3",
        "url": "https://ink.example/",
        "start": "2031-06-02",
        "end": "2031-06-03",
        "place": {"printed": "Oslo, Norway"},
    }
    assert made.volume["book"] == {
        "title": "Proceedings of the Third Workshop on Ink",
        "published": "2031-06-30",
        "isbn": {"electronic": "978-3-16-148410-0"},
        "publisher": {"name": "Ink Press"},
        "volume": "77",
        "editors": [{"given": "Eve", "family": "Ream"}, {"given": "Gil", "family": "de la Bond"}],
    }


def test_a_paper(made: Imported) -> None:
    fields = paper(made, "quill31a")
    title = RichText(fields["title"], Markup(fields["markup"]))
    assert title.plain == "Folios & Rectos: n² Pages"
    assert RichText(fields["abstract"], Markup.LATEX).plain == "We count 3% of Übungen.\n\nTwice."
    assert fields["authors"] == [
        {"given": "Ada M.", "family": "Quill", "suffix": "Jr."},
        {"given": "Bo", "particle": "van der", "family": "Nib"},
        {"group": "The Ink Consortium"},
        {"given": "Cy", "family": "Inkwell"},
    ]
    assert fields["doi"] == "10.5555/ink_1"
    assert fields["keywords"] == ["ink", "Müller's pages"] or fields["keywords"] == [
        "ink",
        "Müller’s pages",
    ]
    assert (fields["pages"], fields["language"]) == ("8", "de")
    assert fields["supplements"] == [{"url": "https://ink.example/a", "kind": "software"}]
    assert [(one.name, one.paper) for one in made.pdfs] == [("quill31a.pdf", "quill31a")]


def test_guesses_and_faults_are_told(made: Imported) -> None:
    record = next(one for one in made.papers if one.id == "nib31b")
    assert record.guessed == ("authors.0",), "three words and no comma"
    assert record.fields["article"] == "9"
    told = " ".join(finding.message for finding in made.findings)
    assert "nib31b end with «and others»" in told
    assert "can't be read, from line" in told
    assert "deckle31c in line" in told
    assert {one.column for one in made.unmapped} == {"openreview"}


def test_sections_are_sessions_in_their_own_order(made: Imported) -> None:
    assert made.program == {
        "sessions": [
            {"title": "Posters", "papers": ["nib31b", "deckle31c"]},
            {"title": "Long Talks", "papers": ["quill31a"]},
        ]
    }


def test_what_differs_between_papers_is_no_volumes(tmp_path: Path) -> None:
    path = tmp_path / "many.bib"
    path.write_text(
        "@article{a, title={A}, author={Quill, Ada}, journal={Ink}, volume=1, issn={2049-3630}}\n"
        "@article{b, title={B}, author={Quill, Ada}, journal={Blots}, issn={2049-3630}}\n",
        "utf-8",
    )
    made = bibtex.read([path])
    assert made.volume == {"book": {"issn": "2049-3630"}}
    assert {(one.column, one.count) for one in made.unmapped} >= {("booktitle", 2), ("volume", 1)}


def test_a_crossref_gives_the_volume_and_keys_become_ids(tmp_path: Path) -> None:
    path = tmp_path / "dblp.bib"
    path.write_text(
        "@inproceedings{DBLP:conf/ink/Quill31, title={A}, author={Ada Quill},\n"
        "crossref={DBLP:ink}}\n"
        "@proceedings{DBLP:ink, title={Proceedings of Ink}, publisher={Blots}, isbn={0-306-40615-2}}\n",  # noqa: E501
        "utf-8",
    )
    made = bibtex.read([path])
    assert [one.id for one in made.papers] == ["DBLP-conf-ink-Quill31"]
    assert made.volume["book"] == {
        "title": "Proceedings of Ink",
        "isbn": {"electronic": "0-306-40615-2"},
        "publisher": {"name": "Blots"},
    }


@pytest.mark.parametrize(
    ("data", "title"),
    [
        ("@misc{a, title = {Übung}}".encode("utf-8-sig"), "Übung"),
        ("@misc{a, title = {Übung}}".encode("utf-16"), "Übung"),
        ("@misc{a, title = {Übung}}".encode("cp1252"), "Übung"),
        ("% Encoding: GBK\n@misc{a, title = {凯撒期刊}}".encode("gbk"), "凯撒期刊"),
        ("@misc{a, title = {凯撒期刊}}".encode("gbk"), None),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, title: str | None) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(data)
    assert bibtex.recognise(path)
    made = bibtex.read([path])
    assert [one.fields["title"] for one in made.papers] == ([title] if title else [])
    assert bool(made.findings) is (title is None)


@pytest.mark.parametrize(
    ("field", "people"),
    [
        ("Ludwig van Beethoven", [("Ludwig", "van", "Beethoven")]),
        ("{\\'E}mile Zola and Nyg{\\aa}rd, Bo", [("Émile", None, "Zola"), ("Bo", None, "Nygård")]),
        ("family=Nib, given=Bo, prefix=van", [("Bo", "van", "Nib")]),
        (
            "Quill, A. B. and Barnes {and} Noble",
            [("A. B.", None, "Quill"), ("Barnes and", None, "Noble")],
        ),
    ],
)
def test_names(field: str, people: list[tuple[str | None, ...]]) -> None:
    made = read_names(field).people
    assert [(p.get("given"), p.get("particle"), p.get("family")) for p in made] == people


@given(st.text(max_size=60))
def test_no_name_field_is_fatal(field: str) -> None:
    for person in read_names(field).people:
        assert all(isinstance(value, str) and value for value in person.values())


def test_python_is_no_bibliography(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("@fixture(scope='x')\ndef a(): ...\n@pytest.mark(a, b)\n", "utf-8")
    assert not bibtex.recognise(path)


def entries_in(path: Path) -> int:
    text = re.sub(r"@comment\s*\{", "", bib_text(path), flags=re.IGNORECASE)
    text = re.sub(r"@(?:string|preamble)\s*[{(]", "", text, flags=re.IGNORECASE)
    return len(re.findall(r"^\s*@\w+\s*[{(]", text, flags=re.MULTILINE))


def test_every_entry_of_the_corpus_is_counted(corpus: Path) -> None:
    files = sorted(corpus.glob("metadata/bibtex/*.bib")) + sorted(
        corpus.glob("metadata/pmlr/*.bib")
    )
    assert len(files) >= 20
    for path in files:
        assert bibtex.recognise(path), path.name
        made = bibtex.read([path])
        if path.name == "bibtexparser__gbk_test.bib":
            assert [f.rule for f in made.findings] == ["metadata/import-unreadable"]
            continue
        containers = len(
            re.findall(
                r"^\s*@(?:proceedings|collection)\s*\{",
                bib_text(path),
                re.IGNORECASE | re.MULTILINE,
            )
        )
        sets = sum(one.count for one in made.unmapped if one.column.startswith("@"))
        assert len(made.papers) + containers + sets == entries_in(path), path.name


@pytest.mark.parametrize("name", ["v227-midl2023", "v269-log24", "v328-cpal26"])
def test_pmlr_comes_in_whole(corpus: Path, name: str) -> None:
    path = corpus / f"metadata/pmlr/{name}.bib"
    made = bibtex.read([path])
    text = path.read_text("utf-8")
    papers = text[text.lower().index("@inproceedings") :]
    for field in ("title", "abstract"):
        there = len(re.findall(rf"^\s*{field}\s*=", papers, re.MULTILINE | re.IGNORECASE))
        assert sum(field in one.fields for one in made.papers) == there
    lists = re.findall(
        r"^\s*author\s*=\s*[{\"](.*?)[}\"],?\s*\n\s*\w+\s*=",
        papers,
        re.MULTILINE | re.DOTALL | re.IGNORECASE,
    )
    assert len(made.papers) == len(lists)
    people = sum(len(re.split(r"\s+and\s+", one)) for one in lists)
    assert sum(len(one.fields["authors"]) for one in made.papers) == people
    ranges = len(re.findall(r"^\s*pages\s*=", papers, re.MULTILINE | re.IGNORECASE))
    assert sum("pages" in one.fields for one in made.papers) == ranges
    assert made.volume["book"]["editors"]  # type: ignore[call-overload, index]


def test_names_are_what_pandoc_makes_of_them(corpus: Path) -> None:
    seen = 0
    for path in sorted(corpus.glob("metadata/bibtex/pandoc__*.md")):
        answer = re.search(r"\^D\n---\n(.*?)\n---", path.read_text("utf-8"), re.DOTALL)
        if not answer:
            continue
        theirs = {str(one["id"]): one for one in yaml.safe_load(answer[1])["references"]}
        for record in bibtex.read([path]).papers:
            key = re.search(r"\{(.*)\}", record.row.row)
            assert key
            people: Any = record.fields["authors"]
            ours = [
                (
                    p.get("given"),
                    p.get("particle"),
                    p.get("family") or p.get("mononym") or p.get("group"),
                )
                for p in people
            ]
            csl = [
                (
                    p.get("given"),
                    p.get("non-dropping-particle") or p.get("dropping-particle"),
                    p.get("family") or p.get("literal"),
                )
                for p in theirs[key[1]].get("author", ())
            ]
            assert ours == csl, path.name
            seen += len(ours)
    assert seen > 30
