"""A title holds the names of its authors: they were swallowed when it was copied.

Why: A title copied from the first page of a PDF often has the byline in it; it is printed so in
contents, heads, references and libraries.

How to mend: Delete the names from the title.

Source: The house's own; two full names of the byline, or one at the title's end, are taken as
proof.
"""

from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "records"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look for each paper's own authors in its title."""
    for paper in subject.volume.papers:
        title = paper.title.source.casefold()
        # Families first: most titles hold none, and nothing else need be looked at.
        near = [a for a in paper.authors if a.given and a.family and a.family.casefold() in title]
        names = [author.name for author in near if author.name.casefold() in title]
        at_end = [name for name in names if title.rstrip(" .*").endswith(name.casefold())]
        if len(names) > 1 or at_end:
            yield subject.finding(
                rule="metadata/authors-in-title",
                level=LEVEL,
                message=f"The title has authors in it: {', '.join(names[:3])}.",
                fix="Delete the names from the title.",
                path=("papers", paper.id, "title"),
                evidence=paper.title.source,
            )
