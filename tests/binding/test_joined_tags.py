"""The volume's structure tree: every element with its own words, names kept apart, languages."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from binding_plans import plan_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from latexlike import Paper, latex_paper
from proceedings.verification.reader import VolumeReader
from proceedings.verification.tags import TagReader
from proceedings.volume.folio import Folio, FolioRange, FolioStyle
from taggedlike import Node, TaggedPaper, elements_of, leaf_words

PAGES = 3
KINDS = ("Document", "Sect", "P", "Span", "H1", "section", "Strong", "H")
STANDARD = ("P", "Span", "H1", "H2", "section", "Strong", "Nowhere")


def trees() -> st.SearchStrategy[Node]:
    keys = st.dictionaries(st.just("ID"), st.sampled_from(["a", "b", "c"]).map(String))
    pages = st.integers(0, PAGES - 1)
    leaf = st.builds(Node, st.sampled_from(KINDS), st.lists(pages, min_size=1, max_size=3), keys)
    return st.recursive(
        leaf,
        lambda below: st.builds(
            Node, st.sampled_from(KINDS), st.lists(below | pages, min_size=1, max_size=4), keys
        ),
        max_leaves=12,
    )


def role_maps() -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(KINDS), st.sampled_from(STANDARD), max_size=4)


def with_roles(name: str, top: list[Node], roles: dict[str, str]) -> TaggedPaper:
    mapped = Dictionary({f"/{kind}": Name(f"/{target}") for kind, target in roles.items()})
    # One piece on each page keeps the tags: those that hold few pages are given up.
    whole = Node("P", tuple(range(PAGES)))
    return TaggedPaper(name, PAGES, [*top, whole], RoleMap=mapped)


def faulty(path: Path) -> list[object]:
    read = TagReader(VolumeReader(path))
    return [part for part in read.parts if part.misled] + [read.unused] * bool(read.unused)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.lists(trees(), max_size=3), role_maps()), min_size=1, max_size=3))
def test_every_element_keeps_its_own_words(bind_all, bound_paper, papers):
    ready = [
        bound_paper(with_roles(f"p{n}", top, roles), f"p{n}")
        for n, (top, roles) in enumerate(papers)
    ]
    _, path = bind_all(ready)
    told, found = leaf_words(path)
    assert found == told
    assert not faulty(path)
    parts = TagReader(VolumeReader(path)).parts
    for number, (paper, part) in enumerate(zip(ready, parts, strict=True)):
        assert part.elements == paper.facts.elements
        assert part.marks == paper.facts.marks
        assert part.pages <= set(range(number * PAGES, (number + 1) * PAGES))
    with pikepdf.open(path) as pdf:
        roles = pdf.Root.StructTreeRoot.get("/RoleMap", Dictionary())
        assert not {str(target) for _, target in roles.items()} - {
            f"/{kind}" for kind in ("P", "Span", "H1", "H2", "NonStruct")
        }
        assert not set(roles.keys()) & {"/P", "/Span", "/H1", "/Sect", "/Document", "/H"}


def test_one_name_with_two_meanings_gets_two_names(bind_all, bound_paper):
    meant = ("H1", "H2", "H1", "Span")
    papers = [
        bound_paper(with_roles(f"p{n}", [Node("section", (0,))], {"section": kind}), f"p{n}")
        for n, kind in enumerate(meant)
    ]
    _, path = bind_all(papers)
    with pikepdf.open(path) as pdf:
        roles = {key: str(value) for key, value in pdf.Root.StructTreeRoot.RoleMap.items()}
    assert roles == {"/section": "/H1", "/section-2": "/H2", "/section-3": "/Span"}
    kinds = [str(one["/S"]) for one in elements_of(path) if "section" in str(one["/S"])]
    assert [roles[kind][1:] for kind in kinds] == list(meant)


def test_standard_types_are_retyped_and_never_remapped(bind_all, bound_paper):
    maps = [{"P": "P", "Link": "Link"}, {"H1": "H2", "a": "b", "b": "a"}, {"Title": "P"}]
    top = [Node("H1", (0,)), Node("a", (1,)), Node("Title", (2,))]
    papers = [bound_paper(with_roles(f"p{n}", top, roles), f"p{n}") for n, roles in enumerate(maps)]
    _, path = bind_all(papers)
    with pikepdf.open(path) as pdf:
        roles = {key: str(value) for key, value in pdf.Root.StructTreeRoot.RoleMap.items()}
    assert roles == {"/a": "/NonStruct", "/Title": "/P"}
    assert [str(one["/S"]) for one in elements_of(path) if str(one["/S"])[1:] in ("H1", "H2")] == [
        "/H1",
        "/H2",
        "/H1",
    ]


def test_headings_without_a_level_get_one(bind_all, bound_paper):
    top = [Node("Sect", (Node("H", (0,)), Node("Sect", (Node("H", (1,)), Node("P", (1,))))))]
    _, path = bind_all([bound_paper(with_roles("p", [*top, *top], {}), "p")])
    kinds = [str(one["/S"]) for one in elements_of(path)]
    assert [kind for kind in kinds if kind.startswith("/H")] == ["/H1", "/H2"] * 2


def table(name: str) -> TaggedPaper:
    heads = Node("TH", (0,), {"ID": String("h1"), "C": Name.head})
    attributes = Dictionary(O=Name.Table, Headers=Array([String("h1"), String("gone")]))
    cell = Node("TD", (0,), {"A": attributes, "C": Array([Name.head, 0, Name.undefined])})
    top = [Node("Table", (Node("TR", (heads, cell)),))]
    width = 10 if name == "p1" else 20
    classes = Dictionary(head=Dictionary(O=Name.Layout, Width=width))
    return TaggedPaper(name, 1, top, ClassMap=classes)


def test_ids_headers_and_classes_stay_in_their_paper(bind_all, bound_paper):
    papers = [bound_paper(table(f"p{n}"), f"p{n}") for n in range(3)]
    _, path = bind_all(papers)
    found = elements_of(path)
    ids = [bytes(one["/ID"].original_bytes) for one in found if "/ID" in one]
    assert ids == [b"p0:h1", b"p1:h1", b"p2:h1"]
    cells = [one for one in found if one["/S"] == "/TD"]
    headers = [one["/A"]["/Headers"] for one in cells]
    assert [[one.original_bytes for one in given] for given in headers] == [[one] for one in ids]
    assert [str(one["/C"]) for one in cells] == ["/head", "/head-2", "/head"]
    with pikepdf.open(path) as pdf:
        root = pdf.Root.StructTreeRoot
        widths = {key: int(value.Width) for key, value in root.ClassMap.items()}
        assert widths == {"/head": 20, "/head-2": 10}
        tree = pikepdf.NameTree(root.IDTree)
        assert [str(tree[f"p{n}:h1"].S) for n in range(3)] == ["/TH"] * 3


def test_references_and_name_spaces_come_along(bind_all, bound_paper):
    paper = TaggedPaper("p", 1, [Node("Lbl", (0,)), Node("Note", (0,)), Node("para", (0,))])
    label, note, para = paper.elements
    label.Ref, note.Ref = Array([note]), Array([label])
    newer = paper.pdf.make_indirect(Dictionary(NS=String("http://iso.org/pdf2/ssn")))
    own = Dictionary(NS=String("https://example.org/ns"), RoleMapNS=Dictionary())
    own.RoleMapNS.para = Array([Name.P, newer])
    para.NS = paper.pdf.make_indirect(own)
    ready = bound_paper(paper, "p")
    assert ready.facts.references
    _, path = bind_all([bound_paper(table("p0"), "p0"), ready])
    with pikepdf.open(path) as pdf:
        root = pdf.Root.StructTreeRoot
        label, note, para = root.K.K[1].K
        assert (label.Ref[0].objgen, note.Ref[0].objgen) == (note.objgen, label.objgen)
        assert str(root.Namespaces[0].NS) == "https://example.org/ns"
        assert para.NS.RoleMapNS.para[1].objgen == root.Namespaces[1].objgen
        assert root.RoleMap.para == Name.P


def test_a_paper_keeps_its_language_and_says_whose_it_is(bind_all, bound_paper):
    papers = []
    for spoken in ("de-DE", "EN", ""):
        paper = with_roles(f"p{spoken}", [Node("P", (0,))], {})
        if spoken:
            paper.pdf.Root.Lang = String(spoken)
        papers.append(bound_paper(paper, paper.name))
    _, path = bind_all(papers)
    parts = TagReader(VolumeReader(path)).parts
    assert [part.language for part in parts] == ["de-DE", "en", "en"]
    titles = [str(one["/T"]) for one in elements_of(path) if one["/S"] == "/Art"]
    assert titles == ["Title of pde-DE", "Title of pEN", "Title of p"]


def test_annotations_forms_and_pictures_keep_their_elements(bind_all, bound_paper):
    papers = []
    for n in range(2):
        paper = TaggedPaper(f"p{n}", 1, [Node("P", (0,)), Node("Link"), Node("Figure")])
        page, (_, link, figure) = paper.pages[0], paper.elements
        annotation = paper.annotate(0, Dest=paper.view(0), StructParent=1)
        link.K = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)
        form: pikepdf.Object = paper.pdf.make_stream(b"/P <</MCID 7>> BDC EMC")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        form.StructParents = 2
        page.Resources = Dictionary(XObject=Dictionary(F=form), Font=page.Resources.Font)
        figure.K = Dictionary(Type=Name.MCR, Pg=page, Stm=form, MCID=7)
        papers.append(bound_paper(paper, f"p{n}"))
        assert papers[-1].facts.forms_marked
    _, path = bind_all(papers)
    assert not faulty(path)
    with pikepdf.open(path) as pdf:
        assert pdf.Root.StructTreeRoot.ParentTreeNextKey == 6
        keys = [
            key
            for page in pdf.pages
            for key in (
                page.StructParents,
                page.Annots[0].StructParent,
                page.Resources.XObject.F.StructParents,
            )
        ]
        assert sorted(keys) == list(range(6))


def test_untagged_papers_are_within_reach_and_nothing_is_claimed(bind_all, bound_paper):
    tagged = with_roles("t", [Node("P", (0,))], {})
    ready = [bound_paper(latex_paper("u"), "u", stamped=True), bound_paper(tagged, "t")]
    bound, path = bind_all(ready)
    assert (bound.untagged, bound.unreached, bound.marked) == (("u",), (), True)
    assert not faulty(path)
    art = elements_of(path)[1]
    kinds = [str(one["/S"]) for one in elements_of(path)][2:]
    assert kinds[:7] == ["/P", "/Link", "/P", "/Link", "/Link", "/P", "/Link"]
    assert str(art["/T"]) == "Title of u"
    with pikepdf.open(path) as pdf:
        said = [str(one.Contents) for page in pdf.pages for one in page.get("/Annots", ())]
        assert said == ["Page 3", "Page 1", "https://example.org/x", "Page 1"]
        first = b"".join(one.read_bytes() for one in pdf.pages[0].Contents)
        assert b"BDC\nBT" in first
        assert first.count(b"BDC") == first.count(b"EMC")


def test_content_that_closes_too_much_is_mended_or_left_out(bind_all, bound_paper):
    paper = Paper("odd", 2)
    halves = (b"EMC /P <</MCID 4>> BDC 0 0 9", b"9 re f EMC EMC")
    paper.pages[0].Contents = Array([paper.pdf.make_stream(half) for half in halves])
    paper.pages[1].Contents = paper.pdf.make_stream(b"/Span BMC q 0 0 9 9 re f")
    bound, path = bind_all([bound_paper(paper, "odd")])
    assert bound.marked
    with pikepdf.open(path) as pdf:
        for page, marks in zip(pdf.pages, (1, 2), strict=True):
            content = b"\n".join(one.read_bytes() for one in page.Contents)
            assert b"0 0 9 9 re" in content
            assert content.count(b"BDC") + content.count(b"BMC") == content.count(b"EMC") == marks


def test_matter_without_tags_takes_the_mark_from_the_volume(bind_all, bound_paper, tmp_path):
    ready = [bound_paper(with_roles("t", [Node("P", (0,))], {}), "t")]
    front = Paper("front", 1).save(tmp_path)
    plan = plan_of(ready, front=FolioRange(Folio(1, FolioStyle.ROMAN), 1))
    bound, path = bind_all(ready, plan=plan, front=front)
    assert not bound.marked
    with pikepdf.open(path) as pdf:
        assert "/MarkInfo" not in pdf.Root
        assert str(pdf.Root.StructTreeRoot.K.K[0].S) == "/Art"


def test_real_tagged_papers_keep_every_word(corpus, manifest, bind_all, bound_paper):
    if not shutil.which("pdfinfo"):
        pytest.skip("no pdfinfo to read structure text with")
    names = [
        name
        for name, row in manifest.items()
        if name.startswith("camera-ready/") and row["tagged"] == "yes"
    ]
    names = names[::2]
    papers = [bound_paper(corpus / name, f"p{n}") for n, name in enumerate(names)]
    _, path = bind_all(papers)
    assert not faulty(path)
    before = [text for name in names for text in structure_text(corpus / name)]
    assert structure_text(path) == before
    assert len(before) > 300


def structure_text(path: Path) -> list[bytes]:
    """The text of elements as poppler reads it: lines in quotes; attributes may be in any code."""
    run = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True)
    lines = [line.strip() for line in run.stdout.splitlines()]
    return [line for line in lines if line.startswith(b'"')]
