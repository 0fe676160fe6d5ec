"""How the papers' bookmarks nest: part, session, paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from proceedings.records.binding import OutlineGroup
from proceedings.records.pageplan import PagePlan, PlannedPaper
from proceedings.volume.volume import Volume


def outline_groups(volume: Volume, plan: PagePlan) -> tuple[OutlineGroup, ...]:
    """The groups of a volume's papers, in the plan's order.

    An unnamed session and papers of no session stand on the level above.
    """
    groups: list[OutlineGroup] = []
    for part, papers in groupby(plan.papers, key=lambda paper: paper.part):
        sessions = tuple(_sessions(volume, papers))
        if part is None:
            groups.extend(sessions)
        else:
            groups.append(OutlineGroup(title=volume.program.parts[part].title, groups=sessions))
    return tuple(groups)


def _sessions(volume: Volume, papers: Iterable[PlannedPaper]) -> Iterator[OutlineGroup]:
    for session, group in groupby(papers, key=lambda paper: paper.session):
        title = None if session is None else volume.program.all_sessions[session].title or None
        yield OutlineGroup(title=title, papers=tuple(paper.id for paper in group))
