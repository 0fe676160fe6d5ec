"""A small bound volume, its single papers and its BibTeX, made by the real steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String

from latexlike import Paper, latex_paper, sha256
from proceedings.binding.bind import bind
from proceedings.preparation.prepare import prepare
from proceedings.records.binding import BoundPaper, OutlineGroup
from proceedings.records.overlay import PageStamps, PaperStamps
from proceedings.records.pageplan import PagePlan, PlannedPaper
from proceedings.records.prepared import Prepared
from proceedings.records.published import DocInfo
from proceedings.text.richtext import Markup, RichText
from proceedings.verification.spans import Spot
from proceedings.verification.verify import Verified, verify
from proceedings.volume.book import Book, Publisher
from proceedings.volume.conference import Conference
from proceedings.volume.folio import Folio, FolioRange, FolioStyle
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.paper import Paper as Record
from proceedings.volume.program import Part, Program, Session
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.volume import Volume

INFO = DocInfo(
    title="Book", authors=(), published=date(2026, 1, 2), publisher="Nobody", language="en"
)
SPOT = Spot(box=(285, 26, 320, 38), width=612)
"""Where `numbered` prints a folio."""
BIB = """@proceedings{all, title = {Book}}
@inproceedings{one, title = {Title of one}, pages = {7–9}, doi = {10.5555/one}}
@inproceedings{two, title = {Title of two}, pages = {10--12}, doi = {10.5555/two}}
"""


def numbered(name: str, first: int) -> Paper:
    """A paper of three pages that prints its folios."""
    paper = latex_paper(name, 3)
    for offset, page in enumerate(paper.pages):
        words = f"BT /F1 9 Tf 290 29 Td ({first + offset}) Tj ET"
        page.Contents = paper.pdf.make_stream(page.Contents.read_bytes() + b"\n" + words.encode())
    return paper


def contents() -> Paper:
    """Front matter: a page with an entry and a link for each paper."""
    front = Paper("front", 2)
    lines, page = [], front.pages[1]
    for row, (paper_id, folio) in enumerate((("one", 7), ("two", 10))):
        y = 600 - 20 * row
        lines.append(f"BT /F1 10 Tf 72 {y} Td (Title of {paper_id}) Tj 400 0 Td ({folio}) Tj ET")
        uri = String(f"proceedings:paper/{paper_id}")
        rect = pikepdf.Array([70, y - 3, 200, y + 9])
        front.annotate(1, A=Dictionary(S=Name.URI, URI=uri), Rect=rect)
    page.Contents = front.pdf.make_stream("\n".join(lines).encode())
    return front


@dataclass
class Made:
    """Everything that is read back; tests spoil one thing of it."""

    volume_pdf: Path
    singles: dict[str, Path]
    bib: bytes
    volume: Volume
    plan: PagePlan
    prepared: dict[str, Prepared]

    def verify(self, **options: Any) -> Verified:
        return verify(
            self.volume_pdf,
            self.singles,
            self.bib,
            volume=self.volume,
            plan=self.plan,
            prepared=self.prepared,
            **({"folios": {"one": (SPOT,) * 3, "two": (SPOT,) * 3}} | options),
        )

    def rules(self, **options: Any) -> set[str]:
        return {finding.rule for finding in self.verify(**options).findings}

    def spoil(self, change: Callable[[pikepdf.Pdf], None], path: Path | None = None) -> None:
        """Change the volume's file (or another) behind the binder's back."""
        target = path or self.volume_pdf
        with pikepdf.open(target, allow_overwriting_input=True) as pdf:
            change(pdf)
            pdf.save(target)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    papers, prepared, singles = [], {}, {}
    for paper_id, first in (("one", 7), ("two", 10)):
        source = numbered(paper_id, first).save(tmp_path)
        output = tmp_path / f"{paper_id}.prepared.pdf"
        facts = prepare(source, paper_id, sha256(source), output=output)
        prepared[paper_id] = facts
        papers.append(
            BoundPaper(
                id=paper_id,
                title=f"Title of {paper_id}",
                pdf=output,
                facts=facts,
                stamps=PaperStamps(
                    id=paper_id, pages=(PageStamps(width=612, height=792),) * len(facts.pages)
                ),
            )
        )
        singles[paper_id] = tmp_path / f"{paper_id}.single.pdf"
        with pikepdf.open(output) as pdf:
            pdf.docinfo["/Title"] = f"Title of {paper_id}"
            pdf.save(singles[paper_id])
    plan = PagePlan(
        unnumbered=1,
        front=FolioRange(Folio(1, FolioStyle.ROMAN), 1),
        papers=(
            PlannedPaper(id="one", folios=FolioRange(Folio(7), 3), session=0, part=0),
            PlannedPaper(id="two", folios=FolioRange(Folio(10), 3), session=0, part=0),
        ),
        back=None,
    )
    path = tmp_path / "volume.pdf"
    session = OutlineGroup(title="Session", papers=("one", "two"))
    bind(
        path,
        plan=plan,
        papers=papers,
        groups=(OutlineGroup(title="Part", groups=(session,)),),
        info=INFO,
        front=contents().save(tmp_path),
    )
    return Made(path, singles, BIB.encode(), a_volume(), plan, prepared)


def a_volume() -> Volume:
    papers = tuple(
        Record(
            id=name,
            title=RichText(f"Title of {name}", Markup.PLAIN),
            authors=(),
            doi=f"10.5555/{name}",
        )
        for name in ("one", "two")
    )
    program = Program(
        parts=(Part(title="Part", sessions=(Session(title="Session", papers=("one", "two")),)),)
    )
    return Volume(
        conference=Conference(name="Nothing", short="N"),
        book=Book(title="Book", publisher=Publisher(name="Nobody"), published=date(2026, 1, 2)),
        rights=Rights(mode=RightsMode.NONE),
        papers=papers,
        program=program,
        pages=FrontPages(),
    )


def replanned(made: Made, **changes: Any) -> None:
    """Another plan than the volume was bound by."""
    first = replace(made.plan.papers[0], **changes)
    made.plan = replace(made.plan, papers=(first, *made.plan.papers[1:]))
