from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from proceedings.findings.finding import Finding, Level, Place
from proceedings.proofs.proof import record as build
from proceedings.records.overlay import PageStamps, PaperStamps, Stamp
from proceedings.records.proof import Picture, ProofImages, ProofPage, ProofRecord
from proceedings.text.richtext import RichText
from proceedings.volume.book import Book, Publisher
from proceedings.volume.conference import Conference
from proceedings.volume.folio import Folio, FolioRange
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.paper import Paper
from proceedings.volume.people import Affiliation, Author, NativeName
from proceedings.volume.program import Program
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.volume import Contact, Deadlines, Volume

INK = Affiliation(institution="Institute of Ink", city="Quarto Bay", country="Papyria")
PAPER = Paper(
    id="p-012",
    title=RichText("On Folios"),
    subtitle=RichText("A Study"),
    authors=(
        Author(
            given="Ada",
            family="Quill",
            orcid="0000-0002-1825-0097",
            email="ada@ink.example",
            affiliations=(INK,),
            corresponding=True,
        ),
        Author(
            given="Layla",
            family="Alhabbar",
            native=NativeName(name="ليلى الحبار", language="ar"),
            affiliations=(INK,),
        ),
    ),
    abstract=RichText("We count pages."),
    rights=Rights(mode=RightsMode.CC, licence="CC-BY-4.0"),
    doi="10.5555/1.2",
)
VOLUME = Volume(
    conference=Conference(name="Invented Symposium on Ink", short="INK ’31"),
    book=Book(
        title="Proceedings of the Invented Symposium on Ink",
        publisher=Publisher(name="Gathered Sheets Press"),
        published=date(2031, 5, 5),
    ),
    rights=Rights(mode=RightsMode.RIGHTSRETAINED),
    deadlines=Deadlines(signoff="2031-04-11 23:59 AoE"),
    contact=Contact(name="Proceedings desk", email="proofs+ink@ink31.example"),
    papers=(PAPER,),
    program=Program(),
    pages=FrontPages(),
)
BIBTEX = "@inproceedings{10.5555/1.2,\nauthor = {Quill, Ada},\npages = {12–13},\nyear = {2031}\n}\n"


def images(pages: int = 2, text: str = "words") -> ProofImages:
    def page(number: int) -> ProofPage:
        def named(place: str) -> str:
            return f"page-{number:02}-{place}.webp"

        return ProofPage(
            small=Picture(name=named("900"), width=900, height=1165),
            large=Picture(name=named("1400"), width=1400, height=1812),
            columns=(Picture(name=named("part-01"), width=730, height=1900, about="part 1 of 1"),),
            text=text,
        )

    return ProofImages(pages=tuple(page(number) for number in range(1, pages + 1)))


def stamp(name: str, text: str, x: float, y: float) -> Stamp:
    return Stamp(name=name, text=text, font=("F",), size=7, x=x, y=y, align="left", width=50)


def stamps(first: int) -> PaperStamps:
    """As the ACM style sets them: a folio on each page, heads by its parity from the second on."""
    pages = []
    for index in range(2):
        folio = first + index
        lines = [stamp("folio", str(folio), 295, 29)]
        if index:
            left, right = (53.8, 400) if folio % 2 == 0 else (400, 53.8)
            lines.append(stamp("conference", "INK ’31, Papyria", left, 724.65))
            lines.append(stamp("authors", "Ada Quill and Layla Alhabbar", right, 724.65))
        pages.append(PageStamps(width=612, height=792, stamps=tuple(lines)))
    return PaperStamps(id="p-012", pages=tuple(pages))


def _record(paper: Paper, volume: Volume, first: int, **given: object) -> ProofRecord:
    values: dict[str, object] = {
        "reference": "Ada Quill and Layla Alhabbar. 2031. On Folios: A Study.",
        "bibtex": BIBTEX.replace("12–13", f"{first}–{first + 1}"),
        "findings": (),
        "images": images(),
        "indexed": tuple(f"{author.family}, {author.given}" for author in paper.authors),
        "pdf_name": "proof.pdf",
        "sha256": "ab" * 32,
    }
    values.update(given)
    return build(volume, paper, FolioRange(Folio(first), 2), stamps(first), **values)


@pytest.fixture
def make_record() -> Callable[..., ProofRecord]:
    """Gathers a record from the sample paper: `make_record(paper={…}, volume={…}, first=12, …)`."""

    def make(
        *,
        paper: dict[str, object] | None = None,
        volume: dict[str, object] | None = None,
        first: int = 12,
        **given: object,
    ) -> ProofRecord:
        changed = replace(PAPER, **(paper or {}))
        whole = replace(VOLUME, papers=(changed,), **(volume or {}))
        return _record(changed, whole, first, **given)

    return make


@pytest.fixture
def finding() -> Callable[..., Finding]:
    def make(
        rule: str, level: Level = Level.ERROR, message: str = "It is so.", **place: object
    ) -> Finding:
        return Finding(
            rule=rule,
            level=level,
            message=message,
            fix="Mend it.",
            place=Place(paper="p-012", **place),
        )

    return make


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Where a proof's files go; the step makes the folder."""
    return tmp_path / "proof"


@pytest.fixture(scope="session")
def record() -> ProofRecord:
    """The sample paper's record, for tests that change nothing else in it."""
    return _record(PAPER, VOLUME, 12)
