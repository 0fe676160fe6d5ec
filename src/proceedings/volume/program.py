"""Parts and sessions, in the order of the volume."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from proceedings.volume.kinds import LocalTime, PaperId, Path
from proceedings.volume.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Papers that are given, and bound, together.

    Attributes:
        title: As printed in contents and bookmarks.
        papers: Ids, in the order of the volume.
        id: What other files name it by.
        chairs: Printed in the contents.
        start: `2031-06-04 09:00`. Nothing is made of it yet.
        end: The same. Nothing is made of it yet.
        room: Where it is held. Nothing is made of it yet.
        kind: What is given in it. Nothing is made of it yet.
    """

    title: str
    papers: tuple[PaperId, ...]
    id: PaperId | None = None
    chairs: tuple[Person, ...] = ()
    start: LocalTime | None = None
    end: LocalTime | None = None
    room: str | None = None
    kind: Literal["papers", "posters", "demos"] = "papers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Sessions under one heading.

    Attributes:
        title: As printed in contents and bookmarks.
        sessions: In the order of the volume.
        recto: Whether it begins on a right-hand page, instead of `numbering.parts`.
        intro: A text before the part. Nothing is made of it yet.
    """

    title: str
    sessions: tuple[Session, ...]
    recto: bool | None = None
    intro: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The whole programme: `parts`, or `sessions` where there are no parts.

    Attributes:
        parts: Parts with their sessions.
        sessions: Sessions, where there are no parts.
    """

    parts: tuple[Part, ...] = ()
    sessions: tuple[Session, ...] = ()

    @property
    def all_sessions(self) -> tuple[Session, ...]:
        """Every session, in the order of the volume."""
        return tuple(session for part in self.parts for session in part.sessions) + self.sessions
