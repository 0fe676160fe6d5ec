"""Rich text in its three notations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import bibtexparser
import pytest
import yaml
from defusedxml.ElementTree import fromstring
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pylatexenc.latexencode import unicode_to_latex

from proceedings.text.richtext import Markup, RichText, Run
from proceedings.text.texwords import unknown_words

KINDS = {"text", "emphasis", "strong", "code", "sub", "sup"}
TAGS = {"em", "strong", "code", "sub", "sup", "br"}
_SQUARE = (
    "<math><semantics><mrow><msup><mi>n</mi><mn>2</mn></msup></mrow>"
    '<annotation encoding="application/x-tex">n^2</annotation></semantics></math>'
)
MATHS = {"math", "semantics", "annotation", "mrow", "mi", "mo", "mn", "mtext", "mspace"} | {
    *("msup", "msub", "msubsup", "mfrac", "msqrt", "mroot", "mover", "munder", "munderover"),
    *("mstyle", "mpadded"),
}


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("a *b* **c** `d<e`", "a <em>b</em> <strong>c</strong> <code>d&lt;e</code>"),
        ("***both***", "<em><strong>both</strong></em>"),
        ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
        ("snake_case_name, 2 * 3 * 4", "snake_case_name, 2 * 3 * 4"),
        (r"\*not\* &amp; &eacute;", "*not* &amp; é"),
        ("[a](http://b) ![c](d)", "[a](http://b) ![c](d)"),
        ("<b>x</b> <http://a>", "&lt;b&gt;x&lt;/b&gt; &lt;http://a&gt;"),
        ("# 1. - > no block", "# 1. - &gt; no block"),
        ("one\ntwo\n\n  three", "one two<br><br>three"),
        ("CO$_2$ at \\$x, $5 to $10", "CO<sub>2</sub> at $x, $5 to $10"),
    ],
)
def test_markdown(source: str, html: str) -> None:
    assert RichText(source, Markup.MARKDOWN).html == html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (
            r"G\"odel, Erd\H{o}s, \v{S}koda, \'{\i}, \c{c}, \o, \ss",
            "Gödel, Erdős, Škoda, í, ç, ø, ß",
        ),
        (r"\emph{a} \textit{b} {\it c} d", "<em>a</em> <em>b</em> <em>c</em> d"),
        (r"\emph{a \textbf{b} c} d", "<em>a <strong>b</strong> c</em> d"),
        (r"\textbf{a} \texttt{b} \textsc{Cap}", "<strong>a</strong> <code>b</code> Cap"),
        (r"m\textsuperscript{2} H$_2$O", "m<sup>2</sup> H<sub>2</sub>O"),
        (r"``q'' --- a~b \& 5\% \$3 R&D", "“q” — a\xa0b &amp; 5% $3 R&amp;D"),
        (r"50% of {\LaTeX} users", "50% of LaTeX users"),
        (r"\href{http://x}{link}\footnote{no}\unknown{kept}", "linkkept"),
        (r"\input{/etc/passwd} \today", r"/etc/passwd \today"),
        (r"with \ourtool and more", r"with \ourtool and more"),
        (
            r"$n^2$",
            _SQUARE,
        ),
        (r"$\href{javascript:x}{n}$", "n"),
        (r"$\newcommand{\x}{n}\x$", r"n\x"),
        (r"O(n\^{}d) costs $5", "O(n^d) costs $5"),
        ("{" * 200 + "x", "{" * 200 + "x"),
    ],
)
def test_latex(source: str, html: str) -> None:
    assert RichText(source, Markup.LATEX).html == html


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        (r"$O(n^2)$ and $x_{i+1}$", "O(n²) and xᵢ₊₁"),
        (r"$x^{q}$, $x^{a,b}$, $x_{i_j}$", "x^q, x^(a,b), x_(iⱼ)"),
        (r"$\alpha \le \beta$, $\mathbb{R}^n$, $\mathcal{O}(1)$", "α ≤ β, ℝⁿ, O(1)"),
        (r"$x-1$ but x-1, $f'$", "x−1 but x-1, f′"),
        (r"$\frac{1}{2}$ $\frac{a+b}{\sqrt{n}}$ $\sqrt{n+1}$", "1/2 (a+b)/(√n) √(n+1)"),
        (r"H$_2$O, m\textsuperscript{2}, 21\textsuperscript{st}", "H₂O, m², 21st"),
    ],
)
def test_formulas_in_unicode(source: str, plain: str) -> None:
    assert RichText(source, Markup.LATEX).plain == plain


@pytest.mark.parametrize(
    ("source", "latex"),
    [
        (r"G\"odel's \emph{x} in $O(n^2)$", r"G\"odel's \emph{x} in $O(n^2)$"),
        (r"50% of R&D on a_b #1", r"50\% of R\&D on a\_b \#1"),
        (r"\input{/etc/passwd} $n^2$ and \emph{x}", r"/etc/passwd $n^2$ and \emph{x}"),
        (r"\alpha outside", r"αoutside"),
        (r"$\write18{x}$ \{ y", r"\textbackslash{}write18x \textbraceleft{} y"),
        ("$x$ and $ alone", r"$x$ and \$ alone"),
    ],
)
def test_latex_is_kept_where_it_is_harmless(source: str, latex: str) -> None:
    assert RichText(source, Markup.LATEX).latex == latex


def test_plain_and_markdown_go_out_as_latex() -> None:
    assert RichText("50% \\emph{x} $3").latex == (
        r"50\% \textbackslash{}emph\textbraceleft{}x\textbraceright{} \$3"
    )
    assert RichText("**a *b*** $n^2$", Markup.MARKDOWN).latex == r"\textbf{a \emph{b}} $n^2$"


def test_jats_has_formulas_in_both_forms() -> None:
    text = RichText("*a* < $n^2$\n\n**b**`c`", Markup.MARKDOWN)
    first, second = text.jats_paragraphs
    assert first == (
        "<italic>a</italic> &lt; <inline-formula><alternatives><tex-math>$n^2$</tex-math>"
        "<mml:math><mml:mrow><mml:msup><mml:mi>n</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:mrow>"
        "</mml:math></alternatives></inline-formula>"
    )
    assert second == "<bold>b</bold><monospace>c</monospace>"
    assert "javascript" not in RichText(r"$\href{javascript:x}{y}$", Markup.LATEX).jats


def test_unknown_commands_are_listed_once() -> None:
    assert unknown_words(r"\emph{a} \alpha \foo{b} \foo \cite{c} \\ \'e") == ("foo", "cite")


def test_plain_text_is_taken_as_written_but_for_its_spaces() -> None:
    text = RichText(" *a* \\emph{b}\n $c$  <d>")
    assert text.runs == (Run("text", "*a* \\emph{b} $c$ <d>"),)
    assert text.html == "*a* \\emph{b} $c$ &lt;d&gt;"


def test_runs_are_of_unlike_neighbours_and_plain_joins_them() -> None:
    text = RichText("a *b*_c_ d", Markup.MARKDOWN)
    assert all(one.marks != two.marks for one, two in zip(text.runs, text.runs[1:], strict=False))
    assert text.plain == "".join(run.text for run in text.runs)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs or tag in MATHS
        assert not {name for name, _ in attrs} & {"href", "style", "class"}
        self.tags.add(tag)


SCRAPS = [
    *"\\{}$^_*`&<[]a\n%",
    *(
        "\\emph",
        "\\frac",
        "\\begin{x}",
        "\\'",
        "\\verb",
        "&#11;",
        "\\href",
        "\\sqrt",
        "\\left",
        "$x",
    ),
]


@settings(max_examples=200, deadline=None)
@given(
    source=st.text(max_size=60) | st.lists(st.sampled_from(SCRAPS), max_size=25).map("".join),
    markup=st.sampled_from(Markup),
)
@example(source="\\" * 7, markup=Markup.LATEX)
@example(source="&#0;&#xD800;&#xb;", markup=Markup.MARKDOWN)
def test_any_text_goes_everywhere_unharmed(source: str, markup: Markup) -> None:
    text = RichText(source, markup)
    assert {run.kind for run in text.runs} <= KINDS
    assert all(run.text for run in text.runs)
    assert not any(ord(sign) < 32 and sign != "\n" for sign in text.plain)
    text.plain.encode()
    parser = _Tags()
    parser.feed(text.html)
    assert parser.tags <= TAGS | MATHS
    fromstring(f"<p xmlns:mml='m'>{text.jats}</p>")
    depth = 0
    for sign in text.latex:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0


def _letters(text: str) -> str:
    normal = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in normal if sign.isalnum())


_ALPHABET = (
    "".join(
        sign for sign in map(chr, range(0x20, 0x180)) if sign.isalnum() and sign not in "ĦħĸĿŀŉŦŧŰű"
    )
    + "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ ,.:;()-"
)
"""Letters that the encoder knows; it mistakes a few of them for others."""


@settings(max_examples=150, deadline=None)
@given(st.text(_ALPHABET, max_size=40))
def test_unicode_to_latex_and_back_loses_no_letter(text: str) -> None:
    there = unicode_to_latex(text)
    assert _letters(RichText(there, Markup.LATEX).plain) == _letters(text)
    assert _letters(RichText(RichText(text).latex, Markup.LATEX).plain) == _letters(text)


def _real_titles(corpus: Path) -> Iterator[str]:
    papers = yaml.safe_load((corpus / "volumes/sigdial-2020/papers.yml").read_text("utf-8"))
    for paper in papers:
        yield from (paper["title"], paper.get("abstract") or "")
    for path in sorted((corpus / "metadata/pmlr").glob("*.bib")):
        for entry in bibtexparser.parse_file(str(path)).entries:
            for key in ("title", "abstract"):
                if key in entry.fields_dict:
                    yield str(entry[key])


def test_real_titles_go_through_latex_and_back(corpus: Path) -> None:
    titles = list(_real_titles(corpus))
    assert len(titles) > 150
    for source in titles:
        text = RichText(source, Markup.LATEX)
        assert _letters(RichText(text.latex, Markup.LATEX).plain) == _letters(text.plain)
        assert "$" not in text.plain or r"\$" in source or r"\textdollar" in source
        # Words without any TeX in them stand in the result as they are.
        shown = re.sub(r"\\footnote\{[^}]*\}", "", source)
        for word in re.findall(r"(?<![\S])[A-Za-z]+(?=[\s,.]|$)", shown):
            assert word in text.plain
