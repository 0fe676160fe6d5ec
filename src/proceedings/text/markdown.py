"""Markdown in titles and abstracts: emphasis, code and `$formulas$`; all else is text."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from proceedings.text.richtext import Formula, Piece, marked

_OPENING = {"em_open": "emphasis", "strong_open": "strong"}
_CLOSING = frozenset({"em_close", "strong_close"})
_FORMULA = "formula"


@cache
def _parser() -> MarkdownIt:
    # Links, images and raw HTML have no place in a title: they stay the text they are written as.
    parser = MarkdownIt("commonmark", {"html": False})
    parser.inline.ruler.after("escape", _FORMULA, _formula)
    return parser.disable(["link", "image", "autolink", "html_inline"])


def _formula(state: StateInline, silent: bool) -> bool:
    """A formula between dollar signs, by pandoc's rule: `$5 to $10` is none.

    The first sign has no space behind it, the second none before it and no digit behind it.
    """
    source, start = state.src, state.pos
    if source[start] != "$" or source[start + 1 : start + 2] in ("", "$", " ", "\n"):
        return False
    end = start + 1
    while (end := source.find("$", end)) >= 0 and source[end - 1] == "\\":
        end += 1
    if end < 0 or source[end - 1].isspace() or source[end + 1 : end + 2].isdigit():
        return False
    if not silent:
        state.push(_FORMULA, "", 0).content = source[start + 1 : end]
    state.pos = end + 1
    return True


def markdown_pieces(source: str) -> tuple[Piece, ...]:
    """The pieces of one paragraph in Markdown (CommonMark §6, emphasis and code spans)."""
    pieces: list[Piece] = []
    marks: tuple[str, ...] = ()
    for token in _parser().parseInline(source)[0].children or ():
        if token.type in _OPENING:
            marks = (*marks, _OPENING[token.type])
        elif token.type in _CLOSING:
            marks = marks[:-1]
        elif token.type == "code_inline":
            pieces.append(marked(token.content, (*marks, "code")))
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(marked(" ", marks))
        elif token.type == _FORMULA:
            pieces.append(_read_formula(token.content, marks))
        else:
            pieces.append(marked(token.content, marks))
    return tuple(pieces)


def _read_formula(tex: str, marks: tuple[str, ...]) -> Piece:
    from proceedings.text.tex import formula_runs  # noqa: PLC0415 - most titles have no maths

    return Formula(tex, formula_runs(tex, marks), marks)
