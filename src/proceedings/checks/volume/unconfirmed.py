"""Something was taken over from the last volume, and nobody has said that it still holds.

Why: Committees, names and dates change from year to year; last year's chair is printed as this
year's.

How to mend: Look at what the line names, mend it, and delete the line under `previous.confirm` in
volume.yaml.

Source: `proceedings init --from`, which writes the lines.
"""

from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "records"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """One finding a line."""
    previous = subject.volume.previous
    for n, words in enumerate(previous.confirm if previous else ()):
        yield subject.finding(
            rule="volume/unconfirmed",
            level=LEVEL,
            message=f"Taken over from {previous.short or 'the last volume'}: {words}."
            if previous
            else words,
            fix="Mend what has changed, then delete this line.",
            path=("previous", "confirm", n),
            evidence=words,
        )
