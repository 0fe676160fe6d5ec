"""The bound volume: pages, labels, bookmarks, blanks, stamps, layers, what it says of itself."""

from __future__ import annotations

import pikepdf
import pytest
from binding_plans import plan_of
from pikepdf import Array, Dictionary, Name, String
from pypdf import PdfReader

from latexlike import Paper, latex_paper
from proceedings.errors import BuildFault
from proceedings.records.binding import OutlineGroup
from proceedings.records.pageplan import PagePlan, PlannedPaper
from proceedings.volume.folio import Folio, FolioRange, FolioStyle
from readback import Readback


def texts(path) -> list[str]:
    return [page.extract_text().strip() for page in PdfReader(path).pages]


def test_every_page_once_in_the_plans_order(bind_all, bound_paper):
    papers = [bound_paper(Paper(f"p{n}", n), f"p{n}") for n in (1, 40, 3)]
    bound, path = bind_all([papers[2], papers[0], papers[1]], plan=plan_of(papers))
    want = [f"p{n} page {page}" for n in (1, 40, 3) for page in range(1, n + 1)]
    assert texts(path) == want
    assert bound.pages == 44


def test_many_papers_make_a_tree_of_few_kids(bind_all, bound_paper):
    paper = bound_paper(Paper("p", 1), "p0")
    import dataclasses

    papers = [
        dataclasses.replace(paper, id=f"p{n}", stamps=dataclasses.replace(paper.stamps, id=f"p{n}"))
        for n in range(70)
    ]
    _, path = bind_all(papers)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == pdf.Root.Pages.Count == 70
        assert len(pdf.Root.Pages.Kids) == 3
    assert len(PdfReader(path).pages) == 70


def test_labels_are_the_folios(bind_all, bound_paper, tmp_path):
    papers = [bound_paper(Paper(f"p{n}", 2), f"p{n}") for n in range(3)]
    planned = (
        PlannedPaper(id="p0", folios=FolioRange(Folio(5), 2)),
        PlannedPaper(id="p1", folios=FolioRange(Folio(9), 2), blanks=1),
        PlannedPaper(id="p2", folios=FolioRange(Folio(10, suffix=1), 2)),
    )
    plan = PagePlan(
        unnumbered=1,
        front=FolioRange(Folio(1, FolioStyle.ROMAN), 4),
        papers=planned,
        back=FolioRange(Folio(12), 1),
    )
    _, path = bind_all(
        papers,
        plan=plan,
        front=Paper("front", 4).save(tmp_path),
        back=Paper("back", 1).save(tmp_path),
        blank=Paper("blank", 1).save(tmp_path),
    )
    labels = ["Cover", "i", "ii", "iii", "iv", "5", "6", "8", "9", "10", "10a", "10b", "12"]
    assert PdfReader(path).page_labels == labels
    words = texts(path)
    assert words[3:5] == ["front page 4", "blank page 1"]
    assert words[7] == "blank page 1"


def test_bookmarks_nest_and_count(bind_all, bound_paper, tmp_path):
    papers = [bound_paper(latex_paper(f"p{n}"), f"p{n}") for n in range(3)]
    front = Paper("front", 2)
    front.bookmarks(("Title page", 0, []), ("Contents", 1, []))
    groups = (
        OutlineGroup(
            title="Part One", groups=(OutlineGroup(title="Session A", papers=("p0", "p1")),)
        ),
        OutlineGroup(papers=("p2",)),
    )
    plan = plan_of(papers, front=FolioRange(Folio(1, FolioStyle.ROMAN), 2))
    bound, path = bind_all(papers, plan=plan, groups=groups, front=front.save(tmp_path))
    own = [("Introduction", 0), ("Aim", 1), ("End", 0)]
    marks = Readback(path).bookmarks
    assert [(level, title) for level, title, _, _ in marks] == [
        (0, "Title page"),
        (0, "Contents"),
        (0, "Part One"),
        (1, "Session A"),
        (2, "Title of p0"),
        *[(level + 3, title) for title, level in own],
        (2, "Title of p1"),
        *[(level + 3, title) for title, level in own],
        (0, "Title of p2"),
        *[(level + 1, title) for title, level in own],
    ]
    assert bound.bookmarks == len(marks) == 16
    assert [page for _, title, page, _ in marks if title == "End"] == [4, 7, 10]
    counts = {title: count for _, title, _, count in marks}
    # Part and session are open, papers closed over their own (of which one is open).
    assert (counts["Part One"], counts["Session A"], counts["Title of p0"]) == (3, 2, -3)
    with pikepdf.open(path) as pdf:
        assert pdf.Root.Outlines.Count == 4 + 3


