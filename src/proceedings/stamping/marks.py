"""Which words are stamped where: a volume's stamps, chosen before anything is set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from proceedings.citation.names import name_list
from proceedings.errors import CannotStart
from proceedings.findings.finding import Finding
from proceedings.records.inspection import Inspection, PageFacts
from proceedings.records.overlay import PageStamps, PaperStamps, Stamp
from proceedings.stamping.fitting import Chosen, Wanted, cut_forms, fit, x_on, y_on
from proceedings.stamping.measuring import Line, Measure, Measured
from proceedings.stamping.ownheads import OurWords
from proceedings.stamping.report import (
    lettering_findings,
    own_findings,
    shortened_findings,
    too_long_findings,
)
from proceedings.stamping.room import look
from proceedings.stamping.wording import Wording, paper_record
from proceedings.volume.folio import Folio, FolioRange, Side
from proceedings.volume.paper import Paper
from proceedings.volume.style import StampRule, Style
from proceedings.volume.volume import Volume


@dataclass(frozen=True, slots=True, kw_only=True)
class ToStamp:
    """A paper that takes pages in the volume.

    Attributes:
        folios: One for each page of its file.
        inspection: Its pages; None for a placeholder: empty pages of the style's size.
    """

    paper: Paper
    style: Style
    folios: FolioRange
    inspection: Inspection | None = None

    @property
    def pages(self) -> tuple[PageFacts, ...]:
        """Its pages as displayed."""
        if self.inspection:
            return self.inspection.pages
        size = self.style.page
        return (PageFacts(width=size.width, height=size.height),) * self.folios.pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamping:
    """All stamps of a volume, and what there is to tell about them."""

    papers: tuple[PaperStamps, ...]
    findings: tuple[Finding, ...]


def plan_stamps(volume: Volume, papers: Sequence[ToStamp], measure: Measure) -> Stamping:
    """Choose the stamps of all papers; lines are measured together, in one call or two.

    The second call measures the cuts of lines that fit in none of the forms their style names.

    Args:
        volume: The volume.
        papers: Its bound papers, placeholders too.
        measure: Gives the width of lines as they will be set.

    Raises:
        CannotStart: A template of a style is wrong.
    """
    wording = Wording()
    sheets = [list(_sheets(volume, item, wording)) for item in papers]
    measures: dict[Line, Measured] = {}
    everything = [sheet for paper in sheets for sheet in paper]
    _measure(measure, measures, [line for sheet in everything for line in sheet.lines()])
    for sheet in everything:
        sheet.choose(measures)
    tight = [sheet for sheet in everything if sheet.add_cuts()]
    _measure(measure, measures, [line for sheet in tight for line in sheet.lines()])
    for sheet in tight:
        sheet.choose(measures)
    done = [
        _paper(volume, item, paper, measures) for item, paper in zip(papers, sheets, strict=True)
    ]
    return Stamping(
        papers=tuple(stamps for stamps, _ in done),
        findings=tuple(finding for _, findings in done for finding in findings),
    )


def _measure(measure: Measure, measures: dict[Line, Measured], lines: Sequence[Line]) -> None:
    fresh = [line for line in dict.fromkeys(lines) if line not in measures]
    if fresh:
        measures.update(zip(fresh, measure(fresh), strict=True))


def _paper(
    volume: Volume, item: ToStamp, sheets: Sequence[_Sheet], measures: Mapping[Line, Measured]
) -> tuple[PaperStamps, tuple[Finding, ...]]:
    record = paper_record(volume, item.paper)
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
    seen = look(
        item.pages,
        [sheet.stamps(measures) for sheet in sheets],
        folios,
        OurWords.of(
            record["conference_line"],
            {text for text in (*texts, *forms) if text not in folios},
        ),
        item.style.clear,
    )
    stamps = PaperStamps(
        id=item.paper.id,
        pages=tuple(
            PageStamps(width=page.width, height=page.height, stamps=kept)
            for page, kept in zip(item.pages, seen.stamps, strict=True)
        ),
    )
    return stamps, (
        *own_findings(item.paper, seen.obstacles),
        *_line_findings(item.paper, sheets, stamps, measures),
    )


def _line_findings(
    paper: Paper,
    sheets: Sequence[_Sheet],
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


@dataclass(slots=True)
class _Sheet:
    """One page while its lines are being chosen."""

    style: Style
    page: PageFacts
    folio: Folio
    wanted: tuple[Wanted, ...]
    chosen: tuple[Chosen, ...] = ()

    def lines(self) -> Iterator[Line]:
        for wanted in self.wanted:
            yield from wanted.forms

    def choose(self, measures: Mapping[Line, Measured]) -> None:
        self.chosen = fit(self.style, self.page.width, self.wanted, measures)

    def add_cuts(self) -> bool:
        """Give lines that fit in no form their cuts; whether any got some."""
        lost = {
            id(choice.wanted)
            for choice in self.chosen
            if choice.form is None and choice.wanted.rule.cut
        }
        self.wanted = tuple(
            Wanted(rule=item.rule, forms=(*item.forms, *cut_forms(item.forms[-1])))
            if id(item) in lost
            else item
            for item in self.wanted
        )
        return bool(lost)

    def stamps(self, measures: Mapping[Line, Measured]) -> tuple[Stamp, ...]:
        return tuple(
            self._stamp(choice.wanted.rule, choice.line, measures[choice.line])
            for choice in self.chosen
            if choice.line and not measures[choice.line].missing
        )

    def _stamp(self, rule: StampRule, line: Line, measured: Measured) -> Stamp:
        return Stamp(
            name=rule.name,
            text=line.text,
            font=line.font,
            size=line.size,
            x=x_on(rule, self.page.width),
            y=y_on(rule, self.page.height),
            align=rule.align,
            width=measured.width,
        )


def _sheets(volume: Volume, item: ToStamp, wording: Wording) -> Iterator[_Sheet]:
    record = paper_record(volume, item.paper)
    for index, (page, folio) in enumerate(zip(item.pages, item.folios, strict=True)):
        kind = "first" if index == 0 else "right" if folio.side is Side.RECTO else "left"
        wanted = (
            Wanted(rule=rule, forms=_forms(item.style, rule, wording, record, folio))
            for rule in item.style.stamps
            if kind in rule.on
        )
        yield _Sheet(item.style, page, folio, tuple(each for each in wanted if each.forms))


def _forms(
    style: Style, rule: StampRule, wording: Wording, record: Mapping[str, str], folio: Folio
) -> tuple[Line, ...]:
    best = wording.line(rule.text, record, folio)
    if not best:
        return ()
    texts = (best, *(wording.line(template, record, folio) for template in rule.shorter))
    if rule.font not in style.fonts:
        raise CannotStart(
            f"the style sets {rule.name} in the font {rule.font!r}, which it doesn't define",
            f"Its fonts are {', '.join(style.fonts) or 'none'}; add {rule.font} to them.",
        )
    font = style.fonts[rule.font]
    return tuple(
        Line(text=text, font=font, size=rule.size) for text in dict.fromkeys(texts) if text
    )
