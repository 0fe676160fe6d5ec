from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from inkpapers import finding

from proceedings.findings.finding import Finding, Level
from proceedings.letters.points import against_last, for_author, matters, misplaced
from proceedings.records.letters import Advice, Matters, Pasted

AUTHOR = Advice(to_author=True)


def told(*findings: Finding, before: tuple[Finding, ...] | None = None) -> Matters:
    advice = defaultdict(lambda: AUTHOR, {"page/count": Advice(to_author=True, ask="Shorten it.")})
    return matters(against_last(findings, before), advice, missing=False, pasted=Pasted())


def test_errors_are_musts_warnings_shoulds_and_notes_nothing_in_the_order_of_pages() -> None:
    said = told(
        finding("page/size", Level.NOTE),
        finding("links/dead", Level.WARNING, "A link.", page=2),
        finding("match/doi", message="Late.", page=9),
        finding("match/isbn", message="Early.", page=1),
    )
    assert [point.what for point in said.musts] == [("Page 1: Early.",), ("Page 9: Late.",)]
    assert [point.what for point in said.shoulds] == [("Page 2: A link.",)]
    assert (said.errors, said.warnings, said.returned, said.settled) == (2, 1, False, ())


def test_a_page_and_words_that_are_said_already_are_not_said_again() -> None:
    said = told(
        finding("a/a", message="On pages 2–8 it says “X”.", evidence="X", page=2),
        finding("a/b", message="Helvetica and Times are out.", evidence="Helvetica, Times", page=3),
        finding("a/c", message="There is a mark.", evidence="DRAFT\n of   today"),
        finding("a/d", message="Long.", evidence="y" * 200),
    )
    what = {point.what[0] for point in said.musts}
    assert what == {
        "On pages 2–8 it says “X”.",
        "Page 3: Helvetica and Times are out.",
        "There is a mark. (“DRAFT of today”)",
        f"Long. (“{'y' * 99}…”)",
    }


def test_what_one_rule_asks_to_be_mended_in_one_way_is_one_point() -> None:
    many = [finding("links/local", message=f"Link {n}.", page=n) for n in range(1, 8)]
    said = told(*many, finding("links/local", message="Another.", fix="Otherwise."))
    assert [len(point.what) for point in said.musts] == [1, 5]
    assert said.musts[1].what[-1] == "So in 3 more places."
    assert said.errors == 8


def test_an_author_is_asked_for_what_authors_do() -> None:
    said = told(finding("page/count", fix="Waive it."), finding("page/cut"))
    assert [point.fix for point in said.musts] == ["Shorten it.", "Mend it."]


def test_the_next_round_tells_what_is_settled_and_what_is_still_there() -> None:
    before = (
        finding("match/doi", message="The DOI."),
        finding("page/cut", message="Cut.", page=3),
        finding("page/size", Level.NOTE, "Size."),
        finding("links/dead", Level.WARNING, "2 links."),
    )
    said = told(
        finding("page/cut", message="Cut.", page=4),
        finding("fonts/type3", Level.WARNING, "Type 3."),
        finding("links/dead", Level.NOTE, "2 links. Waived: it is all right."),
        before=before,
    )
    assert said.settled == ("The DOI.",), "neither what was a note nor what was waived"
    assert [(point.what, point.still) for point in said.musts] == [(("Page 4: Cut.",), True)]
    assert [point.still for point in said.shoulds] == [False]
    assert said.returned


def test_a_clean_file_before_is_none_to_be_thanked_for() -> None:
    assert not told(finding("match/doi"), before=()).returned
    many = tuple(finding(f"links/{n}", message=f"No. {n}.") for n in range(9))
    assert told(before=many).settled[-1] == "and 5 more"


def test_what_could_not_be_read_is_not_called_settled() -> None:
    before = (finding("fonts/type3", Level.WARNING), finding("file/version"))
    compared = against_last([finding("file/unreadable")], before, unread=["p-012"])
    assert [one.rule for one in compared.fixed or ()] == ["file/version"]
    assert "fonts/type3" in [one.rule for one in compared.look.findings]


def test_safety_is_for_the_chair_whatever_a_rule_says() -> None:
    rules = {
        "safety/injection": AUTHOR,
        "page/cut": AUTHOR,
        "people/initials": Advice(to_author=False),
    }
    shown = [rule for rule in (*rules, "no/such") if for_author(finding(rule), rules)]
    assert shown == ["page/cut"]


def test_authors_are_not_told_to_correct_our_records() -> None:
    fixes = (
        "Set 10.1/2 (acmart: \\acmDOI{10.1/2}), or correct metadata/papers.yaml, line 27.",
        "Set the names as their bearers write them, or correct the record.",
        "Set “INK” on page 1, or correct metadata/volume.yaml.",
    )
    said = told(*(finding(f"match/{n}", fix=fix) for n, fix in enumerate(fixes)))
    assert {point.fix for point in said.musts} == {
        "Set 10.1/2 (acmart: \\acmDOI{10.1/2}).",
        "Set the names as their bearers write them.",
        "Set “INK” on page 1.",
    }


def test_what_is_ours_is_called_ours() -> None:
    said = told(finding("match/doi", message="Page 1 has 10.1/3, the record 10.1/2.", page=1))
    assert said.musts[0].what == ("Page 1 has 10.1/3, our record 10.1/2.",)


def test_evidence_that_says_it_once_more_in_short_is_not_quoted() -> None:
    message = "A picture has 231 × 140 pixels on 2.0 × 3.3 inches, 69 an inch of 300."
    said = told(finding("images/x", message=message, evidence="231 × 140 pixels, 69 dpi"))
    assert said.musts[0].what == (message,)


def test_a_file_in_another_papers_place_is_nobodys_to_mend_yet() -> None:
    slot = finding("match/slot", message="papers/a.pdf and papers/b.pdf are exchanged: …")
    same = finding("match/same-text", message="papers/d.pdf and papers/e.pdf hold …")
    files = {paper: f"papers/{paper}.pdf" for paper in "abcde"}
    exchanged = (slot.for_paper("a"), same.for_paper("e"), finding("page/count").for_paper("c"))
    assert misplaced(exchanged, files) == {"a", "b", "e"}
    waived = replace(slot.for_paper("a"), level=Level.NOTE)
    assert misplaced([waived], files) == set()
