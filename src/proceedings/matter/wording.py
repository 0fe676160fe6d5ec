"""People and papers as the pages' data name them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from proceedings.typesetting.prose import rich_runs
from proceedings.typesetting.spoken import Piece, piece, reads_right_to_left
from proceedings.volume.paper import Paper
from proceedings.volume.people import Affiliation, Person


def name(person: Person) -> Piece:
    """The name as a byline prints it."""
    return piece(person.name, person.language)


def names(people: Sequence[Person]) -> list[Piece]:
    """Names in the order given."""
    return [name(person) for person in people]


def native(person: Person) -> Piece | None:
    """The name in its own script, where the metadata has one beside the printed."""
    if person.native is None or person.native.name == person.name:
        return None
    return piece(person.native.name, person.native.language or person.language)


def affiliation(place: Affiliation) -> str:
    """Where somebody works, short: the institution and its country."""
    return ", ".join(part for part in (place.institution, place.country) if part)


def person(who: Person) -> dict[str, Any]:
    """A person with native name and affiliations."""
    return {
        "name": name(who),
        "native": native(who),
        "affiliations": [piece(affiliation(place)) for place in who.affiliations],
    }


def paper(record: Paper) -> dict[str, Any]:
    """A paper's title, subtitle and authors."""
    return {
        "id": record.id,
        "rtl": reads_right_to_left(record.title.plain),
        "title": rich_runs(record.title, record.language),
        "subtitle": rich_runs(record.subtitle, record.language) if record.subtitle else [],
        "authors": names(record.authors),
    }
