"""The volume's bookmarks: front matter, part → session → paper → the paper's own, back matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from proceedings.binding.gathering import Gathered, top_of
from proceedings.errors import BuildFault
from proceedings.pdf.outline import Bookmark
from proceedings.records.binding import BoundPaper, OutlineGroup


def nest(
    groups: Sequence[OutlineGroup],
    papers: Sequence[BoundPaper],
    gathered: Mapping[str, Gathered],
) -> list[Bookmark]:
    """The papers' bookmarks below their parts and sessions; papers in no group come last.

    Raises:
        BuildFault: A group names a paper that isn't bound.
    """
    titles = {paper.id: paper.title for paper in papers}
    grouped = [paper for group in groups for paper in _papers_of(group)]
    for paper in grouped:
        if paper not in titles:
            raise BuildFault(
                f"the bookmarks name the paper {paper}, which isn't bound",
                "Please report this with the volume's metadata.",
            )
    left = tuple(paper.id for paper in papers if paper.id not in set(grouped))
    top = OutlineGroup(groups=tuple(groups), papers=left)
    return list(_items(top, titles, gathered))


def _papers_of(group: OutlineGroup) -> Iterator[str]:
    for below in group.groups:
        yield from _papers_of(below)
    yield from group.papers


def _items(
    group: OutlineGroup, titles: Mapping[str, str], gathered: Mapping[str, Gathered]
) -> Iterator[Bookmark]:
    for below in group.groups:
        papers = tuple(_papers_of(below))
        if below.title is None:
            yield from _items(below, titles, gathered)
        elif papers:
            yield Bookmark(
                title=below.title,
                target={"/Dest": top_of(gathered[papers[0]].pages[0])},
                opened=True,
                kids=list(_items(below, titles, gathered)),
            )
    for paper in group.papers:
        own = gathered[paper]
        yield Bookmark(
            title=titles[paper], target={"/Dest": top_of(own.pages[0])}, kids=own.bookmarks
        )
