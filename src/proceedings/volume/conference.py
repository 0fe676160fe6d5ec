"""The event a volume is of: its names, its days, its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from proceedings.volume.kinds import Url


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where the event is held.

    Attributes:
        venue: The building or campus, on the title page.
        city: The city, as printed.
        state: State or province, where one is usually printed.
        country: The country, as printed.
        printed: The whole place as printed, instead of `City[, State], Country`; for a virtual
            event or a volume without a place.
    """

    venue: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    printed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    """The event.

    Attributes:
        name: Its full name, number included.
        short: Its name in running heads, with the year as printed: `KDD ’24`.
        series: The event without its number. Nothing is made of it yet.
        acronym: Its letters without the year; the first part of BibTeX keys of papers without DOI.
        number: Which of the series it is. Nothing is made of it yet.
        start: The first day; left out where there is no event.
        end: The last day; without it the first day.
        place: Where it is held.
        url: Its web site. Nothing is made of it yet.
        colocated_with: The event it is held beside.
        theme: Its motto, on the title page.
    """

    name: str
    short: str
    series: str | None = None
    acronym: str | None = None
    number: int | None = None
    start: date | None = None
    end: date | None = None
    place: Venue = field(default_factory=Venue)
    url: Url | None = None
    colocated_with: str | None = None
    theme: str | None = None
