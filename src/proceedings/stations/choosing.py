"""Choosing: which papers a command is for. What nobody knows is told before any work is done."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Sequence

from proceedings.errors import CannotStart
from proceedings.records.order import Choice
from proceedings.volume.volume import Volume


def refuse_unknown_choice(choice: Choice, volume: Volume) -> None:
    """Say so where a paper, track or session isn't known, or a paper takes no pages.

    Raises:
        CannotStart: Something chosen can't be had.
    """
    sessions = volume.program.all_sessions
    names = [name for session in sessions for name in (session.id, session.title) if name]
    _refuse("paper", choice.papers, [paper.id for paper in volume.papers])
    _refuse("track", choice.tracks, [track.id for track in volume.tracks])
    _refuse("session", choice.sessions, names)
    for name in sorted(choice.papers):
        paper = volume.paper(name)
        if not paper.is_bound:
            raise CannotStart(
                f"the paper {name} is {paper.status.value} and takes no pages in the volume",
                "Leave it out, or change its status in its record.",
            )


def _refuse(kind: str, chosen: Collection[str], known: Sequence[str]) -> None:
    for name in sorted(set(chosen) - set(known)):
        near = difflib.get_close_matches(name, known, 1)
        raise CannotStart(
            f"the volume has no {kind} {name}",
            f"Did you mean {near[0]}?" if near else "`proceedings plan` shows what there is.",
        )
