"""The facts of a paper that is relieved of lines of its own: all that was told of them goes too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from proceedings.records.inspection import Box, Inspection, MarginMark
from proceedings.records.takenoff import OwnLines
from proceedings.stamping.marks import ToStamp

_EDGE = 1.0  # points


class _Seen(Protocol):
    """What was seen in a place of a page; of some the place isn't known."""

    @property
    def page(self) -> int | None: ...

    @property
    def box(self) -> Box | None: ...


_S = TypeVar("_S", bound=_Seen)


def without(item: ToStamp, lines: Sequence[OwnLines]) -> Inspection:
    """The facts of a paper as they are when these lines are gone.

    Args:
        item: The paper, with its facts as it came.
        lines: What is taken off.

    Raises:
        TypeError: It is a placeholder, which has no lines of its own.
    """
    inspection = item.inspection
    if inspection is None:
        raise TypeError("a placeholder has no lines of its own")
    gone = _Gone(item, lines)
    first = inspection.first_page.split("\n")
    for line in inspection.opening:
        if gone.holds(1, line.box) and line.text in first:
            first.remove(line.text)
    return replace(
        inspection,
        pages=tuple(
            replace(page, marks=tuple(one for one in page.marks if not gone.has(number, one)))
            for number, page in enumerate(inspection.pages, 1)
        ),
        first_page="\n".join(first),
        opening=tuple(one for one in inspection.opening if not gone.holds(1, one.box)),
        foot=tuple(
            box for box in inspection.foot if not gone.has(1, MarginMark(kind="ink", box=box))
        ),
        sightings=gone.rest(inspection.sightings),
        strays=gone.rest(inspection.strays),
        addresses=gone.rest(inspection.addresses),
    )


class _Gone:
    """Where a paper's own lines stood that are gone."""

    def __init__(self, item: ToStamp, lines: Sequence[OwnLines]) -> None:
        self._item = item
        self._marks: dict[int, list[MarginMark]] = {}
        for one in lines:
            self._marks.setdefault(one.page, []).extend(one.marks)

    def rest(self, seen: Iterable[_S]) -> tuple[_S, ...]:
        """What was seen elsewhere."""
        return tuple(one for one in seen if not self.holds(one.page, one.box))

    def has(self, page: int, mark: MarginMark) -> bool:
        """Whether a mark of the file's page (from 1) is among them: ink only if it is the same."""
        if mark.kind == "text":
            return self.holds(page, mark.box)
        box = self._item.on_page(page, mark).box
        return any(one.box == box for one in self._marks.get(page, ()) if one.kind == "ink")

    def holds(self, page: int | None, box: Box | None) -> bool:
        """Whether the middle of text on the file's page (from 1) lies in one of them."""
        if page is None or box is None or page not in self._marks:
            return False
        left, low, right, high = self._item.on_page(page, MarginMark(kind="text", box=box)).box
        x, y = (left + right) / 2, (low + high) / 2
        return any(
            one.box[0] - _EDGE <= x <= one.box[2] + _EDGE
            and one.box[1] - _EDGE <= y <= one.box[3] + _EDGE
            for one in self._marks[page]
            if one.kind == "text"
        )
