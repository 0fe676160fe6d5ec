"""Stamps: what is laid on pages, chosen and measured, not yet set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One line of text laid on a page.

    Attributes:
        name: The style's name for it, as `folio` or `conference-line`.
        text: The words, as they will be read back from the page.
        font: Font families in order of preference.
        size: Points.
        x: Points from the left edge of the page as displayed, to the line's `align` point.
        y: Points from the bottom edge to the baseline.
        align: `left`, `centre` or `right`: which point of the line stands at x.
        width: The set width in points.
    """

    name: str
    text: str
    font: tuple[str, ...]
    size: float
    x: float
    y: float
    align: str
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStamps:
    """All that is laid on one page of a paper; sizes are the displayed page's, in points."""

    width: float
    height: float
    stamps: tuple[Stamp, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStamps:
    """All that is laid on a paper, one entry a page."""

    id: str
    pages: tuple[PageStamps, ...]
