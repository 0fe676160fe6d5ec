"""Rights strips and references: content of papers' first pages, and elements of their tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pikepdf

from proceedings.binding.gathering import Gathered
from proceedings.binding.tags import TagTree
from proceedings.pdf.noticetags import next_mark, tag_written
from proceedings.pdf.placing import Placer
from proceedings.records.binding import BoundPaper
from proceedings.records.overlay import notice_pages
from proceedings.records.prepared import PreparedPage


def write_notices(
    volume: pikepdf.Pdf,
    placer: Placer,
    tags: TagTree,
    papers: Sequence[BoundPaper],
    gathered: Mapping[str, Gathered],
    states: dict[tuple[int, int], PreparedPage | None],
) -> None:
    """Write the papers' notices, before their stamps: a page's folio is read last.

    Args:
        volume: The volume.
        placer: Has the overlay, in which the notices follow all papers' stamps.
        tags: The tree in the making.
        papers: In the overlay's order.
        gathered: Their pages, with their part of the tree where they have one.
        states: What each page leaves open, by its object's number; a written page nothing more.
    """
    laid = notice_pages([paper.stamps for paper in papers])
    for paper, notices in zip(papers, laid, strict=True):
        own = gathered[paper.id]
        page = own.pages[0]
        for notice, parts in notices:
            first = None if own.part is None else next_mark(tags, page)
            links = placer.write(page, parts, states[page.objgen], first_mark=first)
            states[page.objgen] = None
            if own.part is not None:
                spoken = paper.facts.language
                other = spoken and spoken.lower() != notice.language.lower()
                language = notice.language if other else None
                tag_written(volume, tags, own.part, page, links, language=language)
