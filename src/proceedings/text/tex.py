"""LaTeX in titles and abstracts, as authors and conference systems write it, to pieces of text.

Nothing is executed and no file is read: commands are looked up in a table. Of an unknown one with
an argument the argument is kept; one without stays as it is written, so that nothing gets lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import zip_longest
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexEnvironmentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexMathNode,
    LatexWalker,
    LatexWalkerError,
    get_default_latex_context_db,
)
from pylatexenc.macrospec import std_macro

from proceedings.text.richtext import Formula, Piece, Run, marked, runs_of
from proceedings.text.texwords import (
    FACES,
    FRACTIONS,
    LEFT_OUT,
    MATHS_FACES,
    NAMES,
    SHOWN_LAST,
    SWITCHES,
    is_known,
)

_MAX_LENGTH = 50_000
"""Longer text is no title and no abstract; it is kept as it is."""
_MAX_DEPTH = 50

_SCRIPTS = {"^": "sup", "_": "sub"}
_MATH_SIGNS = str.maketrans({"-": "−", "'": "′", "*": "∗"})
_RELATIONS = frozenset("≤≥≠≈≡∼≃≅∝≪≫∈∉⊂⊆⊃⊇→←↔⇒⇔×±∪∩∧∨⊕⊗")
_MATH_LETTERS = re.compile("[\U0001d400-\U0001d7ff]")
_BARE = re.compile(r"\\.|[%&#]", re.DOTALL)
_DOLLAR = re.compile(r"\\.|\$", re.DOTALL)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_ENDS = re.compile(r"^(\$\$?|\\[(\[])|(\$\$?|\\[)\]])$")

# `\\^{}` is how LaTeX writes the sign itself.
_BARE_ACCENTS = {"^": "^", "~": "~", "'": "´", "`": "`", '"': "¨"}

Marks = tuple[str, ...]


def tex_pieces(source: str) -> tuple[Piece, ...]:
    """The pieces of one paragraph in LaTeX; text that can't be parsed is kept as it is."""
    nodes = _nodes(source)
    if nodes is None:
        return (Run("text", source),)
    writer = _Writer()
    try:
        writer.text(nodes, ())
    except (RecursionError, IndexError):
        return (Run("text", source),)
    return tuple(writer.pieces)


def formula_runs(tex: str, marks: Marks = ()) -> tuple[Run, ...]:
    """A formula's letters, signs and scripts; one that can't be parsed is kept as it is."""
    nodes = _nodes(f"${tex}$")
    if not nodes or len(nodes) != 1 or not isinstance(nodes[0], LatexMathNode):
        return (marked(tex, marks),)
    writer = _Writer()
    try:
        writer.maths(nodes[0].nodelist, marks)
    except (RecursionError, IndexError):
        return (marked(tex, marks),)
    return tuple(runs_of(writer.pieces))


def _nodes(source: str) -> Sequence[Any] | None:
    if len(source) > _MAX_LENGTH or _depth(source) > _MAX_DEPTH:
        return None
    # Pasted titles have bare per cent signs, not comments, and no tables.
    escaped = _BARE.sub(lambda found: f"\\{found[0]}" if len(found[0]) == 1 else found[0], source)
    try:
        walker = LatexWalker(_paired(escaped), latex_context=_commands(), tolerant_parsing=True)
        nodes: Sequence[Any] = walker.get_latex_nodes()[0]
    except (LatexWalkerError, RecursionError, IndexError):
        # IndexError: the library's own slip on a \verb at the very end.
        return None
    return nodes


def _paired(source: str) -> str:
    """The text with its last dollar sign escaped where they are odd: a price opens no formula."""
    signs = [found.start() for found in _DOLLAR.finditer(source) if found[0] == "$"]
    return f"{source[: signs[-1]]}\\{source[signs[-1] :]}" if len(signs) % 2 else source


def _depth(source: str) -> int:
    deepest = depth = 0
    for found in _BRACE.findall(source):
        depth += (found == "{") - (found == "}")
        deepest = max(deepest, depth)
    return max(deepest, source.count("\\begin"))


@cache
def _commands() -> Any:
    commands = get_default_latex_context_db()
    commands.add_context_category(
        "titles",
        macros=[
            std_macro(name, False, arguments)
            for name, arguments in (
                *((name, 1) for name in sorted({*FACES, *MATHS_FACES})),
                *((name, 2) for name in sorted(FRACTIONS)),
                *(("textup", 1), ("textmd", 1), ("textnormal", 1), ("mbox", 1), ("thanks", 1)),
                *(("href", 2), ("texorpdfstring", 2), ("textcolor", 2)),
            )
        ],
        prepend=True,
    )
    return commands


@cache
def _unicode() -> Any:
    return LatexNodes2Text(math_mode="text")


