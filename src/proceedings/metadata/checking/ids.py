"""Ids name files, addresses and destinations, so no two things of a kind share one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from proceedings.findings.finding import Finding
from proceedings.metadata.checking.pieces import Pieces
from proceedings.volume.program import Program, Session


def check_ids(pieces: Pieces, program: Program | None) -> Iterator[Finding]:
    """Tell of tracks, sessions, texts and talks whose id is taken, and of tracks nobody defined."""
    if pieces.settings:
        tracks = pieces.settings.tracks
        yield from _twice(
            pieces, "track", ((("tracks", n, "id"), track.id) for n, track in enumerate(tracks))
        )
        known = {track.id for track in tracks}
        for paper in pieces.papers:
            if paper.track is not None and paper.track not in known:
                yield pieces.finding(
                    "metadata/unknown-track",
                    ("papers", paper.id, "track"),
                    f"'{paper.track}' is no track of the volume.",
                    f"Write one of {', '.join(sorted(known))}."
                    if known
                    else "Add it to 'tracks' in metadata/volume.yaml, or delete it here.",
                    evidence=paper.track,
                )
    if program:
        yield from _twice(pieces, "session", _sessions(program))
    for name, kind in (("prose", "text"), ("talks", "talk")):
        things = getattr(pieces.pages, name)
        yield from _twice(
            pieces, kind, ((("pages", name, n, "id"), thing.id) for n, thing in enumerate(things))
        )


def _sessions(program: Program) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for path, session in program_sessions(program):
        if session.id:
            yield (*path, "id"), session.id


def program_sessions(program: Program) -> Iterator[tuple[tuple[str | int, ...], Session]]:
    """All sessions with their field paths, in the order of the volume."""
    for p, part in enumerate(program.parts):
        for s, session in enumerate(part.sessions):
            yield ("program", "parts", p, "sessions", s), session
    for s, session in enumerate(program.sessions):
        yield ("program", "sessions", s), session


def _twice(
    pieces: Pieces, kind: str, things: Iterable[tuple[tuple[str | int, ...], str]]
) -> Iterator[Finding]:
    seen: dict[str, tuple[str | int, ...]] = {}
    for path, name in things:
        first = seen.setdefault(name.casefold(), path)
        if first != path:
            line = pieces.origins.place(*first).line
            yield pieces.finding(
                "metadata/duplicate-id",
                path,
                f"The {kind}'s id '{name}' is taken by another {kind} in line {line}.",
                "Give one of them another id; capitals make no difference.",
                evidence=name,
            )
