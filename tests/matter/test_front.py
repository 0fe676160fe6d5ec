from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from proceedings.errors import PressError
from proceedings.findings.finding import Level
from proceedings.matter.back import set_back
from proceedings.matter.front import set_front
from proceedings.records.matter import Opening
from proceedings.text.richtext import Markup, RichText
from proceedings.typesetting.press import Press
from proceedings.volume.frontpages import Committee, Cover, Prose, Reviewers, Role
from proceedings.volume.people import Person
from proceedings.volume.style import Style
from proceedings.volume.volume import Numbering

from .conftest import (
    LETTERS,
    PAPERS,
    a_plan,
    a_volume,
    author,
    changed,
    labels,
    links,
    paper,
    texts,
)


def test_kinds_stand_in_the_order_of_the_list(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    volume = changed(a_volume(), front=("contents", "committees", "welcome", "title-page"))
    out = tmp_path / "front.pdf"
    set_front(press, folder, volume, style, a_plan(volume), output=out)
    words = "\n".join(texts(out))
    places = [words.index(word) for word in ("Ink\nMaking", "Organisers\n", "We thank", "Gathered")]
    assert places == sorted(places)


def test_front_is_numbered_from_i_after_an_unnumbered_cover(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    volume = a_volume()
    out = tmp_path / "front.pdf"
    matter = set_front(press, folder, volume, style, a_plan(volume), output=out)
    assert matter.unnumbered == 1
    assert labels(out)[1:5] == ["i", "ii", "iii", "iv"]
    pages = texts(out)
    assert matter.pages == len(pages)
    # Half-title, its back, title and copyright page count but show no folio; the letter does.
    assert not any(page.rstrip().endswith(("\ni", "\nii", "\niii", "\niv")) for page in pages[:5])
    assert "Printed verbatim." in pages[4]
    assert pages[5].rstrip().endswith("v")


@pytest.mark.parametrize("committees", [1, 2])
def test_a_long_office_stands_one_level_below_its_committee(
    press: Press, folder: Path, style: Style, tmp_path: Path, committees: int
) -> None:
    """PDF/UA refuses a skipped level, and with it the whole front matter."""
    members = tuple(Person(given="Ada", family=f"Sample {number}") for number in range(12))
    one = Committee(title="Programme Committee", roles=(Role(role="Members", members=members),))
    volume = a_volume()
    pages = replace(volume.pages, front=("committees",), committees=(one,) * committees)
    out = tmp_path / "front.pdf"
    volume = replace(volume, pages=pages)
    set_front(press, folder, volume, style, a_plan(volume), output=out)
    assert "Sample 11" in texts(out)[0]


@pytest.mark.parametrize("first", [1, 2, 6737, 6738])
def test_roman_pages_end_so_that_odd_folios_are_right_hand_pages(
    press: Press, folder: Path, style: Style, tmp_path: Path, first: int
) -> None:
    for front in (("welcome",), ("welcome", "committees")):
        volume = changed(a_volume(), front=front)
        plan = a_plan(volume, first=first)
        out = tmp_path / "front.pdf"
        matter = set_front(press, folder, volume, style, plan, output=out)
        assert (matter.pages - (first - 1)) % 2 == 0
        assert matter.pages - len(front) in (0, 1)


def test_one_sequence_continues_in_arabic_and_fills_the_leaf(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    volume = replace(a_volume(), numbering=Numbering(first=101, front="continuous", blank="Blank."))
    volume = changed(volume, front=("cover", "welcome"))
    out = tmp_path / "front.pdf"
    matter = set_front(press, folder, volume, style, a_plan(volume), output=out)
    assert labels(out)[1:] == ["101", "102"]
    assert (matter.pages, matter.unnumbered) == (3, 1)
    assert texts(out)[-1].strip() == "Blank."


def test_contents_name_each_paper_with_folio_authors_and_link(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    volume = changed(a_volume(), front=("contents",))
    out = tmp_path / "front.pdf"
    set_front(press, folder, volume, style, a_plan(volume, pages=9), output=out)
    words = "\n".join(texts(out))
    assert LETTERS in words
    assert "Zoë Ångström, Marit van der Papier" in words
    assert "Session chair: Ondřej Kalamář" in words
    found = links(out)
    assert {f"proceedings:paper/{one.id}" for one in PAPERS} | {"proceedings:back/0"} == set(found)
    lines = [line for line in words.splitlines() if ". . ." in line]
    folios = [line.rsplit(maxsplit=1)[-1] for line in lines]
    assert folios == ["1", "10", "19", "28", "37"]


def test_contents_name_what_begins_in_the_back_matter_and_on_which_page(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    volume = changed(a_volume(), front=("contents",), back=("welcome", "author-index"))
    back = set_back(press, folder, volume, style, a_plan(volume), output=tmp_path / "back.pdf")
    assert back.openings == (
        Opening(title="Welcome to the Mill", page=0),
        Opening(title="Author Index", page=1),
    )
    plan = replace(a_plan(volume), openings=back.openings)
    out = tmp_path / "front.pdf"
    set_front(press, folder, volume, style, plan, output=out)
    lines = [line for line in "\n".join(texts(out)).splitlines() if ". . ." in line]
    assert [(line[:7], line[-2:]) for line in lines[-2:]] == [("Welcome", "13"), ("Author ", "14")]
    assert links(out)[-2:] == ["proceedings:back/0", "proceedings:back/1"]


def test_marks_in_titles_are_set_and_not_printed(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    title = RichText("The *slow* ink of `iron` and **oak**", Markup.MARKDOWN)
    volume = changed(a_volume((replace(PAPERS[0], title=title), PAPERS[3])), front=("contents",))
    out = tmp_path / "front.pdf"
    set_front(press, folder, volume, style, a_plan(volume), output=out)
    assert "The slow ink of iron and oak . ." in "\n".join(texts(out))


def test_headings_are_bookmarks_and_contents_a_table_of_contents(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    volume = a_volume()
    out = tmp_path / "front.pdf"
    set_front(press, folder, volume, style, a_plan(volume), output=out)
    with pikepdf.open(out) as pdf:
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
            assert not any(item.children for item in outline.root)
        kinds = [
            str(item.get("/S")) for item in pdf.objects if isinstance(item, pikepdf.Dictionary)
        ]
        assert str(pdf.Root.Lang) == "en"
    assert titles == ["Welcome to the Mill", "Organisers", "Contents"]
    # An entry for each paper, for the welcome and the committee before them, the index behind.
    assert kinds.count("/TOCI") == len(PAPERS) + 3


def test_same_inputs_give_the_same_bytes(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    volume = a_volume()
    files = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for out in files:
        set_front(press, folder, volume, style, a_plan(volume), output=out)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_what_has_no_content_or_no_page_is_told(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    volume = changed(
        a_volume(),
        front=("welcome", "talks", "paper-list"),
        reviewers=(Reviewers(),),
        prose=(*a_volume().pages.prose, Prose(id="sizing", file="metadata/front/welcome.md")),
    )
    matter = set_front(press, folder, volume, style, a_plan(volume), output=tmp_path / "f.pdf")
    told = {finding.rule: finding for finding in matter.findings}
    assert "talks" in told["front/no-content"].message
    assert told["front/no-content"].level is Level.NOTE
    assert "paper-list" in told["front/kind-unavailable"].message
    unlisted = [one.message for one in matter.findings if one.rule == "front/unlisted-content"]
    assert [message.split()[4] for message in unlisted] == [
        "committees,",
        "reviewers,",
        "prose:sizing,",
    ]


def test_a_letter_no_font_has_is_an_error_that_names_whose_it_is(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    papers = (paper("cjk", "Sheets", author("漢", "Duběnková")), *PAPERS)
    volume = changed(a_volume(papers), front=("contents",))
    out = tmp_path / "front.pdf"
    matter = set_front(press, folder, volume, style, a_plan(volume), output=out)
    finding = next(one for one in matter.findings if one.rule == "front/no-glyph")
    assert finding.level is Level.ERROR
    assert finding.place.paper == "cjk"
    assert "漢 (U+6F22)" in finding.message
    assert "漢 Duběnková" in finding.message
    assert "[U+6F22] Duběnková" in "\n".join(texts(out))


def test_prose_that_is_missing_or_outside_is_an_error_and_the_rest_is_set(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    outside = tmp_path.parent / "outside.md"
    outside.write_text("secret", "utf-8")
    (folder / "link.md").symlink_to(outside)
    volume = changed(
        a_volume(),
        front=("foreword", "prose:link", "welcome"),
        prose=(
            *a_volume().pages.prose,
            Prose(id="foreword", file="none.md"),
            Prose(id="link", file="link.md"),
        ),
    )
    out = tmp_path / "front.pdf"
    matter = set_front(press, folder, volume, style, a_plan(volume), output=out)
    refused = [one.place.file for one in matter.findings if one.rule == "front/unreadable-file"]
    assert refused == ["none.md", "link.md"]
    words = "\n".join(texts(out))
    assert "We thank all." in words
    assert "secret" not in words


def test_the_chairs_template_is_used_in_place_of_ours(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    (folder / "templates").mkdir()
    own = '#import "style.typ": *\n#let set-kind(it, kind) = [My half-title: #it.title]\n'
    (folder / "templates" / "half-title.typ").write_text(own, "utf-8")
    volume = changed(a_volume(), front=("half-title",))
    out = tmp_path / "front.pdf"
    set_front(press, folder, volume, style, a_plan(volume), output=out)
    assert texts(out)[0].startswith("My half-title: Proceedings")


def test_a_fault_in_the_chairs_template_is_told_with_its_line(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    (folder / "templates").mkdir()
    (folder / "templates" / "half-title.typ").write_text("#let set-kind(it, kind) = [\n#nope]\n")
    volume = changed(a_volume(), front=("half-title",))
    with pytest.raises(PressError, match=r"half-title\.typ, line 2"):
        set_front(press, folder, volume, style, a_plan(volume), output=tmp_path / "f.pdf")


def test_a_cover_made_elsewhere_is_laid_under_the_page(
    press: Press, folder: Path, style: Style, tmp_path: Path, make_pdf
) -> None:
    make_pdf("cover.pdf", size=(595, 842), folder=folder)
    volume = changed(a_volume(), front=("cover",), cover=Cover(file="cover.pdf", alt="A red plate"))
    out = tmp_path / "front.pdf"
    matter = set_front(press, folder, volume, style, a_plan(volume), output=out)
    # A blank page may follow: with the papers at 1 no numbered page is needed.
    assert (matter.pages, matter.unnumbered) == (1, 1)
    assert texts(out)[0].strip() == "Page 1 of cover.pdf"
    with pikepdf.open(out) as pdf:
        alts = [str(item.Alt) for item in pdf.objects if "/Alt" in _keys(item)]
    assert alts == ["A red plate"]


def test_a_cover_that_is_no_pdf_is_an_error(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    (folder / "cover.pdf").write_bytes(b"no PDF")
    volume = changed(a_volume(), front=("cover",), cover=Cover(file="cover.pdf"))
    matter = set_front(press, folder, volume, style, a_plan(volume), output=tmp_path / "f.pdf")
    assert [one.rule for one in matter.findings if one.level is Level.ERROR] == [
        "front/unreadable-file"
    ]


def _keys(item: object) -> list[str]:
    return list(item.keys()) if isinstance(item, pikepdf.Dictionary) else []


def test_no_word_of_a_title_is_so_long_that_it_leaves_the_page(
    press: Press, folder: Path, style: Style, tmp_path: Path
) -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
    volume = changed(
        a_volume((paper("long", word, author("A", "B")), *PAPERS[1:])), front=("contents",)
    )
    out = tmp_path / "front.pdf"
    set_front(press, folder, volume, style, a_plan(volume), output=out)
    page = pypdfium2.PdfDocument(str(out))[0].get_textpage()
    right = max(page.get_charbox(index)[2] for index in range(page.count_chars()))
    assert right <= 612 * 0.85 + 0.5


@pytest.mark.parametrize(
    ("number", "title", "printed"),
    [
        ("2", "Proceedings", True),
        ("2", "Proceedings, Volume 2", False),
        ("Supplement", "Proceedings", False),
    ],
)
def test_a_bare_volume_number_is_set_after_its_word(
    press: Press, folder: Path, style: Style, tmp_path: Path, number: str, title: str, printed: bool
) -> None:
    volume = changed(a_volume(), front=("title-page",))
    volume = replace(volume, book=replace(volume.book, title=title, volume=number))
    out = tmp_path / "front.pdf"
    set_front(press, folder, volume, style, a_plan(volume), output=out)
    lines = texts(out)[0].splitlines()
    assert ("Volume 2" in lines) is printed
    assert ("Supplement" in lines) is (number == "Supplement")
    assert "2" not in lines
