r"""Letters are drawn as pictures (a Type 3 font).

Why: Bitmap letters look rough on screens and in print; drawn ones have no hints, so that some
viewers show them thick and slow; ACM, IEEE and many production desks refuse both.

How to mend: LaTeX: bitmap fonts come from missing outlines: `\usepackage[T1]{fontenc}` with
`\usepackage{lmodern}` or the package cm-super, and no `\usepackage{ae}`; then pdflatex once more.
Matplotlib writes Type 3 unless told otherwise: `plt.rcParams["pdf.fonttype"] = 42` (and
`ps.fonttype` for EPS), then save the plots again. R: `cairo_pdf()` or `embedFonts()`. Google Docs
and browsers draw emoji and some symbols as Type 3: use another font for them.

Source: ISO 32000-1, 9.6.5 (Type 3 fonts).
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.checks.wording import fonts_named, quoted
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Tool
from proceedings.text.pages import page_list

LEVEL = Level.WARNING
SCOPE = "file"

_MATPLOTLIB = (
    'Save the plots again after plt.rcParams["pdf.fonttype"] = 42, and set the paper once more.'
)


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for Type 3 fonts that set something."""
    fonts = [font for font in subject.inspection.fonts if font.kind == "Type3" and font.pages]
    if not fonts:
        return
    pages = sorted({page for font in fonts for page in font.pages})
    shown = next((font for font in fonts if font.box), fonts[0])
    plots = all(font.tool is Tool.MATPLOTLIB for font in fonts)
    yield Finding(
        rule="fonts/type3",
        level=LEVEL,
        message=(
            f"{fonts_named(fonts)} of the kind Type 3, which draws letters as pictures, on "
            f"{page_list(pages)}{quoted(shown)}."
        ),
        fix=_MATPLOTLIB
        if plots or subject.inspection.tool is Tool.MATPLOTLIB
        else subject.by_tool(
            "Export the PDF, and the figures in it, with TrueType or OpenType fonts.",
            {
                Tool.LATEX: (
                    "Use outline fonts (\\usepackage[T1]{fontenc}, \\usepackage{lmodern}), and "
                    "save plots with TrueType fonts (Matplotlib: pdf.fonttype 42)."
                ),
                Tool.GOOGLE_DOCS: "Set emoji and unusual symbols in another font.",
            },
        ),
        place=Place(page=shown.pages[0], box=shown.box),
        evidence=", ".join(font.name for font in fonts),
    )
