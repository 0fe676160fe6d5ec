"""What a chair is told about stamps: one finding a paper and cause, naming the pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Box, MarginMark
from proceedings.stamping.inway import Obstacle, Reason
from proceedings.text.pages import page_list
from proceedings.typesetting.eastasian import advice
from proceedings.volume.paper import Paper
from proceedings.volume.style import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A finding's level and sentences; the message has places for found, planned and pages."""

    level: Level
    message: str
    fix: str


_TOLD = {
    Reason.OWN_HEAD: _Told(
        level=Level.NOTE,
        message="The paper prints a running head of its own, {found}, where “{planned}” was "
        "planned; its own is left alone on {pages}.",
        fix="Nothing has to be done; for one wording in all heads, set none (LaTeX: "
        "\\pagestyle{empty}).",
    ),
    Reason.HEAD_OCCUPIED: _Told(
        level=Level.WARNING,
        message="The running head isn't set on {pages}: where “{planned}” was to go, "
        "{found} stands.",
        fix="Leave the top margin free, without heads of your own (LaTeX: \\pagestyle{empty}; "
        "Word: an empty header).",
    ),
    Reason.WRONG_HEAD: _Told(
        level=Level.ERROR,
        message="The running head on {pages} names another conference: it says {found}, "
        "this volume's says “{planned}”.",
        fix="Set the conference line as the rights mail gives it (acmart: \\acmConference), or no "
        "heads.",
    ),
    Reason.FOOT_OCCUPIED: _Told(
        level=Level.WARNING,
        message="The line at the foot isn't set on {pages}: where “{planned}” was to go, "
        "{found} stands.",
        fix="Leave the bottom margin free, without feet of your own (LaTeX: \\pagestyle{empty}; "
        "Word: an empty footer).",
    ),
    Reason.NO_MARGIN: _Told(
        level=Level.WARNING,
        message="Nothing is stamped on {pages}, cut to the type area: where “{planned}” was to go, "
        "{found} stands.",
        fix="Export the PDF again with whole pages, not cropped to their text (LaTeX: the class's "
        "own paper size, without options that crop).",
    ),
    Reason.FOLIO_OCCUPIED: _Told(
        level=Level.WARNING,
        message="The folio isn't printed on {pages}: {found} stands in its place.",
        fix="Leave the bottom margin free.",
    ),
    Reason.OWN_FOLIO: _Told(
        level=Level.WARNING,
        message="The paper prints page numbers of its own on {pages}, beginning with {found} "
        "where the volume has {planned}.",
        fix="Switch page numbers off (acmart: \\settopmatter{printfolios=false}; other LaTeX: "
        "\\pagestyle{empty}; Word: an empty footer).",
    ),
}


def own_findings(paper: Paper, obstacles: Sequence[Obstacle]) -> Iterator[Finding]:
    """One finding for each kind of thing that stands in the way, whatever the pages say."""

    def cause(obstacle: Obstacle) -> Reason:
        return obstacle.reason

    for reason, group in groupby(sorted(obstacles, key=cause), key=cause):
        found = list(group)
        first = found[0]
        told = _TOLD[reason]
        yield Finding(
            rule=f"stamp/{reason}",
            level=told.level,
            message=told.message.format(
                found=shown(first.mark),
                planned=first.planned,
                pages=page_list([obstacle.page for obstacle in found]),
            ),
            fix=told.fix,
            place=_place(paper, first.page, first.mark.box),
            evidence=first.mark.text or None,
        )


def shortened_findings(
    paper: Paper, shortened: Sequence[tuple[int, str, str]]
) -> Iterator[Finding]:
    """Notes for lines that were shortened: (page, text, full text)."""
    for (text, full), pages in _by_text(shortened):
        yield Finding(
            rule="stamp/shortened",
            level=Level.NOTE,
            message=f"The running head “{full}” is too long and reads “{text}” "
            f"on {page_list(pages)}.",
            fix="If this reads badly, give the paper a running_title or running_authors "
            "in papers.yaml.",
            place=_place(paper, pages[0]),
            evidence=text,
        )


def too_long_findings(paper: Paper, lost: Sequence[tuple[int, str]]) -> Iterator[Finding]:
    """Warnings for lines that fit in no form and aren't set: (page, text)."""
    for (text, _), pages in _by_text([(page, text, "") for page, text in lost]):
        yield Finding(
            rule="stamp/too-long",
            level=Level.WARNING,
            message=f"The running head “{text}” isn't set on {page_list(pages)}: "
            "no form of it fits beside its neighbour.",
            fix="Give the paper a running_title or running_authors in papers.yaml, "
            "or the conference a shorter name.",
            place=_place(paper, pages[0]),
            evidence=text,
        )


def refused_findings(styles: Sequence[Style]) -> Iterator[Finding]:
    """A note for each style that papers have and that is never stamped: one style a paper."""
    refusing = [style for style in styles if style.refuse]
    for style in dict.fromkeys((style.title, style.refuse) for style in refusing):
        title, why = style
        count = sum((one.title, one.refuse) == style for one in refusing)
        whose = (
            "Papers are"
            if count == len(styles)
            else f"{count} papers are"
            if count > 1
            else "1 paper is"
        )
        yield Finding(
            rule="stamp/refused",
            level=Level.NOTE,
            message=f"{whose} checked and bound, but nothing is stamped on their pages: {why}",
            fix="Nothing has to be done; a volume for readers can take another style.",
            evidence=title,
        )


def lettering_findings(
    paper: Paper, lines: Sequence[tuple[int, str, tuple[str, ...]]]
) -> Iterator[Finding]:
    """Errors for lines with letters no font has, which aren't set: (page, text, letters)."""
    letters_of = {text: letters for _, text, letters in lines}
    for (text, _), pages in _by_text([(page, text, "") for page, text, _ in lines]):
        letters = letters_of[text]
        named = ", ".join(f"“{each}” ({_codes(each)})" for each in dict.fromkeys(letters))
        people = [
            author.name
            for author in paper.authors
            if author.name in text and any(each in author.name for each in letters)
        ]
        whose = f" in the name of {people[0]}" if people else ""
        yield Finding(
            rule="stamp/missing-glyph",
            level=Level.ERROR,
            message=f"No font has {named}{whose}, so the line “{text}” isn't set "
            f"on {page_list(pages)}.",
            fix=advice(letters) + "Put a font that has it into the volume's fonts folder, "
            "or give the paper running_authors or a running_title without it.",
            place=_place(paper, pages[0]),
            evidence="".join(dict.fromkeys(letters)),
        )


def _by_text(
    lines: Sequence[tuple[int, str, str]],
) -> list[tuple[tuple[str, str], list[int]]]:
    pages: dict[tuple[str, str], list[int]] = {}
    for page, text, full in lines:
        pages.setdefault((text, full), []).append(page)
    return list(pages.items())


def shown(mark: MarginMark) -> str:
    """What stands there, in words."""
    if mark.kind == "ink" or not mark.text:
        return "a picture or a rule"
    return f"“{mark.text if len(mark.text) <= 80 else mark.text[:79] + '…'}”"


def _codes(letters: str) -> str:
    return " ".join(f"U+{ord(letter):04X}" for letter in letters)


def _place(paper: Paper, page: int, box: Box | None = None) -> Place:
    return Place(paper=paper.id, file=paper.pdf, page=page, box=box)
