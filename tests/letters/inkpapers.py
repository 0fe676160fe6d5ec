"""An invented volume with one paper, and findings about it."""

from __future__ import annotations

from datetime import date

from proceedings.findings.finding import Finding, Level, Place
from proceedings.text.richtext import RichText
from proceedings.volume.book import Book, Isbns, Publisher
from proceedings.volume.conference import Conference, Venue
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.paper import Paper
from proceedings.volume.people import Author
from proceedings.volume.program import Program
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.volume import Contact, Deadlines, Volume

PAPER = Paper(
    id="p-012",
    title=RichText("On Folios"),
    authors=(
        Author(given="Ada", family="Quill", email="ada@ink.example", corresponding=True),
        Author(given="Ben", family="Sheet", email="ben@ink.example"),
    ),
    doi="10.5555/1.2",
)
VOLUME = Volume(
    conference=Conference(
        name="30th Symposium on Ink & Paper",
        short="INK ’31",
        start=date(2031, 5, 12),
        end=date(2031, 5, 15),
        place=Venue(city="Quarto Bay", country="Papyria"),
    ),
    book=Book(
        title="Proceedings of the 30th Symposium on Ink & Paper",
        publisher=Publisher(name="Gathered Sheets Press", short="ACM"),
        published=date(2031, 5, 5),
        isbn=Isbns(electronic="978-0-00-043101-1"),
    ),
    rights=Rights(mode=RightsMode.CC, licence="CC-BY-NC-4.0"),
    deadlines=Deadlines(camera_ready="2031-03-14 23:59 AoE"),
    contact=Contact(name="INK ’31, proceedings desk", email="desk@ink31.example"),
    papers=(PAPER,),
    program=Program(),
    pages=FrontPages(),
)


def finding(
    rule: str,
    level: Level = Level.ERROR,
    message: str = "It is so.",
    fix: str = "Mend it.",
    evidence: str | None = None,
    page: int | None = None,
) -> Finding:
    place = Place(paper="p-012", file="papers/p-012.pdf", page=page)
    return Finding(rule=rule, level=level, message=message, fix=fix, evidence=evidence, place=place)
