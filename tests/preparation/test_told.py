from __future__ import annotations

from proceedings.findings.finding import Level
from proceedings.preparation.report import told
from proceedings.records.prepared import Prepared


def test_removed_content_and_dead_links_are_findings_of_the_paper():
    facts = Prepared(pages=(), removed=("scripts (JavaScript): 1",), internal_links=3, dead_links=2)
    findings = list(told(facts, "7", "papers/7.pdf"))
    assert [finding.rule for finding in findings] == ["safety/removed", "links/dead"]
    assert "scripts (JavaScript): 1" in findings[0].message
    assert "2 of 5" in findings[1].message
    assert all(finding.place.paper == "7" for finding in findings)


def test_a_plain_paper_has_nothing_to_tell():
    assert not list(told(Prepared(pages=(), internal_links=9), "7", "papers/7.pdf"))


def test_damage_is_told_by_its_pages():
    facts = Prepared(pages=(), cut_pages=(2, 3, 4, 9), damaged_pages=(7,))
    cut, part = told(facts, "7", "papers/7.pdf")
    assert (cut.rule, cut.level, cut.place.page) == ("page/cut", Level.ERROR, 2)
    assert "pages 2–4, 9" in cut.message
    assert (part.rule, part.level, part.place.page) == ("page/damaged-part", Level.WARNING, 7)
