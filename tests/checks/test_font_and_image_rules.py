"""Rules about fonts and pictures: what they say, of which pages, and how to mend it."""

from __future__ import annotations

from typing import Any

import pytest
from checked_facts import Ask

from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Box, FontFact, ImageFact, Tool

BOX: Box = (72.0, 500.0, 172.0, 512.0)


def font(name: str = "Arial", **facts: Any) -> FontFact:
    given = {"kind": "TrueType", "embedded": True, "pages": (3, 4), "text": "axis", "box": BOX}
    return FontFact(name=name, **(given | facts))


def image(dpi: float, page: int = 2, bits: int = 8) -> ImageFact:
    return ImageFact(page=page, box=(72, 300, 288, 444), width=300, height=200, dpi=dpi, bits=bits)


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1, found
    return found[0]


def test_fonts_that_are_well_say_nothing(ask: Ask) -> None:
    assert ask(fonts=(font(), font("Times", kind="Type1"))) == []


def test_a_missing_font_says_where_and_what_it_sets(ask: Ask) -> None:
    found = only(ask(fonts=(font(embedded=False),)))
    assert found.rule == "fonts/not-embedded"
    assert found.message.startswith(
        "Arial is a font that isn't in the file, used on pages 3–4 (“axis”):"
    )
    assert (found.place.page, found.place.box) == (3, BOX)


def test_many_missing_fonts_are_one_finding(ask: Ask) -> None:
    found = only(ask(fonts=tuple(font(name, embedded=False) for name in "ABCDEFG")))
    assert "A, B, C, D, E and 2 more are fonts that aren't in the file" in found.message
    assert found.evidence == "A, B, C, D, E, F, G"


@pytest.mark.parametrize(
    ("facts", "tool", "says"),
    [
        ({"tool": Tool.MATPLOTLIB}, Tool.LATEX, "pdf.fonttype"),
        ({"tool": Tool.OTHER}, Tool.LATEX, "Export the figures again"),
        ({}, Tool.WORD, "ISO 19005-1"),
        ({}, Tool.OTHER, "all fonts embedded"),
    ],
)
def test_how_to_mend_a_missing_font(
    ask: Ask, facts: dict[str, Tool], tool: Tool, says: str
) -> None:
    assert says in only(ask(fonts=(font(embedded=False, **facts),), tool=tool)).fix


def test_type_3_letters_are_told_once(ask: Ask) -> None:
    found = only(ask(fonts=(font("F1", kind="Type3"), font("F2", kind="Type3", pages=(7,)))))
    assert (found.rule, found.level) == ("fonts/type3", Level.WARNING)
    assert "F1 and F2 are fonts" in found.message
    assert "pages 3–4, 7" in found.message


def test_type_3_of_plots_is_mended_in_the_plots(ask: Ask) -> None:
    found = only(ask(fonts=(font(kind="Type3", tool=Tool.MATPLOTLIB),), tool=Tool.LATEX))
    assert 'plt.rcParams["pdf.fonttype"] = 42' in found.fix
    assert ask(fonts=(font(kind="Type3", pages=()),)) == []


def test_letters_that_are_no_text(ask: Ask) -> None:
    found = only(ask(fonts=(font("Sym", readable=False),), tool=Tool.LATEX))
    assert found.rule == "fonts/no-unicode"
    assert "can't be searched" in found.message
    assert "glyphtounicode" in found.fix


@pytest.mark.parametrize(
    ("dpi", "bits", "levels"),
    [
        (301, 8, []),
        (299, 8, [Level.NOTE]),
        (151, 8, [Level.NOTE]),
        (149, 8, [Level.WARNING]),
        (599, 1, [Level.NOTE]),
        (299, 1, [Level.WARNING]),
        (601, 1, []),
    ],
)
def test_how_fine_a_picture_is(ask: Ask, dpi: float, bits: int, levels: list[Level]) -> None:
    assert [one.level for one in ask(images=(image(dpi, bits=bits),))] == levels


def test_the_coarsest_picture_is_shown(ask: Ask) -> None:
    found = only(ask(images=(image(140), image(72, page=5), image(100, page=5))))
    assert found.place.page == 5
    assert "3 pictures have" in found.message
    assert "pages 2, 5" in found.message
    assert (
        "the coarsest, on page 5, has 300 × 200 pixels on 3.0 × 2.0 inches, 72 an inch instead"
        in (found.message)
    )


def test_fonts_without_a_name_are_said_so(ask: Ask) -> None:
    nameless = FontFact(name="a font without a name", kind="Type3", embedded=True, pages=(1,))
    (finding,) = ask(fonts=(nameless,))
    assert finding.message.startswith("A font without a name is one of the kind Type 3, which")


def test_a_fix_for_pdftex_is_not_said_of_another_tex(ask: Ask) -> None:
    font = FontFact(name="Serif", kind="Type0", embedded=True, readable=False, pages=(1,))
    (finding,) = ask(fonts=(font,), tool=Tool.LATEX, producer="pdfTeX-1.40.24")
    assert "glyphtounicode" in finding.fix
    (finding,) = ask(fonts=(font,), tool=Tool.LATEX, producer="xdvipdfmx (20220710)")
    assert "glyphtounicode" not in finding.fix
