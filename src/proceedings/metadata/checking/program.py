"""Every paper stands in one session of the programme."""

from __future__ import annotations

from dataclasses import replace

from proceedings.findings.finding import Finding, Level
from proceedings.metadata.checking.ids import program_sessions
from proceedings.metadata.checking.pieces import Pieces
from proceedings.metadata.context import Context
from proceedings.volume.origins import FieldPath
from proceedings.volume.paper import Status
from proceedings.volume.program import Program, Session


def settle(program: Program, pieces: Pieces) -> tuple[Program, tuple[Finding, ...]]:
    """The programme with each paper once, and only papers there are.

    Returns:
        The programme, and findings on papers listed twice, unknown or not listed at all.
    """
    listing = _Listing(pieces)
    settled = {path: listing.session(path, session) for path, session in program_sessions(program)}
    listing.unlisted()
    for path in reversed(listing.dropped):
        pieces.drop(path)
    parts = tuple(
        replace(
            part,
            sessions=tuple(
                settled["program", "parts", p, "sessions", s] for s in range(len(part.sessions))
            ),
        )
        for p, part in enumerate(program.parts)
    )
    sessions = tuple(settled["program", "sessions", s] for s in range(len(program.sessions)))
    return Program(parts=parts, sessions=sessions), tuple(listing.findings)


class _Listing:
    """Which papers were listed so far, and where."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.built = {paper.id for paper in pieces.papers}
        self.where: dict[str, tuple[str | int, ...]] = {}
        self.findings: list[Finding] = []
        self.dropped: list[FieldPath] = []
        self.guess = Context("").meant

    def session(self, path: tuple[str | int, ...], session: Session) -> Session:
        """The session with the papers that may stand in it."""
        kept = []
        for index, paper in enumerate(session.papers):
            place = (*path, "papers", index)
            if self._stands(place, paper):
                kept.append(paper)
            else:
                self.dropped.append(place)
        return replace(session, papers=tuple(kept))

    def _stands(self, path: tuple[str | int, ...], paper: str) -> bool:
        if paper not in self.pieces.ids:
            near = self.guess(paper, sorted(self.pieces.ids))
            self._tell(
                "unknown-paper",
                path,
                f"'{paper}' is no paper of the volume.",
                f"Did you mean '{near}'?" if near else "Add the paper, or delete it here.",
                evidence=paper,
            )
            return False
        first = self.where.setdefault(paper, path)
        if first != path:
            line = self.pieces.origins.place(*first).line
            self._tell(
                "listed-twice",
                path,
                f"'{paper}' stands in line {line} already; a paper stands in one session.",
                "Delete it from the session it isn't given in.",
                evidence=paper,
            )
            return False
        # A paper that couldn't be built has its own finding.
        return paper in self.built

    def unlisted(self) -> None:
        """Tell of papers that stand nowhere."""
        for paper in self.pieces.papers:
            if paper.id not in self.where and paper.status is not Status.WITHDRAWN:
                self._tell(
                    "paper-unlisted",
                    ("papers", paper.id, "id"),
                    f"'{paper.id}' stands in no session; it will be bound last.",
                    "Add it to a session in metadata/program.yaml.",
                    evidence=paper.id,
                    level=Level.WARNING,
                )

    def _tell(
        self,
        rule: str,
        path: tuple[str | int, ...],
        message: str,
        fix: str,
        *,
        evidence: str,
        level: Level = Level.ERROR,
    ) -> None:
        self.findings.append(
            self.pieces.finding(
                f"program/{rule}", path, message, fix, level=level, evidence=evidence
            )
        )
