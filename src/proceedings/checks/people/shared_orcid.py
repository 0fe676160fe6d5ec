"""One ORCID iD stands by two people.

Why: An iD is one person's. Deposited so, a paper appears in a stranger's record, and is missing in
its author's.

How to mend: Ask both, or look the iD up at orcid.org: its page shows the name. Take it away where
it doesn't belong.

Source: ORCID's terms. Two people of one paper are an error; names that could be one person's in two
spellings are `people/two-spellings`.
"""

from collections.abc import Iterator

from proceedings.checks.gathering import Named
from proceedings.checks.naming import are_alike
from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
LEVELS = (Level.ERROR, Level.WARNING)
SCOPE = "records"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Compare everybody with the first who has the same iD."""
    first: dict[str, Named] = {}
    told: set[tuple[str, str]] = set()
    for named in subject.people:
        orcid = named.person.orcid
        if not orcid:
            continue
        other = first.setdefault(orcid, named)
        mine, theirs = named.person.name, other.person.name
        together = named.paper is not None and named.paper == other.paper and named is not other
        if mine == theirs and not together:
            continue
        if (are_alike(mine, theirs) and not together) or (orcid, mine) in told:
            continue
        told.add((orcid, mine))
        yield subject.finding(
            rule="people/shared-orcid",
            level=Level.ERROR if together else Level.WARNING,
            message=f"The ORCID iD {orcid} of «{mine}» is also «{theirs}»'s"
            + (", on the same paper." if together else "."),
            fix="Look at orcid.org whose it is, and take it away by the other.",
            path=(*named.path, "orcid"),
            evidence=orcid,
        )
