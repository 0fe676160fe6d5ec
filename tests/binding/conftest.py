from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from binding_plans import plan_of

from latexlike import Paper, sha256
from proceedings.binding.bind import bind
from proceedings.preparation.prepare import prepare
from proceedings.records.binding import BoundPaper, OutlineGroup
from proceedings.records.overlay import PageStamps, PaperStamps, Stamp
from proceedings.records.pageplan import PagePlan
from proceedings.records.published import Bound, DocInfo

INFO = DocInfo(
    title="Proceedings of Nothing",
    authors=(),
    published=date(2026, 1, 2),
    publisher="Nobody",
    language="en",
)


@pytest.fixture
def bound_paper(tmp_path: Path) -> Callable[..., BoundPaper]:
    """Prepares a paper under an id, ready to be bound."""

    def make(paper: Paper | Path, paper_id: str, *, stamped: bool = False) -> BoundPaper:
        source = paper.save(tmp_path) if isinstance(paper, Paper) else paper
        output = tmp_path / f"{paper_id}.prepared.pdf"
        facts = prepare(source, paper_id, sha256(source), output=output)
        words = Stamp(name="folio", text="1", font=(), size=9, x=295, y=29, align="centre", width=5)
        page = PageStamps(width=612, height=792, stamps=(words,) if stamped else ())
        return BoundPaper(
            id=paper_id,
            title=f"Title of {paper_id}",
            pdf=output,
            facts=facts,
            stamps=PaperStamps(id=paper_id, pages=(page,) * len(facts.pages)),
        )

    return make


@pytest.fixture
def bind_all(tmp_path: Path) -> Callable[..., tuple[Bound, Path]]:
    """Binds papers; returns what the binder says and where the volume lies."""

    def make(
        papers: Sequence[BoundPaper], *, plan: PagePlan | None = None, **options: Any
    ) -> tuple[Bound, Path]:
        output = tmp_path / "volume.pdf"
        given = {"groups": (OutlineGroup(papers=tuple(paper.id for paper in papers)),)} | options
        bound = bind(output, plan=plan or plan_of(papers), papers=papers, info=INFO, **given)
        return bound, output

    return make


@pytest.fixture
def a_stamp(tmp_path: Path) -> Callable[[int], Path]:
    """An overlay of so many pages with a folio at x 285, y 29."""

    def make(pages: int) -> Path:
        overlay = Paper("overlay", pages)
        for number, page in enumerate(overlay.pages, start=1):
            words = f"BT /F1 9 Tf 285 29 Td ({number}) Tj ET"
            page.Contents = overlay.pdf.make_stream(words.encode())
        return overlay.save(tmp_path)

    return make
