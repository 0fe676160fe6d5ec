"""Lines keep their distance: the best forms that fit, else cut, else left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.errors import CannotStart
from proceedings.findings.finding import Level
from proceedings.records.inspection import Inspection, MarginMark
from proceedings.records.overlay import Stamp
from proceedings.stamping.marks import Stamping, ToStamp, plan_stamps
from proceedings.stamping.measuring import Line, Measured
from proceedings.stamping.overlay import left_edge
from proceedings.stamping.wording import Wording, one_line
from proceedings.volume.folio import Folio, FolioRange
from proceedings.volume.paper import Paper
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

LONG = "A Very Long Title on Folios, Heads, and All the Things Between Them"


def ruler(lines: Sequence[Line]) -> list[Measured]:
    return [Measured(width=len(each.text) * 6.0) for each in lines]


def plan(volume: Volume, style: Style, paper: Paper, inspection: Inspection) -> Stamping:
    pages = FolioRange(Folio(6), len(inspection.pages))
    item = ToStamp(paper=paper, style=style, folios=pages, inspection=inspection)
    return plan_stamps(volume, [item], ruler)


def head(stamping: Stamping, page: int) -> list[Stamp]:
    return [stamp for stamp in stamping.papers[0].pages[page].stamps if stamp.name != "folio"]


def test_a_long_title_is_cut_at_a_word(
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    inspected: Callable[..., Inspection],
) -> None:
    done = plan(volume, styles["acm-sigconf"], make_paper(title=LONG), inspected([], []))
    title, conference = head(done, 1)
    assert title.text == "A Very Long Title on Folios, Heads…"
    assert LONG.startswith(title.text[:-1])
    gap = left_edge(conference.x, "right", conference.width) - (title.x + title.width)
    assert gap >= 12
    [note] = done.findings
    assert (note.rule, note.level) == ("stamp/shortened", Level.NOTE)
    assert "page 2" in note.message


@pytest.mark.parametrize(
    "title",
    [
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau",
        "การศึกษาหมึกบนกระดาษในหนังสือเก่าของประเทศไทย",
    ],
)
def test_what_has_no_words_is_cut_at_its_letters(
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    inspected: Callable[..., Inspection],
    title: str,
) -> None:
    done = plan(volume, styles["acm-sigconf"], make_paper(title=title), inspected([], []))
    cut = head(done, 1)[0].text
    assert title.startswith(cut[:-1])
    assert len(cut) > 20
    # A letter keeps its marks.
    assert not unicodedata.category(title[len(cut) - 1]).startswith("M")


def test_what_is_read_from_the_right_is_isolated(
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    inspected: Callable[..., Inspection],
) -> None:
    paper = make_paper("نועה דיואי", "سعاد المداد", title="האם הדיו יבש?")
    done = plan(volume, styles["acm-sigconf"], paper, inspected([], [], []))
    assert head(done, 1)[0].text == "\u2067האם הדיו יבש?\u2069"
    assert head(done, 2)[1].text == "\u2067نועה דיואי\u2069 and \u2067سعاد المداد\u2069"
    [again] = plan(
        volume,
        styles["acm-sigconf"],
        paper,
        inspected([], [MarginMark(kind="text", box=(54, 723, 90, 730), text="האם הדיו יבש?")]),
    ).papers
    assert [stamp.name for stamp in again.pages[1].stamps] == ["conference-line", "folio"]


def test_authors_take_their_shorter_form_first(
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    inspected: Callable[..., Inspection],
) -> None:
    paper = make_paper("Ada Sample", "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff")
    done = plan(volume, styles["acm-sigconf"], paper, inspected([], [], []))
    assert head(done, 2)[1].text == "Ada Sample et al."
    assert [finding.rule for finding in done.findings] == ["stamp/shortened"]


def test_a_head_that_fits_in_no_form_is_left_out(
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    inspected: Callable[..., Inspection],
) -> None:
    style = styles["acm-sigconf"]
    stamps = tuple(replace(each, width=9.0) if each.cut else each for each in style.stamps)
    paper = make_paper(title=LONG)
    done = plan(volume, replace(style, stamps=stamps), paper, inspected([], []))
    assert [stamp.name for stamp in head(done, 1)] == ["conference-line"]
    [warning] = done.findings
    assert (warning.rule, warning.level) == ("stamp/too-long", Level.WARNING)


def scaling_ruler(lines: Sequence[Line]) -> list[Measured]:
    return [Measured(width=len(each.text) * each.size) for each in lines]


def test_what_fits_in_no_form_is_set_smaller_down_to_the_floor(
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    inspected: Callable[..., Inspection],
) -> None:
    style = styles["acm-sigconf"]
    title = next(each for each in style.stamps if each.name == "title")
    narrow = replace(
        title, text="{{ full_title }}", shorter=("{{ title }}",), cut=False, least=5.0, width=110.0
    )
    paper = make_paper(title="A Title of Twenty-two")  # 21 letters: 110 points at 5.238
    only = replace(style, stamps=(narrow,))
    item = ToStamp(
        paper=paper, style=only, folios=FolioRange(Folio(6), 2), inspection=inspected([], [])
    )
    done = plan_stamps(volume, [item], scaling_ruler)
    [line] = head(done, 1)
    assert line.text == "A Title of Twenty-two"
    assert 5.0 <= line.size <= 110 / 21
    assert line.size > 110 / 21 - 0.25
    assert line.width <= 110
    assert [finding.rule for finding in done.findings] == ["stamp/shortened"]
    item = replace(item, style=replace(style, stamps=(replace(narrow, least=5.5),)))
    lost = plan_stamps(volume, [item], scaling_ruler)
    assert head(lost, 1) == []
    assert [finding.rule for finding in lost.findings] == ["stamp/too-long"]


def test_a_line_isnt_cut_for_a_neighbour_that_is_left_out(
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    inspected: Callable[..., Inspection],
) -> None:
    # In its smallest type the conference’s line fits alone, but beside no word of the title.
    style = styles["acm-sigconf"]
    small = tuple(
        replace(each, least=5.5) if each.name == "conference-line" else each
        for each in style.stamps
    )
    town = replace(
        volume.conference.place, city="Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogo"
    )
    far = replace(volume, conference=replace(volume.conference, place=town))
    item = ToStamp(
        paper=make_paper(title=f"{LONG}: {LONG}"),
        style=replace(style, stamps=small),
        folios=FolioRange(Folio(6), 2),
        inspection=inspected([], []),
    )
    done = plan_stamps(far, [item], scaling_ruler)
    [title] = head(done, 1)
    assert title.text.startswith("A Very Long Title on Folios, Heads, and All the Things")
    assert {one.rule for one in done.findings} == {"stamp/too-long", "stamp/shortened"}


def test_a_line_is_cut_before_it_is_set_smaller(
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    inspected: Callable[..., Inspection],
) -> None:
    style = styles["acm-sigconf"]
    stamps = tuple(replace(each, least=4.0) if each.cut else each for each in style.stamps)
    done = plan(volume, replace(style, stamps=stamps), make_paper(title=LONG), inspected([], []))
    title = head(done, 1)[0]
    assert title.text.endswith("…")
    assert title.size == 6.97


@given(title=st.lists(st.text("abcdefg", min_size=1, max_size=12), min_size=1, max_size=30))
def test_whatever_the_title_nothing_meets_and_nothing_leaves_the_margins(
    volume: Volume, styles: dict[str, Style], title: list[str]
) -> None:
    from proceedings.text.richtext import RichText
    from proceedings.volume.people import Author

    paper = Paper(id="p1", title=RichText(" ".join(title)), authors=(Author(mononym="X"),))
    item = ToStamp(paper=paper, style=styles["acm-sigconf"], folios=FolioRange(Folio(4), 2))
    line = plan_stamps(volume, [item], ruler).papers[0].pages[1].stamps[:-1]
    extents = sorted((left_edge(stamp.x, stamp.align, stamp.width), stamp.width) for stamp in line)
    assert "conference-line" in [stamp.name for stamp in line]
    assert all(left >= 53.79 and left + width <= 558.21 for left, width in extents)
    assert all(other[0] - (one[0] + one[1]) >= 12 for one, other in pairwise(extents))


def test_heads_keep_to_the_top_and_folios_to_the_bottom_of_another_size(
    volume: Volume,
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    inspected: Callable[..., Inspection],
) -> None:
    a4 = inspected([], [], size=(595.276, 841.89))
    done = plan(volume, styles["acm-sigconf"], make_paper(), a4)
    title, conference, folio = done.papers[0].pages[1].stamps
    assert (title.x, title.y) == pytest.approx((53.8, 841.89 - 67.35))
    assert conference.x == pytest.approx(595.276 - 53.8)
    assert (folio.x, folio.y) == pytest.approx((595.276 / 2 - 11, 29))


def test_a_placeholder_is_stamped_on_the_styles_page(
    volume: Volume, styles: dict[str, Style], make_paper: Callable[..., Paper]
) -> None:
    item = ToStamp(paper=make_paper(), style=styles["acm-sigconf"], folios=FolioRange(Folio(8), 2))
    [paper] = plan_stamps(volume, [item], ruler).papers
    assert [(page.width, page.height) for page in paper.pages] == [(612, 792)] * 2
    assert paper.pages[0].stamps[0].text == "8"


def test_the_volume_is_measured_in_one_go(
    volume: Volume, styles: dict[str, Style], make_paper: Callable[..., Paper]
) -> None:
    calls: list[int] = []

    def counting(lines: Sequence[Line]) -> list[Measured]:
        calls.append(len(lines))
        assert len(set(lines)) == len(lines)
        return ruler(lines)

    papers = [
        ToStamp(paper=make_paper(), style=styles["plain"], folios=FolioRange(Folio(first), 4))
        for first in (1, 5, 9)
    ]
    plan_stamps(volume, papers, counting)
    assert len(calls) == 1


@pytest.mark.parametrize(
    "template",
    [
        "{{ nothing }}",
        "{{ title.__class__.__mro__ }}",
        "{{ '%s' % title | nope }}",
        "{% for x in range(10000000) %}a{% endfor %}",
        "{{ 1 / 0 }}",
        "{{",
    ],
)
def test_a_styles_template_cant_do_harm(template: str) -> None:
    with pytest.raises(CannotStart):
        Wording().line(template, {"title": "T"}, Folio(1))


def test_lines_are_one_line_of_printable_text() -> None:
    assert one_line("  a\n\tb\x00\u0301c\u00a0d ") == "a b\u0301c\u00a0d"
    assert Wording().line("{{ title }} {{ folio }}", {"title": "<b>&#*_"}, Folio(7)) == "<b>&#*_ 7"
