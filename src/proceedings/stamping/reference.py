"""The reference by which a paper is cited, as a heading and a paragraph below the author's text."""

from __future__ import annotations

import re

from proceedings.citation.reference import reference
from proceedings.records.overlay import Notice, Paragraph, Piece, SetParagraph
from proceedings.stamping.ownheads import DESCENT
from proceedings.typesetting.spoken import reads_right_to_left
from proceedings.volume.notices import ReferenceRule
from proceedings.volume.paper import Paper
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

NAME = "reference"
_DOI = "https://doi.org/"


def reference_paragraphs(
    volume: Volume, paper: Paper, style: Style, rule: ReferenceRule, pages: int
) -> tuple[Paragraph, Paragraph]:
    """Heading and reference."""

    def paragraph(*pieces: Piece) -> Paragraph:
        return Paragraph(
            pieces=pieces,
            font=style.fonts[rule.font],
            link_font=style.fonts[rule.link_font or rule.font],
            size=rule.size,
            leading=rule.leading,
            width=rule.width,
            language=volume.book.language,
        )

    pieces: list[Piece] = []
    for run in reference(volume, paper, pages):
        text, address, doi = run.text.partition(_DOI)
        face = "italic" if run.kind == "emphasis" else "regular"
        pieces.append(Piece(text=_isolated(text, paper), face=face))
        if address:
            pieces.append(Piece(text=address + doi, face=face, uri=address + doi))
    return paragraph(Piece(text=rule.heading, face="bold")), paragraph(*pieces)


def reference_height(rule: ReferenceRule, lines: int) -> float:
    """From the baseline above the heading down to the last line's descenders."""
    return rule.above + lines * rule.leading + DESCENT * rule.size


def reference_notice(
    volume: Volume,
    rule: ReferenceRule,
    paragraphs: tuple[Paragraph, Paragraph],
    lines: int,
    below: float,
) -> Notice:
    """The reference in its place.

    Args:
        volume: The volume.
        rule: The style's.
        paragraphs: Heading and reference.
        lines: How many lines the reference comes out at.
        below: The last baseline above it.
    """
    heading = round(below - rule.above, 4)
    first = round(heading - rule.leading, 4)
    return Notice(
        name=NAME,
        language=volume.book.language,
        box=(
            rule.x,
            round(below - reference_height(rule, lines), 4),
            rule.x + rule.width,
            round(heading + rule.size, 4),
        ),
        paragraphs=(
            SetParagraph(x=rule.x, y=heading, paragraph=paragraphs[0]),
            SetParagraph(x=rule.x, y=first, paragraph=paragraphs[1]),
        ),
    )


def _isolated(text: str, paper: Paper) -> str:
    """The text with names that are read from the right kept apart from each other (UAX #9)."""
    names = {author.name for author in paper.authors if reads_right_to_left(author.name)}
    if not names:
        return text
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    whole = "|".join(map(re.escape, longest_first))
    return re.sub(whole, lambda name: f"\u2067{name[0]}\u2069", text)
