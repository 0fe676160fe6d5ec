from __future__ import annotations

from dataclasses import replace

from proceedings.citation.event import conference_line
from proceedings.citation.reference import reference, reference_text
from proceedings.citation.rightsline import (
    copyright_line,
    isbn_line,
    licence_name,
    licence_url,
    statement,
)
from proceedings.text.richtext import RichText
from proceedings.volume.paper import Paper
from proceedings.volume.people import Author, Person
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.volume import Volume

BOOKTITLE = (
    "Proceedings of the 3rd Invented Conference on Paper (ICP ’27), June 30–July 2, 2027, "
    "Sampleton, Nowhere."
)


def test_one_author_one_page(volume: Volume, paper: Paper) -> None:
    assert reference_text(volume, paper, 1) == (
        f"Ada Sample. 2027. On Folios. In {BOOKTITLE} ACM, New York, NY, USA, 1\u00a0page. "
        "https://doi.org/10.5555/1234567.1234568"
    )


def test_subtitle_article_and_no_doi(volume: Volume, paper: Paper) -> None:
    other = replace(paper, subtitle=RichText("A Study"), article="7", doi=None)
    assert reference_text(volume, other, 9) == (
        f"Ada Sample. 2027. On Folios: A Study. In {BOOKTITLE} "
        "ACM, New York, NY, USA, Article 7, 9\u00a0pages."
    )


def test_the_booktitle_is_italic_with_its_full_stop(volume: Volume, paper: Paper) -> None:
    assert [run.text for run in reference(volume, paper, 1) if run.kind == "emphasis"] == [
        BOOKTITLE
    ]


def test_editors_stand_behind_the_booktitle(volume: Volume, paper: Paper) -> None:
    editors = (Person(given="Eve Ann", family="One"), Person(given="Ed", family="Two"))
    book = replace(volume.book, editors=editors)
    text = reference_text(replace(volume, book=book), paper, 1)
    assert "Sampleton, Nowhere, E. A. One and E. Two (Eds.). ACM" in text


def test_conference_and_isbn_line(volume: Volume) -> None:
    assert conference_line(volume) == "ICP ’27, June 30–July 2, 2027, Sampleton, Nowhere"
    assert isbn_line(volume) == "ACM ISBN 979-8-4007-0490-1/27/06"


def test_copyright_lines_by_mode() -> None:
    held = "© 2027 Copyright held by the owner/author(s)."
    assert copyright_line(Rights(mode=RightsMode.RIGHTSRETAINED), 2027) == held
    assert copyright_line(Rights(mode=RightsMode.USGOV), 2027) == "2027."
    own = Rights(mode=RightsMode.OWN, owner="Ink Press.", year=2026)
    assert copyright_line(own, 2027) == "© 2026 Ink Press."


def test_a_licence_makes_its_own_statement(volume: Volume) -> None:
    rights = Rights(mode=RightsMode.CC, licence="CC-BY-NC-ND-4.0")
    assert statement(volume, rights) == (
        "This work is licensed under a Creative Commons "
        "Attribution-NonCommercial-NoDerivatives 4.0 International License."
    )
    assert licence_url("CC-BY-4.0") == "https://creativecommons.org/licenses/by/4.0/"
    assert licence_name("CC0-1.0") == "Creative Commons CC0 1.0 Universal"
    assert statement(volume, Rights(mode=RightsMode.OWN)) is None


def test_two_authors(volume: Volume, paper: Paper) -> None:
    pair = replace(paper, authors=(*paper.authors, Author(mononym="Quill")))
    assert reference_text(volume, pair, 2).startswith("Ada Sample and Quill. 2027. ")
