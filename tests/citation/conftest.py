from __future__ import annotations

from datetime import date

import pytest

from proceedings.text.richtext import RichText
from proceedings.volume.book import Book, Isbns, Publisher
from proceedings.volume.conference import Conference, Venue
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.paper import Paper
from proceedings.volume.people import Author
from proceedings.volume.program import Program
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.volume import Volume


@pytest.fixture
def paper() -> Paper:
    return Paper(
        id="folios",
        title=RichText("On Folios"),
        authors=(Author(given="Ada", family="Sample"),),
        doi="10.5555/1234567.1234568",
        keywords=("Rectos", "Folios"),
    )


@pytest.fixture
def volume(paper: Paper) -> Volume:
    return Volume(
        conference=Conference(
            name="3rd Invented Conference on Paper",
            short="ICP ’27",
            acronym="ICP",
            start=date(2027, 6, 30),
            end=date(2027, 7, 2),
            place=Venue(city="Sampleton", country="Nowhere"),
        ),
        book=Book(
            title="Proceedings of the 3rd Invented Conference on Paper",
            publisher=Publisher(
                name="Association for Computing Machinery", short="ACM", place="New York, NY, USA"
            ),
            published=date(2027, 6, 30),
            isbn=Isbns(electronic="979-8-4007-0490-1"),
        ),
        rights=Rights(mode=RightsMode.RIGHTSRETAINED),
        papers=(paper,),
        program=Program(),
        pages=FrontPages(),
    )
