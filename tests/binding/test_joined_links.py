"""Links: each in its own paper; contents and index on the right first page."""

from __future__ import annotations

from collections import Counter

import pikepdf
import pytest
from binding_plans import plan_of
from pikepdf import Array, Dictionary, Name, String

from latexlike import Paper, latex_paper
from proceedings.binding.links import lead_out
from proceedings.errors import BuildFault
from proceedings.records.pageplan import PagePlan
from proceedings.volume.folio import Folio, FolioRange, FolioStyle
from readback import Readback


def test_links_of_papers_with_the_same_names_stay_apart(bind_all, bound_paper):
    papers = [bound_paper(latex_paper(f"p{n}", pages=3), f"p{n}") for n in range(4)]
    bound, path = bind_all(papers)
    links = Readback(path).links
    assert bound.links == len(links) == 12
    for paper in range(4):
        first = 3 * paper
        own = [(page - first, dest[0] - first) for page, _, dest in links if page // 3 == paper]
        assert own == [(0, 2), (1, 0), (2, 0)]


def test_both_name_spaces_land_where_they_did(bind_all, bound_paper):
    papers = []
    for n in range(2):
        paper = Paper(f"c{n}", 3)
        paper.symbol("/s0", 2)
        paper.destination("s0", 1)
        paper.annotate(0, Dest=Name("/s0"))
        paper.annotate(0, A=Dictionary(S=Name.GoTo, D=String("s0")))
        papers.append(bound_paper(paper, f"c{n}"))
    _, path = bind_all(papers)
    assert [(page, dest[0]) for page, _, dest in Readback(path).links] == [
        (0, 2),
        (0, 1),
        (3, 5),
        (3, 4),
    ]


def test_ids_that_begin_alike_keep_the_name_tree_in_order(bind_all, bound_paper):
    ids = ["a", "a-b", "a.b", "A", "paper-a", "ab"]
    papers = [bound_paper(latex_paper(f"x{n}"), paper_id) for n, paper_id in enumerate(ids)]
    _, path = bind_all(papers)
    found = Readback(path)
    names = list(found.strings)
    assert names == sorted(names)
    assert len(names) == len(ids) * 7
    for n, paper_id in enumerate(ids):
        assert found.resolve(found.strings[f"paper-{paper_id}".encode()])[0] == 3 * n
        # pikepdf searches by /Limits, as viewers do.
        with pikepdf.open(path) as pdf:
            tree = pikepdf.NameTree(pdf.Root.Names.Dests)
            assert f"{paper_id}:section.2" in tree


def matter(paper_ids: list[str], tmp_path, name: str = "front", pages: int = 2):
    front = Paper(name, pages)
    front.destination("loc-1", 1)
    front.annotate(0, Dest=String("loc-1"))
    for paper_id in paper_ids:
        uri = String(f"proceedings:paper/{paper_id}")
        front.annotate(1, A=Dictionary(S=Name.URI, URI=uri))
    front.annotate(1, A=Dictionary(S=Name.URI, URI=String("https://example.org")))
    front.bookmarks(("Contents", 1, []))
    return front.save(tmp_path)


def with_matter(papers, **options) -> PagePlan:
    return plan_of(papers, front=FolioRange(Folio(1, FolioStyle.ROMAN), 2), **options)


def test_contents_and_index_lead_to_first_pages(bind_all, bound_paper, tmp_path):
    papers = [bound_paper(latex_paper(f"p{n}"), f"p{n}") for n in range(2)]
    plan = with_matter(papers, back=FolioRange(Folio(7), 2))
    bound, path = bind_all(
        papers,
        plan=plan,
        front=matter(["p1", "p0"], tmp_path),
        back=matter(["p0"], tmp_path, "back"),
    )
    links = Readback(path).links
    assert [(page, dest[0]) for page, _, dest in links if page < 2] == [(0, 1), (1, 5), (1, 2)]
    assert [(page, dest[0]) for page, _, dest in links if page > 7] == [(8, 9), (9, 2)]
    assert links[1][2][1] == ("/XYZ", "NullObject", "792.0", "NullObject")
    assert bound.links == 6 + 3 + 2
    assert b"proceedings:" not in path.read_bytes()
    with pikepdf.open(path) as pdf:
        addresses = [
            str(link.A.URI)
            for page in pdf.pages
            for link in page.get("/Annots", ())
            if "/A" in link
        ]
    assert Counter(addresses) == {"https://example.org": 2, "https://example.org/x": 2}


def test_the_contents_lead_into_the_back_matter(bind_all, bound_paper, tmp_path):
    papers = [bound_paper(latex_paper("p0"), "p0")]
    front = Paper("front", 2)
    front.annotate(1, A=Dictionary(S=Name.URI, URI=String("proceedings:back/1")))
    _, path = bind_all(
        papers,
        plan=with_matter(papers, back=FolioRange(Folio(4), 2)),
        front=front.save(tmp_path),
        back=matter([], tmp_path, "back"),
    )
    assert [(page, dest[0]) for page, _, dest in Readback(path).links if page == 1] == [(1, 6)]


def test_front_matter_alone_leads_to_the_papers_own_addresses(tmp_path):
    front = matter(["p0", "p1"], tmp_path)
    with pikepdf.open(front, allow_overwriting_input=True) as pdf:
        pdf.pages[1].Annots[0].A.URI = String("proceedings:back/3")
        pdf.save(front)
    papers = {"p0": "https://doi.org/10.5555/0", "p1": "papers/p1.pdf"}
    output = tmp_path / "alone.pdf"
    lead_out(front, output, papers, lambda page: f"proceedings.pdf#page={page + 1}")
    with pikepdf.open(output) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", ())]
        found = [str(link.A.URI) for link in links if "/A" in link]
        assert sum("/Dest" in link for link in links) == 1
    assert found == ["proceedings.pdf#page=4", "papers/p1.pdf", "https://example.org"]
    with pytest.raises(BuildFault, match="p1"):
        lead_out(front, output, {}, str)


def test_a_link_to_a_paper_that_is_not_bound_stops_the_build(bind_all, bound_paper, tmp_path):
    papers = [bound_paper(latex_paper("p"), "p")]
    with pytest.raises(BuildFault, match="nobody"):
        bind_all(papers, plan=with_matter(papers), front=matter(["nobody"], tmp_path))


@pytest.mark.parametrize(
    ("rotation", "left", "top"),
    [(0, "NullObject", 700), (90, 10, 20), (180, 500, 20), (270, 500, 700)],
)
def test_a_first_page_is_met_at_its_top_as_displayed(bind_all, bound_paper, rotation, left, top):
    paper = Paper("r", 1)
    paper.pages[0].MediaBox = Array([10, 20, 500, 700])
    paper.pages[0].Rotate = rotation
    _, path = bind_all([bound_paper(paper, "r")])
    found = Readback(path)
    view = found.resolve(found.strings[b"paper-r"])[1]
    want = left if isinstance(left, str) else f"{left:.1f}"
    assert view == ("/XYZ", want, f"{top:.1f}", "NullObject")
