"""Page plans of bound papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from proceedings.records.binding import BoundPaper
from proceedings.records.pageplan import PagePlan, PlannedPaper
from proceedings.volume.folio import Folio, FolioRange


def plan_of(papers: Sequence[BoundPaper], *, first: int = 1, **runs: Any) -> PagePlan:
    """Papers one behind the other from a folio on."""
    planned = []
    for paper in papers:
        folios = FolioRange(Folio(first), len(paper.facts.pages))
        planned.append(PlannedPaper(id=paper.id, folios=folios))
        first += folios.pages
    return PagePlan(**({"front": None, "back": None} | runs), papers=tuple(planned))
