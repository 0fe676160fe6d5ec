"""A title ends in a full stop.

Why: References set one behind it, and so it has two; contents and headings have none.

How to mend: Delete it. A stop that belongs to an abbreviation may stay.

Source: acmart and the digital libraries' guides: titles have no full stop.
"""

import re
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "records"

_ABBREVIATION = re.compile(
    r"(?:\.\.\.|\b(?:[A-Z]|etc|al|vs|Inc|Ltd|Co|Corp|Jr|Sr|St|no|vol|approx|e\.g|i\.e|[A-Z]\.[A-Z]))\.$"
    r"|\.\.\.$"
)


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look at the last sign of every title."""
    for text in subject.texts:
        value = text.value.rstrip()
        if text.use == "title" and value.endswith(".") and not _ABBREVIATION.search(value):
            yield subject.finding(
                rule="metadata/title-stop",
                level=LEVEL,
                message=f"The {text.path[-1]} ends in a full stop.",
                fix="Delete the stop.",
                path=text.path,
                evidence=value,
            )
