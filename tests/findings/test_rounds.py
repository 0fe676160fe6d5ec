"""What is new, still there, fixed: over looks that never say quite the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.findings.asjson import as_json, from_json
from proceedings.findings.finding import Finding, Level, Place, Round
from proceedings.findings.levels import BOOK, PAPERS, settle
from proceedings.findings.rounds import compare

NEW, STILL = Round.NEW, Round.STILL_THERE


def finding(rule: str = "page/count", message: str = "It is so.", **place: object) -> Finding:
    evidence = place.pop("evidence", None)
    where = Place(**({"paper": "p-1", "file": "papers/p-1.pdf"} | place))
    return Finding(
        rule=rule, level=Level.ERROR, message=message, fix="Mend.", place=where, evidence=evidence
    )


def rounds(before: list[Finding], now: list[Finding]) -> tuple[list[Round | None], int]:
    first = compare(before, None, asked=PAPERS)
    second = compare(now, first.look, asked=PAPERS)
    assert second.fixed is not None
    return [one.round for one in second.findings], len(second.fixed)


def test_the_first_look_has_no_rounds() -> None:
    first = compare([finding()], None, asked=PAPERS)
    assert first.findings == (finding(),)
    assert first.fixed is None


def test_three_looks() -> None:
    size, dead = finding("page/size"), finding("links/dead", evidence="#sec.4")
    first = compare([size], None, asked=PAPERS)
    second = compare([dead, size], first.look, asked=PAPERS)
    assert [one.round for one in second.findings] == [NEW, STILL]
    assert second.fixed == ()
    third = compare([dead], second.look, asked=PAPERS)
    assert [one.round for one in third.findings] == [STILL]
    assert third.fixed == (size,)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (finding(message="4 pages too many."), finding(message="13 pages too many.")),
        (finding(message="It is 1,204.5 pt wide."), finding(message="It is 7 pt wide.")),
        (finding(line=4, column=2), finding(line=91, column=7)),
        (finding(box=(0, 0, 1, 1)), finding(box=(5, 5, 9, 9))),
        (finding(page=2, evidence="Doe"), finding(page=7, evidence="Doe")),
        (finding(message="1 font isn't."), finding(message="2 fonts aren't.")),
        (finding(), replace(finding(), level=Level.NOTE)),
    ],
)
def test_what_moves_does_not_make_a_finding_new(before: Finding, now: Finding) -> None:
    assert rounds([before], [now]) == ([STILL], 0)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (finding("page/count"), finding("page/size")),
        (finding(paper="p-1"), finding(paper="p-2")),
        (finding(page=1), finding(page=2)),
        (finding(evidence="Doe"), finding(evidence="Roe")),
        (finding(paper=None, file="a", message="A."), finding(paper=None, file="a", message="B.")),
    ],
)
def test_another_finding_is_new_and_the_old_one_fixed(before: Finding, now: Finding) -> None:
    assert rounds([before], [now]) == ([NEW], 1)


def test_alike_ones_are_counted_and_the_very_same_pair_first() -> None:
    three = [finding("links/dead", f"Link {n} is dead.", page=1) for n in (1, 2, 3)]
    assert rounds(three, three[1:]) == ([STILL, STILL], 1)
    assert rounds(three[1:], three) == ([NEW, STILL, STILL], 0)


class _Volume:
    papers = ()
    waive = ()


class _Waiver:
    rule, reason, by, expires, papers = "page/count", "it is: so", "the chair", None, "all"


def test_a_waived_finding_is_still_there() -> None:
    volume = _Volume()
    volume.waive = (_Waiver(),)  # type: ignore[assignment]
    waived = settle([finding()], volume, {})
    assert waived[0].message != finding().message
    assert rounds([finding()], [*waived]) == ([STILL], 0)
    assert rounds([*waived], [finding()]) == ([STILL], 0)


def test_what_was_not_asked_is_neither_new_nor_fixed_nor_forgotten() -> None:
    stamp, page = finding("stamp/own-head"), finding("page/size")
    built = compare([stamp, page], None, asked=BOOK)
    checked = compare([page], built.look, asked=PAPERS)
    assert checked.fixed == ()
    again = compare([stamp, page], checked.look, asked=BOOK)
    assert [one.round for one in again.findings] == [STILL, STILL]
    mended = compare([page], again.look, asked=BOOK)
    assert mended.fixed == (stamp,)
    first = compare([page], None, asked=PAPERS)
    assert [f.round for f in compare([stamp], first.look, asked=BOOK).findings] == [None]


def test_a_file_that_cannot_be_read_any_more_has_nothing_fixed_inside() -> None:
    inside, lost = finding("fonts/not-embedded"), finding("file/unreadable")
    first = compare([inside], None, asked=PAPERS)
    second = compare([lost], first.look, asked=PAPERS, unread=["p-1"])
    assert second.fixed == ()
    third = compare([inside], second.look, asked=PAPERS)
    assert [one.round for one in third.findings] == [STILL]
    assert third.fixed == (lost,)


FINDINGS = st.lists(
    st.builds(
        finding,
        rule=st.sampled_from(["page/count", "page/size", "links/dead"]),
        message=st.sampled_from(["1 of 2.", "2 of 3.", "Another."]),
        page=st.sampled_from([None, 1, 2]),
        evidence=st.sampled_from([None, "x 1", "y"]),
    ),
    max_size=8,
)


@given(FINDINGS, FINDINGS)
def test_each_finding_is_paired_with_one_at_most(before: list[Finding], now: list[Finding]) -> None:
    told, fixed = rounds(before, now)
    assert told.count(STILL) + told.count(NEW) == len(now)
    assert told.count(STILL) + fixed == len(before)
    assert rounds(before, before) == ([STILL] * len(before), 0)


@given(FINDINGS)
def test_a_look_is_read_back_as_it_was_written(found: list[Finding]) -> None:
    assert [from_json(as_json(one)) for one in found] == found
    assert compare(found, None, asked=PAPERS).look.findings == tuple(found)


def test_what_only_a_build_asks_is_not_fixed_by_a_check() -> None:
    read = finding("verify/folio")
    built = compare([read], None, asked=BOOK | {"verify"})
    checked = compare([], built.look, asked=BOOK)
    assert checked.fixed == ()
    again = compare([read], checked.look, asked=BOOK | {"verify"})
    assert [one.round for one in again.findings] == [STILL]
    mended = compare([], again.look, asked=BOOK | {"verify"})
    assert mended.fixed == (read,)


def test_the_volumes_only_finding_of_a_rule_may_change_its_words() -> None:
    def volume(message: str) -> Finding:
        return finding("access/volume", message, paper=None, file=None)

    assert rounds([volume("p1 has no tags")], [volume("p1 and p2 have none")]) == ([STILL], 0)
    two = [volume("a"), volume("b")]
    assert rounds(two, [volume("c")]) == ([NEW], 2)
