"""What is in the way of a stamp, and why a stamp isn't set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from proceedings.records.inspection import Box, MarginMark
from proceedings.records.overlay import Stamp
from proceedings.stamping.overlay import left_edge
from proceedings.stamping.ownheads import DESCENT

ASCENT = 0.75  # of the type size; Libertine's and Biolinum's letters, accents too


class Reason(StrEnum):
    """Why a stamp isn't set, or what is wrong with what the paper prints itself."""

    HEAD_OCCUPIED = "head-occupied"
    """Something else stands at a head's place."""
    OWN_HEAD = "own-head"
    """The paper's own head for this conference stands there, in other words than ours."""
    WRONG_HEAD = "wrong-head"
    """The head names another conference."""
    FOOT_OCCUPIED = "foot-occupied"
    """Something stands at the place of a line at the foot."""
    FOLIO_OCCUPIED = "folio-occupied"
    """Something stands at the folio's place."""
    NO_MARGIN = "no-margin"
    """The page is cut to its type area."""
    OWN_FOLIO = "own-folio"
    """The paper prints a page number that isn't the volume's."""


OF_A_PLACE = (
    Reason.HEAD_OCCUPIED,
    Reason.OWN_HEAD,
    Reason.FOOT_OCCUPIED,
    Reason.FOLIO_OCCUPIED,
)
"""Reasons that a page without margins gives by the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One such thing on one page (from 1); `planned` is the text that was to be set."""

    reason: Reason
    page: int
    mark: MarginMark
    planned: str


def stamp_box(stamp: Stamp, clear: float = 0.0) -> Box:
    """The room a stamp takes on the displayed page, `clear` points wider on all sides."""
    left = left_edge(stamp.x, stamp.align, stamp.width)
    return (
        left - clear,
        stamp.y - DESCENT * stamp.size - clear,
        left + stamp.width + clear,
        stamp.y + ASCENT * stamp.size + clear,
    )


def in_the_way(stamp: Stamp, marks: Iterable[MarginMark], clear: float) -> MarginMark | None:
    """The first of the marks that is nearer to a stamp than `clear` points, if there is one."""
    x0, y0, x1, y1 = stamp_box(stamp, clear)
    for mark in marks:
        left, bottom, right, top = mark.box
        if left < x1 and right > x0 and bottom < y1 and top > y0:
            return mark
    return None
