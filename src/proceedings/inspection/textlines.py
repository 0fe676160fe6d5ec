"""Lines of text as a reader sees them: runs that stand side by side on one height."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from proceedings.inspection.reader import around
from proceedings.records.inspection import Box

COLUMN_GAP = 2.0
"""Of the type size: so far apart are two things on one line, though they were set in one go."""

_WORD_GAP = 0.9  # of the type size: at most so far apart are runs of one line
_LEAST_OVERLAP = 0.5  # of the lower of two runs, for them to stand on one line
_OVERLAP_FOLLOWING = 0.15  # the same, where one follows the other in PDFium's line
_POINT = 0.4  # of the type size: marks lower than this are points, not letters
_SIDEWAYS = 40.0  # points: no upright line is so high
_LETTER_GAP = 0.15  # of the type size: further apart are two words
_HANGING = 8.0  # points: no point stands so far above or below its line's letters
_FAR_BACK = 24  # lines in stream order, among which a run's line is looked for


class Piece(NamedTuple):
    """Letters that were set in one go.

    Attributes:
        start: In the page's text.
        end: In the page's text.
        box: As displayed.
        size: Type size in points.
    """

    start: int
    end: int
    box: Box
    size: float


class TextLine(NamedTuple):
    """Pieces of text on one line, in stream order.

    Attributes:
        box: As displayed.
        size: Type size of its widest piece.
        width: Of that.
    """

    pieces: tuple[Piece, ...]
    box: Box
    size: float
    width: float

    @property
    def largest(self) -> float:
        """Type size of its largest letters."""
        return max(piece.size for piece in self.pieces)

    def text(self, plain: str) -> str:
        """Its text, from the page's; left to right where it was not set from left to right."""
        return "".join(
            " " if span is None else plain[span.start : span.end] for span in self._spans()
        )

    def places(self) -> Iterator[int | None]:
        """Where its letters stand in the page's text; None for a gap as between words."""
        for span in self._spans():
            if span is None:
                yield None
            else:
                yield from range(span.start, span.end)

    def _spans(self) -> Iterator[Piece | None]:
        spans: list[Piece] = []
        for piece in self.pieces:
            if spans and spans[-1].end == piece.start:
                last = spans[-1]
                box = around(last.box, piece.box)
                spans[-1] = Piece(last.start, piece.end, box, max(last.size, piece.size))
            else:
                spans.append(piece)
        edge = None
        for span in sorted(spans, key=lambda span: span.box[0]):
            if edge is not None and span.box[0] - edge > _LETTER_GAP * span.size:
                yield None
            yield span
            edge = span.box[2]


def joined(pieces: Iterable[Piece]) -> list[TextLine]:
    """Pieces as lines, each where its first piece was."""
    lines: list[TextLine] = []
    for piece in pieces:
        one = TextLine((piece,), piece.box, piece.size, piece.box[2] - piece.box[0])
        low, high = piece.box[1] - _HANGING, piece.box[3] + _HANGING
        for index in range(len(lines) - 1, max(-1, len(lines) - 1 - _FAR_BACK), -1):
            box = lines[index].box
            if box[1] <= high and low <= box[3] and _on_one_line(lines[index], one):
                lines[index] = _together(lines[index], one)
                break
        else:
            lines.append(one)
    return lines


def _on_one_line(one: TextLine, other: TextLine) -> bool:
    a, b = one.box, other.box
    heights = (a[3] - a[1], b[3] - b[1])
    if max(heights) > _SIDEWAYS:
        return False
    size = max(one.size, other.size)
    overlap = min(a[3], b[3]) - max(a[1], b[1])
    gap = max(a[0], b[0]) - min(a[2], b[2])
    # A comma hangs below the letters before it, an apostrophe stands above them.
    is_point = min(heights) < _POINT * size
    # A star stands half above the letters it follows; set together, they are one line.
    follows = one.pieces[-1].end == other.pieces[0].start
    share = _OVERLAP_FOLLOWING if follows else _LEAST_OVERLAP
    least = -_POINT / 2 * size if is_point else share * min(heights)
    return overlap >= least and gap <= _WORD_GAP * size


def _together(one: TextLine, other: TextLine) -> TextLine:
    wider = max(one, other, key=lambda line: line.width)
    return TextLine(
        (*one.pieces, *other.pieces), around(one.box, other.box), wider.size, wider.width
    )
