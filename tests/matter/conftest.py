"""A small volume made in code, and a press."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from proceedings.records.matter import Opening
from proceedings.records.pageplan import PagePlan, PlannedPaper
from proceedings.text.richtext import RichText
from proceedings.typesetting.press import Press
from proceedings.volume.book import Book, Publisher
from proceedings.volume.conference import Conference
from proceedings.volume.folio import Folio, FolioRange
from proceedings.volume.frontpages import Committee, FrontPages, Prose, Role, Signature
from proceedings.volume.paper import Paper
from proceedings.volume.people import Author, NativeName, Person
from proceedings.volume.program import Part, Program, Session
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.style import PageSize, Style
from proceedings.volume.volume import Volume

LETTERS = "& <Friends>: 100% #1 $5 _and_ \\more {braces} @ref *stars*"


def author(given: str, family: str, **more: object) -> Author:
    return Author(given=given, family=family, **more)


def paper(paper_id: str, title: str, *authors: Author, **more: object) -> Paper:
    return Paper(id=paper_id, title=RichText(title), authors=authors, **more)


PAPERS = (
    paper("odd", LETTERS, author("Zoë", "Ångström"), author("Marit", "Papier", particle="van der")),
    paper("right", "Read From the Right", author("ليلى", "الحبار"), author("נועה", "דיואי")),
    paper(
        "long",
        "Towards a Catalogue of Every Way in Which a Single Sheet of Paper Can Be Folded, Sewn and "
        "Covered by One Person with No Tool but a Bone Folder, a Needle and a Length of Thread",
        author("Ελένη", "Μελανίδου"),
        author("Malee", "Bailan", native=NativeName(name="มาลี ใบลาน", language="th")),
    ),
    paper("last", "Soot", author("चित्रा", "लेखनीकर"), author("Тарас", "Папіренко")),
)


def a_volume(papers: tuple[Paper, ...] = PAPERS, pages: FrontPages | None = None) -> Volume:
    half = len(papers) // 2
    ids = [one.id for one in papers]
    return Volume(
        conference=Conference(name="4th Symposium on Ink", short="INK ’31"),
        book=Book(
            title="Proceedings of the 4th Symposium on Ink",
            publisher=Publisher(name="Gathered Sheets Press"),
            published=date(2031, 5, 5),
        ),
        rights=Rights(mode=RightsMode.OWN, owner="The press.", statement="Printed verbatim."),
        papers=papers,
        program=Program(
            parts=(
                Part(title="Ink", sessions=(Session(title="Making", papers=tuple(ids[:half])),)),
                Part(
                    title="Paper",
                    sessions=(
                        Session(
                            title="Keeping",
                            papers=tuple(ids[half:]),
                            chairs=(Person(given="Ondřej", family="Kalamář"),),
                        ),
                    ),
                ),
            )
        ),
        pages=pages or FRONT,
    )


FRONT = FrontPages(
    prose=(
        Prose(
            id="welcome",
            file="metadata/front/welcome.md",
            title="Welcome to the Mill",
            signed=(Signature(person=Person(given="Hjördís", family="Bók"), role="Chair"),),
        ),
    ),
    committees=(
        Committee(
            title="Organisers",
            roles=(Role(role="Chairs", members=(Person(given="سلمى", family="الوراق"),)),),
        ),
    ),
)


def a_plan(volume: Volume, pages: int = 3, first: int | None = None) -> PagePlan:
    folio = volume.numbering.first if first is None else first
    planned = []
    for index, session in enumerate(volume.program.all_sessions):
        for paper_id in session.papers:
            folios = FolioRange(Folio(folio), pages)
            planned.append(
                PlannedPaper(id=paper_id, folios=folios, session=index, part=index),
            )
            folio += pages
    return PagePlan(
        front=None,
        papers=tuple(planned),
        back=FolioRange(Folio(folio), 1),
        openings=(Opening(title="Author Index", page=0),),
    )


@pytest.fixture
def press() -> Press:
    return Press(published=1_935_000_000)


@pytest.fixture
def style() -> Style:
    return Style(title="plain", page=PageSize(width=612, height=792))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A volume folder with a welcome in it."""
    prose = tmp_path / "metadata" / "front"
    prose.mkdir(parents=True)
    (prose / "welcome.md").write_text("We thank *all*.\n\n- One\n- Two\n", "utf-8")
    return tmp_path


def texts(pdf: Path) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(str(pdf))
    pages = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    document.close()
    return pages


def links(pdf: Path) -> list[str]:
    """Web addresses of all link annotations, page after page."""
    with pikepdf.open(io.BytesIO(pdf.read_bytes())) as document:
        return [
            str(note.A.URI)
            for page in document.pages
            for note in page.get("/Annots", [])
            if "/A" in note and "/URI" in note.A
        ]


def labels(pdf: Path) -> list[str]:
    """Page labels."""
    document = pypdfium2.PdfDocument(str(pdf))
    found = [document.get_page_label(index) for index in range(len(document))]
    document.close()
    return found


def changed(volume: Volume, **pages: object) -> Volume:
    return replace(volume, pages=replace(volume.pages, **pages))
