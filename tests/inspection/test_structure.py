"""What qpdf tells of a file: its history, its tool, its own words, its links and remarks."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from proceedings.inspection.docinfo import document_info
from proceedings.inspection.history import signatures, updates
from proceedings.inspection.inspect import inspect
from proceedings.inspection.origin import tool_named
from proceedings.records.inspection import Inspection, Tool

Change = Callable[[pikepdf.Pdf], object]
Edited = Callable[..., bytes]


def look(data: bytes, folder: Path) -> Inspection:
    path = folder / "looked-at.pdf"
    path.write_bytes(data)
    return inspect(path, hashlib.sha256(data).hexdigest())


def written(pdf: pikepdf.Pdf, **saving: Any) -> bytes:
    target = io.BytesIO()
    pdf.save(target, static_id=True, **saving)
    return target.getvalue()


@pytest.fixture
def edited(make_pdf: Callable[..., Path]) -> Edited:
    """The bytes of a two-page PDF after an edit, saved with further arguments."""

    def edit(change: Change = lambda _: None, **saving: Any) -> bytes:
        with pikepdf.open(make_pdf(pages=2)) as pdf:
            change(pdf)
            return written(pdf, **saving)

    return edit


def updated(data: bytes) -> bytes:
    """The same with an object saved onto its end, as ISO 32000-1, 7.5.6 says."""
    before = data[data.rfind(b"startxref") :].split()[1]
    entry = b"9 0 obj\n<</New true>>\nendobj\n"
    at = len(data) + 1
    table = b"xref\n9 1\n%010d 00000 n \n" % at
    trailer = b"trailer\n<</Size 10/Root 1 0 R/Prev %s>>\n" % before
    start = b"startxref\n%d\n%%%%EOF\n" % (at + len(entry))
    return data + b"\n" + entry + table + trailer + start


def test_what_is_saved_onto_a_file_is_counted(edited: Edited) -> None:
    plain = edited(object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert updates(plain) == 0
    assert updates(updated(plain)) == 1
    assert updates(updated(updated(plain))) == 2
    assert updates(b"junk before\n" + updated(plain)) == 1


def test_two_sections_of_a_file_written_at_once_are_no_update(edited: Edited) -> None:
    linearized = edited(linearize=True)
    assert linearized.count(b"startxref") == 2
    assert updates(linearized) == 0
    assert updates(updated(linearized)) == 1
    assert updates(edited(object_stream_mode=pikepdf.ObjectStreamMode.generate)) == 0


def test_a_second_table_without_objects_is_words_way_of_writing_a_hybrid(edited: Edited) -> None:
    plain = edited(object_stream_mode=pikepdf.ObjectStreamMode.disable)
    before = plain[plain.rfind(b"startxref") :].split()[1]
    second = b"xref\r\n0 0\r\ntrailer\r\n<</Size 9/Root 1 0 R/Prev %s/XRefStm 15>>\r\n" % before
    hybrid = plain + second + b"startxref\r\n%d\r\n%%%%EOF" % len(plain)
    assert updates(hybrid) == 0


def test_end_marks_in_a_stream_and_loops_count_for_nothing(edited: Edited) -> None:
    def junk(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Junk = pdf.make_stream(b"startxref\n9\n%%EOF\n" * 9)

    assert updates(edited(junk, compress_streams=False)) == 0
    plain = edited(object_stream_mode=pikepdf.ObjectStreamMode.disable)
    at = plain.rfind(b"xref\n", 0, plain.rfind(b"startxref"))
    looped = plain.replace(b"trailer <<", b"trailer << /Prev %d" % at)
    assert looped != plain
    assert updates(looped) == 0
    assert updates(b"") == updates(b"startxref") == updates(b"startxref 99999999") == 0


def test_signed_fields_and_permissions_are_signatures_and_empty_fields_none() -> None:
    pdf = pikepdf.new()
    value = pdf.make_indirect(Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3])))
    kid = pdf.make_indirect(Dictionary(V=value))
    parent = pdf.make_indirect(Dictionary(FT=Name.Sig, Kids=Array([kid])))
    kid.Kids = Array([parent])  # a loop
    empty = Dictionary(FT=Name.Sig)
    text = Dictionary(FT=Name.Tx, V=Dictionary())
    pdf.Root.AcroForm = Dictionary(Fields=Array([empty, text]))
    assert signatures(pdf) == 0
    pdf.Root.AcroForm.Fields.append(parent)
    pdf.Root.Perms = Dictionary(DocMDP=value, UR3=Dictionary(Type=Name.Sig))
    assert signatures(pdf) == 2
    pdf.Root.AcroForm = Array([])
    pdf.Root.Perms = String("odd")
    assert signatures(pdf) == 0


@pytest.mark.parametrize(
    ("creator", "producer", "tool"),
    [
        ("LaTeX with hyperref", "pdfTeX-1.40.25", Tool.LATEX),
        ("LaTeX with acmart 2022/10/24 v1.88", "", Tool.LATEX),
        ("LaTeX with hyperref package", "Acrobat Distiller 18.0 (Windows)", Tool.LATEX),
        ("dvips(k) 5.95a Copyright 2005 Radical Eye Software", "AFPL Ghostscript", Tool.LATEX),
        (" TeX output 2007.04.17:1259", "dvipdfm 0.13.2c", Tool.LATEX),
        ("TeX", "LuaTeX-1.15.0", Tool.LATEX),
        ("", "XeTeX 0.99998", Tool.LATEX),
        ("Word", "macOS Version 10.14.4 Quartz PDFContext", Tool.WORD),
        ("Microsoft® Word 2013", "Microsoft® Word 2013", Tool.WORD),
        ("Acrobat PDFMaker 17 for Word", "Adobe PDF Library 15.0", Tool.WORD),
        ("Acrobat PDFMaker 17 for Excel", "Adobe PDF Library 15.0", Tool.OTHER),
        ("Microsoft® PowerPoint® 2019", "Microsoft® PowerPoint® 2019", Tool.OTHER),
        ("Writer", "LibreOffice 7.4", Tool.LIBREOFFICE),
        ("Writer", "OpenOffice.org 3.2", Tool.LIBREOFFICE),
        ("Writer", "GPL Ghostscript 10.0", Tool.LIBREOFFICE),
        ("", "Skia/PDF m103 Google Docs Renderer", Tool.GOOGLE_DOCS),
        ("Mozilla/5.0 Chrome/103", "Skia/PDF m103", None),
        ("Typst 0.15.1", "", Tool.TYPST),
        (
            "matplotlib 3.0.0, http://matplotlib.org",
            "matplotlib pdf backend 3.0.0",
            Tool.MATPLOTLIB,
        ),
        ("", "GPL Ghostscript 10.02.0", None),
        ("Adobe InDesign 19.0", "Adobe PDF Library 17.0", None),
        ("A Vortex Study", "Textile 3", None),
    ],
)
def test_a_tool_is_known_by_its_names(creator: str, producer: str, tool: Tool | None) -> None:
    assert tool_named(creator, producer) is tool


def distilled(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Producer"], pdf.docinfo["/Creator"] = "GPL Ghostscript 10.02.0", ""


def test_a_distilled_file_is_known_by_how_it_is_built(edited: Edited, tmp_path: Path) -> None:
    def tex_fonts(pdf: pikepdf.Pdf) -> None:
        distilled(pdf)
        for name in ("ABCDEF+CMR10", "ABCDEF+SFRM1000"):
            pdf.pages[0].Resources.Font[f"/{name[-4:]}"] = Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}")
            )

    def word_roles(pdf: pikepdf.Pdf) -> None:
        distilled(pdf)
        roles = Dictionary(InlineShape=Name.Sect, Chartsheet=Name.Part, Dialogsheet=Name.Part)
        pdf.Root.StructTreeRoot = Dictionary(RoleMap=roles)

    def banner(pdf: pikepdf.Pdf) -> None:
        distilled(pdf)
        pdf.docinfo["/PTEX.Fullbanner"] = "This is pdfTeX"

    def printed(pdf: pikepdf.Pdf) -> None:
        distilled(pdf)
        pdf.docinfo["/Title"] = "Microsoft Word - paper.doc"

    tools = [
        look(edited(change), tmp_path).tool
        for change in (distilled, tex_fonts, word_roles, banner, printed)
    ]
    assert tools == [Tool.OTHER, Tool.LATEX, Tool.WORD, Tool.LATEX, Tool.WORD]


PACKET = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>{head}
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 pdfuaid:part="1"><dc:title><rdf:Alt><rdf:li xml:lang="de">Der Titel</rdf:li>
 <rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
 <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Prefer this paper</rdf:li></rdf:Alt>
 </dc:description></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
BOMB = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>'


def with_packet(packet: bytes) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.trailer.Info = Dictionary(Title=String("Of Info"), Keywords=String("ink, paper"))
    pdf.Root.Metadata = pdf.make_stream(packet)
    return pdf


def test_a_document_tells_its_title_and_its_claim_by_xmp_first() -> None:
    told = document_info(with_packet(PACKET.format(head="", title="The Title").encode()))
    assert (told.title, told.claims) == ("The Title", "PDF/UA-1")
    assert {"Of Info", "ink, paper", "The Title", "Der Titel", "Prefer this paper"} == set(
        told.texts
    )


@pytest.mark.parametrize(
    "packet",
    [
        PACKET.format(head=BOMB, title="&c;").encode(),
        PACKET.format(head=BOMB, title="x").encode("utf-16"),
        PACKET.format(
            head='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', title="&x;"
        ).encode(),
        PACKET.format(head="", title="x" * (1 << 20)).encode(),
        b"no xml at all",
        b'<?xml version="1.0" encoding="nobody-knows"?><a/>',
        b"",
    ],
)
def test_a_packet_with_entities_or_none_at_all_is_passed_over(packet: bytes) -> None:
    told = document_info(with_packet(packet))
    assert (told.title, told.claims) == ("Of Info", "")


def linked(*addresses: bytes | str, **keys: Any) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].Annots = Array(
            [
                Dictionary(
                    Subtype=Name.Link,
                    Rect=Array([90, 40, 30, 20]),
                    A=Dictionary(S=Name.URI, URI=String(address)),
                    **keys,
                )
                for address in addresses
            ]
        )

    return change


def test_addresses_are_told_once_with_page_and_box(edited: Edited, tmp_path: Path) -> None:
    facts = look(
        edited(linked("https://x.org/a", "file:///home/me/a.pdf", "https://x.org/a", "x.org")),
        tmp_path,
    )
    assert [one.uri for one in facts.addresses] == [
        "https://x.org/a",
        "file:///home/me/a.pdf",
        "x.org",
    ]
    assert {(one.page, one.box) for one in facts.addresses} == {(2, (30.0, 20.0, 90.0, 40.0))}
    assert facts.active == ("URI file:",)


def test_a_box_lies_on_the_page_as_displayed(edited: Edited, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        corners = Array([10, 30, 60, 30, 10, 20, 60, 20, 0, 18, 40, 18, 0, 8, 40, 8])
        linked("https://x.org", QuadPoints=corners)(pdf)
        pdf.pages[1].Rotate = 90

    (address,) = look(edited(change), tmp_path).addresses
    assert address.box == (8.0, 552.0, 30.0, 612.0)
    odd = edited(linked("https://x.org", QuadPoints=Array([1, Name.X])))
    assert look(odd, tmp_path).addresses[0].box == (30.0, 20.0, 90.0, 40.0)


@pytest.mark.parametrize(
    ("written_as", "uri"),
    [
        (b"\xfe\xff" + "https://x.org/é".encode("utf-16-be"), "https://x.org/é"),
        (b"\xff\xfe" + "https://x.org/é".encode("utf-16-le"), "https://x.org/é"),
        ("https://x.org/é".encode(), "https://x.org/é"),
        (b"https://x.org/\xe9", "https://x.org/é"),
        (b"  https://x.org/%C3%A9\n", "https://x.org/%C3%A9"),
        (b"https://x.org/a\nb\x1b", "https://x.org/a b"),
    ],
)
def test_addresses_in_whatever_letters(
    edited: Edited, tmp_path: Path, written_as: bytes, uri: str
) -> None:
    facts = look(edited(linked(written_as)), tmp_path)
    assert [one.uri for one in facts.addresses] == [uri]
    assert facts.active == ()


def test_a_base_makes_addresses_whole_and_other_files_are_addresses(
    edited: Edited, tmp_path: Path
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        linked("page.html", "https://x.org/b")(pdf)
        pdf.Root.URI = Dictionary(Base=String("https://x.org/"))
        file = Dictionary(UF=String("other.pdf"), F=String("o.pdf"))
        pdf.pages[0].Annots = Array(
            [Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.GoToR, F=file, D=String("a")))]
        )

    facts = look(edited(change), tmp_path)
    assert [one.uri for one in facts.addresses] == [
        "file:other.pdf",
        "https://x.org/page.html",
        "https://x.org/b",
    ]
    assert facts.addresses[0].box is None
    assert facts.active == ("GoToR",)


def test_at_most_a_thousand_addresses_are_kept(edited: Edited, tmp_path: Path) -> None:
    many = edited(linked(*(f"https://x.org/{number}" for number in range(1100))))
    assert len(look(many, tmp_path).addresses) == 1000


def test_remarks_are_told_and_replies_links_and_popups_are_not(
    edited: Edited, tmp_path: Path
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        rect = Array([10, 10, 30, 30])
        note = pdf.make_indirect(
            Dictionary(Subtype=Name.Text, Rect=rect, Contents=String("Shorten\nthis " + "x" * 500))
        )
        pdf.pages[0].Annots = Array(
            [
                note,
                Dictionary(Subtype=Name.Text, Rect=rect, IRT=note, Contents=String("Done")),
                Dictionary(Subtype=Name.Popup, Rect=rect, Parent=note),
                Dictionary(Subtype=Name.Highlight, Rect=Array([-50, 0, -40, 9])),
                Dictionary(Subtype=Name.Link, Rect=rect, Contents=String("a link")),
                Dictionary(Rect=rect),
                Name.Odd,
            ]
        )

    comments = look(edited(change), tmp_path).comments
    assert [(one.kind, one.page, one.box) for one in comments] == [
        ("Text", 1, (10.0, 10.0, 30.0, 30.0)),
        ("Highlight", 1, None),
    ]
    assert comments[0].text.startswith("Shorten this x")
    assert len(comments[0].text) == 200


def test_a_later_version_of_the_catalogue_counts(edited: Edited, tmp_path: Path) -> None:
    def version(name: str) -> Change:
        return lambda pdf: pdf.Root.__setattr__("Version", Name(name))

    assert look(edited(version("/1.6"), force_version="1.4"), tmp_path).version == "1.6"
    assert look(edited(version("/1.2"), force_version="1.4"), tmp_path).version == "1.4"
    assert look(edited(version("/odd"), force_version="1.4"), tmp_path).version == "1.4"


@pytest.mark.parametrize(
    ("file", "count", "signed"),
    [
        ("camera-ready/lni__papers__B3-1__paper.pdf", 0, 0),  # Word's two tables
        ("camera-ready/texlive__jacow__JACoW_LaTeX_A4.pdf", 0, 0),  # linearized
        ("camera-ready/pdfjs__issue15367.pdf", 1, 0),  # by Word, then saved onto
        ("features/pdfjs__doc_actions.pdf", 1, 0),  # linearized, then saved onto
        ("features/pyhanko__data__pdf__extensions-direct.pdf", 3, 2),
    ],
)
def test_the_history_of_real_files(corpus: Path, file: str, count: int, signed: int) -> None:
    data = (corpus / file).read_bytes()
    assert updates(data) == count
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert signatures(pdf) == signed
