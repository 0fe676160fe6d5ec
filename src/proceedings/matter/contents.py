"""The contents: parts, sessions and papers in the order they are bound, with their folios."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from proceedings.matter.wording import names, paper
from proceedings.records.pageplan import PagePlan, PlannedPaper
from proceedings.typesetting.spoken import piece
from proceedings.volume.volume import Volume


def contents(volume: Volume, plan: PagePlan) -> dict[str, Any]:
    """The contents' data; papers that aren't bound aren't in it."""
    parts = [
        {
            "title": _part_title(volume, index),
            "sessions": _sessions(volume, list(papers)),
        }
        for index, papers in groupby(plan.papers, key=lambda planned: planned.part)
    ]
    back = [
        {
            "title": piece(opening.title),
            "folio": str(plan.back.first + opening.page),
            "page": opening.page,
        }
        for opening in plan.openings
        if plan.back
    ]
    return {"parts": parts, "back": back}


def _part_title(volume: Volume, index: int | None) -> Any:
    if index is None:
        return None
    title = volume.program.parts[index].title
    return piece(title) if title else None


def _sessions(volume: Volume, planned: Sequence[PlannedPaper]) -> list[dict[str, Any]]:
    sessions = []
    for index, papers in groupby(planned, key=lambda one: one.session):
        session = volume.program.all_sessions[index] if index is not None else None
        sessions.append(
            {
                "title": piece(session.title) if session and session.title else None,
                "chairs": names(session.chairs) if session else [],
                "papers": [_entry(volume, one) for one in papers],
            }
        )
    return sessions


def _entry(volume: Volume, planned: PlannedPaper) -> dict[str, Any]:
    record = volume.paper(planned.id)
    won = [award.name for award in volume.pages.awards if planned.id in award.papers]
    won += [award for award in record.awards if award not in won]
    return paper(record) | {
        "folio": str(planned.folios.first),
        "awards": [piece(award) for award in won],
    }
