"""The page plan: which folio each paper begins on.

Front pages, papers and back pages follow each other; blank pages are put in where a part, a session
or a paper begins on a right-hand page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from proceedings.records.matter import SetMatter
from proceedings.records.pageplan import PagePlan, PlannedPaper
from proceedings.volume.folio import Folio, FolioRange, FolioStyle, Side
from proceedings.volume.volume import Volume


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLength:
    """How many pages a bound paper takes.

    Attributes:
        pages: Pages of its file, or of the placeholder that stands in for it.
        placeholder: Its file can't be read.
    """

    pages: int
    placeholder: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """One paper's turn, and what begins with it."""

    id: str
    part: int | None
    session: int | None
    opens_part: bool = False
    opens_session: bool = False


def plan(
    volume: Volume,
    lengths: Mapping[str, PaperLength],
    *,
    front: SetMatter | None = None,
    back: SetMatter | None = None,
) -> PagePlan:
    """Give every page its folio.

    Args:
        volume: The volume; papers that aren't bound take no page.
        lengths: Every bound paper's length, by id.
        front: The front matter, once it is set; None while it isn't.
        back: The back matter, likewise.
    """
    continuous = volume.numbering.front == "continuous"
    start = Folio(volume.numbering.first)
    front_run = None
    unnumbered = front.unnumbered if front else 0
    if front and front.pages > unnumbered:
        first = start if continuous else Folio(1, FolioStyle.ROMAN)
        front_run = FolioRange(first, front.pages - unnumbered)
        start = front_run.last + 1 if continuous else start
    papers: list[PlannedPaper] = []
    folio = start
    for turn in _turns(volume):
        blanks = int(bool(papers) and folio.side is Side.VERSO and _on_recto(volume, turn))
        length = lengths[turn.id]
        run = FolioRange(folio + blanks, length.pages)
        papers.append(
            PlannedPaper(
                id=turn.id,
                folios=run,
                session=turn.session,
                part=turn.part,
                blanks=blanks,
                placeholder=length.placeholder,
            )
        )
        folio = run.last + 1
    back_run = FolioRange(folio, back.pages) if back and back.pages else None
    return PagePlan(
        front=front_run,
        papers=tuple(papers),
        back=back_run,
        unnumbered=unnumbered,
        openings=back.openings if back else (),
    )


def _turns(volume: Volume) -> list[_Turn]:
    """Bound papers in the order of the programme; those it does not name come last."""
    bound = {paper.id for paper in volume.papers if paper.is_bound}
    turns: list[_Turn] = []
    seen: set[str] = set()
    session_index = 0
    groups = [(index, part.sessions) for index, part in enumerate(volume.program.parts)]
    for part, sessions in [*groups, (None, volume.program.sessions)]:
        opens_part = part is not None
        for session in sessions:
            opens_session = True
            for paper in session.papers:
                if paper not in bound or paper in seen:
                    continue
                seen.add(paper)
                turns.append(
                    _Turn(
                        id=paper,
                        part=part,
                        session=session_index,
                        opens_part=opens_part,
                        opens_session=opens_session,
                    )
                )
                opens_part = opens_session = False
            session_index += 1
    rest = [paper.id for paper in volume.papers if paper.id in bound - seen]
    return turns + [_Turn(id=paper, part=None, session=None) for paper in rest]


def _on_recto(volume: Volume, turn: _Turn) -> bool:
    numbering = volume.numbering
    if numbering.papers == "recto" or (turn.opens_session and numbering.sessions == "recto"):
        return True
    if not turn.opens_part or turn.part is None:
        return False
    own = volume.program.parts[turn.part].recto
    return numbering.parts == "recto" if own is None else own
