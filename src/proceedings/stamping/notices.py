"""The rights strip and the reference of all papers: what page 1 lacks, and whether there is room.

Both are content, not furniture: they are set where the page leaves their places free and says
nothing of the kind itself. Beside a part of a strip, or a wrong one, none is set.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from proceedings.citation.rightsline import Clause
from proceedings.findings.finding import Finding
from proceedings.records.overlay import Notice, Paragraph
from proceedings.stamping.breaking import Break
from proceedings.stamping.foot import Foot, foot_of
from proceedings.stamping.marks import ToStamp
from proceedings.stamping.measuring import Line, Measure, Measured
from proceedings.stamping.noticereport import incomplete_finding, no_room_finding
from proceedings.stamping.ownheads import DESCENT
from proceedings.stamping.printed import has_reference, own_strip
from proceedings.stamping.reference import (
    reference_height,
    reference_notice,
    reference_paragraphs,
)
from proceedings.stamping.report import lettering_findings
from proceedings.stamping.strip import clauses_of, strip_notice, strip_paragraphs
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticing:
    """The notices of papers by id, and what there is to tell about them."""

    notices: Mapping[str, tuple[Notice, ...]]
    findings: tuple[Finding, ...]


@dataclass(slots=True, kw_only=True)
class _Draft:
    """One paper while its notices are being made."""

    item: ToStamp
    clauses: tuple[Clause, ...] = ()
    strip: tuple[Paragraph, ...] = ()
    reference: tuple[Paragraph, ...] = ()
    notices: list[Notice] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return (*self.strip, *self.reference)


_FOOT = 100.0  # points: shown where there is no column to show


def plan_notices(
    volume: Volume, papers: Sequence[ToStamp], measure: Measure, break_lines: Break
) -> Noticing:
    """Choose what is set on first pages.

    Args:
        volume: The volume.
        papers: Its bound papers; of one without an inspection nothing is known and nothing set.
        measure: Tells which letters no font has.
        break_lines: Gives the lines of paragraphs as they will be set.
    """
    drafts = [_draft(volume, item) for item in papers if item.inspection is not None]
    paragraphs = [one for draft in drafts for one in draft.paragraphs]
    lines = dict(zip(paragraphs, break_lines(paragraphs), strict=True))
    asked = list(dict.fromkeys(line for one in paragraphs for line in _lines_of(one)))
    measures = dict(zip(asked, measure(asked), strict=True)) if asked else {}
    for draft in drafts:
        _leave_out(draft, measures)
        _place(volume, draft, lines)
    return Noticing(
        notices={
            draft.item.paper.id: tuple(sorted(draft.notices, key=lambda one: -one.box[3]))
            for draft in drafts
            if draft.notices
        },
        findings=tuple(finding for draft in drafts for finding in draft.findings),
    )


def _draft(volume: Volume, item: ToStamp) -> _Draft:
    draft = _Draft(item=item)
    paper, style, inspection = item.paper, item.style, item.inspection
    if inspection is None:
        return draft
    if style.strip_set is not None and (clauses := clauses_of(volume, paper)):
        own, lacking = own_strip(inspection, clauses)
        if own is None:
            draft.clauses = clauses
            draft.strip = strip_paragraphs(volume, style, clauses)
        elif lacking:
            draft.findings.append(incomplete_finding(item, own, lacking))
    if (rule := style.reference_set) is not None:
        pages = len(inspection.pages)
        two = reference_paragraphs(volume, paper, style, rule, pages)
        if not has_reference(inspection, two[1].text):
            draft.reference = two
    return draft


def _lines_of(paragraph: Paragraph) -> Iterator[Line]:
    # Only the letters are asked for, so that the faces don't matter.
    for piece in paragraph.pieces:
        font = paragraph.link_font if piece.uri else paragraph.font
        yield Line(text=piece.text, font=font, size=paragraph.size)


def _leave_out(draft: _Draft, measures: Mapping[Line, Measured]) -> None:
    """Take out what has a letter that no font has, and say so."""
    missing = {
        name: [
            (1, line.text, measures[line].missing)
            for paragraph in paragraphs
            for line in _lines_of(paragraph)
            if measures[line].missing
        ]
        for name, paragraphs in (("strip", draft.strip), ("reference", draft.reference))
    }
    if missing["strip"]:
        draft.clauses = draft.strip = ()
    if missing["reference"]:
        draft.reference = ()
    found = [*missing["strip"], *missing["reference"]]
    draft.findings += lettering_findings(draft.item.paper, found)


def _place(volume: Volume, draft: _Draft, lines: Mapping[Paragraph, int]) -> None:
    if not draft.paragraphs:
        return
    foot = foot_of(draft.item)
    style = _in_column(draft.item.style, foot)
    if style is None:
        draft.findings += _without_column(draft)
        return
    floor = style.block.bottom if style.block else 0.0
    if style.strip:
        floor = style.strip.y - DESCENT * style.strip.size
    if draft.strip:
        counts = [lines[paragraph] for paragraph in draft.strip]
        strip = strip_notice(volume, draft.item.paper, style, draft.clauses, draft.strip, counts)
        thing = foot.in_the_way(strip.box, style.clear)
        if thing is not None or strip.box[3] + style.clear > foot.known:
            draft.findings.append(no_room_finding(draft.item, strip.name, strip.box, thing))
        else:
            draft.notices.append(strip)
            floor = strip.box[3]
    if draft.reference:
        _place_reference(volume, draft, style, lines, foot, floor + style.clear)


def _in_column(style: Style, foot: Foot) -> Style | None:
    """The style as it is set on a page whose text begins elsewhere; None without its column."""
    strip, reference = style.strip, style.reference
    if strip:
        edge = foot.left_edge(strip.x)
        if edge is None:
            return None
        strip = replace(strip, x=edge)
    if reference:
        edge = foot.left_edge(reference.x)
        if edge is None:
            return None
        reference = replace(reference, x=edge)
    return replace(style, strip=strip, reference=reference)


def _without_column(draft: _Draft) -> Iterator[Finding]:
    """What isn't set on a page of another layout: beside its text it would look astray."""
    style = draft.item.style
    for name, rule, wanted in (
        ("strip", style.strip, draft.strip),
        ("reference", style.reference, draft.reference),
    ):
        if rule is not None and wanted:
            box = (rule.x, 0.0, rule.x + rule.width, _FOOT)
            yield no_room_finding(draft.item, name, box, None)


def _place_reference(
    volume: Volume,
    draft: _Draft,
    style: Style,
    lines: Mapping[Paragraph, int],
    foot: Foot,
    floor: float,
) -> None:
    rule = style.reference_set
    if rule is None:
        return
    heading, text = draft.reference
    height = reference_height(rule, lines[text])
    column = (rule.x - style.clear, rule.x + rule.width + style.clear)
    below = foot.gap(column, floor, height)
    if below is None:
        box = (rule.x, floor, rule.x + rule.width, floor + height)
        thing = foot.in_the_way(box, style.clear)
        draft.findings.append(no_room_finding(draft.item, "reference", box, thing))
        return
    draft.notices.append(reference_notice(volume, rule, (heading, text), lines[text], below))
