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
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "file"
_MOST_NAMED = 5


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for fonts without a font program."""
    fonts = [font.name for font in subject.inspection.fonts if not font.embedded]
    if not fonts:
        return
    named = ", ".join(fonts[:_MOST_NAMED])
    more = f" and {len(fonts) - _MOST_NAMED} more" if len(fonts) > _MOST_NAMED else ""
    verb = "isn't" if len(fonts) == 1 else "aren't"
    yield Finding(
        rule="fonts/not-embedded",
        level=LEVEL,
        message=f"{named}{more} {verb} in the file; readers will see other letters.",
        fix="Ask the author to export the PDF with all fonts embedded, those of figures too.",
        evidence=", ".join(fonts),
    )
