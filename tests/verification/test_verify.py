"""A sound volume passes; each way to spoil one is told."""

from __future__ import annotations

from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from pypdf.errors import PdfReadError

from proceedings.findings.finding import Level
from proceedings.verification.bibtex import bibtex_faults
from proceedings.verification.reader import VolumeReader
from proceedings.verification.spans import Spot
from proceedings.volume.folio import Folio, FolioRange

SPOT = Spot(box=(285, 26, 320, 38), width=612)
"""Where the papers print their folios."""


def content(page) -> bytes:
    """A page's content as one stream."""
    page.contents_coalesce()
    return page.Contents.read_bytes()


def test_a_sound_volume_passes_every_check(made):
    verified = made.verify()
    assert verified.findings == ()
    said = "\n".join(verified.checks)
    for words in (
        "8 pages",
        "8 page labels",
        "6 links of papers within their own paper, 2 of front",
        "10 bookmarks",
        "16 tags",
        "6 folios",
        "2 single papers",
        "2 BibTeX entries",
    ):
        assert words in said


def move_link(pdf):
    pdf.pages[2].Annots[0].Dest = Array([pdf.pages[6].obj, Name.Fit])


def lose_link(pdf):
    del pdf.pages[2].Annots[0].Dest


def kill_link(pdf):
    pdf.pages[2].Annots[0].Dest = String("gone")


def swap_entries(pdf):
    one, two = pdf.pages[1].Annots
    one.Dest, two.Dest = two.Dest, one.Dest


def second_page(pdf):
    pdf.pages[1].Annots[0].Dest = Array([pdf.pages[3].obj, Name.Fit])


def press_link(pdf):
    link = pdf.pages[1].Annots[0]
    del link.Dest
    link.A = Dictionary(S=Name.URI, URI=String("proceedings:paper/one"))


def paper_name(pdf):
    del pdf.Root.Names


@pytest.mark.parametrize(
    "change",
    [move_link, lose_link, kill_link, swap_entries, second_page, press_link, paper_name],
)
def test_links_that_go_astray_are_told(made, change):
    made.spoil(change)
    assert made.rules() == {"verify/links"}


def labels(pdf):
    pdf.Root.PageLabels.Nums[5].St = 8


def page_less(pdf):
    del pdf.pages[4]


def launch(pdf):
    pdf.pages[2].Annots[0] = pdf.make_indirect(
        Dictionary(
            Subtype=Name.Link,
            Rect=Array([0, 0, 9, 9]),
            Dest=pdf.pages[2].Annots[0].Dest,
            A=Dictionary(S=Name.GoTo, Next=Dictionary(S=Name.Launch, F=String("x"))),
        )
    )


def opening_script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("x"))


def file_address(pdf):
    pdf.pages[3].Annots[1].A.URI = String("file:///etc/passwd")


def page_action(pdf):
    pdf.pages[3].obj["/AA"] = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("x")))


def bookmark_astray(pdf):
    session = pdf.Root.Outlines.First.First
    session.First.First.Dest = Array([pdf.pages[6].obj, Name.Fit])


def bookmark_lost(pdf):
    session = pdf.Root.Outlines.First.First
    del session.First.Next
    session.Last = session.First


def session_renamed(pdf):
    pdf.Root.Outlines.First.First.Title = String("Another")


def bookmark_count(pdf):
    pdf.Root.Outlines.First.Count = 99


def first_part(pdf):
    return pdf.Root.StructTreeRoot.K.K[0]


def tag_elsewhere(pdf):
    first_part(pdf).K[1].Pg = pdf.pages[6].obj


def tag_of_another(pdf):
    leaf = pdf.Root.StructTreeRoot.ParentTree.Nums
    leaf[1][0] = leaf[3]


def tag_lost(pdf):
    del pdf.Root.StructTreeRoot.K.K[1]


def tag_key_lost(pdf):
    del pdf.pages[2].StructParents


