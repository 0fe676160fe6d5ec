"""Marks that nest, as tags that open and close."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from proceedings.text.richtext import Piece

Write = Callable[[Piece], str]


def nested(
    pieces: Iterable[Piece], write: Write, opening: Mapping[str, str], closing: Mapping[str, str]
) -> str:
    """The pieces one after the other, each inside the tags of its marks.

    Args:
        pieces: Runs and formulas.
        write: A piece's own text in the format, without its marks.
        opening: What opens a kind.
        closing: What closes it.
    """
    parts: list[str] = []
    open_marks: tuple[str, ...] = ()
    for piece in pieces:
        shared = _shared(open_marks, piece.marks)
        parts += (closing[mark] for mark in reversed(open_marks[shared:]))
        parts += (opening[mark] for mark in piece.marks[shared:])
        parts.append(write(piece))
        open_marks = piece.marks
    parts += (closing[mark] for mark in reversed(open_marks))
    return "".join(parts)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many marks two pieces have in common from the outside."""
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        count += 1
    return count
