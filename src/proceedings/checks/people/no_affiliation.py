"""An author has no affiliation.

Why: ACM, Crossref and most indexes ask for one; where others have theirs it looks forgotten.

How to mend: Give `affiliations` with a key of the table in papers.yaml. Somebody without one may
be `{institution: Independent Researcher}`.

Source: ACM's author data ask for institution, city and country. In a volume that names none, or
few, one note says so for all.
"""

from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
LEVELS = (Level.WARNING, Level.NOTE)
SCOPE = "records"

_USUAL = 0.8
"""From this share on affiliations are what the volume does."""


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Count who has one; where most have, name who hasn't, a finding a paper."""
    papers = [paper for paper in subject.volume.papers if paper.is_bound]
    people = [author for paper in papers for author in paper.authors if not author.is_group]
    lacking = sum(not author.affiliations for author in people)
    if not lacking:
        return
    if len(people) - lacking < _USUAL * len(people):
        yield subject.finding(
            rule="people/no-affiliation",
            level=Level.NOTE,
            message=f"{lacking} of {len(people)} authors have no affiliation.",
            fix="Give them if your publisher asks for them: ACM and most indexes do.",
            path=("papers",),
        )
        return
    for paper in papers:
        names = [a.name for a in paper.authors if not a.affiliations and not a.is_group]
        if names:
            first = next(n for n, a in enumerate(paper.authors) if a.name == names[0])
            yield subject.finding(
                rule="people/no-affiliation",
                level=LEVEL,
                message=f"No affiliation: {', '.join(names[:4])}{' …' if len(names) > 4 else ''}.",
                fix="Give each 'affiliations', with a key of the table or in full.",
                path=("papers", paper.id, "authors", first),
                evidence=names[0],
            )