class _Writer:
    """Writes nodes into pieces."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []

    def _put(self, marks: Marks, text: str) -> None:
        if text:
            self.pieces.append(marked(text, marks))

    def text(self, nodes: Iterable[Any], marks: Marks) -> None:
        r"""Text mode; a switch such as \it holds to the end of its group."""
        for node, behind in _pairs(nodes):
            if isinstance(node, LatexMacroNode):
                if node.macroname in SWITCHES:
                    kind = SWITCHES[node.macroname]
                    marks = () if kind == "text" else (*marks, kind)
                else:
                    self._command(node, behind, marks)
            elif isinstance(node, LatexMathNode):
                self._formula(node, marks)
            elif isinstance(node, LatexGroupNode | LatexEnvironmentNode):
                self.text(node.nodelist, marks)
            elif isinstance(node, LatexCharsNode):
                self._put(marks, node.chars)
            elif node is not None:
                self._put(marks, _by_library(node))

    def _formula(self, node: Any, marks: Marks) -> None:
        inner = _Writer()
        inner.maths(node.nodelist, marks)
        runs = tuple(runs_of(inner.pieces))
        if runs:
            self.pieces.append(Formula(_ENDS.sub("", node.latex_verbatim()), runs, marks))

    def _command(self, node: Any, behind: Any, marks: Marks) -> None:
        name = node.macroname
        if name in LEFT_OUT:
            return
        arguments = _arguments(node)
        if name in FACES:
            self.text(arguments, (*marks, FACES[name]))
        elif name in SHOWN_LAST:
            self.text(arguments[-1:], marks)
        elif name in MATHS_FACES or name in FRACTIONS:
            self.maths([node], marks)
        else:
            self._put(marks, _sign(node, behind))

    def maths(self, nodes: Iterable[Any], marks: Marks) -> None:
        """Maths: scripts become marks, signs Unicode, everything else its letters."""
        script: str | None = None
        for node, behind in _pairs(nodes):
            if isinstance(node, LatexCharsNode):
                script = self._signs(node.chars, marks, script)
                continue
            inner = (*marks, script) if script else marks
            in_script, script = bool(script), None
            if isinstance(node, LatexGroupNode):
                self.maths(node.nodelist, inner)
            elif isinstance(node, LatexMacroNode):
                self._maths_command(node, behind, inner, in_script=in_script)
            elif node is not None:
                self._put(inner, _letters(_by_library(node)))

    def _maths_command(self, node: Any, behind: Any, marks: Marks, *, in_script: bool) -> None:
        name, arguments = node.macroname, _arguments(node)
        if name in SHOWN_LAST or name in FACES:
            self.text(arguments[-1:], marks)
        elif name in MATHS_FACES:
            self.maths(arguments[-1:], marks)
        elif name in FRACTIONS and len(arguments) == 2:
            self._term(arguments[0], marks)
            self._put(marks, "/")
            self._term(arguments[1], marks)
        elif name == "sqrt" and len(arguments) == 1:
            self._put(marks, "√")
            self._term(arguments[0], marks)
        else:
            sign = _sign(node, behind)
            # TeX sets room around relations; in scripts it doesn't.
            loose = sign in _RELATIONS and not in_script and not {"sup", "sub"} & set(marks)
            self._put(marks, f" {sign} " if loose else sign)

    def _term(self, node: Any, marks: Marks) -> None:
        """An argument that is read as one: in parentheses if it is longer than a word."""
        inner = _Writer()
        inner.maths([node], marks)
        runs = tuple(runs_of(inner.pieces))
        is_long = not all(run.text.isalnum() for run in runs)
        self._put(marks, "(" if is_long else "")
        self.pieces += runs
        self._put(marks, ")" if is_long else "")

    def _signs(self, chars: str, marks: Marks, script: str | None) -> str | None:
        for sign in chars:
            if sign in _SCRIPTS:
                script = _SCRIPTS[sign]
            elif script and not sign.isspace():
                self._put((*marks, script), sign.translate(_MATH_SIGNS))
                script = None
            else:
                self._put(marks, sign.translate(_MATH_SIGNS))
        return script


def _arguments(node: Any) -> Sequence[Any]:
    found = node.nodeargd.argnlist if node.nodeargd else ()
    return [argument for argument in found if argument is not None]


def _pairs(nodes: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
    """Each node with the one behind it."""
    listed = list(nodes)
    return zip_longest(listed, listed[1:])


def _sign(node: Any, behind: Any) -> str:
    """What a command or special sign stands for."""
    name: str | None = node.macroname if isinstance(node, LatexMacroNode) else None
    if name in LEFT_OUT:
        return ""
    if name in NAMES:
        return f"{NAMES[name]}{node.macro_post_space}"
    if name and name.isalpha() and not is_known(name):
        arguments = [_letters(_by_library(part)) for part in _arguments(node)]
        if arguments or isinstance(behind, LatexGroupNode):
            return "".join(arguments)
        return f"\\{name}{node.macro_post_space}"
    if name in _BARE_ACCENTS and not any(_by_library(part) for part in _arguments(node)):
        return _BARE_ACCENTS[name]
    return _letters(_by_library(node))


def _by_library(node: Any) -> str:
    try:
        text: str = _unicode().node_to_text(node)
    except (AttributeError, IndexError, KeyError, TypeError):
        # Its own slips on commands that lack their argument.
        text = node.latex_verbatim()
    return text


def _letters(text: str) -> str:
    """Mathematical alphabets as ordinary letters: text faces lack them."""
    return _MATH_LETTERS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
