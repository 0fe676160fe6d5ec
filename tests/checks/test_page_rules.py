"""Pages up to the references, and lines out of the style's block."""

from __future__ import annotations

from dataclasses import replace

import pytest
from checked_facts import GOOD, LETTER, STYLE, Ask
from read_pages import seen

from proceedings.checks.page.count import check as count
from proceedings.checks.page.size import check as size
from proceedings.checks.subject import PaperSubject
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import (
    Box,
    MarginMark,
    NumberedLines,
    PageFacts,
    Sighting,
    Stray,
    Tool,
)
from proceedings.volume.origins import Origins
from proceedings.volume.style import TextBlock
from proceedings.volume.volume import PageLimit, Volume

TOP: Box = (54.0, 700.0, 130.0, 710.0)
MIDDLE: Box = (54.0, 400.0, 130.0, 410.0)
HIGH: Box = (54.0, 640.0, 130.0, 650.0)
RIGHT: Box = (318.0, 700.0, 390.0, 710.0)

FREE = PageLimit(max=8, free="references")
BOTH = PageLimit(max=8, free="references+appendix")


def heading(page: int, box: Box | None = TOP, name: str = "References") -> tuple[Sighting, ...]:
    sign = "references" if name == "References" else "appendix"
    return (Sighting(sign=f"page/count.{sign}", text=name, line=name, page=page, box=box),)


@pytest.mark.parametrize(
    ("sightings", "limit"),
    [
        (heading(9), FREE),
        (heading(8, MIDDLE), FREE),
        (heading(8, RIGHT), FREE),
        ((*heading(9), *heading(10, TOP, "Appendix A")), BOTH),
        ((*heading(9, TOP, "Appendix A"), *heading(10)), BOTH),
    ],
)
def test_what_is_free_does_not_count(
    ask: Ask, sightings: tuple[Sighting, ...], limit: PageLimit
) -> None:
    assert ask(pages=(LETTER,) * 11, limit=limit, sightings=sightings) == []


@pytest.mark.parametrize(
    ("sightings", "limit", "says"),
    [
        (heading(10), FREE, "9 of the 11 pages count: the references begin on page 10; Full"),
        (heading(9, MIDDLE), FREE, "9 of the 11 pages count: the references begin on page 9;"),
        (heading(9, RIGHT), FREE, "9 of the 11 pages count"),
        ((*heading(8), *heading(9, TOP, "Appendix A")), FREE, "10 of the 11 pages count"),
        ((*heading(10), *heading(11, TOP, "Appendix A")), BOTH, "9 of the 11 pages count"),
    ],
)
def test_pages_that_count_are_counted(
    ask: Ask, sightings: tuple[Sighting, ...], limit: PageLimit, says: str
) -> None:
    (finding,) = ask(pages=(LETTER,) * 11, limit=limit, sightings=sightings)
    assert (finding.rule, finding.level) == ("page/count", Level.ERROR)
    assert says in finding.message
    assert "Full Papers allows 8 and references" in finding.message
    assert finding.place.box is not None


@pytest.mark.parametrize("box", [HIGH, None])
def test_a_heading_that_may_be_the_top_is_a_warning(ask: Ask, box: Box | None) -> None:
    (finding,) = ask(pages=(LETTER,) * 10, limit=FREE, sightings=heading(9, box))
    assert finding.level is Level.WARNING
    assert "9 of the 10 pages may count" in finding.message
    assert ask(pages=(LETTER,) * 10, limit=FREE, sightings=heading(8, box)) == []


def test_without_a_heading_an_excess_is_a_warning(ask: Ask) -> None:
    (finding,) = ask(pages=(LETTER,) * 9, limit=FREE)
    assert (finding.level, finding.place.page) == (Level.WARNING, None)


def test_an_appendix_may_have_references_of_its_own(ask: Ask) -> None:
    sightings = (*heading(9), *heading(10, TOP, "Appendix A"), *heading(12))
    assert ask(pages=(LETTER,) * 12, limit=BOTH, sightings=sightings) == []


def test_the_style_tells_where_the_top_is(volume: object, ask: Ask) -> None:
    block = TextBlock(left=54, right=54, top=140, bottom=84)

    def counted(box: Box) -> list[Finding]:
        from checked_facts import GOOD

        from proceedings.volume.volume import Volume

        assert isinstance(volume, Volume)
        book = replace(volume, tracks=(replace(volume.tracks[0], pages=FREE),))
        return list(
            count(
                PaperSubject(
                    inspection=replace(GOOD, pages=(LETTER,) * 10, sightings=heading(9, box)),
                    style=replace(STYLE, block=block),
                    volume=book,
                    paper=book.papers[0],
                    origins=Origins(),
                )
            )
        )

    assert counted(HIGH) == []  # 650 of 792 points: the first line of such a block
    assert [one.level for one in counted((54.0, 590.0, 130.0, 600.0))] == [Level.ERROR]


