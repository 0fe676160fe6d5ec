"""PDFs against their records: what differs is told once with both spellings, noise never."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from checked_facts import GOOD, LETTER, STYLE

from proceedings.checks.run import check
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import (
    Address,
    FontFact,
    Inspection,
    Line,
    MarginMark,
    Sighting,
    Tool,
)
from proceedings.text.richtext import Markup, RichText
from proceedings.volume.book import Book, Isbns, Publisher
from proceedings.volume.conference import Conference, Venue
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.origins import Origins, Spot
from proceedings.volume.paper import Paper
from proceedings.volume.people import Affiliation, Author
from proceedings.volume.program import Program
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.style import StampRule
from proceedings.volume.volume import Volume

Match = Callable[..., list[Finding]]
FILLER = "We count the pages of old books and find that there are more than one would think. " * 6
AUTHORS = (
    Author(given="José", family="Pérez"),
    Author(given="Ada M.", family="Quill"),
    Author(given="Bo", particle="van der", family="Nib"),
)
PAPER = Paper(
    id="p1",
    title=RichText("Counting Folios: A Study of Books"),
    authors=AUTHORS,
    doi="10.5555/31.101",
)
VOLUME = Volume(
    conference=Conference(
        name="4th Invented Symposium on Ink",
        short="INK ’31",
        start=date(2031, 5, 2),
        end=date(2031, 5, 5),
        place=Venue(city="Quarto Bay", country="Papyria"),
    ),
    book=Book(
        title="Proceedings of the 4th Invented Symposium on Ink",
        publisher=Publisher(name="P"),
        published=date(2031, 5, 1),
        isbn=Isbns(electronic="978-0-00-043101-1", print="978-0-00-043102-8"),
    ),
    rights=Rights(mode=RightsMode.RIGHTSRETAINED),
    papers=(PAPER,),
    program=Program(),
    pages=FrontPages(),
)
TITLE = "Counting Folios:\nA Study of Books"
BYLINE = "José Pérez\nUniversity of Ink\nAda M. Quill\nInk Inc.\nBo van der Nib"
IMPRINT = (
    "ACM Reference Format:\nJosé Pérez, Ada M. Quill, and Bo van der Nib. 2031. Counting Folios: "
    "A\nStudy of Books. In Proceedings of the 4th Invented Symposium on Ink (INK\n’31), May 02–05, "
    "2031, Quarto Bay, Papyria. ACM, New York, NY, USA,\n4 pages. https://doi.org/10.5555/31.\n101\n"
    "Permission to make digital or hard copies of part or all of this work is granted.\n"
    "Copyrights for third-party components of this work must be honored. For all other\nuses, "
    "contact the owner/author(s).\nINK '31, May 2-5, 2031, Quarto Bay, Papyria\n"
    "© 2031 Copyright held by the owner/author(s).\nACM ISBN 978-0-00-043101-1/31/05.\n"
    "https://doi.org/10.5555/31.101\n"
)
SIGHTED = "leftover/template-text.acm"


def page(title: str = TITLE, byline: str = BYLINE, imprint: str = "") -> str:
    return f"{title}\n{byline}\nAbstract\n{FILLER}\n{imprint}1 Introduction\n{FILLER}"


@pytest.fixture
def match() -> Match:
    """The findings of the rules about a page 1 and its record."""

    def ask(
        text: str, *, volume: Volume = VOLUME, paper: dict[str, Any] | None = None, **facts: Any
    ) -> list[Finding]:
        changed = replace(volume, papers=(replace(volume.papers[0], **(paper or {})),))
        style = facts.pop("style", STYLE)
        return told(changed, {"p1": replace(GOOD, first_page=text, **facts)}, style)

    return ask


def told(volume: Volume, files: dict[str, Inspection], style: Any = STYLE) -> list[Finding]:
    origins = Origins(
        {
            ("papers", "p1", "title"): Spot("metadata/papers.yaml", 12, 5),
            ("papers", "p1", "authors", 0): Spot("metadata/papers.yaml", 14, 9),
        }
    )
    found = check(volume, files, dict.fromkeys(files, style), origins)
    return [finding for finding in found if finding.rule.startswith("match/")]


@pytest.mark.parametrize(
    "title",
    [
        "Counting Folios: A Study of Books",
        "Counting Folios\nA Study of Books∗",
        "COUNTING FOLIOS:\nA STUDY OF BOOKS",
        "Count-\ning Folios: A Stu\x02dy of Books",
        "Count ing Folios : A Study ofBooks†",
        "CountingFolios:AStudyofBooks",
    ],
)
def test_noise_in_a_title_is_no_difference(match: Match, title: str) -> None:
    assert match(page(title.replace("\x02", ""))) == []


@pytest.mark.parametrize(
    ("title", "marked", "written"),
    [
        ("Counting folios: A Study of Books", "[f]olios", "[F]olios"),
        ("Counting Folíos: A Study of Books", "Fol[í]os", "Fol[i]os"),
        ("Counting Folio: A Study of Books", "Folio:", "Folio[s]:"),
        ("Counting Folios? A Study of Books", "Folios[?]", "Folios[:]"),
        ("Counting Rectos: A Study of Books", "[Rectos]:", "[Folios]:"),
        ("Counting Folios: A Study of Books?", "Books[?]", "Books"),
        ("Counting All Folios: A Study of Books", "[All] Folios", "Counting Folios"),
    ],
)
def test_another_title_is_told_with_both_spellings(
    match: Match, title: str, marked: str, written: str
) -> None:
    (finding,) = match(page(title))
    assert (finding.rule, finding.level) == ("match/title", Level.WARNING)
    printed, recorded = finding.message.split(", the record ")
    assert marked in printed
    assert written in recorded
    assert "metadata/papers.yaml, line 12" in finding.fix
    assert (finding.place.paper, finding.place.page) == ("p1", 1)


def test_a_title_that_is_not_there_is_told_with_the_one_that_is(match: Match) -> None:
    (finding,) = match(page("Nothing at All"))
    assert finding.rule == "match/title"
    assert "it reads “Nothing at All”" in finding.message


def test_a_title_that_ends_early_takes_no_letters_of_the_names_below(match: Match) -> None:
    title = RichText("A Title With a Very Small Difference Indeed")
    text = page("A Title With a Very Small Differ-\nence", "Ada Sample\nBo Lindqvist")
    people = (Author(given="Ada", family="Sample"), Author(given="Bo", family="Lindqvist"))
    (finding,) = match(text, paper={"title": title, "authors": people})
    assert "the record “A Title With a Very Small Difference [Indeed]”" in finding.message
    assert "Ada" not in finding.message


def test_one_letter_of_old_fonts_is_two(match: Match) -> None:
    people = (Author(given="Søren", family="Đorđević"),)
    assert match(page(byline="Søren Ðorđević"), paper={"authors": people}) == []


def test_the_box_is_that_of_the_title(match: Match) -> None:
    lines = (
        Line(text="Counting folios:", box=(50, 700, 300, 720), size=18),
        Line(text="A Study of Books", box=(60, 680, 290, 699), size=18),
    )
    (finding,) = match(page("Counting folios:\nA Study of Books"), opening=lines)
    assert finding.place.box == (50, 680, 300, 720)


@pytest.mark.parametrize(
    "title", ["Bounds of n2 on H2O", "Bounds of 𝑛\n2\non H2O", "Bounds of n^2 on H\n2\nO"]
)
def test_formulas_may_be_set_in_any_way(match: Match, title: str) -> None:
    written = RichText(r"Bounds of $n^2$ on H$_2$O", Markup.LATEX)
    assert match(page(title), paper={"title": written}) == []


def test_a_scan_and_unknown_letters_say_nothing(match: Match) -> None:
    assert match("") == []
    assert match("A cover sheet") == []
    font = FontFact(name="F", kind="Type3", embedded=True, readable=False, pages=(1,))
    assert [one for one in match("xyz " * 200, fonts=(font,)) if one.rule[:5] == "match"] == []


@pytest.mark.parametrize(
    "byline",
    [
        "José Pérez1,2∗, Ada M. Quill3 and Bo van der Nib†",
        "Jose´ Pe´rez Ada M. Quill Bo van der Nib",
        "Jos´e P´erez\nAda M. Quill\nBo van der Nib",
        "Jose Perez ´ ´ and Ada M.\nQuill, Bo van der\nNib",
        "JOSÉ PÉREZ, ADA M. QUILL, BO VAN DER NIB",
        "Jose\u0301 Pe\u0301rez, Ada M. Quill, Bo van der Nib",
        "JoséPérez AdaM.Quill BovanderNib",
        "José PÉREZ; Ada M. QUILL; Bo VAN DER NIB",
    ],
)
def test_noise_in_a_byline_is_no_difference(match: Match, byline: str) -> None:
    assert match(page(byline=byline)) == []


@pytest.mark.parametrize(
    ("byline", "says"),
    [
        ("Jose Pérez, Ada M. Quill, Bo van der Nib", "“Jos[e] Pérez”, the record “Jos[é] Pérez”"),
        ("José Pérez, Ada M. Quill, Bo Van der Nib", "“Bo [V]an der Nib”, the record “Bo [v]an"),
        ("José Pérez, Ada Quill, Bo van der Nib", "“Ada Quill”, the record “Ada [M.] Quill”"),
        ("José Pérez, A. M. Quill, Bo van der Nib", "“A. M. Quill”, the record “[Ada] M. Quill”"),
        ("José Pérez, Ada M. Quil, Bo van der Nib", "“Ada M. Quil”, the record “Ada M. Quil[l]”"),
        ("José Pérez, Bo van der Nib", "no “Ada M. Quill”"),
        (
            "José Pérez, Bo van der Nib, Ada M. Quill",
            "the order Bo van der Nib, Ada M. Quill, the record Ada M. Quill, Bo van der Nib",
        ),
        ("José Pérez, Ada M. Quill, Cy Inkwell and Bo van der Nib", "“Cy Inkwell”, whom the"),
        ("Pérez José, Ada M. Quill, Bo van der Nib", "“Pérez José”, the record “José Pérez”"),
    ],
)
def test_another_byline_is_told_with_both_spellings(match: Match, byline: str, says: str) -> None:
    (finding,) = match(page(byline=byline))
    assert (finding.rule, finding.level) == ("match/authors", Level.WARNING)
    assert says in finding.message
    assert "metadata/papers.yaml" in finding.fix or "the record" in finding.fix


def test_a_byline_in_columns_is_read_as_it_is_seen(match: Match) -> None:
    text = page(byline="José Pérez\nBo van der Nib\nAda M. Quill")
    assert "the order" in match(text)[0].message
    seen = tuple(
        Line(text=name, box=(x, 600, x + 60, 610))
        for name, x in (("José Pérez", 80), ("Bo van der Nib", 400), ("Ada M. Quill", 240))
    )
    assert match(text, opening=seen) == []


def test_a_name_that_goes_on_in_the_next_line_is_no_stranger(match: Match) -> None:
    line = "José Pérez, Ada\nM. Quill, Bo van der Nib"
    assert match(page(byline=line)) == []


def test_all_differences_of_a_byline_are_one_finding(match: Match) -> None:
    (finding,) = match(page(byline="Jose Perez, Bo van der Nib"))
    assert "“Jos[e] P[e]rez”" in finding.message
    assert "no “Ada M. Quill”" in finding.message
    assert "metadata/papers.yaml, line 14" in finding.fix


def test_accents_that_the_record_lacks_are_told(match: Match) -> None:
    plain = (Author(given="Milos", family="Gasic"),)
    (finding,) = match(page(byline="Milos Gasic ˇ"), paper={"authors": plain})
    assert "the record “Milos Gasic”" in finding.message


def test_a_city_beside_the_names_is_no_author(match: Match) -> None:
    house = Affiliation(institution="Ink Institute", city="Quarto Bay")
    people = tuple(replace(one, affiliations=(house,)) for one in AUTHORS)
    line = "José Pérez, Ada M. Quill, Quarto Bay, Bo van der Nib, University of Ink"
    assert match(page(byline=line), paper={"authors": people}) == []


def test_an_anonymous_byline_is_told_by_its_own_rule(match: Match) -> None:
    assert match(page(byline="Anonymous Author(s)")) == []


def test_a_name_in_its_own_script_is_the_author(match: Match) -> None:
    from proceedings.volume.people import NativeName

    people = (Author(given="Soad", family="Midad", native=NativeName(name="سعاد المداد")),)
    assert match(page(byline="سعاد المداد"), paper={"authors": people}) == []


def test_the_imprint_of_the_class_fits(match: Match) -> None:
    assert match(page(imprint=IMPRINT)) == []
    assert match(page()) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "level", "says"),
    [
        ("31.\n101", "31.\n102", "doi", Level.ERROR, "the DOI 10.5555/31.102, the record 10.5555/"),
        ("043101-1", "043103-5", "isbn", Level.ERROR, "the ISBN 978-0-00-043103-5"),
        ("May 2-5", "May 9-12", "conference-line", Level.ERROR, "“INK '31, May 9-12, 2031, Quarto"),
        ("Symposium on Ink (", "Symposium on Wax (", "conference-line", Level.ERROR, "on Wax"),
        ("4 pages", "5 pages", "page-count", Level.WARNING, "counts 5 pages, the file has 4"),
        ("© 2031", "© 2030", "rights", Level.ERROR, "© 2030, the record © 2031"),
        (
            "third-party components of this work",
            "components of this work owned by others than ACM",
            "rights",
            Level.ERROR,
            "the statement of ACM's own copyright",
        ),
        (
            "owner/author(s).\nACM ISBN",
            "owner/author(s). Publication rights licensed to ACM.\nACM ISBN",
            "rights",
            Level.ERROR,
            "Publication rights licensed to ACM.” behind ©",
        ),
    ],
)
def test_another_imprint_is_told_with_both_texts(
    match: Match, old: str, new: str, rule: str, level: Level, says: str
) -> None:
    assert old in IMPRINT
    (finding,) = match(page(imprint=IMPRINT.replace(old, new)), tool=Tool.LATEX)
    assert (finding.rule, finding.level) == (f"match/{rule}", level)
    assert says in finding.message


def test_a_booktitle_that_is_broken_over_lines_is_the_same(match: Match) -> None:
    broken = IMPRINT.replace("Symposium on Ink (", "Sympo-\nsium on Ink (")
    assert match(page(imprint=broken)) == []
    (finding,) = match(page(imprint=broken.replace("on Ink (", "on Wax (")))
    assert "4th Invented Symposium on Wax" in finding.message


def test_a_line_to_paste_is_given(match: Match) -> None:
    (finding,) = match(page(imprint=IMPRINT.replace("31.101", "31.109")), tool=Tool.LATEX)
    assert "\\acmDOI{10.5555/31.101}" in finding.fix


def test_cited_numbers_are_not_the_papers_own(match: Match) -> None:
    cited = "References\n[1] Q. Ink. 2030. Wax. ISBN 978-3-16-148410-0.\ndoi: 10.5555/99.1\n"
    assert match(page(imprint=IMPRINT) + cited) == []
    assert match(page() + "as told in https://doi.org/10.5555/99.1 and elsewhere\n" + cited) == []


def test_a_doi_of_another_kind_of_page_is_read_at_a_line_s_start(match: Match) -> None:
    assert match(page(imprint="DOI: 10.5555/31.101\n")) == []
    (finding,) = match(page(imprint="DOI: 10.5555/31.999\n"))
    assert finding.rule == "match/doi"


def test_what_is_printed_after_a_doi_may_touch_it(match: Match) -> None:
    glued = IMPRINT.replace("10.5555/31.101\n", "10.5555/31.1011 Introduction\n")
    assert match(page(imprint=glued)) == []


def test_a_link_to_another_doi_is_told(match: Match) -> None:
    line = Line(text="https://doi.org/10.5555/31.101", box=(50, 80, 200, 90))
    wrong = Address(uri="https://doi.org/10.5555/31.100", page=1, box=(51, 81, 199, 89))
    facts = {"opening": (line,), "addresses": (wrong,)}
    (finding,) = match(page(imprint=IMPRINT), **facts)
    assert (finding.rule, finding.place.box) == ("match/doi", wrong.box)
    right = replace(wrong, uri="https://doi.org/10.5555/31.101")
    assert match(page(imprint=IMPRINT), opening=(line,), addresses=(right,)) == []


def test_a_template_s_imprint_is_left_to_its_own_rule(match: Match) -> None:
    sample = (
        IMPRINT.replace("10.5555/31.\n101", "XXXXXXX.XXXXXXX")
        .replace("10.5555/31.101", "XXXXXXX.XXXXXXX")
        .replace("978-0-00-043101-1/31/05.", "978-1-4503-XXXX-X/18/06")
        .replace(
            "INK '31, May 2-5, 2031, Quarto Bay, Papyria", "Conference’17, July 2017, Washington"
        )
        .replace("© 2031", "© 2018")
    )
    seen = (
        Sighting(sign=SIGHTED, text="Conference’17, July 2017, Washington", page=1),
        Sighting(sign=SIGHTED, text="978-1-4503-XXXX-X/18/06", page=1),
    )
    assert match(page(imprint=sample), sightings=seen) == []


def test_a_wrong_line_that_heads_repeat_is_told_by_the_heads_rule(match: Match) -> None:
    wrong = IMPRINT.replace("May 2-5", "May 9-12")
    mark = MarginMark(
        kind="text", box=(54, 720, 300, 730), text="INK ’31, May 9–12, 2031, Quarto Bay, Papyria"
    )
    pages = (LETTER, replace(LETTER, marks=(mark,)), LETTER, LETTER)
    head = StampRule(
        name="conference-line", on=("left",), text="x", font="sans", size=7.0, edge="top", y=67.0,
        side="left", x=54.0, align="left",
    )  # fmt: skip
    assert match(page(imprint=wrong), pages=pages, style=replace(STYLE, stamps=(head,))) == []
    assert len(match(page(imprint=wrong), pages=pages)) == 1


def test_a_licence_of_creative_commons_is_compared(match: Match) -> None:
    by = IMPRINT.replace(
        IMPRINT[IMPRINT.index("Permission") : IMPRINT.index("INK '31")],
        "This work is licensed under a Creative Commons Attribution-NonCommercial 4.0\n"
        "International License.\n",
    )
    volume = replace(VOLUME, rights=Rights(mode=RightsMode.CC, licence="CC-BY-NC-4.0"))
    assert match(page(imprint=by), volume=volume) == []
    other = replace(VOLUME, rights=Rights(mode=RightsMode.CC, licence="CC-BY-4.0"))
    (finding,) = match(page(imprint=by), volume=other)
    assert "the licence CC-BY-NC-4.0, the record CC-BY-4.0" in finding.message


# Whose file it is

TITLES = (
    "On the Weight of Ink",
    "A Short History of Glue",
    "Wax and What It Seals",
    "Efficient Paste",
)
FAMILIES = ("Quill", "Nib", "Folio", "Recto")


def volume_of(count: int = 4) -> Volume:
    papers = tuple(
        Paper(
            id=f"p{n}",
            title=RichText(TITLES[n]),
            authors=(Author(given="Ada", family=FAMILIES[n]), Author(given="Bo", family="Verso")),
        )
        for n in range(count)
    )
    return replace(VOLUME, papers=papers)


def file_of(n: int, **facts: Any) -> Inspection:
    text = page(TITLES[n], f"Ada {FAMILIES[n]}\nBo Verso")
    return replace(GOOD, sha256=f"{n}" * 64, first_page=text, **facts)


def test_files_in_their_places_say_nothing() -> None:
    assert told(volume_of(), {f"p{n}": file_of(n) for n in range(4)}) == []


def test_two_exchanged_files_are_one_finding_and_no_other_rule_speaks() -> None:
    files = {"p0": file_of(1), "p1": file_of(0), "p2": file_of(2), "p3": file_of(3)}
    volume = volume_of()
    papers = tuple(replace(one, doi=f"10.5555/31.20{n}") for n, one in enumerate(volume.papers))
    own = files["p0"].first_page + "\n".join(["", IMPRINT.replace("31.101", "31.201")])
    files["p0"] = replace(files["p0"], first_page=own.replace("31.\n101", "31.\n201"))
    (finding,) = told(replace(volume, papers=papers), files)
    assert (finding.rule, finding.level) == ("match/slot", Level.ERROR)
    assert "papers/p0.pdf and papers/p1.pdf are exchanged" in finding.message


def test_a_file_of_a_paper_that_has_none_is_named() -> None:
    files = {"p0": file_of(0), "p1": file_of(3), "p2": file_of(2)}
    (finding,) = told(volume_of(), files)
    assert finding.rule == "match/slot"
    assert (
        "papers/p1.pdf is not the paper 'p1', “A Short History of Glue”, but 'p3'"
        in finding.message
    )
    assert finding.place.paper == "p1"


def test_a_new_title_is_no_other_paper() -> None:
    renamed = replace(file_of(0), first_page=page("On the Heft of Ink", "Ada Quill\nBo Verso"))
    assert [one.rule for one in told(volume_of(), {"p0": renamed})] == ["match/title"]


def test_a_title_within_another_is_not_taken_for_it() -> None:
    volume = volume_of(2)
    longer = replace(volume.papers[1], title=RichText("On the Weight of Ink and Paper"))
    volume = replace(volume, papers=(volume.papers[0], longer))
    theirs = replace(
        file_of(1), first_page=page("On the Weight of Ink and Paper", "Ada Nib\nBo Verso")
    )
    assert told(volume, {"p0": file_of(0), "p1": theirs}) == []
    (finding,) = told(volume, {"p0": theirs})
    assert finding.rule == "match/slot"


def test_the_same_file_in_two_places_is_one_finding() -> None:
    (finding,) = told(volume_of(), {"p0": file_of(0), "p1": file_of(0)})
    assert (finding.rule, finding.level) == ("match/same-text", Level.ERROR)
    assert "papers/p0.pdf and papers/p1.pdf hold the same text: that of 'p0'" in finding.message
    assert finding.place.paper == "p1"


def test_the_same_words_in_other_bytes_are_the_same_text() -> None:
    sketch = tuple(range(1000, 1064))
    other = (*sketch[:62], 5000, 5001)
    files = {"p0": file_of(0, sketch=sketch), "p1": file_of(1, sketch=other)}
    (finding,) = told(volume_of(), files)
    assert finding.rule == "match/same-text"
    files["p1"] = file_of(1, sketch=(*sketch[:40], *range(5000, 5024)))
    assert told(volume_of(), files) == []
