"""What stands on a page already decides what is stamped."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from proceedings.checks.run import wanted
from proceedings.findings.finding import Finding, Level
from proceedings.inspection.inspect import inspect
from proceedings.records.inspection import Inspection, MarginMark
from proceedings.records.placed import Placed
from proceedings.stamping.marks import Stamping, ToStamp, plan_stamps
from proceedings.stamping.measuring import Line, Measured
from proceedings.stamping.ownheads import recognisable
from proceedings.text.pages import page_list
from proceedings.volume.folio import Folio, FolioRange
from proceedings.volume.paper import Paper
from proceedings.volume.style import StampRule, Style
from proceedings.volume.volume import Volume

CONFERENCE = "KDD ’24, August 25–29, 2024, Barcelona, Spain"
HEAD_Y = 724.65


def line(words: str, x: float, y: float, size: float = 6.97) -> MarginMark:
    width = size * 0.45 * len(words)
    box = (x, y - 0.2 * size, x + width, y + 0.7 * size)
    return MarginMark(kind="text", box=box, text=words, size=size)


def ruler(lines: Sequence[Line]) -> list[Measured]:
    return [Measured(width=0.4 * each.size * len(each.text)) for each in lines]


@pytest.fixture
def stamped(
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    inspected: Callable[..., Inspection],
) -> Callable[..., Stamping]:
    """Plans stamps for the paper «On Folios» by three people; pages are lists of marks."""

    def plan(*pages: list[MarginMark], first: int = 6737, style: str = "acm-sigconf") -> Stamping:
        paper = make_paper("Ada Sample", "Ben Example", "Cy Trial")
        item = ToStamp(
            paper=paper,
            style=styles[style],
            folios=FolioRange(Folio(first), len(pages)),
            inspection=inspected(*pages),
        )
        return plan_stamps(volume, [item], ruler)

    return plan


def texts(stamping: Stamping) -> list[list[str]]:
    return [[stamp.text for stamp in page.stamps] for page in stamping.papers[0].pages]


def rules(stamping: Stamping) -> list[str]:
    return [finding.rule for finding in stamping.findings]


def only(stamping: Stamping) -> Finding:
    assert len(stamping.findings) == 1, stamping.findings
    return stamping.findings[0]


def test_heads_follow_the_folios_parity(stamped: Callable[..., Stamping]) -> None:
    odd = stamped([], [], [])
    assert texts(odd) == [
        ["6737"],
        [CONFERENCE, "Ada Sample et al.", "6738"],
        ["On Folios", CONFERENCE, "6739"],
    ]
    assert not odd.findings
    assert texts(stamped([], [], first=12))[1] == ["On Folios", CONFERENCE, "13"]


def test_what_the_paper_prints_itself_is_not_printed_twice(
    stamped: Callable[..., Stamping],
) -> None:
    own = [line(CONFERENCE, 53.8, HEAD_Y), line("Ada Sample et al.", 500, HEAD_Y)]
    done = stamped([], own, [line("On Folios", 53.8, HEAD_Y), line(CONFERENCE, 400, HEAD_Y)])
    assert texts(done) == [["6737"], ["6738"], ["6739"]]
    assert not done.findings


@pytest.mark.parametrize("printed", ["KDD '24, August 25-29, 2024, Barcelona, Spain", CONFERENCE])
def test_the_papers_own_sides_are_left_alone(
    stamped: Callable[..., Stamping], printed: str
) -> None:
    # Page 2 is a left page for acmart, but its folio is odd.
    own = [line(printed, 53.8, HEAD_Y), line("Ada Sample et al.", 500, HEAD_Y)]
    done = stamped([], own, first=12)
    assert texts(done) == [["12"], ["13"]]
    assert not done.findings


def test_own_wording_beside_our_conference_line_is_a_note(
    stamped: Callable[..., Stamping],
) -> None:
    own = [line(CONFERENCE, 53.8, HEAD_Y), line("A. Sample and Friends", 500, HEAD_Y)]
    done = stamped([], own)
    assert texts(done)[1] == ["6738"]
    assert (only(done).rule, only(done).level) == ("stamp/own-head", Level.NOTE)


def test_a_missing_half_is_added(stamped: Callable[..., Stamping]) -> None:
    done = stamped([], [line(CONFERENCE, 53.8, HEAD_Y)])
    assert texts(done)[1] == ["Ada Sample et al.", "6738"]
    assert not done.findings


@pytest.mark.parametrize(
    "other",
    [
        "KDD ’23, August 6–10, 2023, Long Beach, CA, USA",
        "Conference’17, July 2017, Washington, DC, USA",
        "Conference acronym ’XX, June 03–05, 2018, Woodstock, NY",
        "Other Meeting, June 30–July 2, 2027, Sampleton, Nowhere",
    ],
)
def test_another_conferences_head_is_an_error(stamped: Callable[..., Stamping], other: str) -> None:
    head = [line(other, 53.8, HEAD_Y), line("Ada Sample et al.", 500, HEAD_Y)]
    done = stamped([], head, [], head)
    assert texts(done) == [["6737"], ["6738"], ["On Folios", CONFERENCE, "6739"], ["6740"]]
    found = only(done)
    assert (found.rule, found.level) == ("stamp/wrong-head", Level.ERROR)
    assert other in found.message
    assert CONFERENCE in found.message
    assert "pages 2, 4" in found.message
    assert (found.evidence, found.place.page) == (other, 2)


@pytest.mark.parametrize("below_top", [30, 55.06, 78.6, 87.67])
@pytest.mark.parametrize("style", ["acm-sigconf", "plain"])
def test_another_conferences_head_is_found_at_any_height(
    stamped: Callable[..., Stamping], below_top: float, style: str
) -> None:
    head = [line("Other ’23, August 6–10, 2023, Long Beach, CA", 80.7, 792 - below_top, 7.97)]
    done = stamped([], head, head, style=style)
    assert [len(page) for page in texts(done)] == [1, 1, 1]
    assert only(done).rule == "stamp/wrong-head"


@pytest.mark.parametrize("below_top", [30, 87.67])
def test_our_own_head_at_another_height_is_the_only_one(
    stamped: Callable[..., Stamping], below_top: float
) -> None:
    y = 792 - below_top
    left = [line(CONFERENCE, 80.7, y, 7.97), line("Ada Sample et al.", 450, y, 7.97)]
    right = [line("On Folios", 80.7, y, 7.97), line(CONFERENCE, 350, y, 7.97)]
    done = stamped([], left, right)
    assert texts(done) == [["6737"], ["6738"], ["6739"]]
    assert not done.findings
    done = stamped([], left[:1], right[:1] + left[:1])
    assert texts(done) == [["6737"], ["6738"], ["6739"]]
    assert only(done).rule == "stamp/own-head"


def test_the_proceedings_own_title_is_no_other_conference(
    stamped: Callable[..., Stamping],
) -> None:
    name = "30th ACM SIGKDD Conference on Knowledge Discovery and Data Mining, August 2024, Spain"
    done = stamped([], [line(name, 53.8, 760)])
    assert only(done).rule == "stamp/own-head"


def test_a_reference_on_top_of_a_page_is_no_head(stamped: Callable[..., Stamping]) -> None:
    cited = "Offensive Technologies (Other ’23), August 6–10, 2023, Long Beach, CA, USA. 7 pages."
    page = [line(cited, 53.8, 710.04, 9.96), line("More of the references", 53.8, 698.08, 9.96)]
    done = stamped([], page)
    assert not done.findings
    assert CONFERENCE in texts(done)[1]


def test_a_reference_in_the_body_is_no_head(stamped: Callable[..., Stamping]) -> None:
    cited = line("In Other ’23, August 6–10, 2023, Long Beach, CA", 53.8, 698.35, 8.97)
    done = stamped([], [cited])
    assert not done.findings
    assert CONFERENCE in texts(done)[1]


def test_an_occupied_head_is_one_warning_and_no_half_head(
    stamped: Callable[..., Stamping],
) -> None:
    figure = MarginMark(kind="ink", box=(60, 700, 120, 740))
    done = stamped([figure], [figure], [figure], [])
    assert texts(done)[:3] == [["6737"], ["6738"], ["6739"]]
    assert len(texts(done)[3]) == 3
    found = only(done)
    assert (found.rule, found.level) == ("stamp/head-occupied", Level.WARNING)
    assert "pages 2–3" in found.message
    assert found.place.box == (60, 700, 120, 740)


def test_own_heads_without_the_conference_are_told_of(stamped: Callable[..., Stamping]) -> None:
    done = stamped([], [line("Ada Sample et al.", 53.8, HEAD_Y)])
    assert texts(done)[1] == ["6738"]
    assert only(done).rule == "stamp/head-occupied"


def test_the_stamps_distance_counts(stamped: Callable[..., Stamping]) -> None:
    near = MarginMark(kind="ink", box=(53, 715, 60, 721))
    far = MarginMark(kind="ink", box=(53, 712, 60, 719))
    assert rules(stamped([], [near])) == ["stamp/head-occupied"]
    assert not stamped([], [far]).findings


def test_an_occupied_folio_is_not_printed_over(stamped: Callable[..., Stamping]) -> None:
    done = stamped([line("Copyright held by somebody else entirely", 250, 29)], [])
    assert texts(done)[0] == []
    assert texts(done)[1][-1] == "6738"
    assert only(done).rule == "stamp/folio-occupied"


def test_own_page_numbers_are_told_of_and_ours_is_set_where_free(
    stamped: Callable[..., Stamping],
) -> None:
    foot = [[line(str(number), 304, 72.7)] for number in (1, 2, 3)]
    done = stamped(*foot)
    assert [page[-1] for page in texts(done)] == ["6737", "6738", "6739"]
    found = only(done)
    assert (found.rule, found.level) == ("stamp/own-folio", Level.WARNING)
    assert "pages 1–3" in found.message
    assert "“1”" in found.message
    assert "6737" in found.message


def test_own_page_number_at_our_place_is_one_finding(stamped: Callable[..., Stamping]) -> None:
    done = stamped([line("- 1 -", 296, 29)], [line("- 2 -", 296, 29)])
    assert texts(done)[0] == []
    assert rules(done) == ["stamp/own-folio"]


def test_own_page_numbers_that_are_right_stay(stamped: Callable[..., Stamping]) -> None:
    done = stamped([line("12", 304, 72.7)], [line("13", 304, 72.7)], first=12)
    assert texts(done) == [[], ["On Folios", CONFERENCE]]
    assert not done.findings


def test_numbers_that_dont_rise_with_the_pages_are_no_folios(
    stamped: Callable[..., Stamping],
) -> None:
    done = stamped([line("512", 100, 60)], [line("7", 200, 60)], [], [])
    assert not done.findings


def test_the_end_of_a_doi_is_no_page_number(stamped: Callable[..., Stamping]) -> None:
    done = stamped([line("https://doi.org/10.21105/jose.", 100, 60)], [line("00037", 200, 60)])
    assert not done.findings


def test_plain_says_the_short_name(stamped: Callable[..., Stamping]) -> None:
    done = stamped([], [], [], style="plain", first=2)
    assert texts(done) == [
        ["2"],
        ["On Folios", "KDD ’24", "3"],
        ["KDD ’24", "Ada Sample et al.", "4"],
    ]


@pytest.mark.parametrize(
    ("pages", "words"),
    [([3], "page 3"), ([2, 4, 5, 6], "pages 2, 4–6"), ([5, 2, 2], "pages 2, 5")],
)
def test_page_list(pages: list[int], words: str) -> None:
    assert page_list(pages) == words


def test_texts_are_compared_by_what_they_say() -> None:
    assert recognisable("KDD ’24, August 25–29") == recognisable("KDD'24 ,  august 25-29")
    assert recognisable("ﬁnal") == recognisable("final")
    assert recognisable("KDD ’24") != recognisable("KDD ’23")


@pytest.mark.parametrize("style", ["acm-sigconf", "plain"])
@pytest.mark.parametrize(
    "name",
    [
        "built__sigconf-pdflatex",
        "built__sigplan-review-screen",
        "built__sigconf-anonymous-review-manuscript",
        "texlive__acmart__samples__sample-acmsmall-conf",
    ],
)
def test_the_classs_sample_heads_are_found_in_each_format(
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    corpus: Path,
    name: str,
    style: str,
) -> None:
    path = corpus / "camera-ready" / f"{name}.pdf"
    facts = inspect(path, hashlib.sha256(path.read_bytes()).hexdigest())
    folios = FolioRange(Folio(1), len(facts.pages))
    item = ToStamp(paper=make_paper(), style=styles[style], folios=folios, inspection=facts)
    found = [one for one in plan_stamps(volume, [item], ruler).findings if "head" in one.rule]
    assert [one.rule for one in found] == ["stamp/wrong-head"]
    assert f"pages 2–{len(facts.pages)}" in found[0].message


def test_a_templates_sample_head_is_told_of_by_the_templates_rule_alone(
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    corpus: Path,
) -> None:
    path = corpus / "camera-ready" / "built__sigconf-pdflatex.pdf"
    style = styles["acm-sigconf"]
    facts = inspect(path, hashlib.sha256(path.read_bytes()).hexdigest(), wanted(style, ()))
    assert facts.seen("leftover/template-text")
    folios = FolioRange(Folio(1), len(facts.pages))
    item = ToStamp(paper=make_paper(), style=style, folios=folios, inspection=facts)
    done = plan_stamps(volume, [item], ruler)
    assert not [one for one in rules(done) if "head" in one]
    assert not any(
        stamp.name != "folio" for page in done.papers[0].pages[1:] for stamp in page.stamps
    )


def test_last_years_head_is_told_of_and_the_folio_is_set(stamped: Callable[..., Stamping]) -> None:
    last = CONFERENCE.replace("24", "23", 1).replace("2024", "2023")
    done = stamped([], [line(last, 53.8, HEAD_Y)])
    assert only(done).rule == "stamp/wrong-head"
    assert texts(done) == [["6737"], ["6738"]]


def test_a_head_that_may_be_the_papers_own_is_left_and_the_folio_is_set(
    stamped: Callable[..., Stamping],
) -> None:
    done = stamped([], [line("A. Sample and others: Folios", 53.8, HEAD_Y)])
    assert texts(done) == [["6737"], ["6738"]]
    assert only(done).rule == "stamp/head-occupied"


def foot(y: float) -> StampRule:
    return StampRule(
        name="where", on=("first",), text="{{ short }}, pages {{ pages }}", font="serif", size=9,
        edge="bottom", y=y, side="centre", x=0, align="centre",
    )  # fmt: skip


@pytest.fixture
def footed(
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    inspected: Callable[..., Inspection],
) -> Callable[..., Stamping]:
    """As `stamped`, with a line at the foot of the first page, 45 points high."""

    def plan(*pages: list[MarginMark]) -> Stamping:
        style = styles["acm-sigconf"]
        item = ToStamp(
            paper=make_paper(),
            style=replace(style, stamps=(*style.stamps, foot(45))),
            folios=FolioRange(Folio(7), len(pages)),
            inspection=inspected(*pages),
        )
        return plan_stamps(volume, [item], ruler)

    return plan


def test_a_line_at_the_foot_is_set_where_the_page_lacks_it(
    footed: Callable[..., Stamping],
) -> None:
    assert texts(footed([], [])) == [["7", "KDD ’24, pages 7–8"], [CONFERENCE, "Ada Sample", "8"]]
    has = footed([line("KDD '24, pages 7-8", 250, 60, 9)], [])
    assert texts(has)[0] == ["7"]
    assert not has.findings
    # A head that the paper prints keeps no line from the foot.
    own = footed([line("Something Else", 53.8, HEAD_Y)], [])
    assert texts(own)[0] == ["7", "KDD ’24, pages 7–8"]


def test_a_foot_in_the_way_is_told(footed: Callable[..., Stamping]) -> None:
    done = footed([line("a footnote of the authors that goes on and on", 200, 46, 9)], [])
    assert texts(done)[0] == ["7"]
    assert only(done).rule == "stamp/foot-occupied"


def body(width: float, height: float, page: str) -> list[MarginMark]:
    """Lines of text over the whole page, as far as the bands of an inspection reach."""
    rows = [y for y in range(4, int(height) - 8, 11) if y < 100 or y > height - 100]
    return [
        MarginMark(kind="text", box=(2, y, width - 2, y + 7), text=f"line {y} of {page}", size=9)
        for y in rows
    ]


@pytest.mark.parametrize(("size", "cut"), [((400, 560), True), ((595.276, 841.89), False)])
def test_pages_cut_to_their_type_area_are_not_stamped_and_told_of_once(
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    inspected: Callable[..., Inspection],
    size: tuple[float, float],
    cut: bool,
) -> None:
    # The last page has room at its foot, and stays bare with the others.
    one, two, three, four = (body(*size, page) for page in ("one", "two", "three", "four"))
    last = [mark for mark in four if mark.box[1] > 300]
    pages = inspected(one, two, three, last, size=size)
    item = ToStamp(
        paper=make_paper(),
        style=styles["acm-sigconf"],
        folios=FolioRange(Folio(1), 4),
        inspection=pages,
    )
    done = plan_stamps(volume, [item], ruler)
    if cut:
        assert texts(done) == [[], [], [], []]
        assert only(done).rule == "stamp/no-margin"
        assert "pages 1–4" in only(done).message
    else:
        assert texts(done)[3] == ["4"]
        assert rules(done) == ["stamp/folio-occupied", "stamp/head-occupied"]


def test_a_cropped_paper_is_told_of_and_centred_pages_are_stamped(
    volume: Volume, styles: dict[str, Style], make_paper: Callable[..., Paper], corpus: Path
) -> None:
    name = "texlive__llncsconf__example__example_submitted_crop.pdf"
    path = corpus / "camera-ready" / name
    facts = inspect(path, hashlib.sha256(path.read_bytes()).hexdigest())
    item = ToStamp(
        paper=make_paper(),
        style=styles["acm-sigconf"],
        folios=FolioRange(Folio(11), len(facts.pages)),
        inspection=facts,
    )
    done = plan_stamps(volume, [item], ruler)
    assert texts(done) == [[], [], [], []]
    [told] = [one for one in done.findings if one.rule == "stamp/no-margin"]
    assert "pages 1–4" in told.message
    assert told.place.page == 2
    placed = tuple(
        Placed(width=612, height=792, left=(612 - page.width) / 2, bottom=(792 - page.height) / 2)
        for page in facts.pages
    )
    again = plan_stamps(volume, [replace(item, placed=placed)], ruler)
    assert [page[-1] for page in texts(again)] == ["11", "12", "13", "14"]
    assert "stamp/no-margin" not in rules(again)
    assert {(page.width, page.height) for page in again.papers[0].pages} == {(612, 792)}


def test_heads_of_another_class_are_left_alone_wherever_they_stand(
    stamped: Callable[..., Stamping],
) -> None:
    def head(words: str) -> list[MarginMark]:
        return [line(words, 134, 690, 9), line("a line of the text", 134, 664, 10)]

    pages = [[], head("A. Sample"), head("The Title of Somebody"), head("A. Sample")]
    done = stamped(*pages)
    assert texts(done) == [["6737"], ["6738"], ["6739"], ["6740"]]
    assert only(done).rule == "stamp/own-head"
    assert "pages 2–4" in only(done).message
    # Something that stands there once may be a heading: heads are set above it.
    assert texts(stamped([], head("Results"), [], []))[1] == [
        CONFERENCE,
        "Ada Sample et al.",
        "6738",
    ]


def test_a_text_that_begins_alike_on_two_pages_is_no_head(
    stamped: Callable[..., Stamping],
) -> None:
    text = [line("them, so that the edges were filled", 54, 710), line("and white", 54, 700)]
    done = stamped([], text, text)
    assert not done.findings
    assert [len(page) for page in texts(done)] == [1, 3, 3]


def test_a_foot_on_small_pages_is_no_missing_margin(
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    inspected: Callable[..., Inspection],
) -> None:
    feet = [line("J. ACM, Vol. 37, No. 4, Article 111. Publication date", 180, 31, 8)]
    item = ToStamp(
        paper=make_paper(),
        style=styles["acm-sigconf"],
        folios=FolioRange(Folio(1), 3),
        inspection=inspected(feet, feet, feet, size=(486, 720)),
    )
    done = plan_stamps(volume, [item], ruler)
    assert only(done).rule == "stamp/folio-occupied"
    assert [len(page) for page in texts(done)] == [0, 2, 2]
