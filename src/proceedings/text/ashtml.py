"""Rich text as HTML: emphasis as tags without attributes, formulas as MathML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from proceedings.text.mathml import mathml
from proceedings.text.nesting import nested
from proceedings.text.richtext import Formula, Piece

_TAGS = {"emphasis": "em", "strong": "strong", "code": "code", "sub": "sub", "sup": "sup"}
_OPENING = {kind: f"<{tag}>" for kind, tag in _TAGS.items()}
_CLOSING = {kind: f"</{tag}>" for kind, tag in _TAGS.items()}


def html(pieces: Iterable[Piece]) -> str:
    """One paragraph as HTML, everything escaped."""
    return nested(pieces, _piece, _OPENING, _CLOSING)


def _piece(piece: Piece) -> str:
    if not isinstance(piece, Formula):
        return escape(piece.text)
    body = None if piece.is_script else mathml(piece.tex)
    if body is None:
        return html(piece.own_runs)
    source = f'<annotation encoding="application/x-tex">{escape(piece.tex)}</annotation>'
    return f"<math><semantics>{body}{source}</semantics></math>"
