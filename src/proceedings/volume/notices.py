"""What a style sets on a paper's first page beside its stamps: the rights strip, the reference.

Lengths are points; a column is told by its left edge and its width on the page as displayed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRule:
    """The rights strip at the foot of a first page's column.

    Attributes:
        x: From the page's left edge to the column.
        width: Of the column.
        y: From the page's lower edge to the last line's baseline.
        font: A key of the style's `fonts`.
        size: Type size.
        leading: From one baseline to the next.
        apart: Further space before the conference line and before the © line.
        rule: Thickness of the rule above the strip, which is as wide as the column.
        above: From the first baseline up to the rule.
        badge: Height of a Creative Commons licence's badge, which stands on a line of its own.
        badge_above: From the badge's top up to the rule.
        badge_font: A key of `fonts` for it.
        link_font: A key of `fonts` for addresses; None for `font`.
        set: Whether it is set at all; a style that extends another may so leave it out.
    """

    x: float
    width: float
    y: float
    font: str
    size: float
    leading: float
    apart: float
    rule: float
    above: float
    badge: float
    badge_above: float
    badge_font: str
    link_font: str | None = None
    set: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRule:
    """How to cite the paper, below the author's text in a first page's column.

    Attributes:
        x: From the page's left edge to the column.
        width: Of the column.
        heading: Its first line, in bold.
        font: A key of the style's `fonts`.
        size: Type size.
        leading: From one baseline to the next.
        above: From the last baseline above it to that of the heading.
        link_font: A key of `fonts` for addresses; None for `font`.
        set: As for the strip.
    """

    x: float
    width: float
    heading: str
    font: str
    size: float
    leading: float
    above: float
    link_font: str | None = None
    set: bool = True
