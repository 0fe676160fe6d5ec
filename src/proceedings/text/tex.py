"""LaTeX in titles and abstracts, as authors and conference systems write it, to Unicode runs.

Nothing is executed and no file is read: commands are looked up in a table. Of an unknown one with
an argument the argument is kept; one without stays as it is written, so that nothing gets lost.
"""

from __future__ import annotations

import logging
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

from proceedings.text.richtext import Run

# The library warns of malformed commands on standard error, where nothing but the console speaks.
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)

_MAX_LENGTH = 50_000
"""Longer text is no title and no abstract; it is kept as it is."""
_MAX_DEPTH = 50

_COMMANDS = {
    "emph": "emphasis",
    "textit": "emphasis",
    "textsl": "emphasis",
    "textbf": "strong",
    "texttt": "code",
    "textsuperscript": "sup",
    "textsubscript": "sub",
}
_SWITCHES = {
    "em": "emphasis",
    "it": "emphasis",
    "itshape": "emphasis",
    "sl": "emphasis",
    "slshape": "emphasis",
    "bf": "strong",
    "bfseries": "strong",
    "tt": "code",
    "ttfamily": "code",
    "rm": "text",
    "normalfont": "text",
}
# Of these the last argument is what a reader sees.
_SHOWN_LAST = frozenset(
    {"textsc", "textrm", "textsf", "textup", "textnormal", "text", "url", "href"}
)
_LEFT_OUT = frozenset(
    (
        *("footnote", "thanks", "label", "vspace", "hspace", "noindent", "par", "centering", "-"),
        *("protect", "relax", "xspace", "displaystyle", "textstyle", "limits", "nolimits"),
    )
)
_NAMES = {"TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX"}
_SCRIPTS = {"^": "sup", "_": "sub"}
_MATH_SIGNS = str.maketrans({"-": "−", "'": "′", "*": "∗"})
_RELATIONS = frozenset("≤≥≠≈≡∼≃≅∝≪≫∈∉⊂⊆⊃⊇→←↔⇒⇔×±·∘∪∩∧∨⊕⊗")
_MATH_LETTERS = re.compile("[\U0001d400-\U0001d7ff]")
_PER_CENT = re.compile(r"(\\.)|%", re.DOTALL)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


def tex_runs(source: str) -> tuple[Run, ...]:
    """The runs of one paragraph in LaTeX; text that can't be parsed is kept as it is."""
    if len(source) > _MAX_LENGTH or _depth(source) > _MAX_DEPTH:
        return (Run("text", source),)
    try:
        # Pasted titles have bare per cent signs, not comments.
        escaped = _PER_CENT.sub(lambda found: found.group(1) or r"\%", source)
        walker = LatexWalker(escaped, latex_context=_commands(), tolerant_parsing=True)
        nodes, _, _ = walker.get_latex_nodes()
        writer = _Writer()
        writer.text(nodes, "text")
    except (LatexWalkerError, RecursionError, IndexError):
        # IndexError: the library's own slip on a \verb at the very end.
        return (Run("text", source),)
    return tuple(writer.runs)


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
                ("textsuperscript", 1),
                ("textsubscript", 1),
                ("textup", 1),
                ("textnormal", 1),
                ("href", 2),
                ("thanks", 1),
            )
        ],
        prepend=True,
    )
    return commands


@cache
def _unicode() -> Any:
    return LatexNodes2Text(math_mode="text")


class _Writer:
    """Writes nodes into runs."""

    def __init__(self) -> None:
        self.runs: list[Run] = []

    def _put(self, kind: str, text: str) -> None:
        if text:
            self.runs.append(Run(kind, text))

    def text(self, nodes: Iterable[Any], kind: str) -> None:
        r"""Text mode; a switch such as \it holds to the end of its group."""
        for node, behind in _pairs(nodes):
            if isinstance(node, LatexMacroNode):
                if node.macroname in _SWITCHES:
                    kind = _SWITCHES[node.macroname]
                else:
                    self._command(node, behind, kind)
            elif isinstance(node, LatexMathNode):
                self.maths(node.nodelist, kind)
            elif isinstance(node, LatexGroupNode | LatexEnvironmentNode):
                self.text(node.nodelist, kind)
            elif isinstance(node, LatexCharsNode):
                self._put(kind, node.chars)
            elif node is not None:
                self._put(kind, _unicode().node_to_text(node))

    def _command(self, node: Any, behind: Any, kind: str) -> None:
        name = node.macroname
        if name in _LEFT_OUT:
            return
        arguments = _arguments(node)
        if name in _COMMANDS:
            self.text(arguments, _COMMANDS[name])
        elif name in _SHOWN_LAST:
            self.text(arguments[-1:], kind)
        else:
            self._put(kind, _sign(node, behind))

    def maths(self, nodes: Iterable[Any], kind: str) -> None:
        """Maths: scripts become runs, signs Unicode, everything else its letters."""
        script: str | None = None
        for node, behind in _pairs(nodes):
            if isinstance(node, LatexCharsNode):
                script = self._signs(node.chars, kind, script)
                continue
            inner = script or kind
            script = None
            if isinstance(node, LatexGroupNode):
                self.maths(node.nodelist, inner)
            elif isinstance(node, LatexMacroNode) and node.macroname in _SHOWN_LAST:
                self.text(_arguments(node)[-1:], inner)
            elif node is not None:
                sign = _sign(node, behind)
                # TeX sets room around relations; in scripts it doesn't.
                self._put(inner, f" {sign} " if sign in _RELATIONS and inner == kind else sign)

    def _signs(self, chars: str, kind: str, script: str | None) -> str | None:
        for sign in chars:
            if sign in _SCRIPTS:
                script = _SCRIPTS[sign]
            elif script and not sign.isspace():
                self._put(script, sign.translate(_MATH_SIGNS))
                script = None
            else:
                self._put(kind, sign.translate(_MATH_SIGNS))
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
    if name in _LEFT_OUT:
        return ""
    if name in _NAMES:
        return f"{_NAMES[name]}{node.macro_post_space}"
    if name and name.isalpha() and _unicode().latex_context.get_macro_spec(name) is None:
        takes_group = isinstance(behind, LatexGroupNode)
        return "" if takes_group else f"\\{name}{node.macro_post_space}"
    return _letters(_unicode().node_to_text(node))


def _letters(text: str) -> str:
    """Mathematical alphabets as ordinary letters: text faces lack them."""
    return _MATH_LETTERS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
