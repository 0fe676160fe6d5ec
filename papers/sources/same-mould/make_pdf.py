"""Sets same-mould with ReportLab: two columns on Letter, DejaVu Serif (TrueType, embedded), outline and links.

usage: python make_pdf.py OUT.pdf
"""

import sys
from pathlib import Path

from reportlab import rl_config

from reportlab.graphics.shapes import STATE_DEFAULTS, Circle, Drawing, Line, PolyLine, String
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

rl_config.invariant = 1
# Canvases, drawings and table cells start with this font; ReportLab's own choice, Helvetica, would not be embedded.
rl_config.canvas_basefontname = STATE_DEFAULTS["fontName"] = "Body"

FONTS = Path("/usr/share/fonts/truetype/dejavu")
for name, file in (("Body", "DejaVuSerif"), ("Body-Bold", "DejaVuSerif-Bold"), ("Body-Italic", "DejaVuSerif-Italic")):
    pdfmetrics.registerFont(TTFont(name, FONTS / f"{file}.ttf"))
pdfmetrics.registerFontFamily("Body", normal="Body", bold="Body-Bold", italic="Body-Italic", boldItalic="Body-Bold")

TITLE = "“Is This the Same Mould?” Matching Watermarks Without Tracing Them"
AUTHORS = ("Ярослава Водознакова", "Тарас Папіренко")
PLACE = "Birch Bark Archive<br/>Berestograd, Northern Papyria"
KEYWORDS = "watermarks, shape matching, transmitted light"
ABSTRACT = """\
Two sheets from one mould carry the same watermark, bent by the same accidents. Scholars compare such marks by tracing
them on film, which takes an afternoon for each pair and wears the sheet. We compare photographs in transmitted light
instead. The wire figure is reduced to some forty points, and two sets of points are matched by the small distortion
that carries one to the other. Sheets from one mould need almost none. On six hundred pairs judged beforehand by hand
the method was wrong eleven times, and in nine of these the judges had disagreed."""

BODY = ParagraphStyle("body", fontName="Body", fontSize=8.6, leading=11.2, alignment=TA_JUSTIFY, firstLineIndent=10)
FIRST = ParagraphStyle("first", parent=BODY, firstLineIndent=0)
H1 = ParagraphStyle("h1", parent=FIRST, fontName="Body-Bold", fontSize=10.5, leading=13, spaceBefore=9, spaceAfter=4, alignment=0, keepWithNext=1)
H2 = ParagraphStyle("h2", parent=H1, fontSize=9, leading=11.5, spaceBefore=6, spaceAfter=3)
CAPTION = ParagraphStyle("caption", parent=FIRST, fontSize=7.8, leading=9.6, spaceBefore=4, spaceAfter=8)
REFERENCE = ParagraphStyle("reference", parent=FIRST, fontSize=7.8, leading=9.8, leftIndent=14, firstLineIndent=-14, spaceAfter=3, alignment=0)
TITLE_STYLE = ParagraphStyle("title", fontName="Body-Bold", fontSize=16, leading=20, alignment=TA_CENTER, spaceAfter=10)
AUTHOR = ParagraphStyle("author", fontName="Body", fontSize=10.5, leading=13, alignment=TA_CENTER)
AT = ParagraphStyle("at", parent=AUTHOR, fontSize=8, leading=10)


class Paper(BaseDocTemplate):
    """Two columns; page 1 has a band for the title and keeps the foot of its first column free for the rights strip."""

    def __init__(self, target: str) -> None:
        super().__init__(target, pagesize=letter, title=TITLE, author=", ".join(AUTHORS), keywords=KEYWORDS)
        left, right, width, foot, top = 53.8, 317.95, 240.25, 84, 705
        band = 118

        def frame(x: float, y: float, height: float, w: float = width) -> Frame:
            return Frame(x, y, w, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)

        strip = 158
        first = [
            frame(left, top - band, band, 504.4),
            frame(left, foot + strip, top - band - foot - strip),
            frame(right, foot, top - band - foot),
        ]
        later = [frame(left, foot, top - foot), frame(right, foot, top - foot)]
        self.addPageTemplates([PageTemplate("first", first), PageTemplate("later", later)])
        self.seen = 0

    def afterFlowable(self, flowable: object) -> None:  # noqa: N802 (ReportLab's name)
        if isinstance(flowable, Paragraph) and flowable.style.name in ("h1", "h2"):
            self.seen += 1
            key = f"section.{self.seen}"
            self.canv.bookmarkPage(key, fit="FitH", top=self.frame._y + 20)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, level=int(flowable.style.name == "h2"))


def cite(number: int) -> str:
    return f'<a href="#ref{number}" color="#123c7a">[{number}]</a>'


