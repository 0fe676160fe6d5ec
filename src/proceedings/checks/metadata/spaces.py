"""A name, an affiliation or a keyword has a space too many: doubled, at an end, before a comma.

Why: «Ada  Quill» and «Ada Quill» are two people to an index and to every library.

How to mend: Delete it.

Source: The house's own; titles and abstracts, whose spaces are set as one, aren't asked.
"""

import re
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "records"

_DOUBLED = re.compile(r"[ \t\u00a0\u2000-\u200a\u3000]{2,}")
_BEFORE_COMMA = re.compile(r"\w [,;](?:\s|$)")


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look at every short text."""
    for text in subject.texts:
        value = text.value
        if text.use in ("title", "abstract") or " " not in value:
            continue
        if value != value.strip():
            what = "begins or ends with a space"
        elif _has_doubled(value):
            what = "has two spaces where one belongs"
        elif " ," in value or " ;" in value:
            if not _BEFORE_COMMA.search(value):
                continue
            what = "has a space before a comma"
        else:
            continue
        yield subject.finding(
            rule="metadata/spaces",
            level=LEVEL,
            message=f"The {text.what} «{value[:60]}» {what}.",
            fix="Delete it.",
            path=text.path,
            evidence=value,
        )


def _has_doubled(value: str) -> bool:
    if value.isascii():
        return "  " in value
    return bool(_DOUBLED.search(value))
