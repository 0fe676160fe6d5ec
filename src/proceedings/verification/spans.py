"""Which pages of the volume belong to whom, by the plan alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from proceedings.records.overlay import Notice
from proceedings.records.pageplan import PagePlan
from proceedings.volume.folio import Folio

MATTER = ""
"""The owner of front matter, back matter and inserted blank pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where stamping set a page's folio, another line, or a notice.

    Attributes:
        box: Its room, (x0, y0, x1, y1), in points from the bottom left of the page as displayed.
        width: The displayed page's width in the same points; a viewer may count in other ones.
    """

    box: tuple[float, float, float, float]
    width: float


Spots = Mapping[str, Sequence[Spot | None]]
"""One entry a page by paper; None where no folio was set and stamping said why."""

Notices = Mapping[str, Sequence[tuple[Spot, Notice]]]
"""What was set on a paper's first page as content, and where, by paper."""

Lines = Mapping[str, Sequence[Sequence[tuple[Spot, str]]]]
"""By paper and page the lines that were set beside its folio, as heads, and where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of the volume as planned.

    Attributes:
        label: What its page label and its printed folio are; a name for a cover.
        owner: The paper's id, or `MATTER`.
        offset: The page within its paper, from 0.
        spot: Where its folio was set, if it was.
        notices: What else was set on it as content, and where.
        lines: What else was set on it as heads and feet, and where.
    """

    label: str
    owner: str = MATTER
    offset: int = 0
    spot: Spot | None = None
    notices: tuple[tuple[Spot, Notice], ...] = ()
    lines: tuple[tuple[Spot, str], ...] = ()


def leaves(plan: PagePlan, spots: Spots, notices: Notices, lines: Lines) -> tuple[Leaf, ...]:
    """Every page of the volume, in order."""
    return tuple(_leaves(plan, spots, notices, lines))


def by_owner(book: Sequence[Leaf]) -> dict[str, list[Leaf]]:
    """The pages of each paper, in order."""
    owned: dict[str, list[Leaf]] = {}
    for leaf in book:
        owned.setdefault(leaf.owner, []).append(leaf)
    return owned


def _leaves(plan: PagePlan, spots: Spots, notices: Notices, lines: Lines) -> Iterator[Leaf]:
    for number in range(plan.unnumbered):
        yield Leaf(label=f"Cover {number + 1}" if number else "Cover")
    for folio in plan.front or ():
        yield Leaf(label=str(folio))
    for paper in plan.papers:
        first = paper.folios.first
        for back in range(paper.blanks, 0, -1):
            yield Leaf(label=str(Folio(first.number - back, first.style)))
        set_at = dict(enumerate(spots.get(paper.id, ())))
        set_beside = dict(enumerate(lines.get(paper.id, ())))
        for offset, folio in enumerate(paper.folios):
            yield Leaf(
                label=str(folio),
                owner=paper.id,
                offset=offset,
                spot=set_at.get(offset),
                notices=() if offset else tuple(notices.get(paper.id, ())),
                lines=tuple(set_beside.get(offset, ())),
            )
    for folio in plan.back or ():
        yield Leaf(label=str(folio))


def starts(book: Sequence[Leaf]) -> dict[str, int]:
    """Index of each paper's first page in the volume, from 0."""
    return {
        leaf.owner: index
        for index, leaf in enumerate(book)
        if leaf.owner != MATTER and leaf.offset == 0
    }
