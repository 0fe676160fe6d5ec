"""Rich text in its three notations."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from proceedings.text.richtext import Markup, RichText, Run

KINDS = {"text", "emphasis", "strong", "code", "sub", "sup"}


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("a *b* **c** `d<e`", "a <em>b</em> <strong>c</strong> <code>d&lt;e</code>"),
        ("***both***", "<strong>both</strong>"),
        ("snake_case_name, 2 * 3 * 4", "snake_case_name, 2 * 3 * 4"),
        (r"\*not\* &amp; &eacute;", "*not* &amp; é"),
        ("[a](http://b) ![c](d)", "[a](http://b) ![c](d)"),
        ("<b>x</b> <http://a>", "&lt;b&gt;x&lt;/b&gt; &lt;http://a&gt;"),
        ("# 1. - > no block", "# 1. - &gt; no block"),
        ("one\ntwo\n\n  three", "one two<br><br>three"),
    ],
)
def test_markdown(source: str, html: str) -> None:
    assert (
        RichText(source, Markup.MARKDOWN).html.replace(
            "<em><strong>both</strong></em>", "<strong>both</strong>"
        )
        == html
    )


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (
            r"G\"odel, Erd\H{o}s, \v{S}koda, \'{\i}, \c{c}, \o, \ss",
            "Gödel, Erdős, Škoda, í, ç, ø, ß",
        ),
        (r"\emph{a} \textit{b} {\it c} d", "<em>a</em> <em>b</em> <em>c</em> d"),
        (r"\textbf{a} \texttt{b} \textsc{Cap}", "<strong>a</strong> <code>b</code> Cap"),
        (r"m\textsuperscript{2} H$_2$O", "m<sup>2</sup> H<sub>2</sub>O"),
        (r"$O(n^2)$ and $x_{i+1}$", "O(n<sup>2</sup>) and x<sub>i+1</sub>"),
        (r"$\alpha \le \beta$, $\mathbb{R}^n$, $\mathcal{O}(1)$", "α ≤ β, ℝ<sup>n</sup>, O(1)"),
        (r"$x-1$ but x-1", "x−1 but x-1"),
        (r"``q'' --- a~b \& 5\% \$3", "“q” — a\xa0b &amp; 5% $3"),
        (r"50% of {\LaTeX} users", "50% of LaTeX users"),
        (r"\href{http://x}{link}\footnote{no}\unknown{kept}", "linkkept"),
        (r"\input{/etc/passwd}", ""),
        (r"with \ourtool and more", r"with \ourtool and more"),
        ("{" * 200 + "x", "{" * 200 + "x"),
    ],
)
def test_latex(source: str, html: str) -> None:
    assert RichText(source, Markup.LATEX).html == html


def test_plain_text_is_taken_as_written_but_for_its_spaces() -> None:
    text = RichText(" *a* \\emph{b}\n $c$  <d>")
    assert text.runs == (Run("text", "*a* \\emph{b} $c$ <d>"),)
    assert text.html == "*a* \\emph{b} $c$ &lt;d&gt;"


def test_runs_are_of_unlike_neighbours_and_plain_joins_them() -> None:
    text = RichText("a *b*_c_ d", Markup.MARKDOWN)
    assert all(one.kind != two.kind for one, two in zip(text.runs, text.runs[1:], strict=False))
    assert text.plain == "".join(run.text for run in text.runs)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.add(tag)


SCRAPS = [*"\\{}$^_*`&<[]a\n%", "\\emph", "\\frac", "\\begin{x}", "\\'", "\\verb", "&#11;"]


@settings(max_examples=200, deadline=None)
@given(
    source=st.text(max_size=60) | st.lists(st.sampled_from(SCRAPS), max_size=25).map("".join),
    markup=st.sampled_from(Markup),
)
@example(source="\\" * 7, markup=Markup.LATEX)
@example(source="&#0;&#xD800;&#xb;", markup=Markup.MARKDOWN)
def test_any_text_gives_runs_and_html_without_foreign_tags(source: str, markup: Markup) -> None:
    text = RichText(source, markup)
    assert {run.kind for run in text.runs} <= KINDS
    assert all(run.text for run in text.runs)
    assert not any(ord(sign) < 32 and sign != "\n" for sign in text.plain)
    text.plain.encode()
    parser = _Tags()
    parser.feed(text.html)
    assert parser.tags <= {"em", "strong", "code", "sub", "sup", "br"}
