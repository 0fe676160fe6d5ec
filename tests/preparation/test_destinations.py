"""Destinations get names of the paper's own, in both name spaces."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from latexlike import Paper, latex_paper
from proceedings.pdf.trees import read_names


def names(pdf: pikepdf.Pdf) -> dict[bytes, int]:
    index = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return {
        name: index[value[0].objgen] for name, value in read_names(pdf.Root.Names.get("/Dests"))
    }


def test_names_carry_the_papers_id_and_keep_their_pages(ready):
    facts, pdf = ready(latex_paper("a"), paper_id="p.42")
    assert names(pdf) == {
        b"p.42:page.1": 0,
        b"p.42:page.2": 1,
        b"p.42:page.3": 2,
        b"p.42:section.1": 0,
        b"p.42:section.2": 1,
        b"p.42:section.3": 2,
    }
    assert facts.internal_links == 3
    assert facts.dead_links == 0


def test_links_name_the_new_destinations(ready):
    _, pdf = ready(latex_paper("a"))
    first = pdf.pages[0].Annots[0]
    assert bytes(first.Dest) == b"7:section.3"
    assert "/A" not in first
    assert bytes(pdf.pages[2].Annots[0].Dest) == b"7:page.1"


def test_explicit_destinations_keep_page_and_view(ready):
    _, pdf = ready(latex_paper("a"))
    dest = pdf.pages[1].Annots[0].Dest
    assert dest[0].objgen == pdf.pages[0].obj.objgen
    assert [str(dest[1]), int(dest[3])] == ["/XYZ", 333]


def test_old_names_and_strings_of_one_spelling_stay_apart(ready):
    paper = Paper("a")
    paper.symbol("/s0", 2)
    paper.destination("s0", 1)
    paper.annotate(0, Dest=Name("/s0"))
    paper.annotate(0, Dest=String("s0"))
    facts, pdf = ready(paper)
    targets = [names(pdf)[bytes(link.Dest)] for link in pdf.pages[0].Annots]
    assert targets == [2, 1]
    assert facts.internal_links == 2


def test_a_name_looked_up_in_the_wrong_space_is_still_found(ready):
    paper = Paper("a")
    paper.destination("x", 2)
    paper.annotate(0, Dest=Name("/x"))
    facts, pdf = ready(paper)
    assert facts.dead_links == 0
    assert names(pdf)[bytes(pdf.pages[0].Annots[0].Dest)] == 2


def test_page_numbers_as_destinations_become_pages(ready):
    paper = Paper("a")
    paper.annotate(0, Dest=Array([2, Name.Fit]))
    facts, pdf = ready(paper)
    assert facts.internal_links == 1
    assert pdf.pages[0].Annots[0].Dest[0].objgen == pdf.pages[2].obj.objgen


def test_dead_links_are_counted_and_lead_nowhere(ready):
    paper = Paper("a")
    paper.annotate(0, Dest=String("nowhere"))
    paper.annotate(0, A=Dictionary(S=Name.GoTo, D=Array([9, Name.Fit])))
    facts, pdf = ready(paper)
    assert (facts.internal_links, facts.dead_links) == (0, 2)
    assert all("/Dest" not in link and "/A" not in link for link in pdf.pages[0].Annots)


def test_a_name_tree_that_holds_itself_ends(ready):
    paper = latex_paper("a")
    tree = paper.pdf.make_indirect(Dictionary(Names=paper.pdf.Root.Names.Dests.Names))
    tree.Kids = Array([tree])
    paper.pdf.Root.Names.Dests = tree
    _, pdf = ready(paper)
    assert len(names(pdf)) == 6
