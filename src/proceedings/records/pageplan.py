"""The page plan: which folio each page of the book carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from proceedings.records.matter import Opening
from proceedings.volume.folio import FolioRange


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPaper:
    """A bound paper's place.

    Attributes:
        part: Index of its part in the programme; None without parts.
        session: Index in `Program.all_sessions`; None for a paper that stands in no session.
        folios: Its pages.
        blanks: Blank pages inserted before it so that it begins on a right-hand page.
        placeholder: Its file can't be read: its pages say so.
    """

    id: str
    folios: FolioRange
    session: int | None = None
    part: int | None = None
    blanks: int = 0
    placeholder: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlan:
    """The whole book, front to back.

    Attributes:
        front: Front matter, its closing blank page included; None where there is none.
        papers: Bound papers in the order of the volume.
        back: Back matter; None where there is none.
        unnumbered: Pages before everything else that carry a name instead of a folio (the cover).
        openings: What begins in the back matter, by its index among those pages.
    """

    front: FolioRange | None
    papers: tuple[PlannedPaper, ...]
    back: FolioRange | None
    unnumbered: int = 0
    openings: tuple[Opening, ...] = ()
    _folios: Mapping[str, FolioRange] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Every step asks for every paper's folios: looked up, not searched for.
        own = {paper.id: paper.folios for paper in self.papers}
        object.__setattr__(self, "_folios", own)

    @property
    def pages(self) -> int:
        """All pages of the volume, blanks included."""
        body = sum(paper.folios.pages + paper.blanks for paper in self.papers)
        matter = sum(run.pages for run in (self.front, self.back) if run)
        return self.unnumbered + matter + body

    def folios_of(self, paper_id: str) -> FolioRange:
        """A bound paper's folios.

        Raises:
            KeyError: The paper isn't bound.
        """
        return self._folios[paper_id]
