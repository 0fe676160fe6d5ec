"""A deadline as somebody writes it: `2031-04-11`, `2031-04-11 23:59 AoE`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

from proceedings.volume.kinds import Parsed

_WRITTEN = re.compile(r"(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2})(?: (\S.*))?)?")
_OFFSET = re.compile(r"(?:UTC|GMT)([+-])(\d{1,2})(?::(\d{2}))?")
ANYWHERE = "AoE"
"""Anywhere on Earth: the day ends where it ends last, twelve hours behind UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A deadline, read.

    Attributes:
        written: Day and time as written, at that zone's clocks.
        has_time: Whether a time was written; else the whole day counts.
        zone: The zone as written.
        utc: The same in UTC, where the zone is one that can be told: AoE, UTC, UTC+2.
    """

    written: datetime
    has_time: bool
    zone: str | None = None
    utc: datetime | None = None

    @property
    def last(self) -> datetime:
        """The last moment in UTC; without a zone that can be told, the last place on Earth's."""
        if self.utc:
            return self.utc
        local = self.written if self.has_time else self.written + timedelta(days=1, minutes=-1)
        return local + timedelta(hours=12)


def moment(text: str) -> Moment:
    """Read a deadline.

    Raises:
        ValueError: It is written otherwise, or there is no such day or time.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        raise ValueError("a deadline is a date, with a time and its zone if you like")
    day, time, zone = found.groups()
    try:
        written = datetime.fromisoformat(f"{day} {time or '00:00'}").replace(tzinfo=UTC)
    except ValueError:
        raise ValueError("there is no such day or time") from None
    offset = _offset(zone)
    utc = written - offset if time and offset is not None else None
    return Moment(written=written, has_time=bool(time), zone=zone, utc=utc)


def _offset(zone: str | None) -> timedelta | None:
    """How far a zone's clocks are ahead of UTC; abbreviations such as CST mean several."""
    if zone is None:
        return None
    if zone.casefold() == ANYWHERE.casefold():
        return timedelta(hours=-12)
    if zone.upper() in ("UTC", "GMT", "Z"):
        return timedelta()
    found = _OFFSET.fullmatch(zone.upper().replace("−", "-"))
    if not found:
        return None
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return -ahead if found[1] == "-" else ahead


def parse_deadline(text: str) -> str:
    """A deadline, as written.

    Raises:
        ValueError: As `moment`.
    """
    moment(text)
    return text


DeadlineText = Annotated[
    str, Parsed(parse_deadline, "a date such as 2031-04-11, or 2031-04-11 23:59 AoE")
]
