"""Commands of LaTeX that titles and abstracts may have: what they are, which are harmless."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any

# The library warns of malformed commands on standard error, where nothing but the console speaks.
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)

FACES = {
    "emph": "emphasis",
    "textit": "emphasis",
    "textsl": "emphasis",
    "textbf": "strong",
    "texttt": "code",
    "textsuperscript": "sup",
    "textsubscript": "sub",
}
"""Commands that set their argument apart, and the kind of text it is then."""
SWITCHES = {
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
"""Commands that hold to the end of their group."""
SHOWN_LAST = frozenset(
    (
        *("textsc", "textrm", "textsf", "textup", "textmd", "textnormal", "text", "mbox", "url"),
        *("href", "texorpdfstring", "textcolor"),
    )
)
"""Of these the last argument is what a reader sees."""
LEFT_OUT = frozenset(
    (
        *("footnote", "thanks", "label", "vspace", "hspace", "noindent", "par", "centering", "-"),
        *("protect", "relax", "xspace", "displaystyle", "textstyle", "limits", "nolimits"),
        *("left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "smallskip", "medskip"),
        *("mathsurround", "nonumber", "centerline", "small", "large", "normalsize", "allowbreak"),
    )
)
"""Of these a reader sees nothing, or what stands behind them."""
NAMES = {"TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX"}
"""Logos, as the words they are."""
MATHS_FACES = frozenset(
    (
        *("mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathnormal", "operatorname", "bm"),
        *("boldsymbol", "ensuremath", "mathop"),
    )
)
"""Faces of maths whose argument is maths."""
FRACTIONS = frozenset({"frac", "dfrac", "tfrac", "nicefrac"})

_HARMLESS = (
    FACES.keys()
    | SWITCHES.keys()
    | {"textsc", "textrm", "textsf", "textup", "textmd", "textnormal", "text", "mbox"}
    | {"TeX", "LaTeX"}
    | (MATHS_FACES - {"bm", "mathop"})
    | {"mathbb", "mathcal", "mathfrak", "frac", "sqrt", "overline", "underline", "left", "right"}
    | {"widehat", "widetilde", "vec", "dot", "hat", "check", "breve", "acute", "grave", "tilde"}
    | {"bar", "ddot", "not", "quad", "qquad", "displaystyle", "limits", "nolimits"}
    | {"c", "H", "k", "b", "d", "r", "u", "v"}
)
_FOR_TEXT = frozenset(
    (
        *(FACES.keys() | SWITCHES.keys() | {"TeX", "LaTeX", "quad", "qquad"}),
        *("textsc", "textrm", "textsf", "textup", "textmd", "textnormal", "text", "mbox"),
        *("c", "H", "k", "b", "d", "r", "u", "v", "ss", "o", "O", "ae", "AE", "oe", "OE", "aa"),
        *("AA", "l", "L", "i", "j", "dh", "DH", "th", "TH", "dj", "DJ", "ng", "NG", "S", "P"),
        *("dag", "ddag", "copyright", "pounds", "dots", "ldots", "ensuremath"),
    )
)
_RENDERED = frozenset(
    {"mathbb", "mathcal", "mathscr", "mathfrak", "sqrt", "overline", "underline", "widehat"}
    | {"widetilde", "vec", "dot", "hat", "check", "breve", "acute", "grave", "tilde", "bar"}
    | {"ddot", "not", "quad", "qquad", "c", "H", "k", "b", "d", "r", "u", "v", "t"}
)
_WORD = re.compile(r"\\([A-Za-z]+|[^A-Za-z]|$)", re.DOTALL)
_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|[{}$%#&^_~]|\\$", re.DOTALL)
_ESCAPES = frozenset("'`\"^~=.%$#&_{},;:!- /|()")


@cache
def symbols() -> frozenset[str]:
    r"""Commands that stand for a sign or for a function's name: `\alpha`, `\le`, `\log`."""
    from pylatexenc.latex2text import get_default_latex_context_db  # noqa: PLC0415

    specs: Any = get_default_latex_context_db().iter_macro_specs()
    return frozenset(
        spec.macroname
        for spec in specs
        # «%s» takes arguments; «<ref>» is a stand-in; today's date is another one tomorrow.
        if isinstance(spec.simplify_repl, str)
        and spec.simplify_repl.strip()
        and not set(spec.simplify_repl) & set("%<")
        and spec.macroname.isalpha()
        and spec.macroname != "today"
    )


@cache
def _known() -> frozenset[str]:
    return frozenset(
        FACES.keys()
        | SWITCHES.keys()
        | SHOWN_LAST
        | LEFT_OUT
        | NAMES.keys()
        | MATHS_FACES
        | FRACTIONS
        | _RENDERED
        | symbols()
    )


def is_known(name: str) -> bool:
    """Whether a command is one whose meaning is known here."""
    return name in _known()


def unknown_words(source: str) -> tuple[str, ...]:
    """The commands nobody here knows, in the order of the text, each once."""
    if "\\" not in source:
        return ()
    words = (found.group(1) for found in _WORD.finditer(source))
    return tuple(dict.fromkeys(w for w in words if w.isalpha() and not is_known(w)))


def is_harmless(source: str) -> bool:
    """Whether every command only shows text or a sign, and every brace has its fellow.

    Nothing reads, writes, defines, links or repeats; so any TeX may be given it.
    """
    depth = 0
    for token in _TOKEN.findall(source):
        # BibTeX counts braces whether or not a backslash stands before them.
        depth += token.endswith("{") - token.endswith("}")
        if depth < 0 or (token[0] == "\\" and not _is_harmless_word(token[1:])):
            return False
    return depth == 0


def _is_harmless_word(word: str) -> bool:
    if not word.isascii() or not word.isalpha():
        return word in _ESCAPES and word != ""
    return word in _HARMLESS or word in symbols()


def is_for_text(word: str) -> bool:
    """Whether a harmless command may stand outside of maths."""
    return not word.isalpha() or word in _FOR_TEXT or word.startswith("text")


def tokens(source: str) -> list[str]:
    """The text cut at commands and special signs; what stands between them is kept in place."""
    return [part for part in re.split(f"({_TOKEN.pattern})", source, flags=re.DOTALL) if part]
