"""What stands in the zones of heads and folio of a file whose paper isn't known.

Without a record nobody can say which words are right there; that something other than a head or a
page number stands there can be said all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Inspection, MarginMark, PageFacts
from proceedings.records.overlay import Stamp
from proceedings.stamping.cutpages import cut_pages
from proceedings.stamping.fitting import x_on, y_on
from proceedings.stamping.inway import in_the_way
from proceedings.stamping.ownheads import own_heads
from proceedings.stamping.report import shown
from proceedings.stamping.room import own_numbers
from proceedings.text.pages import page_list
from proceedings.volume.paper import StampKind
from proceedings.volume.style import Style

_FOLIO = "{{ folio }}"
_FOLIO_WIDTH = 2.0  # of the type size: four digits


def zone_findings(inspection: Inspection, style: Style, file: str) -> tuple[Finding, ...]:
    """What is in the way of the stamps of a style.

    Args:
        inspection: The file.
        style: The style it is to be published in.
        file: What findings call it.
    """
    pages = inspection.pages
    numbers, printed = own_numbers(pages), own_heads(pages)
    planned = [
        _planned(style, page, "left" if index else "first") for index, page in enumerate(pages)
    ]
    cut = cut_pages(pages, planned, printed, numbers, style)
    heads: list[tuple[int, MarginMark]] = []
    folios: list[tuple[int, MarginMark]] = []
    for index, (page, stamps) in enumerate(zip(pages, planned, strict=True)):
        if index + 1 in cut:
            continue
        if index not in numbers:
            own = [stamp for stamp in stamps if stamp.name == StampKind.FOLIO]
            folios += [(index + 1, mark) for mark in _in_the_way(own, page, style)]
        if index and not printed[index]:
            own = [stamp for stamp in stamps if stamp.name != StampKind.FOLIO]
            heads += [(index + 1, mark) for mark in _in_the_way(own, page, style)]
    own_folios = [(index + 1, mark) for index, (_, mark) in numbers.items()]
    without = [(number, one.mark) for number, one in sorted(cut.items())]
    return tuple(
        replace(finding, place=replace(finding.place, file=file))
        for finding in _told(without, heads, folios, own_folios)
    )


def _told(
    cut: list[tuple[int, MarginMark]],
    heads: list[tuple[int, MarginMark]],
    folios: list[tuple[int, MarginMark]],
    numbers: list[tuple[int, MarginMark]],
) -> Iterator[Finding]:
    if cut:
        are = "is" if len(cut) == 1 else "are"
        yield _finding(
            "stamp/no-margin",
            cut,
            f"{_pages(cut).capitalize()} {are} cut to the type area: where heads or folios go, "
            f"{shown(cut[0][1])} stands.",
            "Export the PDF again with whole pages, not cropped to their text (LaTeX: the class's "
            "own paper size, without options that crop).",
        )
    if heads:
        yield _finding(
            "stamp/head-occupied",
            heads,
            f"Where the running head goes, {shown(heads[0][1])} stands on {_pages(heads)}.",
            "Keep the top margin free (LaTeX: the class's own margins; Word: Layout, Margins).",
        )
    if folios:
        yield _finding(
            "stamp/folio-occupied",
            folios,
            f"Where the folio goes, {shown(folios[0][1])} stands on {_pages(folios)}.",
            "Keep the bottom margin free.",
        )
    if numbers:
        yield _finding(
            "stamp/own-folio",
            numbers,
            f"The paper prints page numbers of its own on {_pages(numbers)}, beginning with "
            f"{shown(numbers[0][1])}; the volume prints others.",
            "Switch page numbers off (acmart: \\settopmatter{printfolios=false}; other LaTeX: "
            "\\pagestyle{empty}; Word: an empty footer).",
        )


def _finding(rule: str, marks: list[tuple[int, MarginMark]], message: str, fix: str) -> Finding:
    return Finding(
        rule=rule,
        level=Level.WARNING,
        message=message,
        fix=fix,
        place=_place(marks),
        evidence=marks[0][1].text or None,
    )


def _planned(style: Style, page: PageFacts, kind: str) -> tuple[Stamp, ...]:
    """The stamps of a page, of any words: a head takes half of the page's width."""
    return tuple(
        Stamp(
            name=StampKind.FOLIO if rule.text.strip() == _FOLIO else "line",
            text="",
            font=(),
            size=rule.size,
            x=x_on(rule, page.width),
            y=y_on(rule, page.height),
            align=rule.align,
            width=_FOLIO_WIDTH * rule.size
            if rule.text.strip() == _FOLIO
            else page.width / 2 - rule.x,
        )
        for rule in style.stamps
        if kind in rule.on
    )


def _in_the_way(stamps: Sequence[Stamp], page: PageFacts, style: Style) -> list[MarginMark]:
    """The first mark in a stamp's place, if there is one."""
    found = (in_the_way(stamp, page.marks, style.clear) for stamp in stamps)
    return [mark for mark in found if mark][:1]


def _pages(marks: list[tuple[int, MarginMark]]) -> str:
    return page_list([page for page, _ in marks])


def _place(marks: list[tuple[int, MarginMark]]) -> Place:
    page, mark = marks[0]
    return Place(page=page, box=mark.box)
