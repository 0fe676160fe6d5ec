"""Rich text as Unicode alone: real superscripts and subscripts where Unicode has them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from proceedings.text.richtext import Formula, Piece, Run, marked

_FIGURES = "0123456789+−=()"
_RAISED = dict(zip(_FIGURES, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", strict=True))
_LOWERED = dict(zip(_FIGURES, "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
# Letters are for formulas alone: «21ˢᵗ» would be found by nobody who looks for 21st.
_RAISED_LETTERS = _RAISED | dict(
    zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)
)
_LOWERED_LETTERS = _LOWERED | dict(
    zip("aehijklmnoprstuvxβγρφχ", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True)
)
_SIGNS = {"sup": "^", "sub": "_"}
_MINUS = str.maketrans({"-": "−", "–": "−"})
_RAISED_ALREADY = frozenset("′″‴∗*°†‡")


def plain(pieces: Iterable[Piece]) -> str:
    """One paragraph's text."""
    parts: list[str] = []
    for piece in pieces:
        if isinstance(piece, Formula):
            parts.append(_formula(piece.own_runs))
        elif _script(piece) == "":
            parts.append(piece.text)
        else:
            table = _RAISED if _script(piece) == "sup" else _LOWERED
            parts.append(_mapped(piece.text, table) or piece.text)
    return "".join(parts)


def _script(run: Run) -> str:
    """The outermost script a run stands in; empty for none."""
    return next((mark for mark in run.marks if mark in _SIGNS), "")


def _formula(runs: Iterable[Run]) -> str:
    return "".join(
        _raised(script, list(alike)) if script else "".join(run.text for run in alike)
        for script, alike in groupby(runs, key=_script)
    )


def _raised(script: str, runs: list[Run]) -> str:
    """Runs that all stand in one script."""
    inner = _formula(_without(run, script) for run in runs)
    table = _RAISED_LETTERS if script == "sup" else _LOWERED_LETTERS
    if _RAISED_ALREADY.issuperset(inner):
        return inner
    sign = _SIGNS[script]
    return _mapped(inner, table) or (f"{sign}{inner}" if len(inner) == 1 else f"{sign}({inner})")


def _without(run: Run, script: str) -> Run:
    at = run.marks.index(script)
    return marked(run.text, run.marks[:at] + run.marks[at + 1 :])


def _mapped(text: str, table: dict[str, str]) -> str:
    """The text in another row of letters; empty if the row lacks one."""
    text = text.translate(_MINUS)
    return "".join(table[one] for one in text) if all(one in table for one in text) else ""
