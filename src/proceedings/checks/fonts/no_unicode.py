r"""Letters of a font can't be read as text.

Why: Who searches for the word, copies it, listens to it or indexes the paper gets other signs or
none: search engines and screen readers don't see pages, they read letters.

How to mend: LaTeX: `\usepackage{cmap}` before `fontenc`, or `\input{glyphtounicode}` and
`\pdfgentounicode=1`; with dvips, `pdflatex` instead. Figures: save them again with TrueType fonts
(Matplotlib `pdf.fonttype: 42`; Illustrator and Inkscape: keep text as text). Word on macOS: «Save
as PDF (best for electronic distribution)» instead of printing to PDF. Never «print to PDF».

Source: ISO 32000-1, 9.10 (extraction of text); PDF/A-2u and PDF/UA-1 (ISO 14289-1, 7.21.7) ask for
it.
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.checks.wording import fonts_named, quoted
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Inspection, Tool
from proceedings.text.pages import page_list

LEVEL = Level.WARNING
SCOPE = "file"

_NOT_BY_PDFTEX = (
    "Set the paper again with a TeX of this decade, save its figures with TrueType fonts, and let"
    " no other program write the PDF anew."
)


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for fonts whose letters have no Unicode."""
    fonts = [font for font in subject.inspection.fonts if not font.readable and font.pages]
    if not fonts:
        return
    pages = sorted({page for font in fonts for page in font.pages})
    shown = next((font for font in fonts if font.box), fonts[0])
    yield Finding(
        rule="fonts/no-unicode",
        level=LEVEL,
        message=(
            f"{fonts_named(fonts)} whose letters aren't known as text, on {page_list(pages)}"
            f"{quoted(shown)}: they can't be searched, copied or read aloud."
        ),
        fix=_NOT_BY_PDFTEX
        if _is_by_other_tex(subject.inspection)
        else subject.by_tool(
            "Export the PDF again from its source instead of printing it to a PDF.",
            {
                Tool.LATEX: (
                    "Add \\input{glyphtounicode} and \\pdfgentounicode=1 to the preamble, and save "
                    "figures with TrueType fonts."
                ),
                Tool.WORD: "Save as PDF (File, Save As) instead of printing to a PDF.",
                Tool.LIBREOFFICE: "Export as PDF (File, Export As) instead of printing to a PDF.",
            },
        ),
        place=Place(page=shown.pages[0], box=shown.box),
        evidence=", ".join(font.name for font in fonts),
    )


def _is_by_other_tex(inspection: Inspection) -> bool:
    """Whether XeTeX, LuaTeX or dvipdfmx made it, which write the map by themselves."""
    return inspection.tool is Tool.LATEX and any(
        name in inspection.producer.casefold() for name in ("dvipdfm", "luatex")
    )
