"""The text of a page with its places: what a pattern matched can be drawn a box around.

PDFium gives a page's text, and boxes by its own count of letters. The text that rules read is
another one: lines end in one sign, a word broken at a line's end has its hyphen and the line its
end, letters beyond 16 bits are one letter. So places are kept in a list of stretches that both have
alike.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from proceedings.inspection import words
from proceedings.inspection.accents import composed, has_own_accents
from proceedings.inspection.reader import View, around
from proceedings.inspection.textlines import COLUMN_GAP, Piece, TextLine, joined
from proceedings.pdf.boxes import Frame, inverted, moved
from proceedings.records.inspection import Box, Line

_BETWEEN_WORDS = re.compile(r"\s+(?=\S)")
_LINE_END = "\r\n"
_PERHAPS_HYPHENS = "\x02\ufffe"  # at a line's end; the latter also a letter without name
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


class Strip(NamedTuple):
    """What PDFium takes for one line of text; it may hold more, as lines of two columns.

    Attributes:
        start: In the page's text.
        end: In the page's text, without the line's end.
        boxes: As displayed, one for each run of text set in one go.
    """

    start: int
    end: int
    boxes: tuple[Box, ...]


class PageText:
    r"""One page's text; boxes are as displayed.

    Attributes:
        plain: The text in stream order, lines ended by `\n`, without control characters.
        shown: Takes a box of the page's own space to the page as displayed.
    """

    def __init__(self, view: View, frame: Frame) -> None:
        """Read the text; lines and boxes are made when they are asked for."""
        self.frame = frame
        self.shown = shown(frame)
        self.view = view
        self._stretches: list[tuple[int, int]] = []  # where one begins: here, and in PDFium's text
        self._ends: list[tuple[int, int]] = []  # of lines: start and end
        self._pieces: dict[int, list[Piece]] = {}  # of strips, by their start
        self.plain = self._read(view.text())

    def lines(self) -> tuple[Line, ...]:
        """The lines in stream order."""
        return tuple(
            Line(text=text, box=rounded(line.box), size=round(line.largest, 2))
            for line in joined(piece for strip in self.strips for piece in self.pieces(strip))
            if (text := words.line(self._text(line)))
        )

    def _text(self, line: TextLine) -> str:
        told = line.text(self.plain)
        if not has_own_accents(told):
            return told
        return composed(
            [
                (" ", None) if place is None else (self.plain[place], self._letter_box(place))
                for place in line.places()
            ]
        )

    def _letter_box(self, place: int) -> Box | None:
        box = None if self.plain[place].isspace() else self.view.letter_box(self.letter(place))
        return self.shown(box) if box else None

    def lines_where(self, wanted: Callable[[Box], bool]) -> list[TextLine]:
        """The lines of which some run stands where it is wanted."""
        lines = joined(
            piece
            for strip in self.strips
            if any(map(wanted, strip.boxes))
            for piece in self.pieces(strip)
        )
        return [line for line in lines if any(wanted(piece.box) for piece in line.pieces)]

    def box_of(self, start: int, end: int) -> Box | None:
        """Around letters of `plain`; None around nothing that has a place."""
        first = self.letter(start)
        boxes = self.view.boxes(first, self.letter(end - 1) + 1 - first) if start < end else []
        return rounded(self.shown(around(*boxes))) if boxes else None

    def letter(self, place: int) -> int:
        """The index among PDFium's letters of a place in `plain`."""
        here, there = self._stretches[bisect_right(self._stretches, (place, 1 << 40)) - 1]
        return self.view.letter_of(there + place - here)

    @cached_property
    def strips(self) -> tuple[Strip, ...]:
        """PDFium's lines; what is beyond the limit of a page's text has one without text."""
        firsts = [self.letter(start) for start, _ in self._ends]
        strips = []
        for (start, end), first, following in zip(
            self._ends, firsts, (*firsts[1:], -1), strict=True
        ):
            count = following - first if following >= 0 else -1
            boxes = self.view.boxes(first, count) if first >= 0 and count else []
            if boxes:
                strips.append(Strip(start, end, tuple(map(self.shown, boxes))))
        return tuple(strips)

    def pieces(self, strip: Strip) -> list[Piece]:
        """A strip, divided where another run begins and where a gap as wide as a column's is."""
        known = self._pieces.get(strip.start)
        if known is None:
            known = self._pieces[strip.start] = list(self._divided_strip(strip))
        return known

    def _divided_strip(self, strip: Strip) -> Iterator[Piece]:
        starts = self._starts(strip)
        for box, start, end in zip(strip.boxes, starts, (*starts[1:], strip.end), strict=True):
            letter = next((at for at in range(start, end) if not self.plain[at].isspace()), None)
            if letter is None:
                yield Piece(start, end, box, 0.0)
                continue
            size = self.view.type_size(self.letter(letter)) * self.frame.user_unit
            widest = COLUMN_GAP * size / self.frame.user_unit
            cuts = list(self._gaps(letter, end, widest)) if size else []
            if not cuts:
                yield Piece(start, end, box, size)
                continue
            for first, last in zip((start, *cuts), (*cuts, end), strict=True):
                yield Piece(first, last, self.box_of(first, last) or box, size)

    def _starts(self, strip: Strip) -> list[int]:
        """Where the runs of a strip begin: a run ends where one letter more has one box more."""
        starts = [strip.start]
        if len(strip.boxes) == 1:
            return starts
        first, last = self.letter(strip.start), self.letter(strip.end - 1)
        letters: Sequence[int] = range(first, last + 1)
        if len(letters) != strip.end - strip.start:
            letters = [self.letter(place) for place in range(strip.start, strip.end)]
        count_boxes, low = self.view.count_boxes, 0
        for count in range(2, len(strip.boxes) + 1):
            high = len(letters)
            while low < high:
                middle = (low + high) // 2
                if count_boxes(first, letters[middle] + 1 - first) < count:
                    low = middle + 1
                else:
                    high = middle
            starts.append(strip.start + low)
        return starts

    def _gaps(self, start: int, end: int, widest: float) -> Iterator[int]:
        """Places of words that stand further from the word before than a gap."""
        first, box_of = self.letter(start), self.view.letter_box
        alike = self.letter(end - 1) - first == end - 1 - start  # no letter has two places
        for found in _BETWEEN_WORDS.finditer(self.plain, start, end):
            before, after = found.start() - 1, found.end()
            if alike:
                one, other = box_of(first + before - start), box_of(first + after - start)
            else:
                one, other = box_of(self.letter(before)), box_of(self.letter(after))
            if one and other and _distance(one, other) > widest:
                yield after

    def _read(self, raw: str) -> str:
        parts: list[str] = []
        here = there = 0
        for line in raw.split(_LINE_END):
            start = here
            self._stretches.append((here, there))
            for piece in self._divided(line, there) if _ODD.search(line) else (line,):
                parts.append(piece)
                if piece == "\n":
                    self._ends.append((start, here))
                    start = here + 1
                    self._stretches.append((start, there))
                    here = start
                    continue
                here += len(piece)
                there += len(piece)
                if piece > "\uffff" and len(piece) == 1:
                    there += 1
                    self._stretches.append((here, there))
            self._ends.append((start, here))
            parts.append("\n")
            here, there = here + 1, there + len(_LINE_END)
        return "".join(parts[:-1])

    def _divided(self, line: str, there: int) -> Iterator[str]:
        """A line's text, letters beyond 16 bits by themselves, with line ends after hyphens."""
        at = 0
        for found in re.finditer(f"{_PAIR.pattern}|{_ODD.pattern}", line):
            if found.start() > at:
                yield line[at : found.start()]
            at = found.end()
            if len(found[0]) == 2:
                yield found[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")
            elif found[0] in _PERHAPS_HYPHENS and self.view.is_hyphen(
                self.view.letter_of(there + found.start())
            ):
                yield "-"
                yield "\n"
            else:
                yield " "
        if at < len(line):
            yield line[at:]


def shown(frame: Frame) -> Callable[[Box], Box]:
    """Takes boxes of a page's own space to the page as displayed; quick where it isn't turned."""
    x, y = frame.box[:2]
    if frame.rotation or frame.user_unit != 1.0:
        matrix = inverted(frame.to_user_space)
        return lambda box: moved(box, matrix)
    if x == y == 0:
        return lambda box: box
    return lambda box: (box[0] - x, box[1] - y, box[2] - x, box[3] - y)


def touches(one: Box, other: Box) -> bool:
    """Whether two boxes have more than an edge in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def rounded(box: Box) -> Box:
    """To a hundredth of a point."""
    return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))


def _distance(one: Box, other: Box) -> float:
    """How far apart two boxes stand, across or along."""
    return max(other[0] - one[2], one[0] - other[2], other[1] - one[3], one[1] - other[3])
