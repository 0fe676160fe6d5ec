"""The rights strip: permission statement, conference line, ©, ISBN, DOI, as paragraphs in place.

Source: pages of the class acmart 1.88 in all its rights modes, measured: the last baseline is the
text block's, 0.1 of the leading stands before the conference line and before the © line.
"""

from __future__ import annotations

from collections.abc import Sequence

from proceedings.citation.rightsline import (
    Clause,
    ClauseKind,
    badge_text,
    licence_text_url,
    needs_statement,
    strip_clauses,
)
from proceedings.records.overlay import Badge, Notice, Paragraph, Piece, Rule, SetParagraph
from proceedings.stamping.ownheads import DESCENT
from proceedings.volume.paper import Paper
from proceedings.volume.rights import RightsMode
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

NAME = "strip"
_APART = frozenset({ClauseKind.CONFERENCE, ClauseKind.COPYRIGHT})


def clauses_of(volume: Volume, paper: Paper) -> tuple[Clause, ...]:
    """What the strip is to say; nothing where the publisher's wording is needed and isn't there."""
    clauses = strip_clauses(volume, paper)
    worded = any(clause.kind is ClauseKind.STATEMENT for clause in clauses)
    return clauses if worded or not needs_statement(volume.rights_of(paper)) else ()


def strip_paragraphs(
    volume: Volume, style: Style, clauses: Sequence[Clause]
) -> tuple[Paragraph, ...]:
    """The strip's paragraphs, one a clause, for a style that sets one."""
    rule = style.strip_set
    assert rule is not None  # noqa: S101  # the planning asks for strips of such styles alone
    font = style.fonts[rule.font]
    return tuple(
        Paragraph(
            pieces=(
                Piece(
                    text=clause.text,
                    face="italic" if clause.kind is ClauseKind.CONFERENCE else "regular",
                    uri=clause.uri,
                ),
            ),
            font=font,
            link_font=font
            if clause.kind is ClauseKind.STATEMENT
            else style.fonts[rule.link_font or rule.font],
            size=rule.size,
            leading=rule.leading,
            width=rule.width,
            language=volume.book.language,
        )
        for clause in clauses
    )


def strip_notice(
    volume: Volume,
    paper: Paper,
    style: Style,
    clauses: Sequence[Clause],
    paragraphs: Sequence[Paragraph],
    lines: Sequence[int],
) -> Notice:
    """The strip in its place, built up from its last baseline.

    Args:
        volume: The volume.
        paper: The paper.
        style: A style that sets a strip.
        clauses: What it says.
        paragraphs: The same, one each.
        lines: How many lines each comes out at.
    """
    rule = style.strip_set
    assert rule is not None  # noqa: S101  # as above
    placed: list[SetParagraph] = []
    y = rule.y
    for clause, paragraph, count in reversed(list(zip(clauses, paragraphs, lines, strict=True))):
        y += (count - 1) * rule.leading
        placed.insert(0, SetParagraph(x=rule.x, y=y, paragraph=paragraph))
        y += rule.leading + (rule.apart if clause.kind in _APART else 0.0)
    badge = _badge(volume, paper, style, y)
    top = y + rule.badge + rule.badge_above if badge else placed[0].y + rule.above
    return Notice(
        name=NAME,
        language=volume.book.language,
        box=(
            rule.x,
            rule.y - DESCENT * rule.size,
            rule.x + rule.width,
            round(top + rule.rule / 2, 4),
        ),
        paragraphs=tuple(placed),
        badge=badge,
        rule=Rule(x=rule.x, y=round(top, 4), width=rule.width, thickness=rule.rule),
    )


def _badge(volume: Volume, paper: Paper, style: Style, y: float) -> Badge | None:
    rule, rights = style.strip_set, volume.rights_of(paper)
    licence = rights.licence
    if rule is None or licence is None or rights.mode is not RightsMode.CC:
        return None
    text, uri = badge_text(licence), licence_text_url(licence)
    if text is None or uri is None:
        return None
    font = style.fonts[rule.badge_font]
    return Badge(text=text, uri=uri, x=rule.x, y=y, height=rule.badge, font=font)
