"""The rights strip and the reference: their words, their places, and when they stay away."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from firstpages import lines, publish
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from proceedings.citation.rightsline import strip_clauses
from proceedings.metadata.styles import load_style
from proceedings.stamping.breaking import line_counts
from proceedings.stamping.marks import ToStamp
from proceedings.stamping.measuring import measure
from proceedings.stamping.notices import plan_notices
from proceedings.typesetting.press import Press
from proceedings.verification.notices import notice_faults
from proceedings.verification.spans import Leaf, Spot
from proceedings.verification.text import Printed
from proceedings.volume.book import Book, Isbns, Publisher
from proceedings.volume.folio import Folio, FolioRange
from proceedings.volume.paper import Paper
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

CONFERENCE = "KDD ’24, August 25–29, 2024, Barcelona, Spain"
ISBN = "ACM ISBN 979-8-4007-0490-1/24/08"
DOI = "https://doi.org/10.1145/3637528.3671486"
HELD = "Copyright held by the owner/author(s)."
ISSUED = (
    "This sentence stands where a permission statement would stand. It is long enough to take more "
    "lines than one, and is printed as it is, letter by letter, with nothing before or behind it."
)
MakePdf = Callable[..., Path]
Make = Callable[..., Paper]


@pytest.fixture(scope="module")
def book(volume: Volume) -> Volume:
    return replace(
        volume,
        book=Book(
            title="Proceedings of the 30th Conference on Sorting Books by Their Colour",
            publisher=Publisher(name="Association", short="ACM", place="New York, NY, USA"),
            published=volume.book.published,
            isbn=Isbns(electronic="979-8-4007-0490-1"),
        ),
        statements={RightsMode.RIGHTSRETAINED: ISSUED, RightsMode.ACMLICENSED: ISSUED},
    )


@pytest.fixture(scope="module")
def shipped() -> dict[str, Style]:
    found = {name: load_style(name, None) for name in ("acm-sigconf", "acm-sigplan", "acm-small")}
    assert not any(findings for _, findings in found.values())
    return {name: style for name, (style, _) in found.items() if style}


@pytest.fixture
def paper(make_paper: Make) -> Paper:
    return replace(make_paper("Ada Sample", "Ben Example"), doi="10.1145/3637528.3671486")


def column(
    canvas: Canvas, number: int, *, until: float = 420.0, x: float = 53.8, top: float = 698.35
) -> None:
    """Both columns of a page, the first ending at a height; on a small page one alone."""
    canvas.setFont("Times-Roman", 8.97)
    columns = ((x, until), (317.95, 84.65)) if x > 50 else ((x, until),)
    for left, end in columns:
        y = top
        while y >= end - 0.01:
            canvas.drawString(left, y, "text of the column that is here")
            y -= 10.96


def clauses(book: Volume, paper: Paper, **rights: object) -> list[str]:
    given = Rights(**rights)  # type: ignore[arg-type]
    return [one.text for one in strip_clauses(replace(book, rights=given), paper)]


def test_each_mode_says_what_the_class_prints(book: Volume, paper: Paper) -> None:
    say = partial(clauses, book, paper)
    below = [ISBN, DOI]
    held = [CONFERENCE, f"© 2024 {HELD}", *below]
    assert say(mode=RightsMode.RIGHTSRETAINED) == [ISSUED, *held]
    licensed = f"© 2024 {HELD} Publication rights licensed to ACM."
    assert say(mode=RightsMode.ACMLICENSED) == [ISSUED, CONFERENCE, licensed, *below]
    assert say(mode=RightsMode.NONE) == [CONFERENCE, f"2024. {ISBN}", DOI]
    assert say(mode=RightsMode.USGOV, statement="As issued.") == [
        *("As issued.", CONFERENCE, f"2024. {ISBN}", DOI)
    ]
    crown = "© 2024 Copyright Crown in Right of Canada."
    assert say(mode=RightsMode.CAGOV, statement="As issued.")[1:3] == [CONFERENCE, crown]
    assert say(mode=RightsMode.IW3C2W3, statement="As issued.")[2] == (
        "© 2024 IW3C2 (International World Wide Web Conference Committee), published under "
        "Creative Commons CC-BY 4.0 License."
    )
    names = {
        "CC-BY-4.0": "Attribution 4.0 International",
        "CC-BY-NC-SA-4.0": "Attribution-NonCommercial-ShareAlike 4.0 International",
        "CC-BY-NC-ND-4.0": "Attribution-NonCommercial-NoDerivatives 4.0 International",
        "CC0-1.0": "CC0 1.0 Universal",
    }
    for licence, name in names.items():
        text = f"This work is licensed under a Creative Commons {name} License."
        assert say(mode=RightsMode.CC, licence=licence) == [text, *held]
    assert clauses(book, replace(paper, doi=None), mode=RightsMode.NONE)[-1] == f"2024. {ISBN}"


# Baselines of the class's own pages, from the conference line down: acmart 1.88, measured.
@pytest.mark.parametrize(
    ("name", "size", "baselines", "rule"),
    [
        ("acm-sigconf", (612, 792), (109.36, 100.59, 92.62, 84.65), 8.80),
        ("acm-sigplan", (612, 792), (107.30, 96.34, 86.38, 76.41), 9.48),
        ("acm-small", (486, 720), (94.35, 83.39, 73.43, 63.46), 9.48),
    ],
)
def test_lines_stand_where_the_class_sets_them(
    press: Press,
    book: Volume,
    paper: Paper,
    shipped: dict[str, Style],
    make_pdf: MakePdf,
    name: str,
    size: tuple[int, int],
    baselines: tuple[float, ...],
    rule: float,
) -> None:
    style = shipped[name]
    assert style.strip
    bare = make_pdf("bare.pdf", draw=partial(column, x=style.strip.x, top=625), size=size)
    made = publish(press, book, style, paper, bare)
    assert (made.names, made.findings) == (["reference", "strip"], ())
    printed = {words: (y, x) for y, x, words in lines(made.path, right=316)}
    wanted = (CONFERENCE, f"© 2024 {HELD}", ISBN, DOI)
    for words, y in zip(wanted, baselines, strict=True):
        assert printed[words] == pytest.approx((y, style.strip.x), abs=0.1)
    [strip] = [one for one in made.notices if one.name == "strip"]
    assert strip.rule
    assert strip.rule.y - strip.paragraphs[0].y == pytest.approx(rule, abs=0.05)


def test_reference_stands_below_the_authors_last_line(
    press: Press, book: Volume, paper: Paper, shipped: dict[str, Style], make_pdf: MakePdf
) -> None:
    made = publish(press, book, shipped["acm-sigconf"], paper, make_pdf(draw=column))
    found = lines(made.path, right=316)
    at = next(i for i, (_, _, words) in enumerate(found) if words == "ACM Reference Format:")
    assert found[at - 1][0] - found[at][0] == pytest.approx(13.80, abs=0.5)
    assert found[at][0] - found[at + 1][0] == pytest.approx(9.96, abs=0.05)
    words = "".join(words for _, _, words in found[at + 1 :]).split("This sentence")[0]
    # Lines may break where words part, and within the address: no spaces are compared.
    assert words.replace(" ", "") == (
        "Ada Sample and Ben Example. 2024. On Folios. In Proceedings of the 30th Conference on "
        "Sorting Books by Their Colour (KDD ’24), August 25–29, 2024, Barcelona, Spain. ACM, New "
        f"York, NY, USA, 1 page. {DOI}"
    ).replace(" ", "")
    assert "\u00a0" not in PdfReader(made.path).pages[0].extract_text()


def test_where_a_templates_column_begins_elsewhere_both_begin_with_it(
    press: Press, book: Volume, paper: Paper, shipped: dict[str, Style], make_pdf: MakePdf
) -> None:
    source = make_pdf(draw=partial(column, x=63.0))
    made = publish(press, book, shipped["acm-sigconf"], paper, source)
    assert made.names == ["reference", "strip"]
    assert {round(one.x) for notice in made.notices for one in notice.paragraphs} == {63}


def figure(canvas: Canvas, number: int, *, box: tuple[float, float, float, float]) -> None:
    column(canvas, number)
    canvas.rect(*box, fill=1)


def test_beside_a_column_that_is_elsewhere_nothing_is_set(
    press: Press, book: Volume, shipped: dict[str, Style], paper: Paper, tmp_path: Path
) -> None:
    source = tmp_path / "narrow.pdf"
    canvas = Canvas(str(source), pagesize=(612, 792))
    canvas.setFont("Times-Roman", 10)
    for line in range(30):
        canvas.drawString(134, 650 - 12 * line, "a line of a page with wide margins on both sides")
    canvas.save()
    made = publish(press, book, shipped["acm-sigconf"], paper, source)
    assert made.names == []
    rules = sorted(finding.rule for finding in made.findings)
    assert rules == ["stamp/reference-no-room", "stamp/strip-no-room"]


@pytest.mark.parametrize(
    ("draw", "names", "told"),
    [
        # The column goes on to the foot.
        (partial(column, until=84.65), [], ["strip", "reference"]),
        # It ends above the strip, and leaves no room for the reference.
        (partial(column, until=190.0), ["strip"], ["reference"]),
        # A drawing in the strip's place; the reference has its own.
        (partial(figure, box=(100, 120, 50, 20)), ["reference"], ["strip"]),
        # One in the other column is in nobody's way.
        (partial(figure, box=(330, 120, 200, 200)), ["reference", "strip"], []),
    ],
)
def test_nothing_is_set_over_anything(
    press: Press,
    book: Volume,
    paper: Paper,
    shipped: dict[str, Style],
    make_pdf: MakePdf,
    draw: Callable[[object, int], None],
    names: list[str],
    told: list[str],
) -> None:
    made = publish(press, book, shipped["acm-sigconf"], paper, make_pdf(draw=draw))
    assert made.names == names
    assert [one.rule for one in made.findings] == [f"stamp/{name}-no-room" for name in told]


def with_strip(canvas: Canvas, number: int, *, rows: tuple[str, ...], y: float = 109.36) -> None:
    column(canvas, number)
    canvas.setFont("Times-Roman", 6.97)
    for row in rows:
        canvas.drawString(53.8, y, row.replace("’", "'").replace("–", "-"))
        y -= 8


def test_beside_a_strip_of_the_papers_own_none_is_set(
    press: Press, book: Volume, paper: Paper, shipped: dict[str, Style], make_pdf: MakePdf
) -> None:
    whole = (ISSUED[:60], CONFERENCE, f"© 2024 {HELD}", ISBN, DOI)
    made = publish(
        press,
        book,
        shipped["acm-sigconf"],
        paper,
        make_pdf(draw=partial(with_strip, rows=whole, y=117.0)),
    )
    assert (made.names, made.findings) == (["reference"], ())
    part = ("Permission to make digital or hard copies", CONFERENCE, f"© 2024 {HELD}")
    made = publish(
        press, book, shipped["acm-sigconf"], paper, make_pdf(draw=partial(with_strip, rows=part))
    )
    [found] = made.findings
    assert (made.names, found.rule) == (["reference"], "stamp/strip-incomplete")
    assert "without ISBN and DOI" in found.message


def test_a_conference_line_as_a_head_is_no_strip(
    press: Press, book: Volume, paper: Paper, shipped: dict[str, Style], make_pdf: MakePdf
) -> None:
    draw = partial(with_strip, rows=(CONFERENCE,), y=724.65)
    made = publish(press, book, shipped["acm-sigconf"], paper, make_pdf(draw=draw))
    assert made.names == ["reference", "strip"]


def test_a_reference_that_is_there_is_not_printed_twice(
    press: Press, book: Volume, paper: Paper, shipped: dict[str, Style], make_pdf: MakePdf
) -> None:
    draw = partial(with_strip, rows=("ACM Reference Format:", "Somebody. 2023."), y=400.0)
    made = publish(press, book, shipped["acm-sigconf"], paper, make_pdf(draw=draw))
    assert (made.names, made.findings) == (["strip"], ())


def test_without_the_publishers_wording_no_strip_is_made_up(
    press: Press, book: Volume, paper: Paper, shipped: dict[str, Style], make_pdf: MakePdf
) -> None:
    own = replace(book, rights=Rights(mode=RightsMode.ACMCOPYRIGHT))
    made = publish(press, own, shipped["acm-sigconf"], paper, make_pdf(draw=column))
    assert (made.names, made.findings) == (["reference"], ())


def test_a_style_may_leave_both_out(
    press: Press, book: Volume, paper: Paper, shipped: dict[str, Style], make_pdf: MakePdf
) -> None:
    style = shipped["acm-sigconf"]
    assert style.strip
    assert style.reference
    off = replace(
        style, strip=replace(style.strip, set=False), reference=replace(style.reference, set=False)
    )
    for one in (off, replace(style, refuse="It numbers its pages itself.")):
        assert publish(press, book, one, paper, make_pdf(draw=column)).names == []


def test_a_licence_has_its_badge_and_its_link(
    press: Press, book: Volume, paper: Paper, shipped: dict[str, Style], make_pdf: MakePdf
) -> None:
    own = replace(book, rights=Rights(mode=RightsMode.CC, licence="CC-BY-NC-ND-4.0"))
    made = publish(press, own, shipped["acm-sigconf"], paper, make_pdf(draw=column))
    annotations = [one.get_object() for one in PdfReader(made.path).pages[0]["/Annots"]]  # type: ignore[union-attr]
    uris = [str(one["/A"]["/URI"]) for one in annotations]
    licence = "https://creativecommons.org/licenses/by-nc-nd/4.0/legalcode"
    assert set(uris) == {DOI, licence}
    badge = next(one["/Rect"] for one, uri in zip(annotations, uris, strict=True) if uri == licence)
    width, height = badge[2] - badge[0], badge[3] - badge[1]
    assert (float(width), float(height)) == pytest.approx((42.47, 14.96), abs=0.1)
    assert all(one["/Contents"] == one["/A"]["/URI"] and one["/F"] == 4 for one in annotations)
    words = [words for _, _, words in lines(made.path, right=316)]
    assert {"CC", "BY-NC-ND"} <= set(words)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_links_lie_on_their_words_on_any_page(
    press: Press,
    book: Volume,
    paper: Paper,
    shipped: dict[str, Style],
    tmp_path: Path,
    rotation: int,
) -> None:
    source = tmp_path / "turned.pdf"
    with pikepdf.new() as pdf:
        size = (792, 612) if rotation in (90, 270) else (612, 792)
        pdf.add_blank_page(page_size=size)
        page = pdf.pages[0].obj
        page.MediaBox = pikepdf.Array([-20, 30, size[0] - 20, size[1] + 30])
        page.Rotate = rotation
        pdf.save(source)
    made = publish(press, book, shipped["acm-sigconf"], paper, source)
    assert "strip" in made.names
    document = pypdfium2.PdfDocument(made.path)
    text = document[0].get_textpage()
    for one in PdfReader(made.path).pages[0]["/Annots"]:  # type: ignore[union-attr]
        annotation = one.get_object()
        inside = text.get_text_bounded(*map(float, annotation["/Rect"])).strip()
        # A reference's address may go on on the next line, where its link has a second box.
        assert len(inside) > 8
        assert inside in annotation["/A"]["/URI"]
    document.close()


def test_letters_no_font_has_cost_the_reference_alone(
    press: Press, book: Volume, make_paper: Make, shipped: dict[str, Style], make_pdf: MakePdf
) -> None:
    paper = make_paper("漢 字", "Ben Example")
    made = publish(press, book, shipped["acm-sigconf"], paper, make_pdf(draw=column))
    [found] = made.findings
    assert (made.names, found.rule) == (["strip"], "stamp/missing-glyph")
    assert "漢 字" in found.message


def test_what_is_read_back_is_compared(
    press: Press, book: Volume, paper: Paper, shipped: dict[str, Style], make_pdf: MakePdf
) -> None:
    made = publish(press, book, shipped["acm-sigconf"], paper, make_pdf(draw=column))

    def faults(volume: Volume) -> list[str]:
        other = publish(press, volume, shipped["acm-sigconf"], paper, make_pdf(draw=column))
        notices = tuple((Spot(box=one.box, width=612), one) for one in other.notices)
        kept.write_bytes(written)
        with Printed(kept) as printed:
            found = notice_faults(printed, [(0, Leaf(label="11", owner="p1", notices=notices))])
            return [one.message for one in found]

    written, kept = made.path.read_bytes(), made.path.with_name("kept.pdf")
    assert faults(book) == []
    year = replace(book, book=replace(book.book, published=book.book.published.replace(year=2025)))
    assert len(faults(year)) == 2
    with pikepdf.open(io.BytesIO(written)) as pdf:
        del pdf.pages[0].obj.Annots
        bare = io.BytesIO()
        pdf.save(bare)
    written = bare.getvalue()
    assert ["no link" in message for message in faults(book)] == [True, True]


def test_names_from_right_to_left_keep_their_order(
    press: Press, book: Volume, make_paper: Make, shipped: dict[str, Style], make_pdf: MakePdf
) -> None:
    paper = make_paper("סעדיה כהן", "נועם לוי", "Ada Sample")
    made = publish(press, book, shipped["acm-sigconf"], paper, make_pdf(draw=column))
    [reference] = [one for one in made.notices if one.name == "reference"]
    notices = ((Spot(box=reference.box, width=612), reference),)
    with Printed(made.path) as printed:
        leaf = Leaf(label="11", owner="p1", notices=notices)
        assert list(notice_faults(printed, [(0, leaf)])) == []
    document = pypdfium2.PdfDocument(made.path)
    text = document[0].get_textpage()
    first, second = (
        text.get_charbox(text.get_text_range().index(letter))[0] for letter in ("ס", "נ")
    )
    document.close()
    assert first < second, "the first name stands left of the second"


def test_a_page_without_an_inspection_is_left_alone(
    press: Press, book: Volume, paper: Paper, shipped: dict[str, Style]
) -> None:
    item = ToStamp(paper=paper, style=shipped["acm-sigconf"], folios=FolioRange(Folio(1), 2))
    made = plan_notices(book, [item], partial(measure, press), partial(line_counts, press))
    assert (dict(made.notices), made.findings) == ({}, ())
