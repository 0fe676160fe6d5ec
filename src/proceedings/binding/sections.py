"""The order of the book: matter, papers and blank pages, one section each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Dictionary

from proceedings.binding.gathering import Gathered, gather_one
from proceedings.errors import BuildFault
from proceedings.records.pageplan import PagePlan

FRONT, BACK = "_front", "_back"
"""Prefixes of the matter's destinations; no paper's id begins with an underscore."""


class Blanks:
    """Blank pages: as many copies of one as the plan asks for."""

    def __init__(self, volume: pikepdf.Pdf, path: Path | None) -> None:
        self._volume = volume
        self._path = path
        self._first: Dictionary | None = None

    def make(self, count: int) -> list[Dictionary]:
        """So many blank pages, each an object of its own.

        Raises:
            BuildFault: Fewer than none are wanted, or some and no blank page was set.
        """
        if not count:
            return []
        if count < 0 or self._path is None:
            raise disagreement(f"{count} blank pages are wanted")
        if self._first is None:
            self._first = gather_one(self._volume, self._path)
        fresh: list[Any] = []
        for _ in range(count):
            page = Dictionary()
            for key, value in self._first.items():
                page[key] = value
            fresh.append(self._volume.make_indirect(page))
        return fresh


def in_order(
    plan: PagePlan,
    matter: Mapping[str, Gathered],
    papers: Mapping[str, Gathered],
    blanks: Blanks,
) -> list[list[Dictionary]]:
    """The volume's pages, a list a section, as the plan has them.

    Raises:
        BuildFault: A file has other pages than the plan says.
    """
    sections: list[list[Dictionary]] = []
    sizes = {
        FRONT: plan.unnumbered + (plan.front.pages if plan.front else 0),
        BACK: plan.back.pages if plan.back else 0,
    }
    runs = {name: list(part.pages) for name, part in matter.items()}
    sections.append(_filled(runs.get(FRONT, []), sizes[FRONT], blanks))
    for paper in plan.papers:
        pages = papers[paper.id].pages
        if len(pages) != paper.folios.pages:
            raise disagreement(f"{paper.id} has {len(pages)} pages, the plan {paper.folios.pages}")
        sections.append([*blanks.make(paper.blanks), *pages])
    sections.append(_filled(runs.get(BACK, []), sizes[BACK], blanks))
    return [section for section in sections if section]


def _filled(pages: list[Dictionary], size: int, blanks: Blanks) -> list[Dictionary]:
    """Matter with the blank pages that close it."""
    return [*pages, *blanks.make(size - len(pages))]


def disagreement(what: str) -> BuildFault:
    """The fault of a plan and files that don't fit."""
    return BuildFault(
        f"the page plan and the files to bind don't agree: {what}",
        "Please report this with the volume's metadata.",
    )
