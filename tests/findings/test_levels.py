from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from proceedings.findings.finding import Finding, Level, Place
from proceedings.findings.levels import BOOK, METADATA, PAPERS, settle


@dataclass(frozen=True)
class Waiver:
    rule: str
    reason: str = "Agreed with the author."
    by: str | None = None
    expires: date | None = None
    papers: tuple[str, ...] | Literal["all"] = ()


@dataclass(frozen=True)
class Paper:
    id: str
    waive: tuple[Waiver, ...] = ()


@dataclass(frozen=True)
class Volume:
    papers: tuple[Paper, ...] = ()
    waive: tuple[Waiver, ...] = ()


def finding(
    rule: str = "page/count", paper: str | None = "a", level: Level = Level.ERROR
) -> Finding:
    return Finding(
        rule=rule, level=level, message="Too long.", fix="Cut.", place=Place(paper=paper)
    )


def levels_of(findings: tuple[Finding, ...]) -> list[tuple[str, str | None, Level]]:
    return [(one.rule, one.place.paper, one.level) for one in findings]


def test_errors_come_first_then_papers_then_pages_and_twins_are_one() -> None:
    note = finding("access/untagged", "a", Level.NOTE)
    late = Finding(
        rule="page/size", level=Level.ERROR, message="m", fix="f", place=Place(paper="a", page=9)
    )
    settled = settle([note, finding(paper="b"), late, finding(), finding()], Volume(), {})
    assert levels_of(settled) == [
        ("page/count", "a", Level.ERROR),
        ("page/size", "a", Level.ERROR),
        ("page/count", "b", Level.ERROR),
        ("access/untagged", "a", Level.NOTE),
    ]


def test_a_style_raises_and_lowers() -> None:
    (settled,) = settle([finding()], Volume(), {"page/count": Level.NOTE})
    assert settled.level is Level.NOTE
    assert settled.message == "Too long."


def test_a_papers_waiver_is_for_that_paper_alone() -> None:
    volume = Volume(papers=(Paper("a", (Waiver("page/count"),)), Paper("b")))
    settled = settle([finding(paper="a"), finding(paper="b")], volume, {}, asked=BOOK)
    assert levels_of(settled) == [
        ("page/count", "b", Level.ERROR),
        ("page/count", "a", Level.NOTE),
    ]
    assert settled[1].message == "Too long. Waived: Agreed with the author."


def test_a_waiver_beats_a_style() -> None:
    volume = Volume(waive=(Waiver("page/count", papers="all"),))
    (settled,) = settle([finding()], volume, {"page/count": Level.ERROR})
    assert settled.level is Level.NOTE


def test_the_volumes_waivers_are_for_the_volume_some_papers_or_all() -> None:
    findings = [finding(paper=None), finding(paper="a"), finding(paper="b")]

    def waived(papers: tuple[str, ...] | Literal["all"]) -> set[str | None]:
        volume = Volume(waive=(Waiver("page/count", papers=papers),))
        settled = settle(findings, volume, {})
        return {one.place.paper for one in settled if one.level is Level.NOTE}

    assert waived(()) == {None}
    assert waived(("b",)) == {"b"}
    assert waived("all") == {None, "a", "b"}


def test_a_waiver_that_waives_nothing_is_told_of_where_its_rule_was_asked() -> None:
    volume = Volume(
        papers=(Paper("a", (Waiver("page/size"),)),),
        waive=(Waiver("stamp/own-head", papers="all"),),
    )
    assert settle([], volume, {}, asked=METADATA) == ()
    (one,) = settle([], volume, {}, asked=PAPERS)
    assert (one.rule, one.level) == ("volume/unused-waiver", Level.WARNING)
    assert one.place == Place(paper="a")
    assert "page/size" in one.message
    both = settle([], volume, {"volume/unused-waiver": Level.NOTE}, asked=BOOK)
    assert [(one.level, one.place.file) for one in both] == [
        (Level.NOTE, None),
        (Level.NOTE, "metadata/volume.yaml"),
    ]


def test_a_waiver_holds_until_its_last_day() -> None:
    volume = Volume(papers=(Paper("a", (Waiver("page/count", expires=date(2031, 5, 1)),)),))

    def on(today: date | None) -> list[tuple[str, Level]]:
        settled = settle([finding()], volume, {}, asked=BOOK, today=today)
        return [(one.rule, one.level) for one in settled]

    assert on(None) == on(date(2031, 5, 1)) == [("page/count", Level.NOTE)]
    assert on(date(2031, 5, 2)) == [
        ("page/count", Level.ERROR),
        ("volume/unused-waiver", Level.WARNING),
    ]


def test_who_waived_is_told() -> None:
    waived = Volume(papers=(Paper("a", (Waiver("page/count", "It is a survey", by="Ada"),)),))
    (settled,) = settle([finding()], waived, {})
    assert settled.message == "Too long. Waived by Ada: It is a survey."


def test_an_unused_waiver_is_told_at_its_line() -> None:
    def at(*path: str | int) -> Place:
        return Place(file="metadata/volume.yaml", line=10 + int(path[-1]))

    volume = Volume(
        papers=(Paper("a", (Waiver("page/size"),)),),
        waive=(Waiver("page/count", papers="all"), Waiver("page/cut", papers="all")),
    )
    settled = settle([finding()], volume, {}, asked=BOOK, at=at)
    unused = [one.place for one in settled if one.rule == "volume/unused-waiver"]
    assert {(place.paper, place.line) for place in unused} == {("a", 10), (None, 11)}


def test_a_waiver_of_the_volume_that_papers_would_need_says_so() -> None:
    volume = Volume(papers=(Paper("a"),), waive=(Waiver("page/count"),))
    unused = settle([finding()], volume, {}, asked=BOOK)[1]
    assert unused.message == (
        "The waiver of page/count is for the volume itself, and only papers have such findings."
    )
    assert unused.fix == "Add «papers: all» to it, or whose they are: «papers: [a]»."


def test_a_waiver_of_a_rule_that_cannot_be_is_told_whatever_was_asked() -> None:
    volume = Volume(waive=(Waiver("pages/count", papers="all"),))
    (unused,) = settle([], volume, {}, asked=METADATA)
    assert unused.rule == "volume/unused-waiver"
