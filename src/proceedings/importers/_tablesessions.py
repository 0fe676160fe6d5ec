"""Sessions of a plain table: in the papers' own rows, or in tables of sessions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from proceedings.importers._cleaning import line
from proceedings.importers._columns import Columns
from proceedings.importers._names import split_people
from proceedings.importers._people import Given, person
from proceedings.importers._reading import Reading
from proceedings.importers._tables import Headed, Record
from proceedings.importers._values import local_time, paper_id
from proceedings.records.imported import Tree


@dataclass(slots=True)
class _Session:
    title: str = ""
    fields: dict[str, Tree] = field(default_factory=dict)
    papers: list[tuple[float, str]] = field(default_factory=list)


class Sessions:
    """Sessions in the order in which tables name them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._sessions: dict[str, _Session] = {}
        self._seen: dict[str, str] = {}

    def take(
        self, headed: Headed, columns: Columns, own_of: Callable[[Record], str | None]
    ) -> None:
        """Take a table's rows.

        Args:
            headed: The table.
            columns: Its columns.
            own_of: Gives the paper's id of a row, where it is known.
        """
        for record in headed.records:

            def cell(name: str, record: Record = record) -> str:
                key = columns.fields.get(name)
                return line(record.cells.get(key, "")) if key else ""

            name, *others = (cell("session id") or cell("session")).split("|")
            if not name:
                continue
            for other in others:
                self.reading.aside(record.row.file, "a paper's further sessions", other)
            session = self._sessions.setdefault(name, _Session())
            session.title = session.title or cell("session").partition("|")[0]
            if not session.title and not columns.is_papers:
                # A table of sessions alone: what a paper's title would be is the session's.
                session.title = cell("title")
            self._details(session, cell, record)
            own = own_of(record) or (cell("id") if not columns.is_papers else "")
            if own:
                self._place(session, name, own, cell("order"), record)

    def _details(self, session: _Session, cell: Callable[[str], str], record: Record) -> None:
        for key, ours in (("session start", "start"), ("session end", "end")):
            if cell(key) and ours not in session.fields:
                time = local_time(cell(key))
                if time:
                    session.fields[ours] = time
                else:
                    expected = "a time such as 2031-06-04 09:00"
                    self.reading.left_value(record.row.file, key, cell(key), expected)
        if cell("chair") and "chairs" not in session.fields:
            people = [person(Given(display=name)) for name in split_people(cell("chair")).names]
            session.fields["chairs"] = [one.fields for one in people]
            if any(one.guessed for one in people):
                self.reading.guessed(
                    record.row.file,
                    "Names of sessions' chairs came unsplit and were parted by us.",
                    "Look at given and family in program.yaml.",
                )
        if cell("room"):
            session.fields.setdefault("room", cell("room"))

    def _place(self, session: _Session, name: str, own: str, order: str, record: Record) -> None:
        known = self._seen.setdefault(own, name)
        if known != name:
            self.reading.left_out(
                record.row.file,
                f"Paper {own} stands in the session «{known}» and again in «{name}», where it is"
                " left out: a volume has it once.",
                "Move it in program.yaml if it belongs there.",
                own,
            )
        elif own not in (paper for _, paper in session.papers):
            place = float(order) if order.replace(".", "", 1).isdigit() else float(len(self._seen))
            session.papers.append((place, own))

    def done(self) -> dict[str, Tree]:
        """Keys of program.yaml; sessions without papers have no place in a volume."""
        made: list[Tree] = []
        for name, session in self._sessions.items():
            if not session.papers:
                continue
            one: dict[str, Tree] = {"title": session.title or name}
            if session.title and session.title != name and paper_id(name) == name:
                one["id"] = name
            one["papers"] = [own for _, own in sorted(session.papers, key=lambda entry: entry[0])]
            made.append(one | session.fields)
        return {"sessions": made} if made else {}
