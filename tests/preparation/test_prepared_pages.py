"""Pages: attributes pushed down, shared objects parted, content mended, odd structures survived."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from pypdf import PdfReader

from latexlike import Paper, latex_paper, sha256
from proceedings.errors import Refused
from proceedings.pdf.content import balance, mend
from proceedings.preparation.prepare import prepare


def set_content(paper: Paper, data: bytes, page: int = 0) -> None:
    paper.pages[page].Contents = paper.pdf.make_stream(data)


def picture(path: Path) -> bytes:
    with pypdfium2.PdfDocument(path) as document:
        return bytes(document[0].render().buffer)


def test_inherited_attributes_stand_on_each_page(ready):
    paper = Paper("a", 2)
    for page in paper.pages:
        del page.Resources
        del page.MediaBox
    paper.pdf.Root.Pages.Resources = paper.resources
    paper.pdf.Root.Pages.MediaBox = Array([0, 0, 300, 400])
    paper.pdf.Root.Pages.Rotate = 90
    _, pdf = ready(paper)
    for page in pdf.pages:
        assert [int(part) for part in page.obj["/MediaBox"]] == [0, 0, 300, 400]
        assert page.obj["/Rotate"] == 90
        assert "/Font" in page.obj["/Resources"]


def test_one_page_listed_twice_becomes_two(ready):
    paper = Paper("a", 1)
    paper.pdf.Root.Pages.Kids.append(paper.pages[0])
    paper.pdf.Root.Pages.Count = 2
    facts, pdf = ready(paper)
    assert len(facts.pages) == 2
    assert pdf.pages[0].obj.objgen != pdf.pages[1].obj.objgen


def test_what_a_page_leaves_open_is_noted(ready):
    paper = Paper("a", 3)
    set_content(paper, b"q q 1 0 0 1 0 0 cm Q", page=1)
    set_content(paper, b"/P <</E (x)>> BDC /Span BMC EMC", page=2)
    facts, _ = ready(paper)
    assert [(page.open_states, page.open_marks) for page in facts.pages] == [(0, 0), (1, 0), (0, 1)]


def test_a_surplus_restore_is_mended_and_the_page_looks_the_same(ready, tmp_path):
    paper = Paper("a", 1)
    set_content(paper, b"Q 1 0 0 rg 72 72 100 100 re f q 0 1 0 rg Q Q 200 200 50 50 re f")
    before = picture(paper.save(tmp_path))
    facts, pdf = ready(paper)
    content = pdf.pages[0].Contents.read_bytes()
    assert content.split().count(b"Q") == 1
    assert facts.pages[0].open_states == 0
    assert picture(tmp_path / "prepared.pdf") == before


def test_an_inline_image_without_end_is_left_out(ready):
    paper = Paper("a", 1)
    set_content(paper, b"q Q BI /W 4 /H 4 /BPC 8 /CS /G ID abcd")
    _, pdf = ready(paper)
    assert b"BI" not in pdf.pages[0].Contents.read_bytes()


@given(st.lists(st.sampled_from(["q", "Q", "/P BMC", "EMC"]), max_size=30))
def test_mended_content_never_restores_more_than_it_saved(operators):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(" ".join(operators).encode())
    states, _, surplus, *_ = balance(page)
    mend(pdf, page)
    assert balance(page)[:3:2] == (states, 0)
    assert operators.count("Q") - page.Contents.read_bytes().split().count(b"Q") == surplus


def packed(paper: Paper, data: bytes) -> pikepdf.Stream:
    stream = pikepdf.Stream(paper.pdf, data)
    stream.write(data, filter=Name.FlateDecode, decode_parms=None)
    return stream


def test_content_that_breaks_off_is_told_and_what_can_be_read_stays(ready):
    text = b"q BT /F1 12 Tf 72 700 Td (kept) Tj ET " + b"".join(
        b"BT /F1 9 Tf 72 %d Td (line %d of the page) Tj ET\n" % (number, number * 7)
        for number in range(600)
    )
    paper = Paper("a", 3)
    paper.pages[1].Contents = packed(paper, zlib.compress(text)[:1500])
    facts, pdf = ready(paper, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert (facts.cut_pages, facts.damaged_pages) == ((2,), ())
    assert facts.pages[1].open_states == 1
    page = pdf.pages[1]
    assert b"(kept)" in page.Contents.read_bytes()
    # Nothing is left open that would swallow a stamp.
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" Q BT /F1 9 Tf (after) Tj ET")
    assert b"(after)" in pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page))
    assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize("end", [b"(an open string", b"[ (an open array", b"BI /W 4 /H 4 ID abcd"])
def test_content_that_ends_within_a_word_is_told_and_swallows_no_stamp(ready, end):
    paper = Paper("a", 2)
    set_content(paper, b"q BT /F1 12 Tf 72 700 Td (kept) Tj ET Q " + end)
    facts, pdf = ready(paper)
    assert facts.cut_pages == (1,)
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" BT /F1 9 Tf (after) Tj ET")
    said = PdfReader(pdf.filename).pages[0].extract_text()
    assert said == "kept"
    operands = [str(part) for one in pikepdf.parse_content_stream(page) for part in one.operands]
    assert "after" in operands


def test_content_that_no_filter_unpacks_is_told_and_left(ready):
    paper = Paper("a", 1)
    stream = pikepdf.Stream(paper.pdf, b"?")
    stream.write(b"?", filter=Name.PlateDecode, decode_parms=None)
    paper.pages[0].Contents = stream
    facts, pdf = ready(paper, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert facts.cut_pages == (1,)
    assert pdf.pages[0].Contents.read_raw_bytes() == b"?"


@pytest.mark.parametrize(
    "place", [None, Array([]), Array([1, 2, 3]), Array([String("x"), 0, 9, 9]), Name.X, 7]
)
def test_an_annotation_without_a_place_goes(ready, place):
    paper = Paper("a", 1)
    lost = paper.annotate(0, Dest=paper.view(0))
    if place is None:
        del lost.Rect
    else:
        lost.Rect = place
    paper.annotate(0, Dest=paper.view(0))
    facts, pdf = ready(paper)
    assert facts.internal_links == len(pdf.pages[0].Annots) == 1


@pytest.mark.parametrize(
    "content",
    [b"q \xea\x9c Q Q", b"q 5 0 R Q Q", b"q [ << /A ] Tj Q Q", b"Q BI EI", b"Q BI 1 EI"],
)
def test_operators_and_operands_that_make_no_sense_stop_nothing(ready, content):
    paper = Paper("a", 2)
    set_content(paper, content)
    facts, _ = ready(paper)
    assert len(facts.pages) == 2


def test_a_damaged_picture_is_told_with_its_page_and_left(ready):
    paper = Paper("a", 2)
    data = zlib.compress(bytes(range(256)) * 40)[:80]
    picture = packed(paper, data)
    for key, value in {"Subtype": Name.Image, "Width": 64, "Height": 160}.items():
        picture[f"/{key}"] = value
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    paper.pages[1].Resources = Dictionary(XObject=Dictionary(Im=picture))
    facts, pdf = ready(paper, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert (facts.cut_pages, facts.damaged_pages) == ((), (2,))
    assert pdf.pages[1].Resources.XObject.Im.read_raw_bytes() == data


def test_a_crop_box_that_shows_nothing_goes(ready):
    paper = Paper("a", 2)
    paper.pages[0].CropBox = Array([700, 900, 800, 1000])
    paper.pages[1].CropBox = Array([20, 20, 500, 900])
    _, pdf = ready(paper)
    assert "/CropBox" not in pdf.pages[0].obj
    assert [int(side) for side in pdf.pages[1].obj.CropBox] == [20, 20, 500, 900]


@pytest.mark.parametrize(
    ("header", "version"), [("1.2", "1.5"), ("1.6", "1.6"), ("2.0", "2.0"), ("3.9", "1.7")]
)
def test_a_paper_keeps_its_version(ready, tmp_path, header, version):
    paper = Paper("a", 1)
    path = paper.save(tmp_path, force_version="1.4")
    path.write_bytes(path.read_bytes().replace(b"%PDF-1.4", f"%PDF-{header}".encode(), 1))
    output = tmp_path / "prepared.pdf"
    prepare(path, "a", sha256(path), output=output)
    assert output.read_bytes()[:8] == f"%PDF-{version}".encode()


def test_structure_keys_without_a_tree_go(ready):
    paper = Paper("a", 1)
    paper.pages[0].StructParents = 0
    paper.annotate(0, Dest=paper.view(0), StructParent=1)
    facts, pdf = ready(paper)
    assert not facts.tagged
    assert "/StructParents" not in pdf.pages[0].obj
    assert "/StructParent" not in pdf.pages[0].Annots[0]


def tagged(paper: Paper) -> None:
    page = paper.pages[0]
    page.StructParents = 0
    root = paper.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    element = paper.pdf.make_indirect(Dictionary(S=Name.P, P=root, Pg=page, K=0))
    root.K = element
    root.ParentTree = Dictionary(Nums=Array([0, Array([element])]))
    paper.pdf.Root.StructTreeRoot = root
    paper.pdf.Root.Lang = String("de-DE")


def test_a_whole_structure_tree_comes_along(ready):
    paper = Paper("a", 1)
    tagged(paper)
    facts, pdf = ready(paper)
    assert (facts.tagged, facts.language) == (True, "de-DE")
    assert pdf.Root.StructTreeRoot.K.K[0].Pg.objgen == pdf.pages[0].obj.objgen
    assert pdf.pages[0].obj.StructParents == 0
    assert str(pdf.Root.Lang) == "de-DE"


def test_a_structure_tree_that_holds_itself_does_not(ready):
    paper = Paper("a", 1)
    tagged(paper)
    paper.pdf.Root.StructTreeRoot.K.K = Array([paper.pdf.Root.StructTreeRoot.K])
    facts, pdf = ready(paper)
    assert not facts.tagged
    assert "/StructTreeRoot" not in pdf.Root


def test_bookmarks_are_counted_and_lead_to_their_pages(ready):
    facts, pdf = ready(latex_paper("a"))
    assert facts.bookmarks == 3
    last = pdf.Root.Outlines.Last
    assert (str(last.Title), last.Dest[0].objgen) == ("End", pdf.pages[2].obj.objgen)
    # The file says 2, but its first bookmark is open and shows one more.
    assert pdf.Root.Outlines.Count == 3
    assert pdf.Root.Outlines.First.Count == 1


def test_bookmarks_that_loop_or_never_end_are_cut(ready):
    paper = latex_paper("a")
    first = paper.pdf.Root.Outlines.First
    first.Next.Next = first
    first.First.First = first
    assert ready(paper)[0].bookmarks == 3
    deep = Paper("b", 1)
    items: list[object] = []
    for level in range(300):
        items = [(f"level {level}", 0, items)]
    deep.bookmarks(*items)
    assert 0 < ready(deep)[0].bookmarks < 100


def test_hidden_layers_stay_hidden(ready):
    paper = Paper("a", 1)
    shown, hidden = (
        paper.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in "sh"
    )
    paper.pdf.Root.OCProperties = Dictionary(
        OCGs=Array([shown, hidden]), D=Dictionary(BaseState=Name.OFF, ON=Array([shown]))
    )
    _, pdf = ready(paper)
    assert [str(group.Name) for group in pdf.Root.OCProperties.D.OFF] == ["h"]


def test_layers_are_as_they_are_on_a_screen(ready):
    paper = Paper("a", 1)
    groups = []
    for name, event, state in (
        ("shown", Name.View, Name.ON),
        ("hidden", Name.View, Name.OFF),
        ("not printed", Name.Print, Name.OFF),
        ("as it was", Name.View, None),
    ):
        usage = Dictionary(View=Dictionary(ViewState=state)) if state else Dictionary()
        group = Dictionary(Type=Name.OCG, Name=String(name), Usage=usage)
        groups.append((event, paper.pdf.make_indirect(group)))
    heeded = [
        Dictionary(Event=event, Category=Array([Name.View]), OCGs=Array([group]))
        for event, group in groups
    ]
    off = Array([groups[0][1], groups[3][1]])
    paper.pdf.Root.OCProperties = Dictionary(
        OCGs=Array([group for _, group in groups]), D=Dictionary(OFF=off, AS=Array([7, *heeded]))
    )
    _, pdf = ready(paper)
    hidden = {str(group.Name) for group in pdf.Root.OCProperties.D.OFF}
    assert hidden == {"hidden", "as it was"}


def test_output_intents_are_the_pages_own(ready):
    paper = Paper("a", 2)
    profile = paper.pdf.make_stream(b"profile", N=4)
    paper.pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=String("FOGRA39"),
                DestOutputProfile=profile,
                DestOutputProfileRef=Dictionary(URLs=Array([Dictionary(F=String("http://x"))])),
            ),
            7,
        ]
    )
    paper.pages[1].OutputIntents = Array([Dictionary(S=Name.GTS_PDFA1)])
    _, pdf = ready(paper)
    first, second = (page.OutputIntents for page in pdf.pages)
    assert len(first) == len(second) == 1
    assert first[0].DestOutputProfile.read_bytes() == b"profile"
    assert str(first[0].OutputConditionIdentifier) == "FOGRA39"
    assert "/DestOutputProfileRef" not in first[0]
    assert second[0].S == Name.GTS_PDFA1


def test_an_owner_password_is_no_obstacle(ready):
    limits = pikepdf.Encryption(owner="secret", user="", allow=pikepdf.Permissions(extract=False))
    facts, pdf = ready(latex_paper("a"), encryption=limits)
    assert not pdf.is_encrypted
    assert facts.internal_links == 3


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
        (b"PK\x03\x04word/document.xml", "ZIP or Office"),
        (b"just words", "not a PDF"),
        (b"%PDF-1.7\nnothing follows\n%%EOF", "damaged"),
    ],
)
def test_what_is_no_pdf_is_refused_by_what_it_is(tmp_path, data, words):
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    with pytest.raises(Refused, match=words):
        prepare(path, "x", sha256(path), output=tmp_path / "out.pdf")


def test_passwords_no_pages_and_other_bytes_are_refused(tmp_path):
    locked = Paper("locked", 1).save(
        tmp_path, encryption=pikepdf.Encryption(owner="a", user="b", R=6)
    )
    bare = Paper("bare", 0).save(tmp_path)
    for path, words in ((locked, "password"), (bare, "no pages")):
        with pytest.raises(Refused, match=words):
            prepare(path, "x", sha256(path), output=tmp_path / "out.pdf")
    with pytest.raises(Refused, match="changed"):
        prepare(bare, "x", "0" * 64, output=tmp_path / "out.pdf")


def test_a_page_that_unpacks_without_end_is_refused(tmp_path):
    paper = Paper("bomb", 1)
    packed = zlib.compress(b" " * (300 << 20), 1)
    paper.pages[0].Contents = pikepdf.Stream(paper.pdf, packed, Filter=Name.FlateDecode)
    path = paper.save(tmp_path, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    with pytest.raises(Refused, match="page 1"):
        prepare(path, "x", sha256(path), output=tmp_path / "out.pdf")


def test_same_bytes_twice(tmp_path):
    source = latex_paper("a").save(tmp_path)
    outputs = [tmp_path / name for name in ("one.pdf", "two.pdf")]
    for output in outputs:
        prepare(source, "7", sha256(source), output=output)
    assert outputs[0].read_bytes() == outputs[1].read_bytes()
