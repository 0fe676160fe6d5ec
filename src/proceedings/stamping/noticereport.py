"""What is told where a strip or a reference isn't set."""

from __future__ import annotations

from collections.abc import Sequence

from proceedings.citation.rightsline import Clause
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Box, Line, Tool
from proceedings.stamping.foot import Thing
from proceedings.stamping.marks import ToStamp

_WHAT = {"strip": "rights strip", "reference": "ACM reference format"}
# A page without its rights is a fault; how to cite it stands in the front matter too.
_NO_ROOM = {
    "strip": ("stamp/strip-no-room", Level.WARNING),
    "reference": ("stamp/reference-no-room", Level.NOTE),
}
_LATEX = {
    "strip": "Use acmart and paste the lines of the rights e-mail into the preamble: it sets the "
    "strip.",
    "reference": "Use acmart without \\settopmatter{printacmref=false}: it sets the reference.",
}


def no_room_finding(item: ToStamp, name: str, box: Box, thing: Thing | None) -> Finding:
    """The place of a strip or a reference isn't free."""
    found = ""
    if thing is not None:
        found = f": {_shown(thing)} stands in its place"
    room = f"{box[3] - box[1]:.0f} points at the foot of the first column of page 1"
    otherwise = f"Leave {room} free, or use the publisher's template, which sets it."
    rule, level = _NO_ROOM[name]
    is_latex = item.inspection is not None and item.inspection.tool is Tool.LATEX
    return Finding(
        rule=rule,
        level=level,
        message=f"The {_WHAT[name]} isn't set on page 1{found}.",
        fix=_LATEX[name] if is_latex else otherwise,
        place=_place(item, thing.box if thing else box),
        evidence=(thing.text or None) if thing else None,
    )


def incomplete_finding(item: ToStamp, own: Line, lacking: Sequence[Clause]) -> Finding:
    """The paper prints a strip of its own that lacks something altogether."""
    names = [clause.kind.value for clause in lacking]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return Finding(
        rule="stamp/strip-incomplete",
        level=Level.WARNING,
        message=f"The paper prints a rights strip of its own without {listed}; nothing is set "
        "beside it.",
        fix="Set all lines of the strip as the rights e-mail gives them (acmart: \\setcopyright, "
        "\\acmConference, \\acmISBN, \\acmDOI), or none of them and leave their place free.",
        place=_place(item, own.box),
        evidence=" · ".join(clause.text for clause in lacking)[:120],
    )


def _shown(thing: Thing) -> str:
    if not thing.text:
        return "a picture or a rule"
    return f"“{thing.text if len(thing.text) <= 60 else thing.text[:59] + '…'}”"


def _place(item: ToStamp, box: Box) -> Place:
    return Place(paper=item.paper.id, file=item.paper.pdf, page=1, box=box)
