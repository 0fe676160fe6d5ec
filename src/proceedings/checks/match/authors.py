r"""Page 1 names other authors than the record, or writes them otherwise.

Why: a name that is spelt in two ways is two people to an index: the paper is missing from
somebody's list, and claims for it are refused. Accents are lost by forms that know ASCII alone,
case by systems that capitalise, and lists of authors change between submission and camera-ready.

How to mend: ask the author which is right; the form that its bearer uses is. If it is the PDF's,
correct the record in `metadata/papers.yaml`. If it is the record's, LaTeX: `\author{…}`, accents
typed as letters (UTF-8) or as `\'e`; Word, LibreOffice, Google Docs: the byline on page 1; Typst:
the template's `authors:`. Then export again.

What extraction does to text is not told: spaces and line ends, accents beside their letters, marks
and figures of footnotes behind names, a byline set in capitals.

Source: the description of the preflight; Crossref and ORCID ask for names as they are published.
"""

from collections.abc import Iterator, Sequence

from proceedings.checks.bylines import Found, Match, as_recorded, byline, match
from proceedings.checks.frontmatter import Title, says_something
from proceedings.checks.misfits import misplaced
from proceedings.checks.reading import HEAD, Reading, line_box
from proceedings.checks.strangers import strangers
from proceedings.checks.subject import VolumeSubject
from proceedings.checks.wording import record_at
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Box, Inspection
from proceedings.volume.paper import Paper

LEVEL = Level.WARNING
SCOPE = "volume"
TO = "author"
ASK = "Tell us which of the two is right; if it is ours, send the PDF with it."
_REVIEW = "leftover/review-version"
_MOST = 5
_ROW = 6.0  # points: what differs less stands in one row
_COLUMN = 60.0  # points: names centred in one column begin within so many


def check(subject: VolumeSubject) -> Iterator[Finding]:
    """Compare bylines with the records; a file of another paper has its own rule."""
    for paper in subject.volume.papers:
        inspection = subject.inspections.get(paper.id)
        if not inspection or not paper.is_bound or not paper.authors:
            continue
        if paper.id in misplaced(subject):
            continue
        yield from _compared(subject, paper, inspection)


def _compared(subject: VolumeSubject, paper: Paper, inspection: Inspection) -> Iterator[Finding]:
    text = inspection.first_page[:HEAD]
    as_they_are = as_recorded(text, paper.authors)
    if as_they_are and not strangers(text, 0, as_they_are[-1][1] + 1, paper, as_they_are):
        return
    if not says_something(inspection):
        return
    page = Reading(text)
    title = Title.of(paper).find(page)
    region = byline(page, title)
    matches = match(page, region, paper.authors)
    missing = _count_missing(matches)
    if missing and title:
        # A text box may come anywhere in the order of a page's content.
        again = match(page, byline(page, None), paper.authors)
        matches = again if _count_missing(again) < missing else matches
    nobody = _count_missing(matches) == len(matches)
    if nobody and (not title or inspection.seen(_REVIEW) or "nonymous" in inspection.first_page):
        return  # another file, or a review version: told by their own rules
    differences = list(_differences(inspection, page, matches))
    places = [page.span(one.place.start, one.place.end) for one in matches if one.place]
    start, end = region.where(page)
    differences += [
        f"“{name}”, whom the record doesn't have"
        for name in strangers(text, start, end, paper, places)
    ]
    if not differences:
        return
    first = next((n for n, one in enumerate(matches) if one.found is not Found.SAME), None)
    path = ("papers", paper.id, "authors", *(() if first is None else (first,)))
    shown = _shown(matches, first)
    yield Finding(
        rule="match/authors",
        level=LEVEL,
        message=f"Page 1 has {_listed(differences)}.",
        fix=(
            "Set the names in the file as their bearers write them, or correct "
            f"{record_at(subject.origins.place(*path))}."
        ),
        place=Place(page=1, box=line_box(inspection, shown) if shown else None),
        evidence=shown or None,
    ).for_paper(paper.id, paper.pdf)


def _count_missing(matches: Sequence[Match]) -> int:
    return sum(one.found is Found.MISSING for one in matches)


def _differences(inspection: Inspection, page: Reading, matches: Sequence[Match]) -> Iterator[str]:
    if _count_missing(matches) == len(matches):
        yield f"none of the record's authors, {_names(matches)}"
        return
    for one in matches:
        if one.spellings:
            yield one.spellings.told
    for one in matches:
        if one.found is Found.MISSING:
            yield f"no “{one.person.name}”"
    there = [one for one in matches if one.place]
    printed = sorted(there, key=lambda one: one.place.start if one.place else 0)
    moved = [index for index, one in enumerate(there) if printed[index] is not one]
    if moved and not _seen_in_order(inspection, page, there):
        first, last = moved[0], moved[-1] + 1
        yield (f"the order {_names(printed[first:last])}, the record {_names(there[first:last])}")


def _seen_in_order(inspection: Inspection, page: Reading, there: Sequence[Match]) -> bool:
    """Whether the names stand in the record's order, row by row or column by column.

    Boxes and tables of word processors come in any order of a page's content.
    """
    boxes: list[Box] = []
    for one in there:
        first, last = one.place.where(page) if one.place else (0, 0)
        box = line_box(inspection, page.text[first:last])
        if box is None or box in boxes:
            return False
        boxes.append(box)
    rows = [(-round(box[3] / _ROW), box[0]) for box in boxes]
    columns = [(round(box[0] / _COLUMN), -box[3]) for box in boxes]
    return rows == sorted(rows) or columns == sorted(columns)


def _listed(differences: Sequence[str]) -> str:
    more = len(differences) - _MOST
    return "; ".join(differences[:_MOST]) + (f"; and {more} more differences" if more > 0 else "")


def _names(matches: Sequence[Match]) -> str:
    names = [one.person.name for one in matches[:6]]
    more = len(matches) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def _shown(matches: Sequence[Match], first: int | None) -> str:
    """The first name that differs, as printed; else the first that is there."""
    if first is not None and (told := matches[first].spellings):
        return told.printed
    return next((one.person.name for one in matches if one.place), "")
