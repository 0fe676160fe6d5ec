"""A talk names a session that isn't there.

Why: The id is misspelt, or the session's `id` isn't written in program.yaml.

How to mend: Write the session's id as program.yaml has it.

Source: `talks[].session` in front.yaml, `sessions[].id` in program.yaml.
"""

import difflib
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.ERROR
SCOPE = "records"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look up the sessions that talks name."""
    known = [one.id for one in subject.volume.program.all_sessions if one.id]
    for n, talk in enumerate(subject.volume.pages.talks):
        if talk.session and talk.session not in known:
            near = difflib.get_close_matches(talk.session, known, 1)
            yield subject.finding(
                rule="program/unknown-session",
                level=LEVEL,
                message=f"'{talk.session}' is no session of the programme.",
                fix=f"Did you mean '{near[0]}'?" if near else "Give the session this 'id'.",
                path=("pages", "talks", n, "session"),
                evidence=talk.session,
            )
