"""Rich text as LaTeX that any document or BibTeX file may take in."""

from __future__ import annotations

from collections.abc import Iterable

from proceedings.text.nesting import nested
from proceedings.text.richtext import Formula, Piece
from proceedings.text.texwords import is_for_text, is_harmless, tokens

# What TeX would read as a command or as the end of a BibTeX field.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces whether or not a backslash stands before them.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "%": r"\%",
    "#": r"\#",
    "$": r"\$",
    "&": r"\&",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_COMMANDS = {
    "emphasis": "emph",
    "strong": "textbf",
    "code": "texttt",
    "sub": "textsubscript",
    "sup": "textsuperscript",
}
_OPENING = {kind: f"\\{command}{{" for kind, command in _COMMANDS.items()}
_CLOSING = dict.fromkeys(_COMMANDS, "}")


def escaped(text: str) -> str:
    """Text that TeX and BibTeX read as the same letters."""
    return "".join(_SPECIAL.get(letter, letter) for letter in text)


def latex(pieces: Iterable[Piece]) -> str:
    """One paragraph as LaTeX; letters stay Unicode, a harmless formula keeps its source."""
    return nested(pieces, _piece, _OPENING, _CLOSING)


def _piece(piece: Piece) -> str:
    if not isinstance(piece, Formula):
        return escaped(piece.text)
    if is_harmless(piece.tex) and not set("$%#&") & set(_bare(piece.tex)):
        return f"${piece.tex}$"
    return latex(piece.own_runs)


def _bare(source: str) -> list[str]:
    return [token for token in tokens(source) if len(token) == 1]


def kept(source: str) -> str | None:
    """LaTeX as somebody wrote it, if it can stand anywhere; None if it must be written anew.

    Bare signs that pasted titles have, as in «50% of R&D», get the backslash they need.
    """
    if not is_harmless(source):
        return None
    made: list[str] = []
    in_maths = False
    for token in tokens(source):
        if token == "$":  # noqa: S105 - TeX's sign for maths
            in_maths = not in_maths
        if token[0] == "\\" and not in_maths and not is_for_text(token[1:]):
            return None
        if token in ("^", "_") and not in_maths:
            made.append(_SPECIAL[token])
        elif token in ("%", "#", "&"):
            made.append(f"\\{token}")
        else:
            made.append(token)
    return None if in_maths or "$$" in source else "".join(made)
