"""Cover, half-title and title page: the names of the book and of the event."""

from __future__ import annotations

import re
from typing import Any

from proceedings.citation.event import event_dates, place
from proceedings.matter.files import ChairsFiles
from proceedings.matter.ornament import COLUMNS, palette, plates
from proceedings.matter.wording import person
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

ART = "ornament.svg"
EMPTY = "empty.svg"
_NOTHING = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" viewBox="0 0 1 1"/>'
# The greatest share of the cover's height that the ornament takes.
_ART_SHARE = 0.64
_NUMBER = re.compile(r"\d+[A-Za-z]?|[IVXLC]+|[A-Z]")


def titles(volume: Volume) -> dict[str, Any]:
    """The book's title and who and what stands with it."""
    book, conference = volume.book, volume.conference
    series = book.series
    return {
        "title": book.title,
        "subtitle": book.subtitle,
        "volume": _numbered(volume),
        "edition": book.edition,
        "series": f"{series.title} {series.number or ''}".strip() if series else None,
        "conference": conference.name,
        "short": conference.short,
        "theme": conference.theme,
        "colocated": conference.colocated_with,
        "dates": event_dates(conference),
        "venue": conference.place.venue,
        "place": place(conference.place),
        "editors": [person(editor) for editor in book.editors],
        "publisher": book.publisher.name,
        "publisher_place": book.publisher.place,
        "year": str(book.published.year),
    }


def _numbered(volume: Volume) -> dict[str, str] | None:
    """The volume's number, to be set after the word; what says more than a number is set alone.

    None where title or subtitle say it already.
    """
    book = volume.book
    if book.volume is None:
        return None
    if not _NUMBER.fullmatch(book.volume):
        return {"words": book.volume}
    said = re.compile(rf"\bvol(?:ume|\.)?\s+{re.escape(book.volume)}\b", re.IGNORECASE)
    if said.search(f"{book.title} {book.subtitle or ''}"):
        return None
    return {"number": book.volume}


def cover(volume: Volume, style: Style, files: ChairsFiles) -> dict[str, Any]:
    """The cover: the chair's picture, or one drawn from the conference's name.

    A PDF of the chair's is laid under the page once it is set (`coverfile`).
    """
    chairs = volume.pages.cover
    data = titles(volume) | {"picture": None, "art": None, "alt": None}
    if chairs and chairs.file:
        data["alt"] = chairs.alt or f"Cover of {volume.book.title}"
        if chairs.file.lower().endswith(".pdf"):
            files.pictures[EMPTY] = _NOTHING
            return data | {"picture": EMPTY}
        if picture := files.picture(chairs.file):
            return data | {"picture": picture}
    name = volume.conference.name
    side = style.page.width / COLUMNS
    rows = round(style.page.height * _ART_SHARE / side)
    files.pictures[ART] = plates(name, style.page.width, rows)
    inks = palette(name)
    art = {"file": ART, "rows": rows, "side": side, "deep": inks.deep, "paper": inks.paper}
    return data | {"art": art}
