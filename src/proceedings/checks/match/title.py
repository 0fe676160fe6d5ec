r"""Page 1 has another title than the record.

Why: libraries, search engines and those who cite know a paper by the record's title, readers by the
PDF's. Where the two differ, the paper is found under one and quoted under the other; titles are
often changed between acceptance and camera-ready, and nobody tells the chair.

How to mend: find out from the author which of the two is meant. If it is the PDF's, correct the
record in `metadata/papers.yaml`. If it is the record's, LaTeX: `\title{…}`; Word, LibreOffice,
Google Docs: the title on page 1; Typst: the template's `title:`. Then export again.

What extraction does to text is not told: spaces, hyphens and colons at line ends, ligatures, forms
of quotes and dashes, accents beside their letters, marks of footnotes, formulas, a title set in
capitals.

Source: the description of the preflight; Crossref's and Google Scholar's advice for publishers that
metadata and full text say the same.
"""

from collections.abc import Iterator

from proceedings.checks.frontmatter import Title, apparent_title, has_title, says_something
from proceedings.checks.misfits import misplaced
from proceedings.checks.reading import HEAD, Reading, line_box
from proceedings.checks.subject import VolumeSubject
from proceedings.checks.wording import record_at
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Inspection
from proceedings.volume.paper import Paper

LEVEL = Level.WARNING
SCOPE = "volume"
TO = "author"
ASK = "Tell us which of the two is right; if it is ours, send the PDF with it."


def check(subject: VolumeSubject) -> Iterator[Finding]:
    """Compare titles with pages 1; a file of another paper has its own rule."""
    for paper in subject.volume.papers:
        inspection = subject.inspections.get(paper.id)
        if not inspection or not paper.is_bound or has_title(inspection, paper):
            continue
        if paper.id in misplaced(subject) or not says_something(inspection):
            continue
        yield from _compared(subject, paper, inspection)


def _compared(subject: VolumeSubject, paper: Paper, inspection: Inspection) -> Iterator[Finding]:
    page, title = Reading(inspection.first_page[:HEAD]), Title.of(paper)
    place = title.find(page)
    found = title.differs(page, place) if place else None
    if place and not found:
        return
    where = subject.origins.place("papers", paper.id, "title")
    if found:
        message = f"Page 1 has the title {found.told}."
        fix = f"Set the record's title in the file, or correct {record_at(where)}."
        evidence = found.printed
    else:
        evidence = apparent_title(inspection)
        message = (
            f"Page 1 doesn't have the record's title “{paper.full_title}”; it reads “{evidence}”."
        )
        fix = f"See whether this is the right file; if it is, correct {record_at(where)}."
    box = line_box(inspection, evidence) if evidence else None
    yield Finding(
        rule="match/title",
        level=LEVEL,
        message=message,
        fix=fix,
        place=Place(page=1, box=box),
        evidence=evidence,
    ).for_paper(paper.id, paper.pdf)
