"""The papers as published one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from pypdf.errors import PyPdfError
from pypdfium2 import PdfiumError

from proceedings.findings.finding import Finding
from proceedings.records.pageplan import PagePlan
from proceedings.verification.fault import fault
from proceedings.verification.reader import VolumeReader
from proceedings.verification.spans import Leaf
from proceedings.verification.text import Printed, folio_faults
from proceedings.volume.volume import Volume


def single_faults(
    singles: Mapping[str, Path],
    volume: Volume,
    plan: PagePlan,
    book: Sequence[Leaf],
    unprinted: Collection[tuple[str, int]],
) -> Iterator[Finding]:
    """Each paper's own file has its pages, its title and its folios."""
    for paper in plan.papers:
        path = singles.get(paper.id)
        if path is None or not path.is_file():
            yield fault("pages", "the paper's own PDF was not made", paper=paper.id)
            continue
        yield from _one(
            path, paper.id, volume, [leaf for leaf in book if leaf.owner == paper.id], unprinted
        )


def _one(
    path: Path,
    paper: str,
    volume: Volume,
    leaves: Sequence[Leaf],
    unprinted: Collection[tuple[str, int]],
) -> Iterator[Finding]:
    try:
        reader = VolumeReader(path)
    except PyPdfError as error:
        yield fault("syntax", "the paper's own PDF can't be read", paper=paper, evidence=str(error))
        return
    if reader.page_count != len(leaves):
        yield fault(
            "pages",
            f"the paper's own PDF has {reader.page_count} pages, the plan {len(leaves)}",
            paper=paper,
        )
        return
    title = " ".join(volume.paper(paper).full_title.split())
    if reader.title != title:
        yield fault(
            "pages",
            "the paper's own PDF says another title than the metadata",
            paper=paper,
            evidence=reader.title,
        )
    try:
        printed = Printed(path)
    except PdfiumError as error:
        yield fault("syntax", "the paper's own PDF can't be read", paper=paper, evidence=str(error))
        return
    with printed:
        yield from folio_faults(
            printed,
            [
                (index, leaf)
                for index, leaf in enumerate(leaves)
                if (paper, leaf.offset) not in unprinted
            ],
            single=True,
        )
