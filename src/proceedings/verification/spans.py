"""Which pages of the volume belong to whom, by the plan alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from proceedings.records.pageplan import PagePlan
from proceedings.volume.folio import Folio

MATTER = ""
"""The owner of front matter, back matter and inserted blank pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of the volume as planned.

    Attributes:
        label: What its page label and its printed folio are; a name for a cover.
        owner: The paper's id, or `MATTER`.
        offset: The page within its paper, from 0.
    """

    label: str
    owner: str = MATTER
    offset: int = 0


def leaves(plan: PagePlan) -> tuple[Leaf, ...]:
    """Every page of the volume, in order."""
    return tuple(_leaves(plan))


def _leaves(plan: PagePlan) -> Iterator[Leaf]:
    for number in range(plan.unnumbered):
        yield Leaf(label=f"Cover {number + 1}" if number else "Cover")
    for folio in plan.front or ():
        yield Leaf(label=str(folio))
    for paper in plan.papers:
        first = paper.folios.first
        for back in range(paper.blanks, 0, -1):
            yield Leaf(label=str(Folio(first.number - back, first.style)))
        for offset, folio in enumerate(paper.folios):
            yield Leaf(label=str(folio), owner=paper.id, offset=offset)
    for folio in plan.back or ():
        yield Leaf(label=str(folio))


def starts(plan: PagePlan) -> dict[str, int]:
    """Index of each paper's first page in the volume, from 0."""
    return {
        leaf.owner: index
        for index, leaf in enumerate(leaves(plan))
        if leaf.owner != MATTER and leaf.offset == 0
    }
