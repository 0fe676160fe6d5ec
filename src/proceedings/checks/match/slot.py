"""A paper's file is another paper's.

Why: bound so, the file stands under another paper's title, authors, DOI and page numbers, and both
papers are published wrong: the worst mistake a volume can have. Files are confused when they are
renamed by hand, sent by mail, or numbered anew.

How to mend: open the file. If it is the other paper's, put each file in its place
(`papers/<id>.pdf`, or `file:` of the record), or ask the authors for the missing one. If the record
is wrong, correct it.

Source: the description of the preflight: page 1 of every file is compared with the titles and
authors of all records; a file is told of only if another record fits it clearly better than its
own.
"""

from collections.abc import Iterator

from proceedings.checks.misfits import misplaced
from proceedings.checks.reading import line_box
from proceedings.checks.sametext import same_texts
from proceedings.checks.subject import VolumeSubject
from proceedings.findings.finding import Finding, Level, Place

LEVEL = Level.ERROR
SCOPE = "volume"


def check(subject: VolumeSubject) -> Iterator[Finding]:
    """Name files that lie in another paper's place: two that are exchanged at once."""
    wrong = misplaced(subject)
    alike = [set(group) for group in same_texts(subject)]
    for paper, other in wrong.items():
        if any({paper, other} <= group for group in alike):
            continue  # the same file twice: match/same-text
        if wrong.get(other) == paper:
            if paper < other:
                yield _exchanged(subject, paper, other)
        else:
            yield _misplaced(subject, paper, other)


def _exchanged(subject: VolumeSubject, paper: str, other: str) -> Finding:
    one, two = subject.volume.paper(paper), subject.volume.paper(other)
    return Finding(
        rule="match/slot",
        level=LEVEL,
        message=(
            f"{one.pdf} and {two.pdf} are exchanged: the first is the paper '{other}', "
            f"“{two.full_title}”, the second is '{paper}', “{one.full_title}”."
        ),
        fix="Let the two files change places, or their records if those are what is wrong.",
        place=_place(subject, paper, other),
        evidence=two.full_title,
    ).for_paper(paper, one.pdf)


def _misplaced(subject: VolumeSubject, paper: str, other: str) -> Finding:
    one, two = subject.volume.paper(paper), subject.volume.paper(other)
    return Finding(
        rule="match/slot",
        level=LEVEL,
        message=(
            f"{one.pdf} is not the paper '{paper}', “{one.full_title}”, but '{other}', "
            f"“{two.full_title}”."
        ),
        fix=f"Put the right file in its place as {one.pdf}; this one belongs to {two.pdf}.",
        place=_place(subject, paper, other),
        evidence=two.full_title,
    ).for_paper(paper, one.pdf)


def _place(subject: VolumeSubject, paper: str, other: str) -> Place:
    title = subject.volume.paper(other).title.plain
    return Place(page=1, box=line_box(subject.inspections[paper], title))
