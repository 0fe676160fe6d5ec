"""Zones of a file whose paper isn't known: page numbers, and text where stamps go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proceedings.metadata.styles import load_style
from proceedings.records.inspection import Box, Inspection, MarginMark, PageFacts
from proceedings.stamping.alone import zone_findings
from proceedings.volume.style import Style

BODY = MarginMark(kind="text", box=(54, 690, 294, 700), text="where the text begins", size=9)
HEAD = MarginMark(kind="text", box=(54, 722, 160, 731), text="A Head of the Paper’s", size=7)


@pytest.fixture
def style() -> Style:
    style, faults = load_style("acm-sigconf", None)
    assert style is not None
    assert not faults
    return style


def number(text: str, box: Box = (304, 70, 308, 76)) -> MarginMark:
    return MarginMark(kind="text", box=box, text=text, size=7)


def rules(style: Style, *pages: tuple[MarginMark, ...]) -> list[tuple[str, int | None]]:
    facts = tuple(PageFacts(width=612, height=792, marks=marks) for marks in pages)
    inspection = Inspection(sha256="0" * 64, size=1, version="1.7", pages=facts)
    found = zone_findings(inspection, style, "p.pdf")
    assert all(finding.place.file == "p.pdf" and finding.place.box for finding in found)
    return [(finding.rule, finding.place.page) for finding in found]


def test_free_zones_and_heads_of_the_papers_own_say_nothing(style: Style) -> None:
    assert rules(style, (BODY,), (BODY,), (BODY,)) == []
    assert rules(style, (BODY,), (HEAD, BODY), (HEAD, BODY)) == []


def test_page_numbers_are_told_once(style: Style) -> None:
    found = rules(style, (BODY, number("1")), (BODY, number("2")), (BODY, number("3")))
    assert found == [("stamp/own-folio", 1)]


def test_text_at_the_folios_place(style: Style) -> None:
    note = MarginMark(kind="text", box=(200, 26, 400, 35), text="Permission to …", size=8)
    assert rules(style, (BODY, note), (BODY,)) == [("stamp/folio-occupied", 1)]


@pytest.mark.parametrize(("left", "right"), [(60, 280), (330, 556), (60, 556)])
def test_text_at_a_heads_place(style: Style, left: float, right: float) -> None:
    lines = tuple(
        replace(BODY, box=(left, top - 10, right, top), text=f"line {top} of the text")
        for top in (736, 725, 714, 703)
    )
    assert rules(style, (BODY,), lines) == [("stamp/head-occupied", 2)]


def test_pages_cut_to_their_type_area_are_told_once(style: Style) -> None:
    lines = tuple(
        MarginMark(kind="text", box=(4, y, 350, y + 10), text=f"line at {y}", size=10)
        for y in (8, 20, 32, 44, 500, 512, 524, 536)
    )
    facts = tuple(
        PageFacts(
            width=354,
            height=552,
            marks=tuple(replace(one, text=f"{one.text} of {number}") for one in lines),
        )
        for number in range(1, 4)
    )
    inspection = Inspection(sha256="0" * 64, size=1, version="1.7", pages=facts)
    found = zone_findings(inspection, style, "p.pdf")
    assert [one.rule for one in found] == ["stamp/no-margin"]
    assert found[0].message.startswith("Pages 1–3 are cut to the type area")