def folio_gone(pdf):
    page = pdf.pages[4]
    page.Contents = pdf.make_stream(content(page).replace(b"(9)", b"(8)"))


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (labels, "labels"),
        (page_less, "pages"),
        (launch, "active-content"),
        (opening_script, "active-content"),
        (file_address, "active-content"),
        (page_action, "active-content"),
        (bookmark_astray, "outline"),
        (bookmark_lost, "outline"),
        (session_renamed, "outline"),
        (bookmark_count, "outline"),
        (folio_gone, "folio"),
        (tag_elsewhere, "tags"),
        (tag_of_another, "tags"),
        (tag_lost, "tags"),
        (tag_key_lost, "tags"),
    ],
)
def test_what_is_spoilt_is_told_by_its_rule(made, change, rule):
    made.spoil(change)
    found = made.verify().findings
    assert {finding.rule for finding in found} == {f"verify/{rule}"}
    assert all(finding.level is Level.ERROR for finding in found)


def test_a_folio_lost_in_both_files_is_told_once(made):
    made.spoil(folio_gone)
    made.spoil(
        lambda pdf: pdf.pages[2].__setattr__("Contents", pdf.make_stream(b"")), made.singles["one"]
    )
    verified = made.verify()
    (found,) = verified.findings
    assert "in the volume" in found.message
    assert not any("single papers" in line for line in verified.checks)


def test_a_page_that_stamping_left_without_folio_is_not_told_again(made):
    made.spoil(folio_gone)
    assert made.rules(folios={"one": (SPOT, SPOT, None), "two": (SPOT,) * 3}) == set()


