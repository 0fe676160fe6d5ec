"""Pages that are cut to their type area, with no margin for stamps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from proceedings.records.inspection import MarginMark, PageFacts
from proceedings.records.overlay import Stamp
from proceedings.stamping.inway import Obstacle, Reason, in_the_way
from proceedings.stamping.ownheads import is_of_several, recognisable, says
from proceedings.volume.style import PageSize, Style

_SAME_SIZE = 1.0  # points by which a page may be smaller


def cut_pages(
    pages: Sequence[PageFacts],
    planned: Sequence[Sequence[Stamp]],
    printed: Sequence[Sequence[MarginMark]],
    numbers: Mapping[int, tuple[int, MarginMark]],
    style: Style,
) -> dict[int, Obstacle]:
    """Pages, from 1, that are cut to their type area, and what stands where a stamp was to go.

    They are smaller than the style's, and on half of those of one size a line of several stands
    where a stamp was to go that is no head, page number or foot: the margin itself isn't there.
    """
    sizes: dict[tuple[float, float], list[int]] = {}
    for index, page in enumerate(pages):
        if _is_smaller(page, style.page):
            sizes.setdefault((page.width, page.height), []).append(index)
    pages_with = Counter(
        text for page in pages for text in {recognisable(mark.text) for mark in page.marks}
    )
    cut: dict[int, Obstacle] = {}
    for alike in sizes.values():
        found: dict[int, Obstacle] = {}
        for index in alike:
            own = (*printed[index], *([numbers[index][1]] if index in numbers else ()))
            marks = [
                mark
                for mark in pages[index].marks
                if mark.kind == "text"
                and mark not in own
                and is_of_several(mark, pages[index])
                and pages_with[recognisable(mark.text)] == 1
            ]
            blocked = _blocked(index + 1, marks, planned[index], style.clear)
            if blocked:
                found[index + 1] = blocked
        if found and len(found) * 2 >= len(alike):
            first = next(iter(found.values()))
            # Pages with room here and there stay bare with the others, and are named behind them.
            cut |= found
            cut |= {
                index + 1: replace(first, page=index + 1)
                for index in alike
                if index + 1 not in found
            }
    return cut


def _is_smaller(page: PageFacts, full: PageSize) -> bool:
    sides = sorted((page.width, page.height))
    return all(
        side < whole - _SAME_SIZE
        for side, whole in zip(sides, sorted((full.width, full.height)), strict=True)
    )


def _blocked(
    page: int, marks: Sequence[MarginMark], planned: Sequence[Stamp], clear: float
) -> Obstacle | None:
    for stamp in planned:
        mark = in_the_way(stamp, marks, clear)
        if mark and not says(mark, recognisable(stamp.text)):
            return Obstacle(reason=Reason.NO_MARGIN, page=page, mark=mark, planned=stamp.text)
    return None
