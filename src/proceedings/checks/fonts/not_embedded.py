"""A font isn't in the file.

Why: Every reader then sees the text in another font, with other widths: letters collide, symbols
turn into wrong ones. Printers and archives refuse such files.

How to mend: LaTeX embeds its own fonts; what is missing comes with figures: export those again with
their fonts (in R `embedFonts()`, in Matplotlib `pdf.fonttype: 42`), or with text as outlines. Word:
«Save as PDF», Options, «ISO 19005-1 compliant (PDF/A)». LibreOffice: export as PDF/A. Ghostscript
puts missing fonts in with `-dEmbedAllFonts=true`, if it finds them.

Source: ISO 32000-1, 9.9 (embedded font programs); PDF/A requires them (ISO 19005-2, 6.2.11.4), and
so does each of the large digital libraries.
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.checks.wording import fonts_named, quoted
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import FontFact, Tool
from proceedings.text.pages import page_list

LEVEL = Level.WARNING
SCOPE = "file"


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for fonts without a font program."""
    fonts = [font for font in subject.inspection.fonts if not font.embedded]
    if not fonts:
        return
    pages = sorted({page for font in fonts for page in font.pages})
    shown = next((font for font in fonts if font.box), fonts[0])
    verb = "isn't" if len({font.name for font in fonts}) == 1 else "aren't"
    where = f" on {page_list(pages)}" if pages else ""
    yield Finding(
        rule="fonts/not-embedded",
        level=LEVEL,
        message=(
            f"{fonts_named(fonts)} that {verb} in the file, used{where}{quoted(shown)}: readers "
            "will see other letters."
        ),
        fix=_fix(subject, fonts),
        place=Place(page=shown.pages[0], box=shown.box) if shown.pages else Place(),
        evidence=", ".join(font.name for font in fonts),
    )


def _fix(subject: FileSubject, fonts: list[FontFact]) -> str:
    if all(font.tool is Tool.MATPLOTLIB for font in fonts):
        return 'Save the plots again after plt.rcParams["pdf.fonttype"] = 42.'
    if all(font.tool for font in fonts):
        return "Export the figures again with their fonts, or with text as outlines."
    return subject.by_tool(
        "Export the PDF with all fonts embedded, those of figures too.",
        {
            Tool.LATEX: "Export the figures again with their fonts, or with text as outlines.",
            Tool.WORD: "Save as PDF with Options, «ISO 19005-1 compliant (PDF/A)».",
            Tool.LIBREOFFICE: "Export as PDF with «Archival (PDF/A)» ticked.",
        },
    )
