"""The volume's bookmarks against the programme and the papers' own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from proceedings.findings.finding import Finding
from proceedings.records.pageplan import PagePlan, PlannedPaper
from proceedings.records.prepared import Prepared
from proceedings.verification.fault import fault
from proceedings.verification.reader import Item
from proceedings.verification.spans import Leaf, starts
from proceedings.volume.volume import Volume


def outline_faults(
    items: Sequence[Item],
    plan: PagePlan,
    volume: Volume,
    book: Sequence[Leaf],
    prepared: Mapping[str, Prepared],
) -> Iterator[Finding]:
    """Each paper has its bookmark in its part and session, with its own bookmarks below."""
    by_start = dict(zip(starts(book).values(), plan.papers, strict=True))
    found: dict[str, tuple[tuple[str, ...], Item, PlannedPaper]] = {}
    for above, item in _walk(items, ()):
        paper = None if item.target is None else by_start.get(item.target)
        if paper and paper.id not in found and item.title == volume.paper(paper.id).full_title:
            found[paper.id] = (above, item, paper)
    planned = [paper.id for paper in plan.papers]
    for missing in planned:
        if missing not in found:
            yield fault("outline", "the paper has no bookmark in the volume", paper=missing)
    if set(found) == set(planned) and list(found) != planned:
        yield fault("outline", "the papers' bookmarks are not in the order of the volume")
    for above, item, paper in found.values():
        yield from _paper_faults(above, item, paper, volume, book, prepared[paper.id].bookmarks)
    if any(abs(item.showing) != _showing(item) for _, item in _walk(items, ())):
        yield fault("outline", "a bookmark counts other bookmarks below it than there are")


def _paper_faults(
    above: tuple[str, ...],
    item: Item,
    paper: PlannedPaper,
    volume: Volume,
    book: Sequence[Leaf],
    own: int,
) -> Iterator[Finding]:
    if above != _above(paper, volume):
        yield fault(
            "outline",
            "the paper's bookmark stands below other titles than the programme's",
            paper=paper.id,
            evidence=" → ".join(above),
        )
    if item.below != own:
        yield fault(
            "outline",
            f"the paper has {own} bookmarks, the volume {item.below} of them",
            paper=paper.id,
        )
    targets = [below.target for _, below in _walk(item.kids, ())]
    if any(target is not None and book[target].owner != paper.id for target in targets):
        yield fault("outline", "a bookmark leads out of its paper", paper=paper.id)


def _walk(items: Sequence[Item], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Item]]:
    for item in items:
        yield above, item
        yield from _walk(item.kids, (*above, item.title))


def _above(paper: PlannedPaper, volume: Volume) -> tuple[str, ...]:
    titles = [] if paper.part is None else [volume.program.parts[paper.part].title]
    if paper.session is not None:
        titles.append(volume.program.all_sessions[paper.session].title)
    return tuple(title for title in titles if title)


def _showing(item: Item) -> int:
    """What /Count must be without its sign: the items that show once this one is opened."""
    return len(item.kids) + sum(_showing(kid) for kid in item.kids if kid.showing > 0)
