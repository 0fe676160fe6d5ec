"""A value is still the one that `proceedings init` wrote as an example.

Why: It would be printed on every page.

How to mend: Write your own in its place.

Source: The house's own.
"""

from collections.abc import Iterator
from datetime import date

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level
from proceedings.volume.origins import FieldPath
from proceedings.volume.volume import Volume

LEVEL = Level.WARNING
LEVELS = (Level.WARNING, Level.NOTE)
SCOPE = "records"

NAME = "1st Conference on Something"
SHORT = "CONF ’31"
TITLE = "Proceedings of the 1st Conference on Something"
PUBLISHER = "Name of the Publisher"
CITY = "Sampleton"
START, END = date(2031, 6, 4), date(2031, 6, 6)
PUBLISHED = date(2031, 6, 3)
CONTACT = "chair@example.org"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Compare what would be printed with what init writes."""
    # Without papers nothing is printed yet: a new volume is no fault.
    level = LEVEL if subject.volume.papers else Level.NOTE
    for path, value, example in _values(subject.volume):
        if value == example:
            yield subject.finding(
                rule="metadata/example-left",
                level=level,
                message=f"'{'.'.join(map(str, path))}' is still the example «{value}».",
                fix="Write your own in its place.",
                path=path,
                evidence=str(value),
            )


def _values(volume: Volume) -> Iterator[tuple[FieldPath, object, object]]:
    event, book = volume.conference, volume.book
    yield ("conference", "name"), event.name, NAME
    yield ("conference", "short"), event.short, SHORT
    if event.name == NAME or event.short == SHORT:
        yield ("conference", "start"), event.start, START
        yield ("conference", "end"), event.end, END
        yield ("book", "published"), book.published, PUBLISHED
    yield ("conference", "place", "city"), event.place.city, CITY
    yield ("book", "title"), book.title, TITLE
    yield ("book", "publisher", "name"), book.publisher.name, PUBLISHER
    yield ("contact", "email"), volume.contact.email if volume.contact else "", CONTACT