def figure() -> Drawing:
    """Two crowns: the same wire figure twice, the second a little bent, with their points joined."""
    crown = [(0, 0), (0, 34), (14, 18), (26, 44), (38, 18), (52, 34), (52, 0)]
    bent = [(x + 0.05 * y + 2, 0.97 * y + 0.03 * x) for x, y in crown]
    drawing = Drawing(240, 82)
    for dx, points in ((24, crown), (150, bent)):
        for k in range(9):
            drawing.add(Line(dx - 12, 12 + 7 * k, dx + 70, 12 + 7 * k, strokeColor=colors.Color(0.8, 0.8, 0.8), strokeWidth=0.4))
        flat = [value for x, y in points + points[:1] for value in (dx + x, 18 + y)]
        drawing.add(PolyLine(flat, strokeColor=colors.black, strokeWidth=1.3))
        for x, y in points:
            drawing.add(Circle(dx + x, 18 + y, 2, fillColor=colors.white, strokeColor=colors.black, strokeWidth=0.7))
    for (x, y), (u, v) in zip(crown, bent, strict=True):
        line = Line(24 + x, 18 + y, 150 + u, 18 + v, strokeColor=colors.Color(0.45, 0.45, 0.6), strokeWidth=0.35)
        line.strokeDashArray = [2, 2]
        drawing.add(line)
    drawing.add(String(36, 1, "sheet A", fontName="Body", fontSize=7))
    drawing.add(String(162, 1, "sheet B", fontName="Body", fontSize=7))
    return drawing


def table(rows: list[list[str]], widths: list[float]) -> Table:
    style = TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), "Body", 7.8),
            ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
            ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black),
            ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
            ("LINEBELOW", (0, -1), (-1, -1), 0.8, colors.black),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ]
    )
    return Table(rows, colWidths=widths, style=style, spaceAfter=8)


