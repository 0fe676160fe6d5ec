"""Shapes that a content stream draws: what a lone path or picture covers on the page.

Source: ISO 32000-1, 8.5 (path construction and painting), 8.9.5 (images on the unit square).
"""

from __future__ import annotations

from collections.abc import Sequence

from proceedings.pdf.boxes import Box, Matrix, moved
from proceedings.pdf.textstate import numbers

_POINTS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4}
_PAINTS = frozenset((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_CLIPS = frozenset((b"W", b"W*"))

PATH_OPERATORS = frozenset((*_POINTS, b"re", b"h", b"n", *_PAINTS, *_CLIPS))
"""All that a path follows."""


class Path:
    """Follows the operators that build a path and paint it."""

    def __init__(self) -> None:
        self._box: Box | None = None
        self._clips = False

    def follow(self, operator: bytes, operands: Sequence[object], ctm: Matrix) -> Box | None:
        """Take in an operator.

        Returns:
            Around a path that is painted now and is no clip besides, on the page as displayed; None
            for every other operator.

        Raises:
            Unreadable: Its operands are none for it.
        """
        if operator in _POINTS:
            points = numbers(operands, _POINTS[operator])
            for x, y in zip(points[::2], points[1::2], strict=True):
                self._reach(moved((x, y, x, y), ctm))
        elif operator == b"re":
            x, y, width, height = numbers(operands, 4)
            self._reach(moved((x, y, x + width, y + height), ctm))
        elif operator in _CLIPS:
            self._clips = True
        elif operator in _PAINTS or operator == b"n":
            box, is_clip = self._box, self._clips
            self._box, self._clips = None, False
            return box if operator != b"n" and not is_clip else None
        return None

    def _reach(self, box: Box) -> None:
        own = self._box
        self._box = (
            box
            if own is None
            else (
                min(own[0], box[0]),
                min(own[1], box[1]),
                max(own[2], box[2]),
                max(own[3], box[3]),
            )
        )
