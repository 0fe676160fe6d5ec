"""What the structure tree says: counts, levels, texts; and trees that nobody should walk."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from proceedings.inspection import tags as tags_module
from proceedings.inspection.docinfo import document_info
from proceedings.inspection.tags import Structure, structure_of
from proceedings.records.inspection import Tags


class Tree:
    """A tagged file of two pages in the making."""

    def __init__(self, *kids: Dictionary, **root: Any) -> None:
        self.pdf = pikepdf.new()
        for _ in range(2):
            self.pdf.add_blank_page()
        self.pages: list[Any] = [page.obj for page in self.pdf.pages]
        self.pdf.Root.StructTreeRoot = Dictionary(K=Array(kids), **root)

    def read(self, claims: str = "") -> Structure:
        return structure_of(self.pdf, self.pages, claims)

    @property
    def tags(self) -> Tags:
        return self.read().tags


def element(kind: str, *kids: Any, **keys: Any) -> Dictionary:
    return Dictionary(S=Name(f"/{kind}"), K=Array(kids), **keys)


def test_a_file_without_a_tree_has_no_tags() -> None:
    pdf = pikepdf.new()
    assert structure_of(pdf, []) == Structure()
    pdf.Root.StructTreeRoot = Array([])
    assert structure_of(pdf, []) == Structure()


def test_figures_and_their_texts_are_counted_with_the_page() -> None:
    tree = Tree()
    second = tree.pages[1]
    tree.pdf.Root.StructTreeRoot.K = Array(
        [
            element("Figure", Alt=String("A bar chart"), Pg=tree.pages[0]),
            element("Figure", ActualText=String("")),
            element("Figure", Dictionary(Type=Name.MCR, Pg=second, MCID=0)),
            element("Sect", element("Figure", Alt=String(" ")), Pg=tree.pages[0]),
            element("Formula", Alt=String("x squared")),
            element("Formula"),
            element("Artifact", element("Figure"), element("H1")),
        ]
    )
    told = tree.read()
    assert (told.tags.figures, told.tags.figures_without_alt) == (4, 2)
    assert told.tags.first_without_alt == 2
    assert told.tags.formulas_without_alt == 1
    assert told.tags.headings == ()
    assert told.texts == [("A bar chart", 1), ("x squared", None)]


def test_roles_lead_to_standard_types_and_loops_lead_nowhere() -> None:
    roles = Dictionary(
        {
            "/Heading 1": Name.H1,
            "/Chapter": Name("/Heading 1"),
            "/Round": Name.About,
            "/About": Name.Round,
            "/Link": Name.Link,  # LibreOffice maps standard types to themselves
        }
    )
    tags = Tree(
        element("Chapter"),
        element("Heading 1"),
        element("H2"),
        element("H"),
        element("Link"),
        element("Round"),
        element("Card"),
        element("Card"),
        RoleMap=roles,
    ).tags
    assert tags.headings == (1, 1, 2, 0)
    assert tags.unknown_types == ("Round", "Card")


def test_namespaces_of_pdf_2_lead_to_standard_types() -> None:
    two = Dictionary(NS=String("http://iso.org/pdf2/ssn"))
    maths = Dictionary(NS=String("http://www.w3.org/1998/Math/MathML"))
    own = Dictionary(
        NS=String("https://x.org/own"),
        RoleMapNS=Dictionary(head=Array([Name.H7, two]), lost=Name.Nowhere),
    )
    tags = Tree(
        element("Em", NS=two),
        element("H7", NS=two),
        element("head", NS=own),
        element("Formula", element("math", NS=maths), NS=two),
        element("lost", NS=own),
    ).tags
    assert tags.headings == (7, 7)
    assert tags.formulas_without_alt == 0
    assert tags.unknown_types == ("Nowhere",)


def test_tables_are_told_apart_by_their_header_cells() -> None:
    row, head = element("TR", element("TD")), element("TR", element("TH"), element("TD"))
    inner = element("Table", row)
    tags = Tree(
        element("Table", element("THead", head), row),
        element("Table", row),
        element("Table", head, element("TR", element("TD", inner))),
        element("TH"),
    ).tags
    assert (tags.tables, tags.tables_without_headers) == (4, 2)


def test_links_belong_into_link_elements_and_pages_have_an_order() -> None:
    tree = Tree()
    rect = Array([0, 0, 9, 9])
    held, loose, hidden, wrong = (
        tree.pdf.make_indirect(
            Dictionary(Subtype=Name.Link, Rect=rect, StructParent=number, F=2 if number == 2 else 4)
        )
        for number in range(4)
    )
    tree.pages[0].Annots, tree.pages[0].Tabs = Array([held, loose, hidden]), Name.S
    tree.pages[1].Annots, tree.pages[1].Tabs = Array([wrong]), String("S")
    tree.pdf.Root.StructTreeRoot.K = Array(
        [
            element("Link", Dictionary(Type=Name.OBJR, Obj=held)),
            element("P", Dictionary(Type=Name.OBJR, Obj=wrong)),
        ]
    )
    assert (tree.tags.links_untagged, tree.tags.pages_without_tab_order) == (2, 1)


def test_a_claim_and_the_title_in_the_window_are_told() -> None:
    tree = Tree(element("P"))
    assert not tree.tags.shows_title
    tree.pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    assert tree.read("PDF/UA-1").tags == Tags(claims="PDF/UA-1", shows_title=True)


@pytest.mark.parametrize("kids", [7, Name.X, String("x"), Array([Array([7, Name.X])])])
def test_odd_kids_are_passed_over(kids: Any) -> None:
    tree = Tree()
    tree.pdf.Root.StructTreeRoot.K = kids
    assert tree.tags == Tags()


def test_odd_values_are_passed_over() -> None:
    odd = element("Figure", Alt=Name.X, Pg=Array([]), NS=String("x"))
    odd_type = Dictionary(S=String("Figure"), K=Dictionary())
    strange = Dictionary(S=Name("/Rect#c2"), Obj=7)
    tags = Tree(odd, odd_type, strange, RoleMap=Array([])).tags
    assert (tags.figures, tags.figures_without_alt, tags.first_without_alt) == (1, 1, None)
    assert len(tags.unknown_types) == 1


def test_circles_end_and_huge_trees_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    tree = Tree()
    looped = tree.pdf.make_indirect(element("Figure"))
    looped.K = Array([looped, looped, tree.pdf.Root.StructTreeRoot])
    tree.pdf.Root.StructTreeRoot.K = looped
    assert tree.tags.figures == 1
    monkeypatch.setattr(tags_module, "_MOST_NODES", 1000)
    tree.pdf.Root.StructTreeRoot.K = pikepdf.Object.parse(b"[" + b"<</S/Figure>>" * 3000 + b"]")
    assert 900 < tree.tags.figures <= 1000


def test_a_list_that_all_elements_share_is_read_once() -> None:
    tree = Tree()
    numbers = tree.pdf.make_indirect(pikepdf.Object.parse(b"[" + b"0 " * 100_000 + b"]"))
    tree.pdf.Root.StructTreeRoot.K = Array(
        [Dictionary(S=Name.Figure, K=numbers) for _ in range(1000)]
    )
    began = time.process_time()
    assert tree.tags.figures_without_alt == 1000
    assert time.process_time() - began < 2


def test_real_tagged_papers(corpus: Path) -> None:
    def told(name: str) -> Tags:
        with pikepdf.open(corpus / name) as pdf:
            pages = [page.obj for page in pdf.pages]
            return structure_of(pdf, pages, document_info(pdf).claims).tags

    word = told("camera-ready/lni__papers__B3-1__paper.pdf")
    assert word.headings[:6] == (1, 1, 1, 1, 2, 2)
    assert (word.tables, word.tables_without_headers, word.unknown_types) == (2, 2, ())
    latex = told("camera-ready/tagging-project__documentation__wtpdf__stem-article-2col-af.pdf")
    assert (latex.claims, latex.figures, latex.figures_without_alt) == ("PDF/UA-2", 2, 0)
    assert (latex.formulas_without_alt, latex.links_untagged, latex.unknown_types) == (0, 0, ())
