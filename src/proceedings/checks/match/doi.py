r"""Page 1 prints another DOI than the record has.

Why: the DOI on the page is the one that readers type and cite. If it isn't the one that is
registered, it leads nowhere, or to another paper, and nothing mends a page once it is published.

How to mend: acmart: `\acmDOI{…}` as the rights e-mail gives it. Other classes, Word, LibreOffice,
Google Docs, Typst: the line with the DOI on page 1. If the page is right, correct `doi` in
`metadata/papers.yaml`.

Source: accidents that libraries' issue trackers tell of: stamped DOIs of another volume, a DOI on
page 1 that doesn't exist, a link to another DOI than the text it stands on.
"""

from collections.abc import Iterator

from proceedings.checks.imprint import Imprint, imprint
from proceedings.checks.reading import line_box
from proceedings.checks.subject import PaperSubject
from proceedings.checks.wording import record_at
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Address, Box, Tool

LEVEL = Level.ERROR
SCOPE = "paper"
PASTE = ("doi",)
_RESOLVER = "doi.org/"


def check(subject: PaperSubject) -> Iterator[Finding]:
    """Compare the DOIs that the page gives as its own, and where their links lead."""
    doi = subject.volume.doi_of(subject.paper)
    if not doi:
        return
    printed = imprint(subject.inspection)
    wrong = [one.text for one in printed.dois if doi.casefold() not in one.readings]
    if wrong:
        message = f"Page 1 has the DOI {wrong[0]}, the record {doi}."
        shown, box = wrong[0], line_box(subject.inspection, wrong[0])
    elif target := _wrong_target(subject, printed, doi):
        message = f"Page 1 prints the DOI {doi}, but its link leads to {target.uri}."
        shown, box = target.uri, target.box
    else:
        return
    where = subject.origins.place("papers", subject.paper.id, "doi")
    line = f"\\acmDOI{{{doi}}}"
    yield Finding(
        rule="match/doi",
        level=LEVEL,
        message=message,
        fix=subject.by_tool(
            f"Set {doi} on page 1, or correct {record_at(where)}.",
            {Tool.LATEX: f"Set {doi} (acmart: {line}), or correct {record_at(where)}."},
        ),
        place=Place(page=1, box=box),
        evidence=shown,
    )


def _wrong_target(subject: PaperSubject, printed: Imprint, doi: str) -> Address | None:
    """A link to another DOI on the very line that prints ours."""
    if not printed.dois:
        return None
    lines = [
        line.box for line in subject.inspection.opening if doi.casefold() in line.text.casefold()
    ]
    for address in subject.inspection.addresses:
        _, resolver, target = address.uri.casefold().partition(_RESOLVER)
        if address.page != 1 or not resolver or not address.box or target == doi.casefold():
            continue
        if any(_stands_on(address.box, line) for line in lines):
            return address
    return None


def _stands_on(link: Box, line: Box) -> bool:
    middle = ((link[0] + link[2]) / 2, (link[1] + link[3]) / 2)
    return line[0] - 2 <= middle[0] <= line[2] + 2 and line[1] - 2 <= middle[1] <= line[3] + 2
