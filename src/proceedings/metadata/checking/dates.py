"""Nothing ends before it starts."""

from __future__ import annotations

from proceedings.metadata.context import Context
from proceedings.metadata.nodes import Table
from proceedings.volume.conference import Conference
from proceedings.volume.deadlines import moment
from proceedings.volume.paper import PaperDates
from proceedings.volume.program import Session
from proceedings.volume.volume import Deadlines


def check_conference(context: Context, node: Table, conference: Conference) -> None:
    """Tell of a conference that ends before it starts."""
    if conference.start and conference.end and conference.end < conference.start:
        _report(context, node, ("start", "end"), (str(conference.start), str(conference.end)))


def check_session(context: Context, node: Table, session: Session) -> None:
    """Tell of a session that ends before it starts."""
    if session.start and session.end and session.end < session.start:
        _report(context, node, ("start", "end"), (session.start, session.end))


def check_paper_dates(context: Context, node: Table, dates: PaperDates) -> None:
    """Tell of a paper accepted before it was received."""
    if dates.received and dates.accepted and dates.accepted < dates.received:
        _report(context, node, ("received", "accepted"), (str(dates.received), str(dates.accepted)))


def check_deadlines(context: Context, node: Table, deadlines: Deadlines) -> None:
    """Tell of a deadline that ends before the one that must come first."""
    earlier: str | None = None
    for name in ("camera_ready", "proofs", "signoff", "deposit"):
        written = getattr(deadlines, name)
        if written is None:
            continue
        before = getattr(deadlines, earlier) if earlier else None
        if before and moment(written).last < moment(before).last:
            _report(context, node, (str(earlier), name), (before, written))
        earlier = name


def _report(context: Context, node: Table, keys: tuple[str, str], days: tuple[str, str]) -> None:
    context.report(
        "metadata/dates-reversed",
        node.entries[keys[1]],
        f"'{keys[1]}' ({days[1]}) is before '{keys[0]}' ({days[0]}).",
        "Swap the two, or mend the one that is wrong.",
        evidence=days[1],
    )
