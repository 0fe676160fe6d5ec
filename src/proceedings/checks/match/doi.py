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
from proceedings.checks.misfits import misplaced
from proceedings.checks.reading import line_box
from proceedings.checks.subject import FileSubject, VolumeSubject
from proceedings.checks.wording import record_at
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Address, Box, Inspection, Tool
from proceedings.volume.paper import Paper

LEVEL = Level.ERROR
SCOPE = "volume"
PASTE = ("doi",)
TO = "author"
_RESOLVER = "doi.org/"


def check(subject: VolumeSubject) -> Iterator[Finding]:
    """Compare the DOIs that pages give as their own; a file of another paper has its own rule."""
    for paper in subject.volume.papers:
        inspection, doi = subject.inspections.get(paper.id), subject.volume.doi_of(paper)
        if inspection and doi and paper.is_bound and paper.id not in misplaced(subject):
            yield from _compared(subject, paper, inspection, doi)


def _compared(
    subject: VolumeSubject, paper: Paper, inspection: Inspection, doi: str
) -> Iterator[Finding]:
    printed = imprint(inspection)
    wrong = [one.text for one in printed.dois if doi.casefold() not in one.readings]
    if wrong:
        message = f"Page 1 has the DOI {wrong[0]}, the record {doi}."
        shown, box = wrong[0], line_box(inspection, wrong[0])
    elif target := _wrong_target(inspection, printed, doi):
        message = f"Page 1 prints the DOI {doi}, but its link leads to {target.uri}."
        shown, box = target.uri, target.box
    else:
        return
    where = subject.origins.place("papers", paper.id, "doi")
    line = f"\\acmDOI{{{doi}}}"
    yield Finding(
        rule="match/doi",
        level=LEVEL,
        message=message,
        fix=FileSubject(inspection=inspection, style=subject.styles[paper.id]).by_tool(
            f"Set {doi} on page 1, or correct {record_at(where)}.",
            {Tool.LATEX: f"Set {doi} (acmart: {line}), or correct {record_at(where)}."},
        ),
        place=Place(page=1, box=box),
        evidence=shown,
    ).for_paper(paper.id, paper.pdf)


def _wrong_target(inspection: Inspection, printed: Imprint, doi: str) -> Address | None:
    """A link to another DOI on the very line that prints ours."""
    if not printed.dois:
        return None
    lines = [line.box for line in inspection.opening if doi.casefold() in line.text.casefold()]
    for address in inspection.addresses:
        _, resolver, target = address.uri.casefold().partition(_RESOLVER)
        if address.page != 1 or not resolver or not address.box or target == doi.casefold():
            continue
        if any(_stands_on(address.box, line) for line in lines):
            return address
    return None


def _stands_on(link: Box, line: Box) -> bool:
    middle = ((link[0] + link[2]) / 2, (link[1] + link[3]) / 2)
    return line[0] - 2 <= middle[0] <= line[2] + 2 and line[1] - 2 <= middle[1] <= line[3] + 2
