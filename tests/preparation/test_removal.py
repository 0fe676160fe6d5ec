"""Active and private content is taken out and named; good links stay."""

from __future__ import annotations

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from latexlike import Paper

FORBIDDEN = {"/AA", "/JS", "/PieceInfo", "/Thumb", "/XFA", "/AF", "/OpenAction"}


def keys_anywhere(pdf: pikepdf.Pdf) -> set[str]:
    found: set[str] = set()
    waiting = list(pdf.objects)
    while waiting:
        value = waiting.pop()
        if isinstance(value, (Dictionary, Stream)):
            found.update(value.keys())
            waiting.extend(item for _, item in value.items() if not _indirect(item))
        elif isinstance(value, Array):
            waiting.extend(item for item in value if not _indirect(item))
    return found


def _indirect(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


ACTIONS = {
    "JavaScript": (Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")), "scripts"),
    "Launch": (Dictionary(S=Name.Launch, F=String("calc.exe")), "start a program"),
    "SubmitForm": (Dictionary(S=Name.SubmitForm, F=String("http://evil")), "send a form"),
    "GoToR": (Dictionary(S=Name.GoToR, F=String("b.pdf"), D=Array([0, Name.Fit])), "another file"),
    "file": (Dictionary(S=Name.URI, URI=String("file:///etc/passwd")), "of the kind file"),
    "javascript": (Dictionary(S=Name.URI, URI=String(" JavaScript:x")), "of the kind javascript"),
    "none": (Dictionary(S=Name.URI, URI=String("www.example.org")), "without http://"),
    "unknown": (Dictionary(S=Name.Whatever), "unknown kind"),
}


@pytest.mark.parametrize("kind", ACTIONS)
def test_an_action_that_does_more_than_lead_to_a_page_goes(ready, kind):
    action, words = ACTIONS[kind]
    paper = Paper("a", 1)
    paper.annotate(0, A=action)
    facts, pdf = ready(paper)
    assert "/A" not in pdf.pages[0].Annots[0]
    assert len(facts.removed) == 1
    assert words in facts.removed[0]
    assert facts.removed[0].endswith(": 1")


@pytest.mark.parametrize(
    "address", ["https://a.org/x?y=1", "HTTP://A.org", "mailto:a@b.org", "doi:10.1/2"]
)
def test_good_addresses_stay(ready, address):
    paper = Paper("a", 1)
    paper.annotate(0, A=Dictionary(S=Name.URI, URI=String(address)))
    facts, pdf = ready(paper)
    assert str(pdf.pages[0].Annots[0].A.URI) == address
    assert facts.removed == ()


def test_of_a_chain_the_good_part_stays(ready):
    paper = Paper("a", 2)
    jump = Dictionary(S=Name.GoTo, D=paper.view(1))
    paper.annotate(0, A=Dictionary(S=Name.JavaScript, JS=String("x"), Next=Array([jump])))
    facts, pdf = ready(paper)
    assert facts.internal_links == 1
    assert "scripts (JavaScript): 1" in facts.removed
    assert not keys_anywhere(pdf) & FORBIDDEN


def test_a_chain_that_loops_ends(ready):
    paper = Paper("a", 1)
    action = paper.pdf.make_indirect(Dictionary(S=Name.Launch))
    action.Next = action
    paper.annotate(0, A=action)
    facts, _ = ready(paper)
    assert facts.removed == ("actions that start a program (Launch): 1",)


def test_a_relative_address_is_made_whole(ready):
    paper = Paper("a", 1)
    paper.pdf.Root.URI = Dictionary(Base=String("https://a.org/papers/"))
    paper.annotate(0, A=Dictionary(S=Name.URI, URI=String("data.zip")))
    _, pdf = ready(paper)
    assert str(pdf.pages[0].Annots[0].A.URI) == "https://a.org/papers/data.zip"


def test_everything_that_hangs_elsewhere_goes_too(ready):
    paper = Paper("a", 1)
    pdf = paper.pdf
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.Root.Metadata = pdf.make_stream(b"<x/>")
    pdf.attachments["secret.txt"] = b"x"
    page = paper.pages[0]
    page.AA = Dictionary(O=script)
    page.PieceInfo = Dictionary(Word=Dictionary(Private=String("C:/Users/me")))
    page.Thumb = pdf.make_stream(b"", Width=1, Height=1)
    page.B = Array([pdf.make_indirect(Dictionary(V=page.obj if hasattr(page, "obj") else page))])
    page.Trans = Dictionary(S=Name.Dissolve)
    pdf.Root.Threads = Array([pdf.make_indirect(Dictionary(F=page.B[0]))])
    pdf.Root.PieceInfo = Dictionary(Word=Dictionary(Private=String("C:/Users/me")))
    page.Resources.XObject = Dictionary(
        Im=pdf.make_stream(
            b"\0", Subtype=Name.Image, Width=1, Height=1, Metadata=pdf.make_stream(b"<gps/>")
        )
    )
    paper.annotate(0, Subtype=Name.RichMedia)
    paper.annotate(0, Subtype=Name.FileAttachment)
    popup = paper.annotate(0, Subtype=Name.Text, AA=Dictionary(E=script))
    popup.IRT = pdf.make_indirect(Dictionary(Subtype=Name.Link, A=script))
    facts, clean = ready(paper)
    left = keys_anywhere(clean)
    assert not left & (FORBIDDEN | {"/Metadata", "/B", "/Trans", "/EmbeddedFiles"})
    assert [str(one.Subtype) for one in clean.pages[0].Annots] == ["/Text"]
    told = " ".join(facts.removed)
    for words in (
        "scripts (JavaScript)",
        "attached files: 2",
        "RichMedia",
        "(PieceInfo): 2",
        "AA",
        "article threads: 1",
        "page transitions (Trans): 1",
    ):
        assert words in told
    assert "/Info" not in clean.trailer


def test_acmarts_opening_destination_is_not_worth_a_word(ready):
    paper = Paper("a", 1)
    paper.pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=paper.view(0))
    assert ready(paper)[0].removed == ()


@pytest.mark.parametrize("kind", ["RichMedia", "Screen", "Movie", "3D"])
def test_media_go_but_their_look_stays(ready, kind):
    paper = Paper("a", 1)
    look = paper.pdf.make_stream(b"1 0 0 rg 0 0 40 40 re f")
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 40, 40])
    paper.annotate(
        0, Subtype=Name(f"/{kind}"), Rect=Array([100, 500, 140, 540]), AP=Dictionary(N=look), F=4
    )
    paper.annotate(0, Dest=paper.view(0))
    facts, pdf = ready(paper)
    assert any(kind in words for words in facts.removed)
    assert [link.Subtype for link in pdf.pages[0].Annots] == [Name.Link]
    assert not any("form fields" in words for words in facts.removed)
    with pypdfium2.PdfDocument(pdf.filename) as document:
        picture = document[0].render().to_pil().convert("RGB")
    assert picture.getpixel((120, 792 - 520)) == (255, 0, 0)


