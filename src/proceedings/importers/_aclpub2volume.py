"""What an aclpub2 set says of the conference and the book."""

from __future__ import annotations

from collections.abc import Callable

from proceedings.importers._aclpub2set import Set, entries_of, person_of, text_of
from proceedings.importers._latex import unicode_of
from proceedings.importers._values import day, isbn
from proceedings.records.imported import Tree

_KIND = "conference_details"


def volume_of(one: Set) -> dict[str, Tree]:
    """Keys of volume.yaml."""
    details = one.table(_KIND)
    if not details:
        return {}
    given = {key: unicode_of(text_of(value)) for key, value in details.items() if key != "editors"}
    conference = _texts(given, event_name="name", anthology_venue_id="acronym")
    conference |= _formed(one, given, "start_date", "start", day, "a date such as 2031-06-04")
    conference |= _formed(one, given, "end_date", "end", day, "a date such as 2031-06-04")
    if location := given.pop("location", ""):
        conference["place"] = {"printed": location}
    conference |= _short(one, conference)
    book = _texts(given, book_title="title", cover_subtitle="subtitle")
    if number := _formed(one, given, "isbn", "electronic", isbn, "an ISBN with its check digit"):
        book["isbn"] = number
    if publisher := given.pop("publisher", ""):
        book["publisher"] = {"name": publisher}
    if editors := [person_of(one, _KIND, row) for row in entries_of(details, "editors")]:
        book["editors"] = editors
    volume: dict[str, Tree] = {"conference": conference, "book": book}
    library = _library(text_of(conference.get("acronym")), given.pop("volume_name", ""))
    if library:
        volume["exports"] = {"acl": library}
    if one.has_parts:
        # These volumes run on: no session begins on a page of its own.
        volume["numbering"] = {"parts": "any"}
    for key, value in given.items():
        one.reading.aside(one.name(_KIND), key, value)
    return {key: value for key, value in volume.items() if value}


def _library(venue: str, volume: str) -> dict[str, Tree]:
    """The volume's place in the ACL Anthology."""
    place: dict[str, Tree] = {"venue": venue, "volume": volume}
    return {key: value for key, value in place.items() if value}


def _texts(given: dict[str, str], **ours: str) -> dict[str, Tree]:
    """Values under our names, taken away from what was given."""
    return {name: value for key, name in ours.items() if (value := given.pop(key, ""))}


def _formed(
    one: Set,
    given: dict[str, str],
    key: str,
    ours: str,
    form: Callable[[str], str | None],
    expected: str,
) -> dict[str, Tree]:
    """A value that has a form of its own; told and left out where it has another."""
    written = given.pop(key, "")
    value = form(written) if written else None
    if value:
        return {ours: value}
    if written:
        one.reading.left_value(one.name(_KIND), key, written, expected)
    return {}


def _short(one: Set, conference: dict[str, Tree]) -> dict[str, Tree]:
    acronym = text_of(conference.get("acronym"))
    if not acronym:
        return {}
    year = text_of(conference.get("start"))[2:4]
    short = f"{acronym} ’{year}" if year else acronym
    one.reading.guessed(
        one.name(_KIND),
        f"The short name in running heads is made of acronym and year: {short}.",
        "Set conference.short in volume.yaml if the event calls itself otherwise.",
    )
    return {"short": short}
