"""Paths stay in the volume, also where links lead, and what they name is there."""

from __future__ import annotations

import os
from pathlib import Path

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


def _outside(context: Context, node: Scalar, label: str, fault: str) -> bool:
    context.report(
        "metadata/path-outside",
        node,
        f"'{label}' names '{excerpt(node.text)}', which can't be used: {fault}.",
        "Copy the file itself into the volume and write its path there.",
    )
    return False
