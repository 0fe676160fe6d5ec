"""Two papers' files hold the same text.

Why: one of the two was sent twice, or copied into the wrong place, and the other paper is missing;
or the same work was accepted twice. Either would be published.

How to mend: see whose text it is, and get the other paper's file from its authors. A paper and its
corrected version may stand in one volume: waive it then.

Source: the description of the preflight. Texts are compared by sketches (A. Broder, 1997): nine
tenths of all runs of words in common.
"""

from collections.abc import Iterator, Sequence

from proceedings.checks.misfits import misplaced
from proceedings.checks.sametext import same_texts
from proceedings.checks.subject import VolumeSubject
from proceedings.findings.finding import Finding, Level, Place

LEVEL = Level.ERROR
SCOPE = "volume"


def check(subject: VolumeSubject) -> Iterator[Finding]:
    """One finding for all files with one text, at the one that is no paper of its own."""
    for group in same_texts(subject):
        files = [subject.volume.paper(paper).pdf for paper in group]
        wrong = [paper for paper in group if misplaced(subject).get(paper) in group]
        whose = misplaced(subject)[wrong[0]] if wrong else None
        missing = [subject.volume.paper(paper).pdf for paper in wrong]
        told = f": that of '{whose}', by its title" if whose else ""
        at = subject.volume.paper(wrong[0] if wrong else group[-1])
        yield Finding(
            rule="match/same-text",
            level=LEVEL,
            message=f"{_listed(files)} hold the same text{told}.",
            fix=(
                f"Get the right file for {_listed(missing)}."
                if missing
                else "See whose text it is, and get the other paper's file."
            ),
            place=Place(page=1),
        ).for_paper(at.id, at.pdf)


def _listed(files: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(files[:-1]), files[-1])))
