"""Two papers have the same title.

Why: Most often one paper was sent or imported twice, and would stand in the volume twice, with two
DOIs.

How to mend: Delete the record that isn't the final one. If they are two papers, say in the titles
what parts them.

Source: The house's own; capitals, spaces and punctuation make no difference.
"""

import re
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level
from proceedings.volume.paper import Status

LEVEL = Level.WARNING
SCOPE = "records"

_BETWEEN = re.compile(r"[\W_]+")


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Compare all titles with one another."""
    seen: dict[str, str] = {}
    for paper in subject.volume.papers:
        if paper.status is Status.WITHDRAWN:
            continue
        subtitle = paper.subtitle.source if paper.subtitle else ""
        key = _BETWEEN.sub("", f"{paper.title.source} {subtitle}".casefold())
        other = seen.setdefault(key, paper.id)
        if other != paper.id and key:
            yield subject.finding(
                rule="metadata/duplicate-title",
                level=LEVEL,
                message=f"'{paper.id}' has the title that '{other}' has.",
                fix="If it is one paper, delete the record that isn't the final one.",
                path=("papers", paper.id, "title"),
                evidence=paper.title.source,
            )
