"""Where the glyphs of a content stream stand: the state that its operators make.

Source: ISO 32000-1, 8.4.2 (graphics state stack), 9.3 (text state), 9.4 (text objects).
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary

from proceedings.pdf.boxes import Box, Matrix, moved
from proceedings.pdf.glyphs import Glyph, Glyphs, glyphs_of, number

UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)
CLIPPING = 4
"""From this rendering mode on glyphs become a clip."""

_DEEPEST = 512  # saved states; PDF/A allows 28
_CORE = (0.45, 0.55, 0.05, 0.3)
"""The part of a glyph that surely lies in a line's box: of its width, and of the type size.

A lone 1 of a font whose figures are equally wide has ink in its middle alone."""


class Unreadable(Exception):
    """The content isn't what it should be; nothing is done with it."""


@dataclass(slots=True)
class TextState:
    """The part of the graphics state that `q` saves and text is placed by.

    Attributes:
        ctm: Takes the stream's own coordinates to the page as displayed.
        glyphs: Of the font; None where its widths aren't known.
        scale: Horizontal, 1 for no scaling.
    """

    ctm: Matrix
    glyphs: Glyphs | None = None
    size: float = 0.0
    char: float = 0.0
    word: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


@dataclass(slots=True)
class Pen:
    """Follows the operators of one content stream.

    Attributes:
        state: As it is now.
        is_sure: Whether the place of the next glyph is known.
    """

    state: TextState
    resources: Mapping[str, object] | Dictionary
    fonts: dict[tuple[int, int], Glyphs | None]
    is_sure: bool = True
    _saved: list[TextState] = field(default_factory=list)
    _line: Matrix = UNMOVED
    _text: Matrix = UNMOVED

    def follow(self, operator: bytes, operands: Sequence[object]) -> None:
        """Change the state as an operator does that shows nothing.

        Raises:
            Unreadable: Its operands are none for it, or states are saved without end.
        """
        if change := _CHANGES.get(operator):
            change(self, operands)

    def advance(self, glyph: Glyph) -> float:
        """How far a glyph moves the next one, in text space, horizontal scaling aside."""
        state = self.state
        spaced = state.word if glyph.is_space else 0.0
        return glyph.width * state.size + state.char + spaced

    def core(self, glyph: Glyph) -> Box:
        """The middle of a glyph on the page as displayed; the pen stands before it."""
        left, right, low, high = _CORE
        return moved((left * glyph.width, low, right * glyph.width, high), self._rendering())

    def point(self) -> tuple[float, float]:
        """Where the pen stands on the page as displayed."""
        return self._rendering()[4:]

    def height(self) -> float:
        """The type size on the page as displayed."""
        return max(map(abs, self._rendering()[2:4]))

    def move(self, distance: float) -> None:
        """Go on along the line, in text space, horizontal scaling aside."""
        self._text = multiplied((1, 0, 0, 1, distance * self.state.scale, 0), self._text)

    def next_line(self) -> None:
        """As `T*`."""
        self._go(0, -self.state.leading)

    def _rendering(self) -> Matrix:
        state = self.state
        sized = (state.size * state.scale, 0, 0, state.size, 0, state.rise)
        return multiplied(multiplied(sized, self._text), state.ctm)

    def _go(self, across: float, up: float) -> None:
        self._line = self._text = multiplied((1, 0, 0, 1, across, up), self._line)
        self.is_sure = True

    def _save(self, _: Sequence[object]) -> None:
        if len(self._saved) >= _DEEPEST:
            raise Unreadable
        self._saved.append(copy.copy(self.state))

    def _restore(self, _: Sequence[object]) -> None:
        if self._saved:
            self.state = self._saved.pop()

    def _concatenate(self, operands: Sequence[object]) -> None:
        self.state.ctm = multiplied(_matrix(operands), self.state.ctm)

    def _begin(self, _: Sequence[object]) -> None:
        self._line = self._text = UNMOVED
        self.is_sure = True

    def _set_matrix(self, operands: Sequence[object]) -> None:
        self._line = self._text = _matrix(operands)
        self.is_sure = True

    def _offset(self, operands: Sequence[object]) -> None:
        across, up = numbers(operands, 2)
        self._go(across, up)

    def _offset_leading(self, operands: Sequence[object]) -> None:
        across, up = numbers(operands, 2)
        self.state.leading = -up
        self._go(across, up)

    def _choose_font(self, operands: Sequence[object]) -> None:
        if len(operands) != 2:
            raise Unreadable
        self.state.size = numbers(operands[1:], 1)[0]
        self._use(_entry(self.resources, "/Font", operands[0]))

    def _choose_state(self, operands: Sequence[object]) -> None:
        chosen = _entry(self.resources, "/ExtGState", operands[0] if operands else None)
        font = chosen.get("/Font") if isinstance(chosen, Dictionary) else None
        if isinstance(font, Array) and len(font) == 2:
            self.state.size = number(font[1]) or 0.0
            self._use(font[0])

    def _use(self, font: object) -> None:
        if not isinstance(font, Dictionary) or not font.is_indirect:
            self.state.glyphs = glyphs_of(font)
            return
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = glyphs_of(font)
        self.state.glyphs = self.fonts[font.objgen]


def numbers(operands: Sequence[object], count: int) -> list[float]:
    """Operands that are so many numbers.

    Raises:
        Unreadable: They aren't.
    """
    found = [value for operand in operands if (value := number(operand)) is not None]
    if not len(found) == len(operands) == count:
        raise Unreadable
    return found


def multiplied(first: Matrix, second: Matrix) -> Matrix:
    """One matrix, then another."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _matrix(operands: Sequence[object]) -> Matrix:
    a, b, c, d, e, f = numbers(operands, 6)
    return (a, b, c, d, e, f)


def _entry(resources: Mapping[str, object] | Dictionary, kind: str, name: object) -> object:
    listed = resources.get(kind)
    if not isinstance(listed, Dictionary) or not isinstance(name, pikepdf.Name):
        return None
    return listed.get(str(name))


def _setting(name: str, factor: float = 1.0) -> Callable[[Pen, Sequence[object]], None]:
    def change(pen: Pen, operands: Sequence[object]) -> None:
        setattr(pen.state, name, factor * numbers(operands, 1)[0])

    return change


_CHANGES: dict[bytes, Callable[[Pen, Sequence[object]], None]] = {
    b"q": Pen._save,
    b"Q": Pen._restore,
    b"cm": Pen._concatenate,
    b"gs": Pen._choose_state,
    b"BT": Pen._begin,
    b"Tf": Pen._choose_font,
    b"Tm": Pen._set_matrix,
    b"Td": Pen._offset,
    b"TD": Pen._offset_leading,
    b"T*": lambda pen, _: pen.next_line(),
    b"Tc": _setting("char"),
    b"Tw": _setting("word"),
    b"Tz": _setting("scale", 0.01),
    b"TL": _setting("leading"),
    b"Ts": _setting("rise"),
    b"Tr": _setting("mode"),
}

STATE_OPERATORS = frozenset(_CHANGES)
"""All that a pen follows."""
