"""A paper made safe and ready to bind: names rewritten, nothing stamped."""

from __future__ import annotations

from dataclasses import dataclass

from proceedings.records.placed import Placed


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedPage:
    """What placing a stamp on a page needs to know.

    Attributes:
        open_states: `q` operators without `Q` at the end of the page's content.
        open_marks: `BMC`/`BDC` operators without `EMC` at its end.
        markable: Whether its content can be held as a whole in one numbered mark, as the page of an
            untagged paper is.
    """

    open_states: int = 0
    open_marks: int = 0
    markable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Facts of a prepared file, cached beside it.

    Attributes:
        pages: One entry a page.
        removed: What was taken out because it is active or private, in words, sorted.
        tagged: Whether its structure tree came along.
        tags_broken: Why its structure tree could not, as a part of a sentence that begins with
            "The file's tags"; empty if it has none, or it came.
        elements: Elements of that tree, the Document at its top counted.
        marks: Pieces of content that these hold.
        references: Whether any of them points to another (/Ref).
        forms_marked: Whether any of them holds a form's content, or an XObject.
        untagged_pages: Pages, from 1, with content that no element of that tree holds.
        internal_links: Links that lead to a page of the paper itself.
        dead_links: Links whose destination the paper does not have.
        cut_pages: Pages, from 1, whose content is damaged: what could be read of it is left.
        damaged_pages: Other pages, from 1, with a damaged picture, font or the like.
        placed: Where each page lies on one of the volume's size, None for a page that is as it
            came; no entries where all are.
        kept_size: Pages, from 1, that were to be laid on the volume's size and can't be.
    """

    pages: tuple[PreparedPage, ...]
    removed: tuple[str, ...] = ()
    tagged: bool = False
    tags_broken: str = ""
    elements: int = 0
    marks: int = 0
    references: bool = False
    forms_marked: bool = False
    untagged_pages: tuple[int, ...] = ()
    language: str = ""
    internal_links: int = 0
    dead_links: int = 0
    bookmarks: int = 0
    cut_pages: tuple[int, ...] = ()
    damaged_pages: tuple[int, ...] = ()
    placed: tuple[Placed | None, ...] = ()
    kept_size: tuple[int, ...] = ()
