"""A name is written in capitals alone, or without any.

Why: It is printed so in byline, head, index and references, among names that aren't.

How to mend: Write it as the person does: MacDonald and van der Berg can't be guessed from capitals.

Source: ACM's e-rights instructions ask for mixed case, never capitals. Names in scripts without
capitals aren't asked.
"""

from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "records"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look at given and family names."""
    for person, path in subject.people:
        family, given = person.family or "", person.given or ""
        if not family or person.printed:
            continue
        if _shouts(family) and (len(family) > 4 or _shouts(given) or given.isupper()):
            part, words = "family", "in capitals alone"
        elif len(given) > 4 and given.isupper() and given.isalpha():
            part, words = "given", "in capitals alone"
        elif family.islower() and len(family) > 1 and (given.islower() or not person.particle):
            part, words = "family", "without a capital"
        elif given.islower() and len(given) > 1:
            part, words = "given", "without a capital"
        else:
            continue
        yield subject.finding(
            rule="people/name-capitals",
            level=LEVEL,
            message=f"The name «{person.name}» is written {words}.",
            fix="Write it as the person does.",
            path=(*path, part),
            evidence=person.name,
        )


def _shouts(name: str) -> bool:
    return len(name) > 2 and name.isupper() and "." not in name
