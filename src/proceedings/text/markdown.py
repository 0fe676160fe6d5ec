"""Markdown in titles and abstracts: emphasis and code; all else is text."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

from proceedings.text.richtext import Run

_OPENING = {"em_open": "emphasis", "strong_open": "strong"}
_CLOSING = frozenset({"em_close", "strong_close"})


@cache
def _parser() -> MarkdownIt:
    # Links, images and raw HTML have no place in a title: they stay the text they are written as.
    parser = MarkdownIt("commonmark", {"html": False})
    return parser.disable(["link", "image", "autolink", "html_inline"])


def markdown_runs(source: str) -> tuple[Run, ...]:
    """The runs of one paragraph in Markdown (CommonMark §6, emphasis and code spans)."""
    runs: list[Run] = []
    kinds = ["text"]
    for token in _parser().parseInline(source)[0].children or ():
        if token.type in _OPENING:
            kinds.append(_OPENING[token.type])
        elif token.type in _CLOSING:
            kinds.pop()
        elif token.type == "code_inline":
            runs.append(Run("code", token.content))
        elif token.type in ("softbreak", "hardbreak"):
            runs.append(Run(kinds[-1], " "))
        else:
            runs.append(Run(kinds[-1], token.content))
    return tuple(runs)
