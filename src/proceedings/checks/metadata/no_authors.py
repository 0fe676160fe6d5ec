"""A paper has no authors.

Why: Nobody can be cited, indexed or asked; no library takes it.

How to mend: List them under `authors` in the order of the byline. For a report by a body write
`{group: its name}`.

Source: The description of the metadata: `authors` is required, and an empty list gives none.
"""

from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.ERROR
LEVELS = (Level.ERROR, Level.WARNING)
SCOPE = "records"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look at every byline."""
    for paper in subject.volume.papers:
        if not paper.authors:
            yield subject.finding(
                rule="metadata/no-authors",
                level=Level.ERROR if paper.is_bound else Level.WARNING,
                message=f"'{paper.id}' has no authors.",
                fix="List them in the order of the byline; a body is `{group: its name}`.",
                path=("papers", paper.id, "authors"),
            )
