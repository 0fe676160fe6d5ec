"""Words that are covered, cut off, beyond the edge, on layers, or drawn as something else."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, String
from smuggled_by_ink import white_pattern, white_shading
from smuggling import LINE, SECRET, Sheet, layer, way


@way
def clipped_away(sheet: Sheet) -> None:
    sheet.content = b"0 0 5 5 re W n " + LINE


@way
def clipped_by_text(sheet: Sheet) -> None:
    sheet.content = b"BT /F1 10 Tf 72 600 Td 7 Tr (a) Tj ET\n" + LINE.replace(b"Td", b"Td 0 Tr")


@way
def clipped_to_two_corners(sheet: Sheet) -> None:
    sheet.content = b"0 0 5 5 re 600 780 5 5 re W n " + LINE


@way
def off_the_page(sheet: Sheet) -> None:
    sheet.content = b"1 0 0 1 0 400 cm " + LINE


@way
def outside_of_the_crop_box(sheet: Sheet) -> None:
    sheet.page.MediaBox = Array([0, 0, 1000, 1000])
    sheet.page.CropBox = Array([0, 0, 612, 792])
    sheet.content = b"1 0 0 1 0 400 cm " + LINE


@way
def outside_of_a_forms_box(sheet: Sheet) -> None:
    form = sheet.form(LINE + b"0 0 100 100 re f", BBox=Array([0, 0, 100, 100]))
    sheet.resources.XObject = Dictionary(X=form)
    sheet.content = b"/X Do "


@way
def a_few_words_outside_of_a_forms_box(sheet: Sheet) -> None:
    form = sheet.form(
        LINE.replace(SECRET.encode(), b"strong accept") + b"0 0 100 100 re f",
        BBox=Array([0, 0, 100, 100]),
    )
    sheet.resources.XObject = Dictionary(X=form)
    sheet.content = b"/X Do "


@way
def outside_of_the_page_in_a_form(sheet: Sheet) -> None:
    form = sheet.form(LINE + b"72 -400 100 100 re f", BBox=Array([0, -2000, 2000, 2000]))
    sheet.resources.XObject = Dictionary(X=form)
    sheet.content = b"1 0 0 1 0 400 cm /X Do "


@way
def under_a_picture(sheet: Sheet) -> None:
    sheet.resources.XObject = Dictionary(I=sheet.image(b"\x80\x90\xa0"))
    sheet.content = LINE + b"q 520 0 0 40 60 480 cm /I Do Q "


@way
def under_an_inline_picture(sheet: Sheet) -> None:
    sheet.content = LINE + b"q 520 0 0 40 60 480 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID ff> EI Q "


@way
def under_a_box(sheet: Sheet) -> None:
    sheet.content = LINE + b"1 g 60 480 520 40 re f "


@way
def under_a_wide_line(sheet: Sheet) -> None:
    sheet.content = LINE + b"1 G 30 w 60 503 m 600 503 l S "


@way
def under_a_pattern(sheet: Sheet) -> None:
    white_pattern(sheet)
    sheet.content = LINE + b"/Pattern cs /P scn 60 480 520 40 re f "


@way
def under_a_shading(sheet: Sheet) -> None:
    white_shading(sheet)
    sheet.resources.Shading = Dictionary(H=sheet.resources.Pattern.P.Shading)
    sheet.content = LINE + b"60 480 520 40 re W n /H sh "


@way
def under_a_form(sheet: Sheet) -> None:
    sheet.resources.XObject = Dictionary(X=sheet.form(b"1 g 60 480 520 40 re f"))
    sheet.content = LINE + b"/X Do "


@way
def under_an_annotation(sheet: Sheet) -> None:
    shown = sheet.form(b"1 g 0 0 520 40 re f", BBox=Array([0, 0, 520, 40]))
    sheet.page.Annots = Array(
        [
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Square,
                Rect=[60, 480, 580, 520],
                F=4,
                AP=Dictionary(N=shown),
            )
        ]
    )
    sheet.content = LINE


@way
def under_letters(sheet: Sheet) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
    sheet.resources.Font.F2 = sheet.pdf.make_indirect(font)
    sheet.content = LINE + b"BT /F2 900 Tf 1 g 0 250 Td (n) Tj ET "


@way
def layer_off(sheet: Sheet) -> None:
    group = layer(sheet, OFF=True)
    sheet.resources.Properties = Dictionary(L=group)
    sheet.content = b"/OC /L BDC " + LINE + b"EMC "


@way
def membership_of_a_layer_off(sheet: Sheet) -> None:
    group = layer(sheet, OFF=True)
    sheet.resources.Properties = Dictionary(L=Dictionary(Type=Name.OCMD, OCGs=group))
    sheet.content = b"/OC /L BDC " + LINE + b"EMC "


@way
def form_on_a_layer_off(sheet: Sheet) -> None:
    group = layer(sheet, OFF=True)
    sheet.resources.XObject = Dictionary(X=sheet.form(LINE, OC=group))
    sheet.content = b"/X Do "


@way
def form_never_drawn_but_white(sheet: Sheet) -> None:
    sheet.resources.XObject = Dictionary(X=sheet.form(b"1 g " + LINE))
    sheet.content = b"/X Do "


@way
def words_of_a_pattern(sheet: Sheet) -> None:
    sheet.resources.Pattern = Dictionary(
        P=sheet.stream(
            b"1 g " + LINE,
            Type=Name.Pattern,
            PatternType=1,
            PaintType=1,
            TilingType=1,
            BBox=[0, 0, 612, 792],
            XStep=612,
            YStep=792,
            Resources=Dictionary(Font=sheet.resources.Font),
        )
    )
    sheet.content = b"/Pattern cs /P scn 0 0 612 792 re f "


@way
def words_of_a_type_3_letter(sheet: Sheet) -> None:
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 612, 792],
        FontMatrix=[1, 0, 0, 1, 0, 0],
        FirstChar=97,
        LastChar=97,
        Widths=[0],
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])),
        CharProcs=Dictionary(a=sheet.stream(b"0 0 d0 1 g " + LINE)),
        Resources=Dictionary(Font=Dictionary(F1=sheet.resources.Font.F1)),
    )
    sheet.resources.Font.F2 = sheet.pdf.make_indirect(font)
    sheet.content = b"BT /F2 1 Tf 0 0 Td (a) Tj ET\n"


@way
def type_3_letters_that_are_empty(sheet: Sheet) -> None:
    codes = sorted(set(SECRET.encode()))
    names = {code: f"/c{code}" for code in codes}
    to_unicode = b"".join(b"<%02x> <%04x>\n" % (code, code) for code in codes)
    cmap = (
        (
            b"/CIDInit /ProcSet findresource begin begincmap "
            b"1 begincodespacerange <00> <ff> endcodespacerange %d beginbfchar " % len(codes)
        )
        + to_unicode
        + b"endbfchar endcmap end"
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 1000, 1000],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        FirstChar=0,
        LastChar=127,
        Widths=[500] * 128,
        Encoding=Dictionary(
            Differences=Array([part for code in codes for part in (code, Name(names[code]))])
        ),
        CharProcs=Dictionary({names[code]: sheet.stream(b"500 0 d0") for code in codes}),
        Resources=Dictionary(),
        ToUnicode=sheet.stream(cmap),
    )
    sheet.resources.Font.F1 = sheet.pdf.make_indirect(font)
    sheet.page.Contents = sheet.stream(b"")
    sheet.content = LINE


@way
def words_behind_other_words(sheet: Sheet) -> None:
    data = b"/Span << /ActualText (" + SECRET.encode() + b") >> BDC "
    sheet.content = data + b"BT /F1 10 Tf 72 500 Td (We thank our readers) Tj ET EMC "


@way
def actual_text_of_a_list(sheet: Sheet) -> None:
    sheet.resources.Properties = Dictionary(A=Dictionary(ActualText=String(SECRET)))
    sheet.content = b"/Span /A BDC BT /F1 10 Tf 72 500 Td (We thank our readers) Tj ET EMC "


@way
def letters_mean_something_else(sheet: Sheet) -> None:
    said = SECRET.encode()[:60]
    shown = bytes(range(0x30, 0x30 + len(said)))
    lines = b"".join(b"<%02x> <%04x>\n" % pair for pair in zip(shown, said, strict=True))
    cmap = (
        (
            b"/CIDInit /ProcSet findresource begin begincmap "
            b"1 begincodespacerange <00> <ff> endcodespacerange %d beginbfchar " % len(said)
        )
        + lines
        + b"endbfchar endcmap end"
    )
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, ToUnicode=sheet.stream(cmap)
    )
    sheet.resources.Font.F2 = sheet.pdf.make_indirect(font)
    escaped = shown.replace(b"\\", b"\\\\")
    sheet.content = b"BT /F2 10 Tf 72 500 Td (" + escaped + b") Tj ET\n"