def test_leaders_may_touch_the_folio_of_an_entry(made):
    def lead(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[1]
        said = content(page)
        for folio in (b"7", b"10"):
            said = said.replace(b"(" + folio + b")", b"(............" + folio + b")")
        page.Contents = pdf.make_stream(said)

    made.spoil(lead)
    assert made.rules() == set()


def test_an_authors_own_number_elsewhere_does_not_pass_for_the_folio(made):
    def own_number(pdf: pikepdf.Pdf) -> None:
        folio_gone(pdf)
        page = pdf.pages[4]
        words = b"\nBT /F1 9 Tf 500 40 Td (9) Tj ET"
        page.Contents = pdf.make_stream(content(page) + words)

    made.spoil(own_number)
    (found,) = made.verify().findings
    assert (found.rule, found.place.paper, found.place.page) == ("verify/folio", "one", 5)
    assert found.evidence == "8"


def test_a_folio_that_is_part_of_a_longer_number_is_none(made):
    def longer(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[4]
        page.Contents = pdf.make_stream(content(page).replace(b"(9)", b"(19)"))

    made.spoil(longer)
    assert made.rules() == {"verify/folio"}


def test_the_letters_of_a_draft_mark_do_not_hide_a_folio(made):
    def draft(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[4]
        words = b"\nBT /F1 150 Tf 200 20 Td (DRAFT) Tj ET"
        page.Contents = pdf.make_stream(content(page) + words)

    made.spoil(draft)
    assert made.rules() == set()


def test_a_page_counted_in_other_units_shows_its_folio_where_it_was_set(made):
    def enlarge(pdf: pikepdf.Pdf) -> None:
        pdf.pages[2].obj.UserUnit = 2

    made.spoil(enlarge)
    twice = Spot(box=(570, 52, 640, 76), width=1224)
    assert made.rules(folios={"one": (twice, SPOT, SPOT), "two": (SPOT,) * 3}) == set()


def test_a_volume_that_is_cut_off_is_told(made):
    made.volume_pdf.write_bytes(made.volume_pdf.read_bytes()[:-400])
    assert "verify/syntax" in made.rules()


def test_a_volume_that_pypdf_gives_up_on_is_told(made, monkeypatch):
    def give_up(*_: object) -> None:
        raise PdfReadError("bad object")

    monkeypatch.setattr(VolumeReader, "outline", give_up)
    (found,) = made.verify().findings
    assert (found.rule, found.evidence) == ("verify/syntax", "bad object")


def test_no_volume_at_all_is_told(made):
    made.volume_pdf.unlink()
    assert "verify/pages" in made.rules()


def test_single_papers_are_read_too(made):
    made.spoil(lambda pdf: pdf.docinfo.__setitem__("/Title", "Something"), made.singles["one"])
    made.singles["two"].unlink()
    found = {(finding.rule, finding.place.paper) for finding in made.verify().findings}
    assert found == {("verify/pages", "one"), ("verify/pages", "two")}


def test_a_single_paper_with_anothers_folios_is_told(made):
    def renumber(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(content(page).replace(b"(7)", b"(70)"))

    made.spoil(renumber, made.singles["one"])
    assert made.rules() == {"verify/folio"}


@pytest.mark.parametrize(
    ("rotation", "matrix"),
    [
        (90, b"0 1 -1 0 583 290 Tm"),
        (180, b"-1 0 0 -1 322 763 Tm"),
        (270, b"0 -1 1 0 29 502 Tm"),
    ],
)
def test_a_rotated_page_shows_its_folio_at_its_displayed_foot(made, rotation, matrix):
    def turn(page: pikepdf.Page, pdf: pikepdf.Pdf) -> None:
        page.obj["/Rotate"] = rotation
        page.Contents = pdf.make_stream(b"BT /F1 9 Tf " + matrix + b" (7) Tj ET")

    made.spoil(lambda pdf: turn(pdf.pages[2], pdf))
    made.spoil(lambda pdf: turn(pdf.pages[0], pdf), made.singles["one"])
    spot = SPOT if rotation == 180 else replace(SPOT, width=792)
    assert made.rules(folios={"one": (spot, SPOT, SPOT), "two": (SPOT,) * 3}) == set()


def test_an_object_that_qpdf_has_to_mend_is_told(made):
    with pikepdf.open(made.volume_pdf, allow_overwriting_input=True) as pdf:
        pdf.save(made.volume_pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = made.volume_pdf.read_bytes()
    at = data.index(b"endobj")
    made.volume_pdf.write_bytes(data[:at] + b"xndobj" + data[at + 6 :])
    assert "verify/syntax" in made.rules()


ONE = "@inproceedings{one, pages = {7–9}, doi = {10.5555/one}}\n"
TWO = "@inproceedings{two, pages = {10–12}, doi = {10.5555/two}}\n"


@pytest.mark.parametrize(
    "bib",
    [
        ONE,
        ONE + TWO + TWO,
        ONE + TWO.replace("10–12", "10–13"),
        ONE + TWO.replace("10.5555/two", "10.5555/other"),
        ONE + TWO.removesuffix("}\n"),
    ],
)
def test_a_bibliography_that_says_something_else_is_told(made, bib):
    found = list(bibtex_faults(bib.encode(), made.volume, made.plan))
    assert found
    assert {finding.rule for finding in found} == {"verify/bibtex"}


def test_another_plan_than_was_bound_is_told(made):
    later = replace(made.plan.papers[1], folios=FolioRange(Folio(11), 3))
    made.plan = replace(made.plan, papers=(made.plan.papers[0], later))
    assert {"verify/labels", "verify/folio", "verify/bibtex", "verify/links"} <= made.rules()


def test_lines_beside_the_folio_are_read_where_they_were_set(made):
    spot = replace(SPOT, box=(280, 26, 340, 38))
    right = {"one": [[(spot, str(folio))] for folio in (7, 8, 9)]}
    assert not made.rules(lines=right)
    wrong = {"one": [*right["one"][:2], [(spot, "A Head of Ours")]]}
    found = made.verify(lines=wrong).findings
    assert [one.rule for one in found] == ["verify/head"]
    assert "A Head of Ours" in found[0].message
    assert "page 3" in found[0].message
    assert found[0].evidence == "9"
