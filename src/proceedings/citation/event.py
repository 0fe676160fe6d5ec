"""The event in print: dates, place, conference line, booktitle."""

from __future__ import annotations

from datetime import date

from proceedings.volume.conference import Conference, Venue
from proceedings.volume.volume import Volume


def _month(day: date) -> str:
    # Not strftime: its month names follow the machine's locale.
    names = "January February March April May June July August September October November December"
    return names.split()[day.month - 1]


def dates(start: date, end: date) -> str:
    """Dates as ACM's pages print them: an en dash without spaces, the month once where it can be.

    `August 25–29, 2024` · `June 30–July 2, 2027` · `December 30, 2027–January 2, 2028` ·
    `June 30, 2027`
    """
    if start == end:
        return f"{_month(start)} {start.day}, {start.year}"
    if start.year != end.year:
        return f"{dates(start, start)}–{dates(end, end)}"
    if start.month != end.month:
        return f"{_month(start)} {start.day}–{_month(end)} {end.day}, {start.year}"
    return f"{_month(start)} {start.day}–{end.day}, {start.year}"


def place(venue: Venue) -> str:
    """The place as printed: the chair's wording, else `City[, State], Country`."""
    if venue.printed:
        return venue.printed
    return ", ".join(part for part in (venue.city, venue.state, venue.country) if part)


def event_dates(conference: Conference) -> str:
    """The event's dates as printed; empty for a volume without an event."""
    if conference.start is None:
        return ""
    return dates(conference.start, conference.end or conference.start)


def conference_line(volume: Volume) -> str:
    """`KDD ’24, August 25–29, 2024, Barcelona, Spain`: short name, dates, place."""
    conference = volume.conference
    parts = (conference.short, event_dates(conference), place(conference.place))
    return ", ".join(part for part in parts if part)


def booktitle(volume: Volume) -> str:
    """The booktitle of references: `Title (SHORT), dates, place`, without its full stop."""
    conference = volume.conference
    parts = (
        f"{volume.book.title} ({conference.short})",
        event_dates(conference),
        place(conference.place),
    )
    return ", ".join(part for part in parts if part)
