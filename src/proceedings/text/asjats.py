"""Rich text as JATS, the tag set of journal articles: `italic`, `bold`, `inline-formula` and so on.

Source: JATS 1.3, elements `italic`, `bold`, `monospace`, `sub`, `sup`, `inline-formula`,
`alternatives`, `tex-math`, `mml:math`.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from proceedings.text.mathml import mathml
from proceedings.text.nesting import nested
from proceedings.text.richtext import Formula, Piece
from proceedings.text.texwords import is_harmless

_TAGS = {
    "emphasis": "italic",
    "strong": "bold",
    "code": "monospace",
    "sub": "sub",
    "sup": "sup",
}
_OPENING = {kind: f"<{tag}>" for kind, tag in _TAGS.items()}
_CLOSING = {kind: f"</{tag}>" for kind, tag in _TAGS.items()}


def jats(pieces: Iterable[Piece]) -> str:
    """One paragraph's content; text is escaped, the prefix `mml` is the document's to declare."""
    return nested(pieces, _piece, _OPENING, _CLOSING)


def _piece(piece: Piece) -> str:
    if not isinstance(piece, Formula):
        return escape(piece.text)
    if piece.is_script or not is_harmless(piece.tex):
        return jats(piece.own_runs)
    forms = f"<tex-math>{escape(f'${piece.tex}$')}</tex-math>"
    body = mathml(piece.tex, prefix="mml:")
    if body is not None:
        forms = f"<alternatives>{forms}<mml:math>{body}</mml:math></alternatives>"
    return f"<inline-formula>{forms}</inline-formula>"
