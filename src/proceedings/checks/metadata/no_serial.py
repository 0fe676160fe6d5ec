"""A paper has no `serial`, though the volume makes DOIs of it.

Why: `doi.pattern` holds `{serial}`: without one the paper gets no DOI, on its pages or anywhere.

How to mend: Write the paper's `serial`, or its `doi` as assigned; `doi: pending` while it isn't.

Source: `doi` in volume.yaml; nothing is invented where a number is missing.
"""

from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.ERROR
SCOPE = "records"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look at bound papers without a DOI of their own."""
    if "{serial}" not in (subject.volume.doi.pattern or ""):
        return
    for paper in subject.volume.papers:
        if paper.is_bound and not paper.doi and not paper.serial:
            yield subject.finding(
                rule="metadata/no-serial",
                level=LEVEL,
                message=f"'{paper.id}' has no serial, of which its DOI would be made.",
                fix="Write its 'serial', or its 'doi'; `doi: pending` while it isn't assigned.",
                path=("papers", paper.id),
                evidence=subject.volume.doi.pattern,
            )
