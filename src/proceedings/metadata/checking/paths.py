"""Paths stay in the volume, also where links lead, and what they name is there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from proceedings.findings.finding import Finding, Level, Place
from proceedings.metadata.context import Context
from proceedings.metadata.nodes import Scalar
from proceedings.metadata.reading import excerpt

_PAPERS = "papers"


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path lies in a folder once links are followed; a loop of links lies nowhere."""
    try:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    except (OSError, ValueError):
        return False


def stands(context: Context, node: Scalar, label: str) -> bool:
    """Whether a path may be used; otherwise a finding is told.

    A paper's `file` must lie in papers/, and whether it is there is for the inspection to say;
    every other path must name a file of the volume.
    """
    folder = context.folder
    if folder is None:
        return True
    if context.paper is not None and label == "file":
        if not node.text.startswith(f"{_PAPERS}/"):
            return _outside(context, node, label, "a paper's file lies in papers/")
        if not is_inside(folder / node.text, folder / _PAPERS):
            return _outside(context, node, label, "its link leads out of papers/")
        return True
    if not is_inside(folder / node.text, folder):
        return _outside(context, node, label, "its link leads out of the volume")
    if not (folder / node.text).is_file():
        context.report(
            "metadata/missing-file",
            node,
            f"'{label}' names '{excerpt(node.text)}', and there is no such file.",
            "Put the file there, or mend the path; capitals count.",
        )
        return False
    return True


def check_papers_folder(folder: Path, ids: Iterable[str]) -> Iterator[Finding]:
    """Tell of camera-ready files, found by their paper's id, that are links leading elsewhere."""
    room = folder / _PAPERS
    if not room.is_dir():
        return
    if not is_inside(room, folder):
        yield _leads_out(Place(file=_PAPERS))
        return
    with os.scandir(room) as entries:
        links = {entry.name for entry in entries if entry.is_symlink()}
    for paper in ids:
        if f"{paper}.pdf" in links and not is_inside(room / f"{paper}.pdf", room):
            yield _leads_out(Place(paper=paper, file=f"{_PAPERS}/{paper}.pdf"))


def _outside(context: Context, node: Scalar, label: str, fault: str) -> bool:
    context.report(
        "metadata/path-outside",
        node,
        f"'{label}' names '{excerpt(node.text)}', which can't be used: {fault}.",
        "Copy the file itself into the volume and write its path there.",
    )
    return False


def _leads_out(place: Place) -> Finding:
    return Finding(
        rule="metadata/path-outside",
        level=Level.ERROR,
        message=f"{place.file} is a link that leads out of the volume.",
        fix="Copy the file or folder itself into the volume.",
        place=place,
    )
