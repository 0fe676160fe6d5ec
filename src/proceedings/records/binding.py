"""What the binder is given: prepared papers, and how the bookmarks nest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from proceedings.records.overlay import PaperStamps
from proceedings.records.prepared import Prepared


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundPaper:
    """A paper as it goes into the volume.

    Attributes:
        title: The words of its bookmark.
        pdf: Its prepared file, unstamped.
        facts: What preparing found.
        stamps: What is laid on its pages; a page without stamps is left as it is.
    """

    id: str
    title: str
    pdf: Path
    facts: Prepared
    stamps: PaperStamps


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineGroup:
    """A part or a session among the bookmarks.

    Attributes:
        title: The words of its bookmark; None where its papers stand on the level above.
        groups: Groups below it, before its own papers.
        papers: Ids of the papers below it.
    """

    title: str | None = None
    groups: tuple[OutlineGroup, ...] = ()
    papers: tuple[str, ...] = ()
