"""A paper's structure tree, carried into the clean document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Dictionary

from proceedings.pdf.carrying import carry_tree
from proceedings.pdf.tagbuilding import Tags, rebuild
from proceedings.pdf.tagtree import TagsBrokenError


@dataclass(frozen=True, slots=True)
class Read:
    """What a paper's tags are: built anew, or broken, or none.

    Attributes:
        tags: The tree, in the paper's own file.
        broken: Why there is none though the file has tags; empty where it hasn't.
    """

    tags: Tags | None = None
    broken: str = ""


def read_tags(pdf: pikepdf.Pdf, pages: Sequence[Dictionary], paper: str) -> Read:
    """Build a paper's tree anew in its own file.

    Args:
        pdf: The file; annotations that don't stay are gone from its pages.
        pages: Its pages.
        paper: The paper's id, the prefix of its elements' IDs.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return Read()
    try:
        tags = rebuild(pdf, pages, paper)
        _must_hold_most(tags, pages)
    except TagsBrokenError as error:
        return Read(broken=str(error) if _says_tagged(pdf) else "")
    return Read(tags)


def _must_hold_most(tags: Tags, pages: Sequence[Dictionary]) -> None:
    """Raise where most pages are out of a reader's reach: such tags hide more than they tell.

    Raises:
        TagsBrokenError: They hold less than half of the pages.
    """
    with_content = {number for number, page in enumerate(pages) if "/Contents" in page}
    held = len(with_content & tags.reached)
    if held * 2 < len(with_content):
        raise TagsBrokenError(f"hold the content of only {held} of {len(with_content)} pages")


def _says_tagged(pdf: pikepdf.Pdf) -> bool:
    info = pdf.Root.get("/MarkInfo")
    marked: object = info.get("/Marked") if isinstance(info, Dictionary) else None
    return marked is True


def carry_tags(clean: pikepdf.Pdf, tags: Tags) -> None:
    """Give the clean document the tree, after the pages."""
    clean.Root.StructTreeRoot = carry_tree(clean, tags.root, tags.references)
    clean.Root.MarkInfo = Dictionary(Marked=True)


def write_keys(clean: pikepdf.Pdf, tags: Tags) -> None:
    """Write the keys of the tree on what it holds, after every old key is gone."""
    for key, (holder, name) in enumerate(tags.holders):
        copy: Any = clean.copy_foreign(holder)
        copy[name] = key
