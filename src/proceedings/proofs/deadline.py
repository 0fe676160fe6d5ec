"""A deadline in a reader's words."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from proceedings.citation.event import dates
from proceedings.records.proof import Deadline

_WRITTEN = re.compile(r"(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2})(?: (.+))?)?")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Anywhere on Earth: the day ends where it ends last, twelve hours behind UTC.
_HOURS_BEHIND_UTC = {"AoE": 12, "UTC": 0, "GMT": 0}


def deadline(written: str | None) -> Deadline | None:
    """`2031-04-11 23:59 AoE` as «Friday, April 11, 2031, 23:59 AoE» and the same moment in UTC.

    None for a deadline that isn't given, or isn't written as the metadata asks for it.
    """
    match = _WRITTEN.fullmatch((written or "").strip())
    if not match:
        return None
    day, time, zone = match.groups()
    try:
        moment = datetime.fromisoformat(f"{day} {time or '00:00'}").replace(tzinfo=UTC)
    except ValueError:
        return None
    words = _day(moment)
    if not time:
        return Deadline(words=words, machine=day)
    words = f"{words}, {time}" + (f" {zone}" if zone else "")
    behind = _HOURS_BEHIND_UTC.get(zone)
    if behind is None:
        return Deadline(words=words, machine=f"{day}T{time}")
    there = moment + timedelta(hours=behind)
    elsewhere = f"{_day(there)}, {there:%H:%M} UTC" if behind else None
    return Deadline(words=words, machine=f"{there:%Y-%m-%dT%H:%M}Z", elsewhere=elsewhere)


def _day(moment: datetime) -> str:
    # Not strftime: its names follow the machine's locale.
    return f"{_DAYS[moment.weekday()]}, {dates(moment.date(), moment.date())}"
