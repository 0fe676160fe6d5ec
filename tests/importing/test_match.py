"""PDFs find their papers, or somebody is asked; none is ever given to the wrong one."""

from __future__ import annotations

from typing import Any

import pytest
from records import ADA, BO

from proceedings.importing.firstpages import first_pages
from proceedings.importing.match import Candidate, match, told
from proceedings.importing.pdfnames import Names
from proceedings.records.importing import Certainty, PdfMatch

PAPERS: dict[str, dict[str, Any]] = {
    "7": {"title": "Efficient Folios: A Study of Fine Offset Printing", "authors": [ADA, BO]},
    "12": {"title": "Efficient Folios", "authors": [BO]},
    "2031": {"title": r"On \emph{Rectos} and $n^2$ Versos", "authors": [ADA], "markup": "latex"},
}
PAGE_7 = (
    "Efﬁcient Folios: A Stu-\ndy of Fine\u00adOﬀset  Print-\ning\nADA QUILL∗ and Bo Nib\n"
    "Abstract. We count pages. " * 9
)
OTHER = "A Letter on Nothing at All\nCy Inkwell\nIt begins with a long complaint. " * 9


def found(*candidates: tuple[str, str] | Candidate) -> list[PdfMatch]:
    made = [
        one
        if isinstance(one, Candidate)
        else Candidate(name=one[0], sha256=f"{number}", text=one[1])
        for number, one in enumerate(candidates)
    ]
    names = Names({key: key for key in PAPERS})
    return list(match(made, names, first_pages(PAPERS, "plain"), PAPERS))


def sure(name: str, text: str = "") -> str | None:
    (one,) = found((name, text))
    return one.paper if one.certainty is Certainty.SURE else None


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        ("12.pdf", "12"),
        ("012.PDF", "12"),
        ("INK_2031_paper_12.pdf", "12"),
        ("INK_2031_submission_7.pdf", "7"),
        ("paper12.pdf", "12"),
        ("ink31-final12.pdf", "12"),
        ("12/CameraReady/x.pdf", "12"),
        ("12\\CameraReady\\x.pdf", "12"),
        ("final/7/7_Paper.pdf", "7"),
        ("2031_paper_99.pdf", None),
        ("ink2031.pdf", None),
        ("version-12.pdf", None),
        ("12_folios.pdf", None),
        ("a.pdf", None),
    ],
)
def test_names_say_an_id_or_nothing(name: str, paper: str | None) -> None:
    assert sure(name) == paper


def test_page_one_is_read_through_hyphens_ligatures_and_spaces() -> None:
    assert sure("a.pdf", PAGE_7) == "7"
    assert sure("b.pdf", "On Rectos and n2 Versos\nAda Quill\n") == "2031"
    assert sure("12_folios.pdf", "Efficient\nFolios\nBo Nib") == "12"


def test_a_title_without_its_authors_is_asked_about() -> None:
    (one,) = found(("a.pdf", "Efficient Folios\nCy Inkwell"))
    assert (one.certainty, one.paper) == (Certainty.DOUBTFUL, "12")


def test_a_title_nearly_right_is_asked_about_with_what_to_type() -> None:
    page = PAGE_7.replace("A Stu-\ndy", "A Survey")
    (one,) = found(("x y.pdf", page))
    assert (one.certainty, one.paper) == (Certainty.DOUBTFUL, "7")
    (finding,) = told([one], {"7": "Efficient Folios"})
    assert "--pdf '7=x y.pdf'" in finding.fix


def test_name_and_page_that_disagree_are_asked_about() -> None:
    (one,) = found(("12.pdf", PAGE_7))
    assert (one.certainty, one.paper) == (Certainty.DOUBTFUL, "12")
    assert "page 1 is that of 7" in one.how
    (stranger,) = found(("12.pdf", OTHER))
    assert stranger.certainty is Certainty.DOUBTFUL


def test_a_page_without_text_does_not_speak_against_a_name() -> None:
    (one,) = found(("12.pdf", ""))
    assert (one.certainty, one.how) == (
        Certainty.SURE,
        "its name is the id; page 1 has no text",
    )


def test_the_better_grounds_win_and_the_other_is_told() -> None:
    first, second = found(("7/CameraReady/appendix.pdf", ""), ("7/CameraReady/x.pdf", PAGE_7))
    assert (first.certainty, second.certainty) == (Certainty.DOUBTFUL, Certainty.SURE)
    assert "x.pdf has better grounds" in first.how


def test_two_of_the_same_grounds_are_both_asked_about_unless_they_are_one() -> None:
    both = found(("a/7.pdf", PAGE_7), ("b/7.pdf", PAGE_7))
    assert {one.certainty for one in both} == {Certainty.DOUBTFUL}
    same = [Candidate(name=name, sha256="x", text=PAGE_7) for name in ("a/7.pdf", "b/7.pdf")]
    first, copy = found(*same)
    assert (first.certainty, copy.state) == (Certainty.SURE, "copy")


def test_somebodys_word_stands_over_all() -> None:
    said = Candidate(name="a.pdf", sha256="x", paired="12", text=PAGE_7)
    first, second = found(said, ("12.pdf", ""))
    assert (first.paper, first.certainty) == ("12", Certainty.SURE)
    assert second.certainty is Certainty.DOUBTFUL


def test_nothing_in_common_is_unmatched() -> None:
    (one,) = found(("slides.pdf", OTHER))
    assert (one.certainty, one.paper) == (Certainty.NONE, None)
    assert [finding.rule for finding in told([one], {})] == ["match/unmatched"]
