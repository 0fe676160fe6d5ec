"""What stands in a column of a first page, and whether a place in it is free."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from proceedings.records.inspection import Box, Line, MarginMark
from proceedings.stamping.marks import ToStamp
from proceedings.stamping.ownheads import DESCENT

KNOWN = 600.0
"""Points from the lower edge below which an inspection knows all of page 1's ink."""
_NEAR = 40.0  # points: columns that begin so near to each other are the same
_BEARING = 2.0  # points by which letters reach out of their column, or begin within it
_WHOLE_LINE = 30  # letters
_SEVERAL = 5  # lines
_HANGING = frozenset("gjpqyQJ,;()[]{}|_/ßçşţąęįųηρφχψμβγζξςдрцщуфџћ@§")
"""Letters and signs that reach below their baseline; all others' lower edge is about there."""
_MOST_LINES = 1000  # lines of page 1 that an inspection keeps: with so many, some may be missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A line of text, or other ink; `baseline` is its lower edge, for text without descenders."""

    box: Box
    baseline: float
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """A first page as displayed.

    Attributes:
        things: All that stands on it, as far as it is known.
        known: Points from the lower edge below which all is known.
    """

    things: tuple[Thing, ...]
    known: float

    def left_edge(self, x: float) -> float | None:
        """Where the author's lines begin, if that is near x and isn't x: a column of their own.

        A page in another template has other margins; what is set below its text begins with it.

        Returns:
            x itself where the page's lines begin there, or where it has but few lines; None where
            its text stands in a column elsewhere: nothing is set beside it.
        """
        starts_of_lines = [thing.box[0] for thing in self.things if len(thing.text) >= _WHOLE_LINE]
        near = [edge for edge in starts_of_lines if abs(edge - x) <= _NEAR]
        if len(near) < _SEVERAL <= len(starts_of_lines):
            return None
        starts = Counter(map(round, near))
        start, lines = min(starts.items(), key=lambda item: (-item[1], item[0]), default=(0, 0))
        if lines < _SEVERAL or abs(start - x) <= _BEARING:
            return x
        return min(edge for edge in near if round(edge) == start)

    def in_the_way(self, box: Box, clear: float) -> Thing | None:
        """The highest thing that is in a box, or nearer than `clear` points."""
        x0, y0, x1, y1 = box
        found = [
            thing
            for thing in self.things
            if thing.box[0] < x1 + clear
            and thing.box[2] > x0 - clear
            and thing.box[1] < y1 + clear
            and thing.box[3] > y0 - clear
        ]
        return max(found, key=lambda thing: thing.box[3], default=None)

    def gap(self, column: tuple[float, float], floor: float, height: float) -> float | None:
        """Where in a column there is room of a height: below the last baseline above that room.

        Args:
            column: Its left and right edge.
            floor: Nothing may be set below this height.
            height: From that baseline down.

        Returns:
            The baseline; None where there is no such room.
        """
        left, right = column
        inside = [
            thing
            for thing in self.things
            if thing.box[0] < right and thing.box[2] > left and thing.box[3] > floor
        ]
        bottom = floor
        for thing in sorted(inside, key=lambda thing: thing.box[1]):
            if thing.box[1] >= bottom and thing.baseline - bottom >= height:
                return min(thing.baseline, self.known) if self._fits(bottom, height) else None
            bottom = max(bottom, thing.box[3])
        return self.known if self._fits(bottom, height) else None

    def _fits(self, bottom: float, height: float) -> bool:
        return bottom + height <= self.known


def foot_of(item: ToStamp) -> Foot:
    """The first page of a paper, where it lies on a page of the volume's."""
    inspection = item.inspection
    page = item.pages[0]
    if inspection is None:
        return Foot(things=(), known=0.0)
    placed = item.placed[0] if item.placed else None
    things = [
        Thing(box=line.box, baseline=_baseline(line), text=line.text) for line in inspection.opening
    ]
    things += [Thing(box=box, baseline=box[1]) for box in inspection.foot]
    things += [
        Thing(box=mark.box, baseline=_baseline(mark), text=mark.text)
        for mark in inspection.pages[0].marks
    ]
    whole = len(inspection.opening) < _MOST_LINES
    known = min(KNOWN, page.height)
    if placed is not None:
        things = [
            Thing(
                box=placed.moved(thing.box),
                baseline=placed.bottom + placed.scale * thing.baseline,
                text=thing.text,
            )
            for thing in things
        ]
        known = placed.moved((0.0, 0.0, 0.0, known))[3]
    return Foot(things=tuple(things), known=known if whole else 0.0)


def _baseline(line: Line | MarginMark) -> float:
    """A line's baseline, about: boxes are drawn around what is seen."""
    hangs = not _HANGING.isdisjoint(line.text)
    return line.box[1] + DESCENT * line.size if hangs else line.box[1]
