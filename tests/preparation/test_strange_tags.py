"""Tags of strange files: mended where that is plain, else left behind with a reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from latexlike import Paper, sha256
from proceedings.findings.finding import Level
from proceedings.pdf import tagtree
from proceedings.preparation.prepare import prepare
from proceedings.preparation.report import told
from proceedings.records.prepared import Prepared
from taggedlike import Node, TaggedPaper, elements_of, leaf_words


@pytest.fixture
def made(tmp_path):
    """Prepares a paper; returns its facts and where the file lies."""

    def make(paper: Paper) -> tuple[Prepared, Path]:
        source, output = paper.save(tmp_path), tmp_path / "prepared.pdf"
        return prepare(source, "7", sha256(source), output=output), output

    return make


def two_paragraphs(**maps: Any) -> TaggedPaper:
    return TaggedPaper("a", 2, [Node("Sect", (Node("P", (0,)), Node("P", (1,))))], **maps)


def test_parents_and_the_parent_tree_follow_from_the_kids(made):
    paper = two_paragraphs(ParentTree=Dictionary(Nums=Array([0, Name.Nonsense, 5])))
    _, first, second = paper.elements
    first.P, second.P = second, paper.pages[0]
    paper.pages[1].StructParents = 0
    facts, path = made(paper)
    assert (facts.tagged, facts.tags_broken, facts.elements, facts.marks) == (True, "", 4, 2)
    told, found = leaf_words(path)
    assert told == found == ["a 0 0", "a 1 0"]
    with pikepdf.open(path) as pdf:
        root = pdf.Root.StructTreeRoot
        tree = pikepdf.NumberTree(root.ParentTree)
        for page in pdf.pages:
            element = tree[int(page.StructParents)][0]
            assert element.P.P.P.objgen == root.objgen
            assert element.K.Pg.objgen == page.objgen


def test_loops_are_cut_and_elements_stay_where_they_were_met_first(made):
    paper = two_paragraphs()
    section, first, second = paper.elements
    second.K = Array([section, first, *second.K])
    facts, path = made(paper)
    assert (facts.elements, facts.marks) == (4, 2)
    assert [str(one["/S"]) for one in elements_of(path)] == ["/Document", "/Sect", "/P", "/P"]


def test_a_page_that_no_element_names_is_asked_of_the_parent_tree(made):
    paper = two_paragraphs()
    _, first, second = paper.elements
    first.K, second.K = 0, Array([0, 0])
    numbers = Array([0, Array([None, first]), 1, Array([second])])
    paper.root.ParentTree = Dictionary(Nums=numbers)
    facts, path = made(paper)
    assert facts.marks == 2
    assert leaf_words(path) == (["a 0 0", "a 1 0"],) * 2


def test_what_leads_nowhere_is_left_out(made):
    paper = two_paragraphs()
    _, first, second = paper.elements
    stranger = paper.pdf.make_indirect(Dictionary(Type=Name.Page))
    gone = paper.pdf.make_indirect(Dictionary(Type=Name.Annot))
    first.K = Array(
        [
            *first.K,
            Dictionary(Type=Name.MCR, Pg=stranger, MCID=0),
            Dictionary(Type=Name.MCR, Pg=paper.pages[0], MCID=-3),
            Dictionary(Type=Name.OBJR, Obj=gone),
            String("nonsense"),
            0,
        ]
    )
    second.K = Array([Dictionary(Type=Name.MCR, Pg=paper.pages[0], MCID=0), *second.K])
    facts, path = made(paper)
    assert facts.marks == 2
    assert leaf_words(path)[1] == ["a 0 0", "a 1 0"]


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda paper: deepen(paper, tagtree.DEEPEST + 1), "nested more than 100 levels"),
        (lambda paper: paper.elements[0].__setattr__("K", Array([])), "hold nothing of the pages"),
        (lambda paper: number(paper, 2_000_001), "number their content beyond bounds"),
        (lambda paper: paper.elements.pop().P.__setattr__("K", Array([])), "hold nothing"),
    ],
)
def test_tags_beyond_mending_stay_behind_with_a_reason(made, spoil, reason):
    paper = two_paragraphs()
    spoil(paper)
    facts, path = made(paper)
    assert not facts.tagged
    assert reason in facts.tags_broken
    with pikepdf.open(path) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert all("/StructParents" not in page for page in pdf.pages)
        # Numbers of a tree that is gone would keep the content from being read in another way.
        assert all(b"MCID" not in page.Contents.read_bytes() for page in pdf.pages)
    (finding,) = told(facts, "7", "papers/7.pdf")
    assert (finding.rule, finding.level) == ("access/tags-broken", Level.WARNING)
    assert reason in finding.message


def deepen(paper: TaggedPaper, levels: int) -> None:
    inner = paper.elements[1]
    for _ in range(levels):
        inner.K = Array([paper.pdf.make_indirect(Dictionary(S=Name.Span, P=inner))])
        inner = inner.K[0]


def number(paper: TaggedPaper, mark: int) -> None:
    paper.elements[1].K.append(Dictionary(Type=Name.MCR, Pg=paper.pages[0], MCID=mark))


def test_tags_that_hold_few_pages_hide_the_rest_and_go(made):
    paper = TaggedPaper("a", 5, [Node("P", (0, 1))])
    for page in paper.pages[2:]:
        page.Contents = paper.pdf.make_stream(b"0 0 9 9 re f")
    facts, _ = made(paper)
    assert (facts.tagged, facts.tags_broken) == (False, "hold the content of only 2 of 5 pages")


def test_a_page_that_the_tags_leave_out_is_told(made):
    paper = TaggedPaper("a", 5, [Node("P", (0, 1, 2))])
    paper.pages[3].Contents = paper.pdf.make_stream(b"0 0 9 9 re f")
    paper.pages[4].Contents = paper.pdf.make_stream(b"/Artifact BMC 0 0 9 9 re f EMC")
    facts, _ = made(paper)
    assert (facts.tagged, facts.untagged_pages) == (True, (4,))
    (finding,) = told(facts, "7", "papers/7.pdf")
    assert "page 4" in finding.message


def test_attributes_bring_nothing_else_along(made):
    paper = two_paragraphs()
    _, first, second = paper.elements
    secret = paper.pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))
    deep = Dictionary(O=Name.Layout)
    for _ in range(50):
        deep = Dictionary(O=Name.Layout, Inner=deep)
    first.A = Array([Dictionary(O=Name.Layout, Width=9, Page=paper.pages[1]), 0, deep])
    first.Private = secret
    second.A = paper.pdf.make_indirect(Dictionary(O=Name.Layout, Reach=secret))
    first.Alt, second.Lang = Dictionary(Not=1), Name.German
    facts, path = made(paper)
    assert facts.tagged
    assert not facts.removed
    with pikepdf.open(path) as pdf:
        one, two = pdf.Root.StructTreeRoot.K.K[0].K
        assert one.A.Width == 9
        assert set(one.keys()) <= {"/S", "/P", "/Pg", "/K", "/A"}
        assert "/Lang" not in two
        assert not any("app.alert" in repr(thing) for thing in pdf.objects)


def test_form_fields_leave_their_tags_and_the_words_stay(made):
    paper = TaggedPaper("a", 1, [Node("P", (0,)), Node("Form")])
    field = paper.annotate(0, Subtype=Name.Widget, FT=Name.Tx, StructParent=1)
    paper.pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    paper.elements[1].K = Dictionary(Type=Name.OBJR, Obj=field, Pg=paper.pages[0])
    facts, path = made(paper)
    assert facts.tagged
    assert [str(one["/S"]) for one in elements_of(path)] == ["/Document", "/P", "/Form"]
    assert leaf_words(path)[1] == ["a 0 0"]
