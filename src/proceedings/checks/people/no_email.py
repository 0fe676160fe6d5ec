"""Nobody of a paper has an e-mail address.

Why: Proofs, letters and the publisher's forms go to authors by mail; no address of them is ever
printed unless an author says so.

How to mend: Give the corresponding author's `email`, from the conference system's export.

Source: ACM's e-rights forms are sent to one author a paper. In a volume that has few addresses,
one note says so for all.
"""

from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
LEVELS = (Level.WARNING, Level.NOTE)
SCOPE = "records"

_USUAL = 0.5
"""From this share on addresses are what the volume has."""


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look for papers without any address, and for corresponding authors without theirs."""
    papers = [paper for paper in subject.volume.papers if paper.is_bound and paper.authors]
    silent = [paper for paper in papers if not any(author.email for author in paper.authors)]
    if silent and len(papers) - len(silent) < _USUAL * len(papers):
        yield subject.finding(
            rule="people/no-email",
            level=Level.NOTE,
            message=f"{len(silent)} of {len(papers)} papers have no author with an e-mail address.",
            fix="Give the corresponding authors' if proofs are to go to them by mail.",
            path=("papers",),
        )
        silent = []
    for paper in silent:
        yield subject.finding(
            rule="people/no-email",
            level=LEVEL,
            message=f"No author of '{paper.id}' has an e-mail address.",
            fix="Give the corresponding author's 'email'; it is printed nowhere.",
            path=("papers", paper.id, "authors"),
        )
    for paper in papers:
        for n, author in enumerate(paper.authors):
            others = any(one.email for one in paper.authors)
            if author.corresponding and not author.email and others:
                yield subject.finding(
                    rule="people/no-email",
                    level=LEVEL,
                    message=f"«{author.name}» is the corresponding author and has no address.",
                    fix="Give 'email'; it is printed nowhere.",
                    path=("papers", paper.id, "authors", n),
                    evidence=author.name,
                )
