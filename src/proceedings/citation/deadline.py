"""A deadline in a reader's words."""

from __future__ import annotations

from datetime import datetime

from proceedings.citation.event import dates
from proceedings.records.proof import Deadline
from proceedings.volume.deadlines import moment

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def deadline(written: str | None) -> Deadline | None:
    """`2031-04-11 23:59 AoE` as «Friday, April 11, 2031, 23:59 AoE» and the same moment in UTC.

    None for a deadline that isn't given, or isn't written as the metadata asks for it.
    """
    try:
        read = moment(written or "")
    except ValueError:
        return None
    there, zone = read.written, read.zone
    words = _day(there)
    if not read.has_time:
        return Deadline(words=words, machine=f"{there:%Y-%m-%d}")
    words = f"{words}, {there:%H:%M}" + (f" {zone}" if zone else "")
    if read.utc is None:
        return Deadline(words=words, machine=f"{there:%Y-%m-%dT%H:%M}")
    elsewhere = None if read.utc == there else f"{_day(read.utc)}, {read.utc:%H:%M} UTC"
    return Deadline(words=words, machine=f"{read.utc:%Y-%m-%dT%H:%M}Z", elsewhere=elsewhere)


def _day(moment: datetime) -> str:
    # Not strftime: its names follow the machine's locale.
    return f"{_DAYS[moment.weekday()]}, {dates(moment.date(), moment.date())}"
