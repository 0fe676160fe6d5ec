"""Overlays: what is laid on pages, set but not yet placed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ArtifactKind(StrEnum):
    """What a stamp is to a reader of tags (ISO 32000-1, 14.8.2.2)."""

    HEADER = "Header"
    FOOTER = "Footer"
    WATERMARK = "Watermark"


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
        align: `left`, `right` or `centre`: which point of the line stands at x.
        width: The set width in points.
        kind: What it is as an artifact.
    """

    name: str
    text: str
    font: tuple[str, ...]
    size: float
    x: float
    y: float
    align: str
    width: float
    kind: ArtifactKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStamps:
    """All that is laid on one page of a paper."""

    width: float
    height: float
    stamps: tuple[Stamp, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStamps:
    """All that is laid on a paper, one entry a page."""

    id: str
    pages: tuple[PageStamps, ...]
