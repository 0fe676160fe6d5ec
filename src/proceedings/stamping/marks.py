"""Which words are stamped where: a volume's stamps, chosen before anything is set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from proceedings.citation.names import name_list
from proceedings.findings.finding import Finding
from proceedings.records.inspection import Inspection, MarginMark, PageFacts
from proceedings.records.overlay import PageStamps, PaperStamps
from proceedings.records.placed import Placed
from proceedings.stamping.measuring import Line, Measure, Measured
from proceedings.stamping.ownheads import OurWords, template_words
from proceedings.stamping.report import (
    lettering_findings,
    own_findings,
    refused_findings,
    shortened_findings,
    too_long_findings,
)
from proceedings.stamping.room import look
from proceedings.stamping.sheets import Sheet, sheets_of
from proceedings.stamping.wording import Wording, paper_record
from proceedings.volume.folio import FolioRange
from proceedings.volume.paper import Paper
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume


@dataclass(frozen=True, slots=True, kw_only=True)
class ToStamp:
    """A paper that takes pages in the volume.

    Attributes:
        folios: One for each page of its file.
        inspection: Its pages; None for a placeholder: empty pages of the style's size.
        placed: Where each page lies on a page of the volume's size; None for one that keeps its
            own, and no entries where all do.
    """

    paper: Paper
    style: Style
    folios: FolioRange
    inspection: Inspection | None = None
    placed: tuple[Placed | None, ...] = ()

    @property
    def pages(self) -> tuple[PageFacts, ...]:
        """Its pages as displayed."""
        if self.inspection is None:
            size = self.style.page
            return (PageFacts(width=size.width, height=size.height),) * self.folios.pages
        if not self.placed:
            return self.inspection.pages
        both = zip(self.inspection.pages, self.placed, strict=True)
        return tuple(_on(placed, page) if placed else page for page, placed in both)

    def on_page(self, page: int, mark: MarginMark) -> MarginMark:
        """A mark of the file's page (from 1) where it lies on the volume's."""
        placed = self.placed[page - 1] if self.placed else None
        return _moved(placed, mark) if placed else mark


def _on(placed: Placed, page: PageFacts) -> PageFacts:
    marks = tuple(_moved(placed, mark) for mark in page.marks)
    return replace(page, width=placed.width, height=placed.height, cropped=None, marks=marks)


def _moved(placed: Placed, mark: MarginMark) -> MarginMark:
    return replace(mark, box=placed.moved(mark.box), size=mark.size * placed.scale)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamping:
    """All stamps of a volume, and what there is to tell about them."""

    papers: tuple[PaperStamps, ...]
    findings: tuple[Finding, ...]


def plan_stamps(volume: Volume, papers: Sequence[ToStamp], measure: Measure) -> Stamping:
    """Choose the stamps of all papers; lines are measured together, in one call to three.

    The second call measures the cuts of lines that fit in none of the forms their style names, the
    third those that don't fit either in smaller type.

    Args:
        volume: The volume.
        papers: Its bound papers, placeholders too.
        measure: Gives the width of lines as they will be set.

    Raises:
        CannotStart: A template of a style is wrong.
    """
    wording = Wording()
    records = [paper_record(volume, item.paper, item.folios) for item in papers]
    sheets = [
        list(sheets_of(item.style, item.pages, item.folios, record, wording))
        for item, record in zip(papers, records, strict=True)
    ]
    measures: dict[Line, Measured] = {}
    tight = [sheet for paper in sheets for sheet in paper]
    _choose(measure, measures, tight)
    steps: tuple[Callable[[Sheet], bool], ...] = (Sheet.add_cuts, Sheet.add_smaller)
    for add in steps:
        tight = [sheet for paper in sheets for sheet in paper if add(sheet)]
        _choose(measure, measures, tight)
    done = [
        _paper(volume, item, record, paper, measures)
        for item, record, paper in zip(papers, records, sheets, strict=True)
    ]
    return Stamping(
        papers=tuple(stamps for stamps, _ in done),
        findings=(
            *(finding for _, findings in done for finding in findings),
            *refused_findings([item.style for item in papers]),
        ),
    )


def _choose(measure: Measure, measures: dict[Line, Measured], sheets: Sequence[Sheet]) -> None:
    lines = dict.fromkeys(line for sheet in sheets for line in sheet.lines())
    fresh = [line for line in lines if line not in measures]
    if fresh:
        measures.update(zip(fresh, measure(fresh), strict=True))
    for sheet in sheets:
        sheet.choose(measures)


def _paper(
    volume: Volume,
    item: ToStamp,
    record: Mapping[str, str],
    sheets: Sequence[Sheet],
    measures: Mapping[Line, Measured],
) -> tuple[PaperStamps, tuple[Finding, ...]]:
    forms = (line.text for sheet in sheets for wanted in sheet.wanted for line in wanted.forms)
    folios = [str(sheet.folio) for sheet in sheets]
    texts = (
        record["title"],
        record["full_title"],
        record["authors"],
        name_list(item.paper.authors),
        volume.conference.name,
        volume.book.title,
    )
    pages = item.pages
    seen = look(
        pages,
        [sheet.stamps(measures) for sheet in sheets],
        folios,
        OurWords.of(
            record["conference_line"],
            {text for text in (*texts, *forms) if text not in folios},
            template_words(item.inspection) if item.inspection else (),
        ),
        item.style,
    )
    stamps = PaperStamps(
        id=item.paper.id,
        pages=tuple(
            PageStamps(width=page.width, height=page.height, stamps=kept)
            for page, kept in zip(pages, seen.stamps, strict=True)
        ),
    )
    return stamps, (
        *own_findings(item.paper, seen.obstacles),
        *_line_findings(item.paper, sheets, stamps, measures),
    )


def _line_findings(
    paper: Paper,
    sheets: Sequence[Sheet],
    stamps: PaperStamps,
    measures: Mapping[Line, Measured],
) -> Iterator[Finding]:
    shortened, lost, unset = [], [], []
    for number, (sheet, page) in enumerate(zip(sheets, stamps.pages, strict=True), start=1):
        printed = {stamp.text for stamp in page.stamps}
        for choice in sheet.chosen:
            best = choice.wanted.forms[0].text
            if choice.line is None:
                lost.append((number, best))
            elif measures[choice.line].missing:
                unset.append((number, choice.line.text, measures[choice.line].missing))
            elif choice.form and choice.line.text in printed:
                shortened.append((number, choice.line.text, best))
    yield from lettering_findings(paper, unset)
    yield from too_long_findings(paper, lost)
    yield from shortened_findings(paper, shortened)
