"""Tags of what is set on a page as content: a paragraph at the end of its paper, with its links.

The tree is one that preparing built anew: one Document at its top, a page's content listed by
number, keys of the parent tree from 0.

Source: ISO 32000-1, 14.7.4 (content and objects as items), 14.8.4.4.2 (Link).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String


class Parents(Protocol):
    """The way from content to its elements."""

    def of_page(self, page: Dictionary) -> Array:
        """Elements by the numbers of a page's content; a page without any gets an empty list."""
        ...

    def keep(self, element: Object) -> int:
        """Take in the element that holds an annotation as a whole; the annotation's key."""
        ...


class OwnParents:
    """The parent tree of a prepared file alone."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._root: Any = pdf.Root.StructTreeRoot
        self._tree: Any = pikepdf.NumberTree(self._root.ParentTree)

    @property
    def document(self) -> Dictionary:
        """The element at the top."""
        return self._root.K  # type: ignore[no-any-return]

    def of_page(self, page: Dictionary) -> Array:
        """As `Parents` says."""
        if "/StructParents" not in page:
            page["/StructParents"] = self.keep(Array([]))
        return self._tree[int(page["/StructParents"])]  # type: ignore[no-any-return]

    def keep(self, element: Object) -> int:
        """As `Parents` says."""
        key = int(self._root.ParentTreeNextKey)
        self._tree[key] = element
        self._root.ParentTreeNextKey = key + 1
        return key


def next_mark(parents: Parents, page: Dictionary) -> int:
    """The number that content added to a page gets."""
    return len(parents.of_page(page))


def tag_written(
    pdf: pikepdf.Pdf,
    parents: Parents,
    part: Dictionary,
    page: Dictionary,
    links: Sequence[Sequence[Dictionary]],
    *,
    language: str | None = None,
) -> None:
    """Give a page's new content its element, the last of its paper.

    Args:
        pdf: The file.
        parents: Its parent tree.
        part: The paper's own element, below which the new one stands.
        page: The page.
        links: For each mark of the content, from `next_mark` on, its links; none for plain text.
        language: Of the words, where it isn't the paper's.
    """
    paragraph: Any = pdf.make_indirect(Dictionary(S=Name.P, P=part, Pg=page))
    if language:
        paragraph.Lang = String(language)
    listed = parents.of_page(page)
    kids: list[Any] = []
    for own_links in links:
        number = len(listed)
        if not own_links:
            listed.append(paragraph)
            kids.append(number)
            continue
        link: Any = pdf.make_indirect(Dictionary(S=Name.Link, P=paragraph, Pg=page))
        listed.append(link)
        link.K = Array([number])
        for annotation in own_links:
            link.K.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page))
            annotation["/StructParent"] = parents.keep(link)
        kids.append(link)
    paragraph.K = Array(kids)
    own = part.get("/K")
    others = own if isinstance(own, Array) else () if own is None else (own,)
    part["/K"] = Array([*others, paragraph])
