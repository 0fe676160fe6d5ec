"""Words on the page in colours, sizes and modes that nobody sees."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name
from smuggling import LINE, SECRET, Sheet, way


@way
def white(sheet: Sheet) -> None:
    sheet.content = b"1 g " + LINE


@way
def nearly_white(sheet: Sheet) -> None:
    sheet.content = b"0.98 g " + LINE


@way
def the_colour_of_its_box(sheet: Sheet) -> None:
    sheet.content = b"0.2 0.3 0.6 rg 60 490 500 30 re f " + LINE


@way
def nearly_transparent(sheet: Sheet) -> None:
    sheet.resources.ExtGState = Dictionary(G=Dictionary(ca=0.01, CA=0.01))
    sheet.content = b"/G gs " + LINE


@way
def soft_mask(sheet: Sheet) -> None:
    mask = sheet.form(
        b"0 g 0 0 612 792 re f",
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray),
    )
    luminosity = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=mask)
    sheet.resources.ExtGState = Dictionary(G=Dictionary(SMask=luminosity))
    sheet.content = b"/G gs " + LINE


@way
def soft_mask_around_a_form(sheet: Sheet) -> None:
    soft_mask(sheet)
    sheet.resources.XObject = Dictionary(X=sheet.form(LINE))
    sheet.content = b"/G gs /X Do "


@way
def blend_mode(sheet: Sheet) -> None:
    sheet.resources.ExtGState = Dictionary(G=Dictionary(BM=Name.Lighten))
    sheet.content = b"1 g 0 0 612 792 re f /G gs 0 g " + LINE


@way
def multiplied_white(sheet: Sheet) -> None:
    sheet.resources.ExtGState = Dictionary(G=Dictionary(BM=Name.Multiply))
    sheet.content = b"0.2 0.3 0.6 rg 60 490 500 30 re f /G gs 1 g " + LINE


@way
def separation_that_is_white(sheet: Sheet) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[1, 1, 1], N=1)
    sheet.resources.ColorSpace = Dictionary(
        S=Array([Name.Separation, Name.Varnish, Name.DeviceRGB, tint])
    )
    sheet.content = b"/S cs 1 scn " + LINE


@way
def separation_none(sheet: Sheet) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[0, 0, 0], N=1)
    sheet.resources.ColorSpace = Dictionary(
        S=Array([Name.Separation, Name("/None"), Name.DeviceRGB, tint])
    )
    sheet.content = b"/S cs 1 scn " + LINE


@way
def white_of_a_profile(sheet: Sheet) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    space = Array([Name.ICCBased, sheet.stream(profile, N=3)])
    sheet.resources.ColorSpace = Dictionary(S=space)
    sheet.content = b"/S cs 1 1 1 scn " + LINE


@way
def white_of_lab(sheet: Sheet) -> None:
    space = Array([Name.Lab, Dictionary(WhitePoint=[0.95, 1, 1.09], Range=[-100, 100, -100, 100])])
    sheet.resources.ColorSpace = Dictionary(S=space)
    sheet.content = b"/S cs 100 0 0 scn " + LINE


@way
def white_pattern(sheet: Sheet) -> None:
    sheet.resources.Pattern = Dictionary(
        P=sheet.stream(
            b"1 g 0 0 10 10 re f",
            Type=Name.Pattern,
            PatternType=1,
            PaintType=1,
            TilingType=1,
            BBox=[0, 0, 10, 10],
            XStep=10,
            YStep=10,
            Resources=Dictionary(),
        )
    )
    sheet.content = b"/Pattern cs /P scn " + LINE


@way
def white_shading(sheet: Sheet) -> None:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[1, 1, 1], N=1)
    shading = Dictionary(
        ShadingType=2,
        ColorSpace=Name.DeviceRGB,
        Coords=[0, 0, 612, 0],
        Function=function,
        Extend=[True, True],
    )
    sheet.resources.Pattern = Dictionary(
        P=Dictionary(Type=Name.Pattern, PatternType=2, Shading=shading)
    )
    sheet.content = b"/Pattern cs /P scn " + LINE


@way
def white_outlines(sheet: Sheet) -> None:
    sheet.content = b"1 G 0 g " + LINE.replace(b"Td", b"Td 1 Tr")


@way
def outlines_without_width_in_white(sheet: Sheet) -> None:
    sheet.content = b"1 G 1 g 0 w " + LINE.replace(b"Td", b"Td 2 Tr")


@way
def inverted_by_difference(sheet: Sheet) -> None:
    sheet.resources.ExtGState = Dictionary(G=Dictionary(BM=Name.Difference))
    sheet.content = b"1 g 0 0 612 792 re f /G gs 0 g " + LINE


@way
def tiny(sheet: Sheet) -> None:
    sheet.content = LINE.replace(b"10 Tf", b"0.5 Tf")


@way
def scaled_down(sheet: Sheet) -> None:
    sheet.content = b"0.001 0 0 0.001 100 100 cm " + LINE


@way
def flattened(sheet: Sheet) -> None:
    sheet.content = LINE.replace(b"72 500 Td", b"1 0 0 0.001 72 500 Tm")


@way
def narrowed(sheet: Sheet) -> None:
    sheet.content = LINE.replace(b"Td", b"Td 0.1 Tz")


@way
def scaled_down_in_a_form(sheet: Sheet) -> None:
    form = sheet.form(LINE, Matrix=[0.01, 0, 0, 0.01, 100, 100])
    sheet.resources.XObject = Dictionary(X=form)
    sheet.content = b"/X Do "


@way
def size_zero(sheet: Sheet) -> None:
    sheet.content = LINE.replace(b"10 Tf", b"0 Tf")


@way
def mode_3(sheet: Sheet) -> None:
    sheet.content = LINE.replace(b"Td", b"Td 3 Tr")


@way
def mode_7(sheet: Sheet) -> None:
    sheet.content = LINE.replace(b"Td", b"Td 7 Tr")


@way
def mode_3_letter_by_letter(sheet: Sheet) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
    sheet.resources.Font.F2 = sheet.pdf.make_indirect(font)
    letters = b"".join(
        b"1 0 0 1 %d 500 Tm (%c) Tj " % (72 + 6 * at, letter)
        for at, letter in enumerate(SECRET.encode())
    )
    sheet.content = b"BT /F2 10 Tf 3 Tr " + letters + b"ET\n"


@way
def spaced_out(sheet: Sheet) -> None:
    sheet.content = b"1 g " + LINE.replace(SECRET.encode(), " ".join(SECRET).encode())


@way
def without_spaces(sheet: Sheet) -> None:
    sheet.content = b"1 g " + LINE.replace(SECRET.encode(), SECRET.replace(" ", "").encode())


@way
def one_letter_on_the_other(sheet: Sheet) -> None:
    sheet.content = LINE.replace(b"Td", b"Td -20 Tc 1 g")
