"""Words that the organisers had laid into the reviewers' copies are in the camera-ready file.

Why: Such words are put, unseen, into the PDFs that reviewers are sent, to catch reviews written by
a program. A camera-ready file that has them was made from a reviewers' copy, or its text was taken
from one: it may be the wrong file, and published it would mislead whoever has it read by a program.

How to mend: This is for the chair alone: the author didn't put the words there. Ask for the file
the author set, not the one that the submission system gave back.

Source: `canaries` in volume.yaml. Looked for in the text of pages, hidden or not, in alternative
texts, the document's own data, comments and links.
"""

from collections.abc import Iterator

from proceedings.checks.sightings import first_place, lines_of, quoted
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.ERROR
SCOPE = "file"


def check(subject: FileSubject) -> Iterator[Finding]:
    """Tell of the organisers' own words; one finding a paper."""
    seen = subject.inspection.seen("safety/canary")
    if not seen:
        return
    yield Finding(
        rule="safety/canary",
        level=LEVEL,
        message=(
            "For the chair alone: the file was made from a copy for reviewers, it has the"
            f" organisers' own words: {quoted(seen)}."
        ),
        fix="Ask for the file the author set, not the one that the submission system gave back.",
        place=first_place(seen),
        evidence=lines_of(seen),
    )
