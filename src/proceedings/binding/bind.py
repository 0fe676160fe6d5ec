"""Binding: prepared papers, front and back matter become one PDF.

Linear in papers: pages are copied into a page tree of our own and pikepdf's page list is never
indexed. A paper's links stay in that paper, since preparing gave its destinations names of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, String

from proceedings.binding.bookmarks import nest
from proceedings.binding.gathering import Gathered, gather_matter, gather_paper, top_of
from proceedings.binding.labels import plant_labels
from proceedings.binding.layers import plant_layers
from proceedings.binding.links import join_links
from proceedings.binding.notices import write_notices
from proceedings.binding.reaching import Reach
from proceedings.binding.sections import BACK, FRONT, Blanks, disagreement, in_order
from proceedings.binding.tags import TagTree
from proceedings.pdf.opening import limit_qpdf, open_own
from proceedings.pdf.outline import plant_outline
from proceedings.pdf.placing import Placer
from proceedings.pdf.saving import save
from proceedings.pdf.sharing import Sharing
from proceedings.pdf.trees import NameRun, join_names, plant_names, plant_pages
from proceedings.pdf.xmp import write_info
from proceedings.records.binding import BoundPaper, OutlineGroup
from proceedings.records.pageplan import PagePlan
from proceedings.records.prepared import PreparedPage
from proceedings.records.published import Bound, DocInfo

_NEWEST = "1.7"


def bind(
    output: Path,
    *,
    plan: PagePlan,
    papers: Sequence[BoundPaper],
    groups: Sequence[OutlineGroup],
    info: DocInfo,
    front: Path | None = None,
    back: Path | None = None,
    blank: Path | None = None,
    overlay: Path | None = None,
    draft: Path | None = None,
    accessible: bool = False,
    linearized: bool = False,
) -> Bound:
    """Bind the volume.

    Args:
        output: Where the volume is written; a staging path.
        plan: Which folio each page carries; decides the order.
        papers: Every paper of the plan.
        groups: How the papers' bookmarks nest.
        info: What the volume says of itself.
        front: Front matter, cover included; blank pages close it where the plan has more pages.
        back: Back matter.
        blank: A page that is repeated wherever the plan asks for a blank one.
        overlay: Stamps, one page for each page of each paper in the plan's order, notices behind.
        draft: A mark laid on every page of the volume.
        accessible: Every paper's own file keeps PDF/UA-1, as far as is known. The volume says that
            it does if every paper came with its tags.
        linearized: Order the file so that its first page shows before the rest has come.

    Raises:
        BuildFault: Plan and files don't agree, or a link names a paper that isn't bound.
    """
    ordered = _in_plan_order(plan, papers)
    limit_qpdf()
    with pikepdf.new() as volume, ExitStack() as overlays:
        tags, sharing = TagTree(volume), Sharing(volume)
        matter = {
            prefix: gather_matter(volume, path, prefix, tags, sharing)
            for prefix, path in ((FRONT, front), (BACK, back))
            if path is not None
        }
        gathered = {
            paper.id: gather_paper(volume, paper.pdf, paper.facts, tags, sharing)
            for paper in ordered
        }
        sections = in_order(plan, matter, gathered, Blanks(volume, blank))
        states = dict(_states(ordered, gathered))
        unreached = _reach_untagged(Reach(volume, tags), ordered, gathered, states)
        if overlay is not None:
            source = overlays.enter_context(open_own(overlay))
            placer = Placer(volume, source)
            write_notices(volume, placer, tags, ordered, gathered, states)
            _lay_stamps(placer, ordered, gathered, states)
        if draft is not None:
            source = overlays.enter_context(open_own(draft))
            _lay_draft(Placer(volume, source), sections, states)
        plant_pages(volume, sections)
        plant_labels(volume, plan)
        first_pages = {paper: own.pages[0] for paper, own in gathered.items()}
        behind = matter[BACK].pages if BACK in matter else ()
        links = sum(join_links(part.pages, first_pages, behind) for part in matter.values())
        _plant_destinations(volume, [*matter.values(), *gathered.values()], first_pages)
        bookmarks = plant_outline(
            volume,
            [
                *(matter[FRONT].bookmarks if FRONT in matter else ()),
                *nest(groups, ordered, gathered),
                *(matter[BACK].bookmarks if BACK in matter else ()),
            ],
        )
        plant_layers(volume, ((paper.title, gathered[paper.id].layers) for paper in ordered))
        for paper in ordered:
            _name_part(gathered[paper.id].part, paper, info.language)
        whole = not unreached and all(part.part is not None for part in matter.values())
        tags.plant(_parts(matter, ordered, gathered), marked=whole)
        accessible = accessible and whole and all(paper.facts.tagged for paper in ordered)
        _settle(volume, info, accessible=accessible)
        save(
            volume,
            output,
            min_version=_version((*matter.values(), *gathered.values())),
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            linearize=linearized,
        )
    links += sum(paper.facts.internal_links for paper in ordered)
    return Bound(
        pages=plan.pages,
        links=links,
        bookmarks=bookmarks,
        untagged=tuple(paper.id for paper in ordered if not paper.facts.tagged),
        unreached=unreached,
        marked=whole,
        accessible=accessible,
    )


def _version(parts: Iterable[Gathered]) -> str:
    """The newest version of all parts, but PDF 1.7 at most.

    One PDF 2.0 paper would else make a volume of 2.0, which libraries' formats (PDF/A-2, PDF/UA-1)
    don't take. Of what preparing keeps of a paper nothing but its tags' name spaces needs 2.0.
    """
    return min(max(part.version for part in parts), _NEWEST)


def _in_plan_order(plan: PagePlan, papers: Sequence[BoundPaper]) -> list[BoundPaper]:
    by_id = {paper.id: paper for paper in papers}
    planned = [paper.id for paper in plan.papers]
    if len(papers) != len(planned) or set(by_id) != set(planned):
        differing = sorted(set(by_id).symmetric_difference(planned))
        raise disagreement(f"the papers differ: {', '.join(differing) or 'one is given twice'}")
    return [by_id[paper] for paper in planned]


def _states(
    papers: Sequence[BoundPaper], gathered: Mapping[str, Gathered]
) -> Iterator[tuple[tuple[int, int], PreparedPage | None]]:
    """What each paper's page leaves open, by the page's object number."""
    for paper in papers:
        pages = gathered[paper.id].pages
        if not len(pages) == len(paper.facts.pages) == len(paper.stamps.pages):
            raise disagreement(f"{paper.id} has {len(pages)} pages, its facts or stamps others")
        for page, state in zip(pages, paper.facts.pages, strict=True):
            yield page.objgen, state


def _reach_untagged(
    reach: Reach,
    papers: Sequence[BoundPaper],
    gathered: Mapping[str, Gathered],
    states: dict[tuple[int, int], PreparedPage | None],
) -> tuple[str, ...]:
    """Give untagged papers a part of the tree; which papers have pages that stay out of it."""
    unreached: list[str] = []
    for paper in papers:
        own = gathered[paper.id]
        if paper.facts.tagged:
            out = bool(paper.facts.untagged_pages)
        else:
            own.part, left = reach.reach(own.pages, paper.facts.pages)
            states.update((page.objgen, state) for page, state in zip(own.pages, left, strict=True))
            out = not all(state.markable for state in left)
        if out:
            unreached.append(paper.id)
    return tuple(unreached)


def _name_part(part: Dictionary | None, paper: BoundPaper, language: str) -> None:
    """Say whose a part of the tree is, and its language: the catalogue's is the volume's."""
    if part is None:
        return
    part["/T"] = String(paper.title)
    spoken = paper.facts.language
    if spoken and spoken.lower() != language.lower() and "/Lang" not in part:
        part["/Lang"] = String(spoken)


def _parts(
    matter: Mapping[str, Gathered], papers: Sequence[BoundPaper], gathered: Mapping[str, Gathered]
) -> list[Dictionary]:
    """All parts of the tree in the order of the book."""
    front, back = ([matter[name]] if name in matter else [] for name in (FRONT, BACK))
    everything = [*front, *(gathered[paper.id] for paper in papers), *back]
    return [one.part for one in everything if one.part is not None]


def _lay_stamps(
    placer: Placer,
    papers: Sequence[BoundPaper],
    gathered: Mapping[str, Gathered],
    states: dict[tuple[int, int], PreparedPage | None],
) -> None:
    """Place the overlay's pages; a page that is stamped leaves nothing open afterwards."""
    index = 0
    for paper in papers:
        for page, stamps in zip(gathered[paper.id].pages, paper.stamps.pages, strict=True):
            if stamps.stamps:
                placer.place(page, index, states[page.objgen])
                states[page.objgen] = None
            index += 1


def _lay_draft(
    placer: Placer,
    sections: Sequence[Sequence[Dictionary]],
    states: Mapping[tuple[int, int], PreparedPage | None],
) -> None:
    for section in sections:
        for page in section:
            state = states.get(page.objgen, PreparedPage())
            placer.place(page, 0, state, subtype="Watermark")


def _plant_destinations(
    volume: pikepdf.Pdf, parts: Sequence[Gathered], first_pages: Mapping[str, Dictionary]
) -> None:
    """One name tree: all parts' own names, and `paper-<id>` for each paper's first page."""
    runs: list[NameRun] = [part.names for part in parts if part.names is not None]
    for paper, page in first_pages.items():
        name = f"paper-{paper}".encode()
        runs.append((name, name, plant_names(volume, [(name, top_of(page))])))
    volume.Root.Names = Dictionary(Dests=join_names(volume, runs))


def _settle(volume: pikepdf.Pdf, info: DocInfo, *, accessible: bool) -> None:
    """What the volume says of itself, and how it opens."""
    write_info(volume, info, accessible=accessible)
    volume.Root.Lang = String(info.language)
    volume.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    volume.Root.PageMode = Name.UseOutlines
    volume.Root.PageLayout = Name.SinglePage
