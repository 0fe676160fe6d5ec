"""Carrying things from one document to another, so that references to pages join by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Object

from proceedings.pdf.outline import Bookmark
from proceedings.pdf.tagbuilding import References


def carry_pages(target: pikepdf.Pdf, pages: Sequence[Dictionary]) -> list[Dictionary]:
    """Copy all pages of a document; everything that refers to them is copied after this.

    Args:
        target: Where they go; they still have to be planted in its page tree.
        pages: All of the source's pages, in order; their way up the page tree is cut.
    """
    for page in pages:
        if "/Parent" in page:
            del page["/Parent"]
    copies: list[Any] = [target.copy_foreign(page) for page in pages]
    return copies


def carry(source: pikepdf.Pdf, target: pikepdf.Pdf, values: Sequence[Object]) -> list[Object]:
    """Copy values at once, after the pages; the pages they name become the copied ones."""
    if not values:
        return []
    copied: Any = target.copy_foreign(source.make_indirect(Array(values)))
    return list(copied)


def carry_outline(source: pikepdf.Pdf, target: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> None:
    """Let bookmarks that were read from the source lead to the copied pages."""
    leading = [
        item
        for top in bookmarks
        for item in top.walk()
        if isinstance(item.target.get("/Dest"), Array)
    ]
    copies = carry(source, target, [item.target["/Dest"] for item in leading])
    for item, copy in zip(leading, copies, strict=True):
        item.target = {"/Dest": copy}


def carry_tree(target: pikepdf.Pdf, root: Object, references: References) -> Dictionary:
    """Copy a structure tree, after the pages, and then what its elements point to.

    Args:
        target: Where it goes.
        root: The tree's root, its elements without /Ref.
        references: What each element's /Ref is to hold.
    """
    copied: Any = target.copy_foreign(root)
    for element, named in references:
        copy: Any = target.copy_foreign(element)
        copy.Ref = Array([target.copy_foreign(one) for one in named])
    return copied  # type: ignore[no-any-return]
