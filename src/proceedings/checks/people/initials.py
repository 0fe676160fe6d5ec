"""Of an author's given names there are initials alone.

Why: Libraries and indexes can't tell A. Quill from A. Quill; most ask for names in full.

How to mend: Ask for the name in full. Somebody who publishes under initials keeps them: it is a
note.

Source: ACM and the ACL Anthology ask for full given names where the author has no objection.
"""

import re
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.NOTE
SCOPE = "records"

_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]*){1,4}")
_LONGEST = 12


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look at the authors' given names."""
    for person, path in subject.people:
        given = person.given
        if path[0] != "papers" or not given or len(given) > _LONGEST:
            continue
        if len(given) > 2 and "." not in given and " " not in given:
            continue
        # A single letter of a script without capitals is a whole name.
        if given.isupper() and _INITIALS.fullmatch(given) and not _is_word(given):
            yield subject.finding(
                rule="people/initials",
                level=LEVEL,
                message=f"Of the given names of «{person.name}» there are initials alone.",
                fix="Ask for the name in full.",
                path=(*path, "given"),
                evidence=given,
            )


def _is_word(given: str) -> bool:
    """`Bo` is a name; `BO` may be one, and `B. O.` is none."""
    return len(given) > 1 and given.isalpha()
