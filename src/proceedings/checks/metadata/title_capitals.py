"""A title is written in capitals alone, or without any.

Why: It stands among others in contents, references and libraries, which print it as it is; nobody
can tell from capitals which words were names.

How to mend: Write it as the other titles are; the paper shows which letters are capitals.

Source: The digital libraries' guides ask for title or sentence case; capitals are never undone.
"""

import re
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "records"

_WORD = re.compile(r"[^\W\d_]{4,}")


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look at titles of three words or more."""
    for text in subject.texts:
        value = text.value
        if (
            text.use != "title"
            or text.path[-1] == "subtitle"
            or not (value.isupper() or value.islower())
        ):
            continue
        if len(_WORD.findall(value)) < 3:
            continue
        capitals = value.isupper()
        yield subject.finding(
            rule="metadata/title-capitals",
            level=LEVEL,
            message="The title is written in capitals alone."
            if capitals
            else "The title has no capital letter.",
            fix="Write it as the other titles are written.",
            path=text.path,
            evidence=value,
        )
