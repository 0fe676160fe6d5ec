from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from checked_facts import GOOD, STYLE, Ask

from proceedings.checks.run import check
from proceedings.findings.finding import Finding
from proceedings.text.richtext import RichText
from proceedings.volume.book import Book, Publisher
from proceedings.volume.conference import Conference
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.origins import Origins, Spot
from proceedings.volume.paper import Paper
from proceedings.volume.program import Program
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.volume import PageLimit, Track, Volume


@pytest.fixture
def volume() -> Volume:
    paper = Paper(id="p1", title=RichText("A Title"), authors=(), track="full", pages=None)
    return Volume(
        conference=Conference(name="A Conference", short="AC ’31"),
        book=Book(title="Book", publisher=Publisher(name="P"), published=date(2031, 6, 4)),
        rights=Rights(mode=RightsMode.NONE),
        tracks=(Track(id="full", name="Full Papers", pages=PageLimit(min=2, max=8)),),
        papers=(paper,),
        program=Program(),
        pages=FrontPages(),
    )


@pytest.fixture
def ask(volume: Volume) -> Ask:
    """Asks all rules about one paper that differs from a good one in what is given."""

    def ask(
        *, paper: object = None, limit: PageLimit | None = None, **facts: object
    ) -> list[Finding]:
        book = volume
        if limit:
            book = replace(book, tracks=(replace(book.tracks[0], pages=limit),))
        if isinstance(paper, dict):
            book = replace(book, papers=(replace(book.papers[0], **paper),))
        origins = Origins({("papers", "p1", "pages"): Spot("metadata/papers.yaml", 7, 3)})
        inspection = replace(GOOD, **facts)  # type: ignore[arg-type]
        return list(check(book, {"p1": inspection}, {"p1": STYLE}, origins))

    return ask