def test_stamps_and_draft_lie_on_their_pages(bind_all, bound_paper, tmp_path):
    papers = [bound_paper(Paper(f"p{n}", 2), f"p{n}", stamped=n == 1) for n in range(2)]
    overlay = Paper("overlay", 4).save(tmp_path)
    draft = Paper("draft", 1).save(tmp_path)
    _, path = bind_all(papers, overlay=overlay, draft=draft)
    words = [text.split("\n") for text in texts(path)]
    assert words[0] == ["p0 page 1", "draft page 1"]
    assert words[3] == ["p1 page 2", "overlay page 4", "draft page 1"]


def test_hidden_layers_of_both_papers_stay_hidden(bind_all, bound_paper):
    papers = []
    for n in range(2):
        paper = Paper(f"p{n}", 1)
        group = paper.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(f"layer {n}")))
        paper.pages[0].Resources = Dictionary(Properties=Dictionary(L=group))
        paper.pdf.Root.OCProperties = Dictionary(
            OCGs=Array([group]), D=Dictionary(OFF=Array([group]))
        )
        papers.append(bound_paper(paper, f"p{n}"))
    _, path = bind_all(papers)
    with pikepdf.open(path) as pdf:
        hidden = pdf.Root.OCProperties.D.OFF
        assert [str(group.Name) for group in hidden] == ["layer 0", "layer 1"]
        used = [page.Resources.Properties.L.objgen for page in pdf.pages]
        assert used == [group.objgen for group in hidden]


def test_what_the_volume_says_of_itself(bind_all, bound_paper):
    _, path = bind_all([bound_paper(latex_paper("p"), "p")])
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.PageMode == Name.UseOutlines
        assert pdf.Root.PageLayout == Name.SinglePage
        assert str(pdf.docinfo.Title) == "Proceedings of Nothing"
        assert pdf.check_pdf_syntax() == []


def test_a_paper_of_pdf_2_makes_no_volume_of_pdf_2(bind_all, bound_paper, tmp_path):
    paper = latex_paper("new")
    paper.pdf.Root.Outlines.First.Title = String(b"\xef\xbb\xbfEinf\xc3\xbchrung \xe2\x80\x94 1")
    new = bound_paper(paper.save(tmp_path, force_version="2.0"), "new")
    _, path = bind_all([new, bound_paper(latex_paper("old"), "old")])
    assert path.read_bytes()[:8] == b"%PDF-1.7"
    assert "Einführung — 1" in [title for _, title, _, _ in Readback(path).bookmarks]
    with pikepdf.open(path) as pdf:
        # UTF-8 in bookmarks is of PDF 2.0 alone.
        assert not bytes(pdf.Root.Outlines.First.First.Title).startswith(b"\xef\xbb\xbf")


def test_same_bytes_twice(bind_all, bound_paper):
    papers = [bound_paper(latex_paper(f"p{n}"), f"p{n}") for n in range(2)]
    _, path = bind_all(papers)
    first = path.read_bytes()
    bind_all(papers)
    assert path.read_bytes() == first


def test_a_linearized_volume_is_the_same_one(bind_all, bound_paper):
    papers = [bound_paper(latex_paper(f"p{n}"), f"p{n}") for n in range(2)]
    _, path = bind_all(papers)
    plain = Readback(path)
    bind_all(papers, linearized=True)
    first = path.read_bytes()
    assert bind_all(papers, linearized=True)[1].read_bytes() == first
    with pikepdf.open(path) as pdf:
        assert pdf.is_linearized
        assert pdf.check_pdf_syntax() == []
    ordered = Readback(path)
    assert (ordered.links, ordered.bookmarks) == (plain.links, plain.bookmarks)


def test_plan_and_files_that_differ_are_our_fault(bind_all, bound_paper, tmp_path):
    papers = [bound_paper(Paper(f"p{n}", 2), f"p{n}") for n in range(2)]
    with pytest.raises(BuildFault, match="p1"):
        bind_all(papers, plan=plan_of(papers[:1]))
    longer = PagePlan(
        front=None,
        papers=(PlannedPaper(id="p0", folios=FolioRange(Folio(1), 3)),),
        back=None,
    )
    with pytest.raises(BuildFault, match="p0 has 2 pages, the plan 3"):
        bind_all(papers[:1], plan=longer)
    with pytest.raises(BuildFault, match="blank"):
        bind_all(papers[:1], plan=plan_of(papers[:1], back=FolioRange(Folio(9), 1)))
    with pytest.raises(BuildFault, match="ghost"):
        bind_all(papers[:1], groups=(OutlineGroup(papers=("ghost",)),))