@pytest.mark.parametrize(
    "line",
    [
        *("References", "REFERENCES", "7 References", "7. References", "2References"),
        *("Bibliography", "Literatur", "Literaturverzeichnis", "Références", "参考文献"),
        *("V. REFERENCES", "Works Cited", "Bibliografía"),
    ],
)
def test_headings_of_references(line: str) -> None:
    (one,) = seen(f"the last words.\n{line}\n[1] A. Quill")
    assert one.sign == "page/count.references"


@pytest.mark.parametrize(
    "line",
    ["references", "the References", "References are", "literature", "4.8 References of old"],
)
def test_lines_of_prose_are_no_headings(line: str) -> None:
    assert seen(f"the last words\n{line}\nand more") == ()


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Appendix", True),
        ("A Appendix: Examples", True),
        ("APPENDIX A. PROOFS", True),
        ("Supplementary Material", True),
        ("Appendix A for details", False),
        ("Appendix B.", False),
    ],
)
def test_headings_of_appendices(line: str, is_one: bool) -> None:
    signs = [one.sign for one in seen(f"words\n{line}\nwords")]
    assert signs == (["page/count.appendix"] if is_one else [])


def stray(page: int, beyond: float, side: str = "right", text: str = "a long line") -> Stray:
    return Stray(page=page, box=(54, 300, 570, 310), text=text, beyond=beyond, side=side)


def test_the_worst_line_out_of_the_block_is_shown(ask: Ask) -> None:
    (finding,) = ask(strays=(stray(2, 3.0), stray(4, 12.4), stray(3, 5.0)), tool=Tool.LATEX)
    assert (finding.rule, finding.level) == ("page/outside-block", Level.WARNING)
    assert finding.message == (
        "3 lines reach out of the text block (pages 2–4); the worst, on page 4, 12 points beyond"
        " the right edge: «a long line»."
    )
    assert (finding.place.page, finding.place.box) == (4, (54, 300, 570, 310))
    assert "Overfull" in finding.fix
    (finding,) = ask(strays=(stray(2, 3.0, "top"),))
    assert finding.message.startswith("A line on page 2 reaches 3 points above the top")


def test_an_index_of_a_formula_in_the_last_line_hangs_out(ask: Ask) -> None:
    assert ask(strays=(stray(2, 3.0, "bottom", "𝑖=0"),)) == []


def test_pages_off_size_are_told_only_where_they_stay_so(ask: Ask, volume: Volume) -> None:
    a4 = (PageFacts(width=595.28, height=841.89),) * 3
    assert "page/size" in [one.rule for one in ask(pages=a4)]
    laid = PaperSubject(
        volume=replace(volume, off_size="centre"),
        paper=volume.papers[0],
        inspection=replace(GOOD, pages=a4),
        style=STYLE,
        origins=Origins({}),
    )
    assert list(size(laid)) == []


def test_what_a_line_number_or_a_turned_page_does_is_told_elsewhere(ask: Ask) -> None:
    columns = tuple(
        NumberedLines(page=page, box=(36, 80, 60, 700), first=1, last=50, count=50)
        for page in (1, 2, 3, 4)
    )
    lines = (stray(1, 18.0, "left", "001 1 Introduction"), stray(2, 4.0, "left", "1 Introduction"))
    wide = tuple(replace(one, box=(36, 300, 300, 310)) for one in lines)
    assert [one.rule for one in ask(strays=wide, numbered=columns)] == ["leftover/review-version"]
    last = (replace(wide[0], page=4, text="318"),)
    assert [one.rule for one in ask(strays=last, numbered=columns[:3])] == [
        "leftover/review-version"
    ]
    (finding,) = ask(strays=wide)
    assert finding.rule == "page/outside-block"
    turned = replace(LETTER, rotation=180, askew=True)
    found = ask(pages=(LETTER, turned, LETTER), strays=(stray(2, 18.0, "bottom"),))
    assert [one.rule for one in found] == ["page/rotated"]


def mark(text: str, y: float = 40.0, kind: str = "text") -> MarginMark:
    return MarginMark(kind=kind, text=text, box=(300, y, 330, y + 8))


def test_a_page_with_its_number_alone_is_blank(ask: Ask) -> None:
    text = replace(LETTER, marks=(mark("A Running Head", 740), mark("1")))
    bare = replace(text, bodiless=True, marks=(mark("A Running Head", 740), mark("2")))
    (finding,) = ask(pages=(text, text, bare))
    assert finding.rule == "page/blank"
    assert finding.message == "Page 3 has nothing on it but head or page number."
    last = replace(bare, marks=(mark("Sheds. Press of Sheds, 2029.", 700), mark("2")))
    assert ask(pages=(text, text, last)) == []
    assert ask(pages=(text, replace(bare, marks=(mark("", 700, "ink"),)))) == []


def test_typst_is_told_a_size_in_its_words(ask: Ask) -> None:
    (finding,) = ask(pages=(replace(LETTER, width=595.28, height=841.89),) * 4, tool=Tool.TYPST)
    assert finding.fix == 'Write #set page(paper: "us-letter") and compile again.'
