"""The programme of an aclpub2 set: sessions, sessions within sessions, and their papers."""

from __future__ import annotations

from collections.abc import Sequence

from proceedings.importers._aclpub2set import Set, entries_of, table_of, text_of
from proceedings.importers._latex import unicode_of
from proceedings.importers._names import split_people
from proceedings.importers._people import Given, person
from proceedings.importers._values import local_time
from proceedings.records.imported import Tree

_KIND = "program"
_READ = frozenset(
    ("title", "papers", "subsessions", "start_time", "end_time", "chair", "location", "room")
)


def program_of(one: Set) -> dict[str, Tree]:
    """Parts with sessions where sessions stand in sessions, else sessions.

    Entries without papers (breaks, openings) have no place in a volume and are counted.
    """
    seen: dict[str, str] = {}
    rows = one.rows(_KIND)
    if not one.has_parts:
        sessions = [made for row in rows if (made := _session(one, row, seen))]
        return {"sessions": sessions} if sessions else {}
    parts: list[Tree] = [
        {"title": _title(row), "sessions": below}
        for row in rows
        if (below := _below(one, row, seen))
    ]
    return {"parts": parts} if parts else {}


def _below(one: Set, row: Tree, seen: dict[str, str]) -> list[Tree]:
    """The session itself if it has papers, and those in it at any depth."""
    below = entries_of(row, "subsessions")
    own = _session(one, row, seen, has_others=bool(below))
    made: list[Tree] = [own] if own else []
    for session in below:
        made += _below(one, session, seen)
    return made


def _session(
    one: Set, row: Tree, seen: dict[str, str], *, has_others: bool = False
) -> dict[str, Tree] | None:
    file, title = one.name(_KIND), _title(row)
    for key, value in table_of(row).items():
        if key not in _READ:
            one.reading.aside(file, key, text_of(value))
    papers = _papers(one, title, entries_of(row, "papers"), seen)
    if not papers:
        if not has_others:
            one.reading.aside(file, "entry without papers", title)
        return None
    made: dict[str, Tree] = {"title": title, "papers": papers}
    for key, ours in (("start_time", "start"), ("end_time", "end")):
        written = text_of(table_of(row).get(key))
        if local_time(written):
            made[ours] = local_time(written) or ""
        elif written:
            one.reading.left_value(file, key, written, "a time such as 2031-06-04 09:00")
    chairs = split_people(unicode_of(text_of(table_of(row).get("chair"))))
    if chairs.names:
        people = [person(Given(display=name)) for name in chairs.names]
        made["chairs"] = [chair.fields for chair in people]
        one.guessed += [
            name for name, chair in zip(chairs.names, people, strict=True) if chair.guessed
        ]
    room = text_of(table_of(row).get("location")) or text_of(table_of(row).get("room"))
    if room:
        made["room"] = unicode_of(room)
    return made


def _papers(one: Set, title: str, rows: Sequence[Tree], seen: dict[str, str]) -> list[Tree]:
    made: list[Tree] = []
    for row in rows:
        own = row.strip() if isinstance(row, str) else text_of(table_of(row).get("id"))
        for key in table_of(row):
            if key != "id":
                one.reading.aside(one.name(_KIND), f"papers.{key}", text_of(table_of(row)[key]))
        if own in seen:
            one.reading.left_out(
                one.name(_KIND),
                f"Paper {own} stands in the session «{seen[own]}» and again in «{title}», where it"
                " is left out: a volume has it once.",
                "Move it in program.yaml if it belongs there.",
                own,
            )
        elif own:
            seen[own] = title
            made.append(own)
    return made


def _title(row: Tree) -> str:
    return unicode_of(text_of(table_of(row).get("title"))) or "Session"
