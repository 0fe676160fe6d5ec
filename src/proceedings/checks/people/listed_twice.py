"""A paper lists an author twice.

Why: The byline and every reference print the name twice.

How to mend: Delete one of the two, and keep all affiliations in the other. Two people of one name
may stay: waive the finding.

Source: The house's own.
"""

from collections.abc import Iterator

from proceedings.checks.naming import folded
from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "records"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Compare the names of each byline."""
    for paper in subject.volume.papers:
        if len({author.name for author in paper.authors}) == len(paper.authors):
            names = [author.name for author in paper.authors]
            if len({name.casefold() for name in names}) == len(names):
                continue
        seen: set[str] = set()
        for index, author in enumerate(paper.authors):
            name = folded(author.name) or author.name
            if name in seen:
                yield subject.finding(
                    rule="people/listed-twice",
                    level=LEVEL,
                    message=f"«{author.name}» stands twice among the authors.",
                    fix="Delete one of the two, if they are one person.",
                    path=("papers", paper.id, "authors", index),
                    evidence=author.name,
                )
            seen.add(name)
