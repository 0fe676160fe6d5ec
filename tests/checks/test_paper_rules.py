"""Each rule about a paper's file: what it says of a bad one; of a good one they say nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from checked_facts import A4, LETTER, Ask

from proceedings.checks.run import check
from proceedings.findings.finding import Level, Place
from proceedings.records.inspection import Address
from proceedings.volume.origins import Origins
from proceedings.volume.paper import Status
from proceedings.volume.volume import PageLimit, Volume

TURNED = replace(LETTER, width=792.0, height=612.0)


def test_a_good_paper_has_no_findings(ask: Ask) -> None:
    assert ask() == []


def test_unbound_and_unread_papers_are_not_asked_about(volume: Volume) -> None:
    assert check(volume, {}, {}, Origins()) == ()
    withdrawn = replace(volume.papers[0], status=Status.WITHDRAWN)
    assert check(replace(volume, papers=(withdrawn,)), {}, {}, Origins()) == ()


@pytest.mark.parametrize(
    ("facts", "rule", "level", "says"),
    [
        ({"encrypted": True}, "file/encrypted", Level.WARNING, "restricts"),
        ({"repairs": ("xref not found",)}, "file/repaired", Level.NOTE, "mended"),
        ({"tagged": False}, "access/untagged", Level.NOTE, "no tags"),
        ({"attachments": 2}, "safety/attachment", Level.WARNING, "2 files are attached"),
        (
            {"active": ("Launch", "URI javascript:")},
            "safety/active-content",
            Level.WARNING,
            "actions that start a program, links to javascript: addresses,",
        ),
        (
            {"active": ("URI ftp:", "URI tel:"), "addresses": (Address(uri="tel:1", page=1),)},
            "safety/active-content",
            Level.NOTE,
            "links to ftp: addresses, links to tel: addresses,",
        ),
        (  # what a rule about links tells is told once
            {"active": ("URI htps:",), "addresses": (Address(uri="htps://x.org", page=1),)},
            "links/malformed",
            Level.WARNING,
            "begins wrongly",
        ),
        (
            {"active": ("GoToR", "URI file:"), "addresses": (Address(uri="file:a.pdf", page=1),)},
            "links/local",
            Level.WARNING,
            "is a file of the author's",
        ),
        (
            {"pages": (A4,) * 4},
            "page/size",
            Level.NOTE,
            "The pages measure 595 × 842 points (A4), the volume's 612 × 792 points (US Letter)",
        ),
        (
            {"pages": (LETTER, TURNED, LETTER)},
            "page/size",
            Level.NOTE,
            "1 page is off size: page 2 measures 792 × 612 points (US Letter, landscape)",
        ),
        ({"pages": (LETTER,) * 9}, "page/count", Level.ERROR, "has 9 pages; Full Papers allows 8."),
        ({"pages": (LETTER,)}, "page/count", Level.WARNING, "has 1 page; Full Papers asks"),
    ],
)
def test_a_rule_speaks_once(
    ask: Ask, facts: dict[str, object], rule: str, level: Level, says: str
) -> None:
    (finding,) = ask(**facts)
    assert (finding.rule, finding.level) == (rule, level)
    assert says in finding.message
    assert finding.fix
    assert (finding.place.paper, finding.place.file) == ("p1", "papers/p1.pdf")


def test_a_point_more_or_less_is_rounding(ask: Ask) -> None:
    assert ask(pages=(replace(LETTER, width=611.3, height=792.9),) * 4) == []


def test_pages_beyond_the_limit_may_be_references_where_these_are_free(ask: Ask) -> None:
    (finding,) = ask(pages=(LETTER,) * 9, limit=PageLimit(max=8, free="references"))
    assert finding.level is Level.WARNING
    assert "references aside" in finding.message
    assert "page 8" in finding.fix


def test_a_count_the_record_does_not_expect_points_to_the_record(ask: Ask) -> None:
    (finding,) = ask(paper={"pages": 6})
    assert finding.message == "The file has 4 pages; the record expects 6."
    assert finding.place == Place(paper="p1", file="metadata/papers.yaml", line=7, column=3)
    assert ask(paper={"pages": 4}) == []
