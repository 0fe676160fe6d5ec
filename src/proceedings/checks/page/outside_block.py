r"""Text reaches out of the place where the style sets it.

Why: It stands in the margin, where stamps, bindings and printers' trimming are, and looks wrong
beside the other papers: a long formula, a wide table, an address that found no place to break.

How to mend: LaTeX: look for `Overfull \hbox` in the .log; break the formula (`split`, `multline`),
let addresses break (`\usepackage{xurl}`), make the table narrower (`tabularx`, `\small`), and never
change the margins of the class. Word: Layout, Margins as in the template; tables: AutoFit to
Window. LibreOffice: Format, Page Style, Margins.

Source: `block` of the style; two points beyond it are rounding, sidebearings and hanging
punctuation (measured on pages of acmart with microtype). Pages of another size than the style's
aren't looked at.
"""

from collections.abc import Iterator

from proceedings.checks.sightings import short
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Inspection, Stray, Tool
from proceedings.text.pages import page_list

LEVEL = Level.WARNING
SCOPE = "file"

_DEPTH = 6.0  # points
_INDEX = 8  # letters


def check(subject: FileSubject) -> Iterator[Finding]:
    """Point at the line that reaches out furthest; one finding a paper."""
    strays = [
        one
        for one in subject.inspection.strays
        if not (_is_limit(one) or _is_told_elsewhere(one, subject.inspection))
    ]
    if not strays:
        return
    worst = max(strays, key=lambda one: (one.beyond, -one.page))
    if len(strays) == 1:
        message = (
            f"A line on page {worst.page} reaches {worst.beyond:.0f} points {_beyond(worst)}"
            f" of the text block{_quoted(worst)}."
        )
    else:
        message = (
            f"{len(strays)} lines reach out of the text block"
            f" ({page_list(one.page for one in strays)}); the worst, on page {worst.page},"
            f" {worst.beyond:.0f} points {_beyond(worst)}{_quoted(worst)}."
        )
    yield Finding(
        rule="page/outside-block",
        level=LEVEL,
        message=message,
        fix=subject.by_tool(
            "Set the margins of the conference's template and make what is too wide narrower.",
            {
                Tool.LATEX: "Look for «Overfull» in the .log, let that line break or make the table"
                " or formula narrower, and leave the margins of the class as they are.",
                Tool.WORD: "Set the template's margins under Layout, Margins, and fit wide tables"
                " with AutoFit to Window.",
                Tool.LIBREOFFICE: "Set the template's margins under Format, Page Style, and make"
                " wide tables narrower.",
            },
        ),
        place=Place(page=worst.page, box=worst.box),
        evidence=short(worst.text, 200) or None,
    )


def _is_limit(stray: Stray) -> bool:
    """Whether it is an index or limit of a formula in the last line: TeX lets these hang out."""
    return stray.side == "bottom" and stray.beyond < _DEPTH and len(stray.text) <= _INDEX


def _is_told_elsewhere(stray: Stray, inspection: Inspection) -> bool:
    """Whether its page stands on its head, or a line number makes the line reach out."""
    if inspection.pages[stray.page - 1].askew:
        return True
    words = stray.text.split()
    if stray.side not in ("left", "right") or not words:
        return False
    return words[0 if stray.side == "left" else -1].isdigit() and any(
        # On a last page of few lines the numbers are no column.
        (column.page == stray.page or len(words) == 1)
        and column.box[0] < stray.box[2]
        and stray.box[0] < column.box[2]
        for column in inspection.numbered
    )


def _beyond(stray: Stray) -> str:
    return {
        "left": "beyond the left edge",
        "right": "beyond the right edge",
        "top": "above the top",
        "bottom": "below the bottom",
    }[stray.side]


def _quoted(stray: Stray) -> str:
    return f": «{short(stray.text)}»" if stray.text.strip() else ""
