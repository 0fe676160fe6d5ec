"""Untagged papers within reach of a reader that goes by tags.

A tree over the tagged papers alone would hide all others. So each page of an untagged paper becomes
one paragraph of its content in the order of the file, with an element for each link. It is no claim
that the paper is accessible.

Source: ISO 32000-1, 14.7.4 (content and objects as items), 14.8.4.4 (Link, Annot).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from proceedings.binding.gathering import annotations_of
from proceedings.binding.tags import TagTree
from proceedings.records.prepared import PreparedPage

_BEGIN = b"/P <</MCID 0>> BDC\n"
_BESIDE = (Name.Popup, Name.PrinterMark, Name.TrapNet, Name.Widget)
"""Annotations that no element holds (ISO 14289-1, 7.18)."""
_LINK, _ANNOT, _OBJECT = Name.Link, Name.Annot, Name.OBJR
"""Made once: a volume has more links than anything else."""


class Reach:
    """Makes pages of untagged papers reachable; the streams around them are shared."""

    def __init__(self, volume: pikepdf.Pdf, tree: TagTree) -> None:
        self._volume = volume
        self._tree = tree
        self._begin: Stream | None = None
        self._end: dict[int, Stream] = {}

    def reach(
        self, pages: Sequence[Dictionary], states: Sequence[PreparedPage]
    ) -> tuple[Dictionary, list[PreparedPage]]:
        """Give a paper's pages a part of the tree.

        Args:
            pages: The paper's pages, in the volume.
            states: What each page's content leaves open.

        Returns:
            The part, and what each page leaves open now. A page whose content can't be held in one
            mark has no paragraph.
        """
        part: Any = self._volume.make_indirect(Dictionary(S=Name.Art))
        paragraphs: list[Any] = []
        entries: list[Object] = []
        left: list[PreparedPage] = []
        held = set[tuple[int, int]]()
        first = self._tree.next_key
        for page, state in zip(pages, states, strict=True):
            if not state.markable:
                left.append(state)
                continue
            paragraph: Any = self._volume.make_indirect(Dictionary(S=Name.P, P=part, Pg=page))
            page["/StructParents"] = first + len(entries)
            entries.append(Array([paragraph]))
            kids: list[Any] = [0]
            for annotation, kind in _annotations(page):
                if annotation.objgen in held:
                    continue
                held.add(annotation.objgen)
                reference = Dictionary({"/Type": _OBJECT, "/Obj": annotation})
                item = self._volume.make_indirect(
                    Dictionary({"/S": kind, "/P": paragraph, "/Pg": page, "/K": reference})
                )
                annotation["/StructParent"] = first + len(entries)
                entries.append(item)
                kids.append(item)
            paragraph.K = 0 if len(kids) == 1 else Array(kids)
            self._mark(page, state.open_marks)
            paragraphs.append(paragraph)
            left.append(PreparedPage(open_states=state.open_states, markable=True))
        part.K = Array(paragraphs)
        self._tree.add(part, entries)
        return part, left

    def _mark(self, page: Dictionary, open_marks: int) -> None:
        contents = page.get("/Contents")
        author = list(contents) if isinstance(contents, Array) else [contents]
        if self._begin is None:
            self._begin = self._volume.make_stream(_BEGIN)
        if open_marks not in self._end:
            closing = b"\nEMC" + b" EMC" * open_marks + b"\n"
            self._end[open_marks] = self._volume.make_stream(closing)
        streams = [one for one in author if isinstance(one, Stream)]
        page["/Contents"] = Array([self._begin, *streams, self._end[open_marks]])


def _annotations(page: Dictionary) -> Iterator[tuple[Dictionary, Name]]:
    """A page's annotations with the type of the element that holds each."""
    for annotation in annotations_of(page):
        kind = annotation.get("/Subtype")
        if not annotation.is_indirect or not isinstance(kind, Name):
            continue
        if kind == _LINK:
            yield annotation, _LINK
        elif kind not in _BESIDE:
            yield annotation, _ANNOT
