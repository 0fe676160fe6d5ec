"""A paper has more or fewer pages than its track allows, or than its record expects.

Why: A limit holds for all or for none. A count that differs from the record often means that the
wrong file was sent: an earlier version, or one without its appendix.

How to mend: Ask the author for a paper within the limit, or for the right file. If the chair grants
more pages, waive this in the paper's record with the reason. If the record is wrong, correct its
`pages`.

Source: `tracks[].pages` in volume.yaml and `pages` in the paper's record. Where references are free
the excess may be references alone: that can't be counted here, so it is a warning.
"""

from collections.abc import Iterator

from proceedings.checks.subject import PaperSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.ERROR
LEVELS = (Level.ERROR, Level.WARNING)
SCOPE = "paper"


def check(subject: PaperSubject) -> Iterator[Finding]:
    """Compare the file's pages with the track's limits and the record."""
    yield from _against_limits(subject)
    yield from _against_record(subject)


def _against_limits(subject: PaperSubject) -> Iterator[Finding]:
    pages = len(subject.inspection.pages)
    track = subject.volume.track(subject.paper)
    if track is None:
        return
    limit = track.pages
    if limit.max is not None and pages > limit.max:
        free = limit.free != "none"
        beyond = ", references aside" if free else ""
        yield Finding(
            rule="page/count",
            level=Level.WARNING if free else LEVEL,
            message=f"The paper has {pages} pages; {track.name} allows {limit.max}{beyond}.",
            fix=(
                f"Look whether what stands after page {limit.max} is free; if not, ask for less."
                if free
                else "Ask the author for a paper within the limit, or waive it with the reason."
            ),
        )
    if limit.min is not None and pages < limit.min:
        yield Finding(
            rule="page/count",
            level=Level.WARNING,
            message=f"The paper has {pages} pages; {track.name} asks for at least {limit.min}.",
            fix="Look whether this is the whole paper; if so, waive it with the reason.",
        )


def _against_record(subject: PaperSubject) -> Iterator[Finding]:
    pages, expected = len(subject.inspection.pages), subject.paper.pages
    if expected is not None and pages != expected:
        yield Finding(
            rule="page/count",
            level=Level.WARNING,
            message=f"The file has {pages} pages; the record expects {expected}.",
            fix="Look whether this is the right file; if it is, correct «pages» in the record.",
            place=subject.origins.place("papers", subject.paper.id, "pages"),
        )
