"""What a chair is told about a paper's own lines that were to be taken off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.takenoff import Left, OwnLines, TakenOff, Unremoved
from proceedings.stamping.report import shown
from proceedings.text.pages import page_list
from proceedings.volume.paper import Paper, StampKind

_WHAT = {
    StampKind.HEAD: "running head",
    StampKind.FOLIO: "page number",
    StampKind.STRIP: "rights strip",
}
_WHY = {
    Unremoved.UNREADABLE: "the page's content can't be followed surely",
    Unremoved.UNSURE: "it is set in a font whose letters' widths the file doesn't tell",
    Unremoved.NO_TEXT: "it isn't text but drawn as lines, or part of a picture",
    Unremoved.CLIP: "its letters also cut out what is drawn after them",
    Unremoved.ELSE_CHANGED: "something else on the page would look otherwise without it",
    Unremoved.STILL_THERE: "something would still be seen at its place, as a rule or a picture",
    Unremoved.NO_HEAD: "nobody can tell that it is a running head and not the paper's text",
    Unremoved.NO_BOUNDS: "nobody can tell surely where it begins and ends",
    Unremoved.TAGGED: "the file is tagged, and its tags tell of it and of its links",
    Unremoved.NO_WORDS: "the volume has none to set there: its style sets no strip, or the "
    "publisher's permission statement isn't under `statements`",
    Unremoved.BLOCKED: "something else stands there too, so that the volume's couldn't be set",
}

_FIX = (
    "Ask the author for the paper without it (LaTeX: \\pagestyle{empty}; acmart: "
    "\\settopmatter{printfolios=false}; Word: empty headers and footers)."
)
_STRIP_FIX = (
    "Ask the author for the paper with the lines of the rights e-mail in it (acmart: "
    "\\setcopyright, \\acmConference, \\acmISBN, \\acmDOI), or without a strip."
)


def replaced_findings(paper: Paper, taken: TakenOff) -> Iterator[Finding]:
    """A note for each kind of line that was taken off, a warning for each cause why one stays."""
    for kind, lines in groupby(sorted(taken.removed, key=_order), key=lambda item: item.kind):
        removed = list(lines)
        yield Finding(
            rule="stamp/replaced",
            level=Level.NOTE,
            message=f"The paper's own {_WHAT[kind]}, {_first(removed)}, was taken off "
            f"{_pages(removed)} with the chair's consent (replace: [{kind}]); the volume's stands "
            "there.",
            fix="Nothing has to be done; look at one of these pages.",
            place=_place(paper, removed[0]),
            evidence=removed[0].marks[0].text,
        )
    for (kind, why), group in groupby(sorted(taken.left, key=_cause), key=_cause):
        left = [one.lines for one in group]
        yield Finding(
            rule="stamp/not-removed",
            level=Level.WARNING,
            message=f"The paper's own {_WHAT[StampKind(kind)]}, {_first(left)}, stays on "
            f"{_pages(left)} though replace: [{kind}] is set: {_WHY[Unremoved(why)]}.",
            fix=_STRIP_FIX if kind == StampKind.STRIP else _FIX,
            place=_place(paper, left[0]),
            evidence=left[0].marks[0].text or None,
        )


def _order(lines: OwnLines) -> tuple[str, int]:
    return (lines.kind, lines.page)


def _cause(left: Left) -> tuple[str, str]:
    return (left.lines.kind, left.why)


def _first(lines: Sequence[OwnLines]) -> str:
    return shown(lines[0].marks[0])


def _pages(lines: Sequence[OwnLines]) -> str:
    return page_list([item.page for item in lines])


def _place(paper: Paper, lines: OwnLines) -> Place:
    return Place(paper=paper.id, file=paper.pdf, page=lines.page, box=lines.marks[0].box)