def story() -> list:
    out: list = [NextPageTemplate("later"), Paragraph(TITLE, TITLE_STYLE)]
    out.append(Table([[[Paragraph(name, AUTHOR), Paragraph(PLACE, AT)] for name in AUTHORS]], colWidths=[200, 200], style=[("FONT", (0, 0), (-1, -1), "Body", 8)]))
    out.append(FrameBreak())

    def section(title: str, *paragraphs: str, style: ParagraphStyle = H1) -> None:
        out.append(Paragraph(title, style))
        for index, paragraph in enumerate(paragraphs):
            out.append(Paragraph(paragraph, BODY if index else FIRST))

    section("Abstract", ABSTRACT.replace("\n", " "))
    out.append(Spacer(1, 4))
    out.append(Paragraph(f"<b>Keywords:</b> {KEYWORDS}", FIRST))
    section(
        "1 Introduction",
        "A watermark is a picture in wire, sewn on to the mould with thread. The wire is thin and the thread is thinner, so the picture shifts: a crown leans, a "
        "leaf loses its stalk, a letter turns on its side. Each sheet keeps the picture as it was on the day it was made. Two sheets with the same crown may come from two "
        "moulds, but two sheets whose crown leans in the same way, with the same broken point, come from one.",
        "That is how paper is dated, and it is done by hand. A scholar lays film over a sheet on a lamp, traces the mark, and lays the tracing over another sheet in another town. Tracings are thick and hands "
        "shake. Above all, the film lies on the sheet, and some sheets have been traced so often that one can see where.",
        "We wish to compare marks from photographs, without tracing. Our difficulty is not to see the wire, which any camera can. It is to say how much bending is too much.",
    )
    section(
        "2 Related Work",
        f"Catalogues of tracings are the foundation of the field, first among them Filigrane {cite(1)}. Programs that compare pictures of marks as a whole {cite(2)} are good at finding all crowns "
        f"among ten thousand marks, and less good at telling one crown from its twin. Moulds were used in pairs, and twins are just what matters. The count of laid lines {cite(3)} tells moulds apart "
        "if they differ in spacing; twins seldom do.",
    )
    section("3 Method")
    section(
        "3.1 From Picture to Points",
        "The sheet is photographed twice, once with light from behind and once from the front, and the second picture is taken from the first. What remains is thickness. Along the wire the paper is thin, and a "
        "program that seeks pale ridges follows it well, apart from gaps where a chain line crosses. Ridges are thinned to a line, and on the line we keep the ends, the corners and the crossings: some forty "
        "points for a common mark.",
        style=H2,
    )
    section(
        "3.2 From Points to Bending",
        "Given two sets of points we look for the smoothest map that carries one near the other. A turn, a shift and an even stretch cost nothing, since sheets are laid down at an angle and paper shrinks. Every other "
        "change is charged for by how sharply it bends. Points without a partner cost a fixed sum. The total is the <i>bending</i> of the pair, as in Figure 1.",
        "The sum for a lost point was set so that losing a point costs as much as moving it by a millimetre and a half. This is the one number that we had to choose, and halving or doubling it "
        "changes eight decisions among six hundred.",
        style=H2,
    )
    out += [Spacer(1, 6), figure(), Paragraph("Figure 1: One crown on two sheets, with the points that were matched. The bending here is small: the sheets are from one mould.", CAPTION)]
    section(
        "4 Test",
        "Three readers with long experience were given six hundred pairs of marks of the same design and judged of each whether it was from one mould, from twins, or from moulds unrelated. They worked with light and tracings, "
        "alone, for the better part of a year. In 31 pairs they disagreed and settled the matter over dinner.",
        "The program saw the photographs only. We set one threshold for the bending on a hundred other pairs and did not touch it again. Table 1 gives the outcome.",
    )
    out += [
        Paragraph("Table 1: Six hundred pairs of marks: what the readers judged and what the program said.", CAPTION),
        table(
            [
                ["Judged by hand", "Pairs", "“One mould”", "“Not”"],
                ["One mould", "214", "209", "5"],
                ["Twins", "166", "5", "161"],
                ["Unrelated", "220", "1", "219"],
            ],
            [84, 40, 66, 44],
        ),
    ]
    section(
        "4.1 The Eleven",
        "The program and the readers differ in eleven pairs. Nine of these are among the 31 that had been settled over dinner. Of the other two, one is a mark with a third of its wire missing, in which too few points "
        "were left. The other has a bending almost at the threshold, and when the readers were shown it again, not knowing what for, two of the three changed their minds.",
        style=H2,
    )
    section(
        "4.2 Age of a Mould",
        "As a mould ages its wire goes on shifting. For fourteen moulds we have dated sheets from ten years or more. Within a mould the bending between two sheets grows with the years between them, by about a tenth of "
        "the threshold each year. Sheets that are twelve years apart may therefore look like twins of themselves. If both dates are known this can be allowed for; if not, a chain of sheets between them will do.",
        style=H2,
    )
    section(
        "4.3 Poor Pictures",
        "Not every reading room allows a lamp behind the sheet. We took eighty of the sheets again with a telephone held against a window on a grey day. The ridges are coarser and about a third of the points are "
        "lost. With the threshold left as it was, the program calls too many pairs unrelated: of 38 true pairs it misses nine. Raised by half, it misses three and lets in two that are wrong. This is worse than the lamp "
        "and better than nothing, and it costs the reader a minute. Of the fifteen people who tried it, most held the sheet the wrong way round at first, which does not matter: a mirrored mark is found out by its bending "
        "at once, and the program turns it over.",
        style=H2,
    )
    section(
        "5 Discussion",
        "It is pleasant to be right in 589 cases of 600, but the six hundred were chosen to have clear marks. In ordinary volumes half the marks lie in the fold or under the writing. There the program finds "
        "twenty points or fewer and should keep silent; we let it speak above twenty-five.",
        "The bending is a number, and numbers invite trust. We print beside it the two marks laid over each other, bent and unbent, because a reader sees at a glance what no sum can say, such as that one leaf has been sewn on "
        "again by someone else. In the end the question in our title is put to a person. The program only makes sure that it is asked of the right two sheets.",
    )
    section(
        "5.1 What a Twin Tells",
        "Twins are more than a nuisance. A pair of moulds was worked by two people in turn, one at the vat and one at the felts, and the sheets of the two lie alternately in the pile. In an undisturbed ream, the marks should "
        "therefore alternate. We tested this on four reams that had never been opened. Three alternate from the first sheet to the last. In the fourth the order changes after the two hundred and twelfth sheet, where both marks are "
        "from the same mould for a while. Somebody, on some afternoon, worked alone.",
        style=H2,
    )
    section(
        "5.2 Keeping Score",
        "For the archive the gain is one of wear. Before, each question about a mark meant taking out two sheets and laying film on both. In the year since the photographs were made, readers asked 340 such questions, and in 27 "
        "of them a sheet was taken out. Nobody has complained, save one reader who missed the smell.",
        style=H2,
    )
    section(
        "6 Conclusion",
        "Marks can be compared without tracing and without touching. Photographs of the six hundred pairs, with the judgements of the three readers before and after dinner, are at "
        '<link href="https://data.example/same-mould" color="#123c7a">https://data.example/same-mould</link>.',
    )
    out.append(Paragraph("References", H1))
    for number, entry in enumerate(
        (
            "Cosima Filigrane. 1962. <i>Marks in Wire</i>. Three volumes. Lantern Editions, Rastrum.",
            "Emeric Lattice. 2024. Finding Crowns. In <i>Proceedings of the Pretended Meeting on Small Things</i>. GSP, Quarto Bay, 12–20.",
            "Edwina Rastrum. 1991. The Spectrum of a Sheet. <i>Letters on Paper</i> 3, 4 (1991), 112–119.",
        ),
        1,
    ):
        out.append(Paragraph(f'<a name="ref{number}"/>[{number}] {entry}', REFERENCE))
    return out


if __name__ == "__main__":
    Paper(sys.argv[1]).build(story())
