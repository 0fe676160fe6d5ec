"""A style: what is stamped on a page, where, and how, as a style file says it.

Lengths are points. A page is seen as displayed, so that `top` is the edge a reader sees on top.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from proceedings.findings.finding import Level
from proceedings.volume.notices import ReferenceRule, StripRule


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSize:
    """A size of page.

    Attributes:
        width: Points.
        height: Points.
    """

    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """Where authors' text stands on a page of the style's size, in points from the edges.

    Attributes:
        left: From the left edge to the text.
        right: From the right edge to the text.
        top: From the upper edge to the first line's ascenders.
        bottom: From the lower edge to the last baseline.
    """

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StampRule:
    """One line of text on one or more kinds of page.

    Attributes:
        name: What the line is called in findings, as `folio`.
        on: The kinds of page: a paper's first; else by the folio left (even) or right (odd).
        text: A sandboxed Jinja2 template over the paper's record; empty text stamps nothing.
        shorter: Templates tried in turn when the line meets its neighbour or `width`.
        cut: Where none of these fits, cut the text at a word and end it with an ellipsis.
        least: Where that doesn't fit either, set the shortest template's words smaller, down to
            this size in points; None to leave the line out.
        font: A key of the style's `fonts`.
        size: Points.
        edge: The edge `y` is measured from.
        y: Distance of the baseline from that edge.
        side: Where `x` is measured from: the left edge, the centre line, or the right edge.
        x: Distance inwards from the left or right edge, rightwards from the centre line.
        align: Which point of the line stands at x.
        width: Greatest width; None for what neighbours leave.
    """

    name: str
    on: tuple[Literal["first", "left", "right"], ...]
    text: str
    font: str
    size: float
    edge: Literal["top", "bottom"]
    y: float
    side: Literal["left", "centre", "right"]
    x: float
    align: Literal["left", "centre", "right"]
    shorter: tuple[str, ...] = ()
    cut: bool = False
    least: float | None = None
    width: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style file.

    Attributes:
        title: What the style is, for people.
        page: The volume's page size; papers on other sizes keep theirs.
        fonts: Families by key, the first that has a letter sets it.
        gap: Least distance between two lines of one baseline.
        clear: Least distance of a stamp from what stands on the page.
        block: Where authors' text stands; None where the style doesn't say.
        stamps: What is stamped.
        strip: The rights strip on a first page that has none; None for a style without one.
        reference: The reference on a first page that has none; None for a style without one.
        levels: Rules whose level differs in volumes of this style.
        refuse: Why papers of this style are checked and bound but never stamped, in one sentence;
            None for a style that stamps.
        extends: The name of the style this one is made from; the file then says only what differs.
    """

    title: str
    page: PageSize
    fonts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    gap: float = 12.0
    clear: float = 3.0
    block: TextBlock | None = None
    stamps: tuple[StampRule, ...] = ()
    strip: StripRule | None = None
    reference: ReferenceRule | None = None
    levels: Mapping[str, Level] = field(default_factory=dict)
    refuse: str | None = None
    extends: str | None = None

    @property
    def strip_set(self) -> StripRule | None:
        """How a rights strip is set; None where none is."""
        return self.strip if self.strip and self.strip.set and not self.refuse else None

    @property
    def reference_set(self) -> ReferenceRule | None:
        """How a reference is set; None where none is."""
        return self.reference if self.reference and self.reference.set and not self.refuse else None
