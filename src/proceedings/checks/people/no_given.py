"""An author has a family name of several words and no given name: the name wasn't parted.

Why: Index and references file the whole under its first letter: Ada Quill stands under A.

How to mend: Write the parts as `given` and `family`; somebody of one name has `mononym`, a body
`group`.

Source: The description of the metadata: three forms of a name.
"""

from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "records"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look at people without a given name."""
    for person, path in subject.people:
        if person.family and not person.given and not person.sort and " " in person.family.strip():
            yield subject.finding(
                rule="people/no-given",
                level=LEVEL,
                message=f"«{person.name}» has a family name alone, with a given name in it.",
                fix="Write its parts as 'given' and 'family'; a body of people is 'group'.",
                path=(*path, "family"),
                evidence=person.family,
            )