def test_form_fields_are_drawn_into_the_page(ready):
    paper = Paper("a", 1)
    look = paper.pdf.make_stream(
        b"0 0 10 10 re f", Subtype=Name.Form, Type=Name.XObject, BBox=Array([0, 0, 18, 18])
    )
    field = paper.annotate(
        0, Subtype=Name.Widget, FT=Name.Tx, T=String("x"), AP=Dictionary(N=look), F=4
    )
    paper.annotate(0, Dest=paper.view(0))
    paper.pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    facts, pdf = ready(paper)
    assert [str(one.Subtype) for one in pdf.pages[0].Annots] == ["/Link"]
    assert "form fields (drawn as they look): 1" in facts.removed
    assert b"Do" in b"".join(stream.read_bytes() for stream in pdf.pages[0].Contents)


def test_a_signature_is_told_and_its_look_stays(ready):
    paper = Paper("a", 1)
    look = paper.pdf.make_stream(
        b"0 g 0 0 20 20 re f", Subtype=Name.Form, BBox=Array([0, 0, 20, 20])
    )
    field = paper.annotate(
        0, Subtype=Name.Widget, FT=Name.Sig, F=4, V=Dictionary(Type=Name.Sig), AP=Dictionary(N=look)
    )
    field.Kids = Array([field])
    paper.pdf.Root.AcroForm = Dictionary(Fields=Array([field, 7, Dictionary()]), SigFlags=3)
    facts, clean = ready(paper)
    assert "digital signatures (they hold for the author's file): 1" in facts.removed
    assert "/AcroForm" not in clean.Root
    assert "/XObject" in clean.pages[0].Resources
