"""Words of annotations and of the document itself."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from smuggling import LINE, SECRET, Sheet, layer, way


def _noted(sheet: Sheet, **entries: Any) -> None:
    usual = {"Type": Name.Annot, "Subtype": Name.Text, "Rect": Array([300, 300, 320, 320])}
    note = Dictionary(**{**usual, **entries})
    sheet.page.Annots = Array([sheet.pdf.make_indirect(note)])


@way
def annotation_appearance(sheet: Sheet) -> None:
    shown = sheet.form(b"1 g " + LINE)
    _noted(
        sheet,
        Subtype=Name.Stamp,
        Rect=Array([0, 0, 612, 792]),
        F=4,
        AP=Dictionary(N=shown),
    )


@way
def hidden_annotation(sheet: Sheet) -> None:
    _noted(sheet, Contents=String(SECRET), F=2)


@way
def long_annotation(sheet: Sheet) -> None:
    _noted(sheet, Contents=String("On the third line. " * 20 + SECRET), F=2)


@way
def rich_text_of_an_annotation(sheet: Sheet) -> None:
    _noted(sheet, Contents=String("Good."), RC=String(f"<body><p>{SECRET}</p></body>"))


@way
def subject_of_an_annotation(sheet: Sheet) -> None:
    _noted(sheet, Contents=String("Good."), Subj=String(SECRET))


@way
def reply_to_an_annotation(sheet: Sheet) -> None:
    _noted(sheet, Contents=String("Good."))
    first = sheet.page.Annots[0]
    reply = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Text,
        Rect=[0, 0, 1, 1],
        Contents=String(SECRET),
        IRT=first,
    )
    sheet.page.Annots.append(sheet.pdf.make_indirect(reply))


@way
def popup_of_an_annotation(sheet: Sheet) -> None:
    _noted(sheet, Subtype=Name.Popup, Contents=String(SECRET))


@way
def value_of_a_field(sheet: Sheet) -> None:
    field = sheet.pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            Rect=[0, 0, 1, 1],
            FT=Name.Tx,
            T=String("a"),
            V=String(SECRET),
            F=2,
        )
    )
    sheet.page.Annots = Array([field])
    sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


@way
def words_of_a_link(sheet: Sheet) -> None:
    _noted(
        sheet,
        Subtype=Name.Link,
        Contents=String(SECRET),
        A=Dictionary(S=Name.URI, URI=String("https://example.org/")),
    )


@way
def address_of_a_link(sheet: Sheet) -> None:
    address = "https://example.org/?q=" + SECRET.replace(" ", "%20")
    _noted(sheet, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(address)))


@way
def alternative_text(sheet: Sheet) -> None:
    figure = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(SECRET), Pg=sheet.page)
    sheet.pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([figure]))


@way
def expansion_of_an_abbreviation(sheet: Sheet) -> None:
    figure = Dictionary(Type=Name.StructElem, S=Name.Span, E=String(SECRET), T=String("a"))
    sheet.pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([figure]))


@way
def title_of_an_element(sheet: Sheet) -> None:
    figure = Dictionary(Type=Name.StructElem, S=Name.Span, T=String(SECRET))
    sheet.pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([figure]))


@way
def keywords(sheet: Sheet) -> None:
    sheet.pdf.docinfo.Keywords = String(SECRET)


@way
def entry_of_its_own(sheet: Sheet) -> None:
    sheet.pdf.docinfo["/ReviewNotes"] = String(SECRET)


@way
def description_in_xmp(sheet: Sheet) -> None:
    with sheet.pdf.open_metadata(set_pikepdf_as_editor=False) as data:
        data["dc:description"] = SECRET


@way
def unknown_property_in_xmp(sheet: Sheet) -> None:
    with sheet.pdf.open_metadata(set_pikepdf_as_editor=False) as data:
        data["dc:rights"] = SECRET


@way
def title_of_a_bookmark(sheet: Sheet) -> None:
    with sheet.pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))


@way
def name_of_an_attachment(sheet: Sheet) -> None:
    spec = pikepdf.AttachedFileSpec(sheet.pdf, b"x", description="x")
    sheet.pdf.attachments[f"{SECRET}.txt"] = spec


@way
def description_of_an_attachment(sheet: Sheet) -> None:
    spec = pikepdf.AttachedFileSpec(sheet.pdf, b"x", description=SECRET)
    sheet.pdf.attachments["x.txt"] = spec


@way
def text_of_an_attachment(sheet: Sheet) -> None:
    sheet.pdf.attachments["x.txt"] = pikepdf.AttachedFileSpec(sheet.pdf, SECRET.encode())


@way
def label_of_a_page(sheet: Sheet) -> None:
    sheet.pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(SECRET))]))


@way
def name_of_a_layer(sheet: Sheet) -> None:
    group = layer(sheet, ON=True)
    group.Name = String(SECRET)


@way
def name_of_a_destination(sheet: Sheet) -> None:
    target = Array([sheet.page, Name.Fit])
    sheet.pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String(SECRET), target])))


@way
def field_without_place(sheet: Sheet) -> None:
    field = Dictionary(FT=Name.Tx, T=String("a"), V=String(SECRET))
    sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([sheet.pdf.make_indirect(field)]))


@way
def comment_in_the_content(sheet: Sheet) -> None:
    sheet.content = b"% " + SECRET.encode() + b"\n"


@way
def words_without_ends(sheet: Sheet) -> None:
    sheet.content = b"1 g " + LINE.replace(b" ", b" ").replace(b"all previous", b"all\\240previous")


@way
def look_alike_letters(sheet: Sheet) -> None:
    sheet.content = b"1 g " + LINE.replace(b"Ignore", b"Ign\xadore")
