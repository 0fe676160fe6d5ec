"""What stands in the zones of heads and folio of a file whose paper isn't known.

Without a record nobody can say which words are right there; that something other than a head or a
page number stands there can be said all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Box, Inspection, MarginMark, PageFacts
from proceedings.stamping.fitting import x_on, y_on
from proceedings.stamping.inway import ASCENT
from proceedings.stamping.overlay import left_edge
from proceedings.stamping.ownheads import DESCENT, own_heads
from proceedings.stamping.report import shown
from proceedings.stamping.room import own_numbers
from proceedings.text.pages import page_list
from proceedings.volume.style import StampRule, Style

_FOLIO = "{{ folio }}"
_FOLIO_WIDTH = 2.0  # of the type size: four digits


def zone_findings(inspection: Inspection, style: Style, file: str) -> tuple[Finding, ...]:
    """What is in the way of the stamps of a style.

    Args:
        inspection: The file.
        style: The style it is to be published in.
        file: What findings call it.
    """
    numbers = own_numbers(inspection.pages)
    heads: list[tuple[int, MarginMark]] = []
    folios: list[tuple[int, MarginMark]] = []
    printed = own_heads(inspection.pages)
    for index, page in enumerate(inspection.pages):
        own = numbers.get(index)
        if own is None:
            folios += [(index + 1, mark) for mark in _in_the_way(style, page, "first", folio=True)]
        if index and not printed[index]:
            heads += [(index + 1, mark) for mark in _in_the_way(style, page, "left", folio=False)]
    own_folios = [(index + 1, mark) for index, (_, mark) in numbers.items()]
    return tuple(
        replace(finding, place=replace(finding.place, file=file))
        for finding in _told(heads, folios, own_folios)
    )


def _told(
    heads: list[tuple[int, MarginMark]],
    folios: list[tuple[int, MarginMark]],
    numbers: list[tuple[int, MarginMark]],
) -> Iterator[Finding]:
    if heads:
        yield Finding(
            rule="stamp/head-occupied",
            level=Level.WARNING,
            message=f"Where the running head goes, {shown(heads[0][1])} stands on {_pages(heads)}.",
            fix="Keep the top margin free (LaTeX: the class's own margins; Word: Layout, Margins).",
            place=_place(heads),
            evidence=heads[0][1].text or None,
        )
    if folios:
        yield Finding(
            rule="stamp/folio-occupied",
            level=Level.WARNING,
            message=f"Where the folio goes, {shown(folios[0][1])} stands on {_pages(folios)}.",
            fix="Keep the bottom margin free.",
            place=_place(folios),
            evidence=folios[0][1].text or None,
        )
    if numbers:
        yield Finding(
            rule="stamp/own-folio",
            level=Level.WARNING,
            message=(
                f"The paper prints page numbers of its own on {_pages(numbers)}, beginning with "
                f"{shown(numbers[0][1])}; the volume prints others."
            ),
            fix="Switch page numbers off (acmart: \\settopmatter{printfolios=false}; other LaTeX: "
            "\\pagestyle{empty}; Word: an empty footer).",
            place=_place(numbers),
            evidence=numbers[0][1].text or None,
        )


def _in_the_way(style: Style, page: PageFacts, kind: str, *, folio: bool) -> list[MarginMark]:
    """The first mark in a place of the style's stamps, if there is one."""
    for rule in style.stamps:
        if kind not in rule.on or (rule.text.strip() == _FOLIO) is not folio:
            continue
        x0, y0, x1, y1 = _room(rule, page, style.clear)
        for mark in page.marks:
            left, bottom, right, top = mark.box
            if left < x1 and right > x0 and bottom < y1 and top > y0:
                return [mark]
    return []


def _room(rule: StampRule, page: PageFacts, clear: float) -> Box:
    """The place of a stamp of any words: half of the page's width for a head."""
    x, y = x_on(rule, page.width), y_on(rule, page.height)
    wide = _FOLIO_WIDTH * rule.size if rule.text.strip() == _FOLIO else page.width / 2 - rule.x
    left = left_edge(x, rule.align, wide)
    return (
        left - clear,
        y - DESCENT * rule.size - clear,
        left + wide + clear,
        y + ASCENT * rule.size + clear,
    )


def _pages(marks: list[tuple[int, MarginMark]]) -> str:
    return page_list([page for page, _ in marks])


def _place(marks: list[tuple[int, MarginMark]]) -> Place:
    page, mark = marks[0]
    return Place(page=page, box=mark.box)
