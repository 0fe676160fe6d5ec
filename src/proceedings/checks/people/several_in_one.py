"""Several authors stand in one name.

Why: They are one person to byline, index, references and libraries; all but the first lose their
paper.

How to mend: Give each author an entry of their own, in the order of the byline.

Source: `authors` in papers.yaml: one person an entry. A consortium is `{group: …}`.
"""

import re
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level
from proceedings.volume.people import Person

LEVEL = Level.ERROR
LEVELS = (Level.ERROR, Level.WARNING)
SCOPE = "records"

_SIGNS = re.compile(r"[;,&/]|\band\b|\bet al\b|\bothers\b", re.IGNORECASE)
_SURE = re.compile(
    r"\w[^;]*;\s*\w|\bet al\b|\w\s+(?:and|&)\s+(?:\d+\s+)?others\b"
    r"|[^\W\d_]+[.\s-]+[^\W\d_]+.*\s(?:and|&)\s+[^\W\d_]+[.\s-]+[^\W\d_]+",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r",?\s*(?:Jr|Sr|II|III|IV|Ph\.?\s?D|M\.?D|M\.?Sc|Prof|Dr|Esq|CPA|RN)\b\.?", re.IGNORECASE
)


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look for what parts names in lists."""
    for person, path in subject.people:
        if person.group:
            continue
        whole = _written(person)
        found = _SIGNS.search(whole)
        if not found:
            continue
        name = _TITLES.sub("", whole)
        if _SURE.search(name):
            level = Level.ERROR
        elif "," in name and len(name.partition(",")[2].split()) > 1:
            level = Level.WARNING
        else:
            continue
        yield subject.finding(
            rule="people/several-in-one",
            level=level,
            message=f"«{whole}» looks like several people in one entry.",
            fix="Give each an entry of their own; a body of many people is `{group: its name}`.",
            path=path,
            evidence=whole,
        )


def _written(person: Person) -> str:
    parts = (person.given, person.particle, person.family, person.mononym)
    return " ".join(part for part in parts if part)
