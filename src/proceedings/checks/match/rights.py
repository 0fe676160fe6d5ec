r"""The permission block of page 1 says other rights than the record.

Why: what the page says is what readers may do, and what the publisher can prove. Authors choose
their rights late, and the class prints its default until they paste the lines of the rights e-mail.

How to mend: acmart: `\setcopyright{…}` (with `\setcctype{…}` for Creative Commons) and
`\copyrightyear{…}` as the rights e-mail gives them. Word: the block at the foot of page 1. If the
page is right, correct `rights` in the metadata.

The wording belongs to the publisher and differs between versions of the class: its first words, the
year and the owner behind © are compared, never the whole.

Source: acmart 1.88 and 2.10, `\@copyrightowner` and `\@copyrightpermission`.
"""

from collections.abc import Iterator

from proceedings.checks.imprint import Imprint, imprint
from proceedings.checks.permissions import (
    has_fixed_owner,
    is_allowed,
    kind_of,
    licence_of,
    owner_of,
)
from proceedings.checks.reading import key, line_box
from proceedings.checks.subject import PaperSubject
from proceedings.checks.wording import record_at
from proceedings.citation.rightsline import copyright_line
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Tool
from proceedings.volume.rights import Rights, RightsMode

LEVEL = Level.ERROR
SCOPE = "paper"
PASTE = ("rights",)
_SHOWN = 80


def check(subject: PaperSubject) -> Iterator[Finding]:
    """Compare statement, year and owner; one finding for all that differs."""
    volume = subject.volume
    rights = volume.rights_of(subject.paper)
    printed = imprint(subject.inspection)
    if printed.year is None or printed.has_template:
        return
    year = rights.year or volume.book.published.year
    differences = [
        *_statement(printed, rights, volume.statements.get(rights.mode)),
        *_line(printed, rights, year),
    ]
    if not differences:
        return
    shown = f"© {printed.year} {printed.owner}".strip()
    where = subject.origins.place("rights")
    lines = f"\\setcopyright{{{rights.mode.value}}} and \\copyrightyear{{{year}}}"
    yield Finding(
        rule="match/rights",
        level=LEVEL,
        message=f"The permission block of page 1 has {'; '.join(differences)}.",
        fix=subject.by_tool(
            f"Set the block as the rights e-mail has it, or correct {record_at(where)}.",
            {Tool.LATEX: f"Set {lines} (acmart), or correct {record_at(where)}."},
        ),
        place=Place(page=1, box=line_box(subject.inspection, f"© {printed.year}")),
        evidence=shown,
    )


def _statement(printed: Imprint, rights: Rights, issued: str | None) -> Iterator[str]:
    kind = kind_of(printed.statement)
    own = rights.statement or issued
    if not kind or (own and kind_of(own) == kind):
        return
    if not is_allowed(kind, rights.mode):
        begins = _short(printed.statement)
        yield f"the statement of {kind} (“{begins}”), the record the mode “{rights.mode}”"
        return
    licence = licence_of(printed.statement) if rights.mode is RightsMode.CC else None
    if licence and rights.licence and licence != rights.licence:
        yield f"the licence {licence}, the record {rights.licence}"


def _line(printed: Imprint, rights: Rights, year: int) -> Iterator[str]:
    if printed.year != year:
        yield f"© {printed.year}, the record © {year}"
    wanted = copyright_line(rights, year).removeprefix("©").removeprefix(f" {year}").strip()
    theirs, ours = owner_of(printed.owner), owner_of(wanted)
    if not theirs or not has_fixed_owner(rights):
        return
    is_ours = theirs == ours if ours else key(wanted).rstrip(".") in key(printed.owner)
    if not is_ours:
        yield f"“{_short(printed.owner)}” behind ©, the record “{wanted or 'nobody'}”"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
