"""A day of publication nobody knows yet: the conference's first day stands in for it."""

from __future__ import annotations

from proceedings.findings.finding import Level
from proceedings.metadata.context import Context
from proceedings.metadata.nodes import Entry, Node, Scalar, Table
from proceedings.volume.kinds import PENDING


def with_day(context: Context, root: Node) -> Node:
    """The root of volume.yaml with a day in place of `published: pending`, which is told of.

    Without a `start` of the conference it stays, and is no date.
    """
    book = root.get("book") if isinstance(root, Table) else None
    conference = root.get("conference") if isinstance(root, Table) else None
    if not isinstance(root, Table) or not isinstance(book, Table):
        return root
    day = book.get("published")
    start = conference.get("start") if isinstance(conference, Table) else None
    if not isinstance(day, Scalar) or day.text != PENDING or not isinstance(start, Scalar):
        return root
    context.report(
        "metadata/pending",
        day,
        f"The day of publication is pending; the conference's first day, {start.text}, stands in.",
        "Write it here as soon as it is fixed: its year is printed behind © and in references.",
        level=Level.WARNING,
    )
    settled = _with(book, "published", day._replace(text=start.text))
    return _with(root, "book", settled)


def _with(table: Table, key: str, value: Node) -> Table:
    entry = table.entries[key]
    return table._replace(entries={**table.entries, key: Entry(entry.line, entry.column, value)})
