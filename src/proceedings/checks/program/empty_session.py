"""A session names no paper.

Why: Its heading would stand in the contents with nothing below it.

How to mend: List its papers, or delete it; a session of talks alone is named by its talks.

Source: `sessions` in program.yaml: the volume has the sessions that papers are bound in.
"""

from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level
from proceedings.volume.origins import FieldPath
from proceedings.volume.program import Program, Session

LEVEL = Level.WARNING
SCOPE = "records"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look at every session without papers and talks."""
    if not subject.volume.papers:
        return
    talked = {talk.session for talk in subject.volume.pages.talks if talk.session}
    for path, session in _sessions(subject.volume.program):
        if not session.papers and session.id not in talked:
            yield subject.finding(
                rule="program/empty-session",
                level=LEVEL,
                message=f"The session «{session.title}» names no paper.",
                fix="List its papers, or delete it.",
                path=(*path, "papers"),
                evidence=session.title,
            )


def _sessions(program: Program) -> Iterator[tuple[FieldPath, Session]]:
    for p, part in enumerate(program.parts):
        for s, session in enumerate(part.sessions):
            yield ("program", "parts", p, "sessions", s), session
    for s, session in enumerate(program.sessions):
        yield ("program", "sessions", s), session
