"""A waiver names a paper that isn't there.

Why: It waives nothing there, and hides that something isn't waived.

How to mend: Write the paper's id as papers.yaml has it.

Source: `waive[].papers` in volume.yaml.
"""

import difflib
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "records"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look up the papers that waivers name."""
    if not subject.volume.waive:
        return
    known = [paper.id for paper in subject.volume.papers]
    for w, waiver in enumerate(subject.volume.waive):
        for p, paper in enumerate(() if waiver.papers == "all" else waiver.papers):
            if paper not in known:
                near = difflib.get_close_matches(paper, known, 1)
                yield subject.finding(
                    rule="volume/waiver-paper",
                    level=LEVEL,
                    message=f"The waiver of {waiver.rule} names '{paper}', which is no paper.",
                    fix=f"Did you mean '{near[0]}'?" if near else "Delete the id.",
                    path=("waive", w, "papers", p),
                    evidence=paper,
                )
