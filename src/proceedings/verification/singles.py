"""The papers as published one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pypdfium2 import PdfiumError

from proceedings.findings.finding import Finding
from proceedings.verification.fault import fault
from proceedings.verification.lines import line_faults
from proceedings.verification.notices import notice_faults
from proceedings.verification.spans import Leaf
from proceedings.verification.text import Printed
from proceedings.volume.volume import Volume


def single_faults(
    singles: Mapping[str, Path], volume: Volume, pages: Mapping[str, Sequence[Leaf]]
) -> Iterator[Finding]:
    """Each paper's own file has its pages, its title, its folios, heads and notices.

    Args:
        singles: The files by paper.
        volume: The metadata.
        pages: Each paper's pages as planned.
    """
    for paper, leaves in pages.items():
        yield from faults_of_one(singles.get(paper), paper, title_of(volume, paper), leaves)


def title_of(volume: Volume, paper: str) -> str:
    """What a paper's own PDF calls itself."""
    return " ".join(volume.paper(paper).full_title.split())


def faults_of_one(
    path: Path | None, paper: str, title: str, leaves: Sequence[Leaf]
) -> Iterator[Finding]:
    """What is wrong with one paper's own file.

    Args:
        path: The file; None where there is none.
        paper: The paper's id.
        title: What it must call itself.
        leaves: Its pages as planned.
    """
    if path is None or not path.is_file():
        yield fault("pages", "the paper's own PDF was not made", paper=paper)
    else:
        yield from _one(path, paper, title, leaves)


def _one(path: Path, paper: str, title: str, leaves: Sequence[Leaf]) -> Iterator[Finding]:
    try:
        printed = Printed(path)
    except PdfiumError as error:
        yield fault("syntax", "the paper's own PDF can't be read", paper=paper, evidence=str(error))
        return
    with printed:
        if printed.page_count != len(leaves):
            yield fault(
                "pages",
                f"the paper's own PDF has {printed.page_count} pages, the plan {len(leaves)}",
                paper=paper,
            )
            return
        if printed.title != title:
            yield fault(
                "pages",
                "the paper's own PDF says another title than the metadata",
                paper=paper,
                evidence=printed.title,
            )
        yield from line_faults(printed, list(enumerate(leaves)), single=True)
        yield from notice_faults(printed, list(enumerate(leaves)), single=True)
