"""Titles and abstracts: text with emphasis, parsed once, written out for each place it goes."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby


class Markup(StrEnum):
    """The notation titles and abstracts are written in."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    LATEX = "latex"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text set alike.

    Attributes:
        kind: `text`, `emphasis`, `strong`, `code`, `sub` or `sup`; where kinds nest, the innermost.
        text: Unicode in NFC, no markup; a blank line parts paragraphs.
    """

    kind: str
    text: str


_TAGS = {"emphasis": "em", "strong": "strong", "code": "code", "sub": "sub", "sup": "sup"}
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_PARAGRAPH = re.compile(r"[ \t]*\n[ \t]*\n\s*")
# An entity such as &#11; must not bring back what the metadata's reader refuses.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class RichText:
    """Text as the metadata has it, with the notation it is in."""

    source: str
    markup: Markup = Markup.PLAIN

    @property
    def runs(self) -> tuple[Run, ...]:
        """The text in runs; neighbours differ in kind and none is empty."""
        return _runs(self.source, self.markup)

    @property
    def plain(self) -> str:
        """The text alone, in Unicode."""
        return "".join(run.text for run in self.runs)

    @property
    def html(self) -> str:
        """The text as HTML inside a paragraph or heading, everything escaped."""
        return "".join(_html(run) for run in self.runs)


def _html(run: Run) -> str:
    text = html.escape(run.text).replace("\n\n", "<br><br>")
    tag = _TAGS.get(run.kind)
    return f"<{tag}>{text}</{tag}>" if tag else text


@lru_cache(maxsize=4096)
def _runs(source: str, markup: Markup) -> tuple[Run, ...]:
    paragraphs = [part for part in _PARAGRAPH.split(source) if part.strip()]
    made: list[Run] = []
    for paragraph in paragraphs:
        if made:
            made.append(Run("text", "\n\n"))
        made += _spaced(_parse(paragraph, markup))
    return tuple(_joined(made))


def _parse(source: str, markup: Markup) -> Iterable[Run]:
    # Parsers are imported when a volume uses their notation: most don't.
    if markup is Markup.MARKDOWN:
        from proceedings.text.markdown import markdown_runs  # noqa: PLC0415

        return markdown_runs(source)
    if markup is Markup.LATEX:
        from proceedings.text.tex import tex_runs  # noqa: PLC0415

        return tex_runs(source)
    return (Run("text", source),)


def _spaced(runs: Iterable[Run]) -> list[Run]:
    """One paragraph's runs with single spaces, none at either end."""
    made: list[Run] = []
    after_space = True
    for run in runs:
        text = _SPACES.sub(" ", _CONTROLS.sub("", unicodedata.normalize("NFC", run.text)))
        if after_space and run.kind != "code":
            text = text.removeprefix(" ")
        if text:
            after_space = text.endswith(" ")
            made.append(Run(run.kind, text))
    if made and made[-1].text.endswith(" "):
        last = made.pop()
        made.append(Run(last.kind, last.text[:-1]))
    return made


def _joined(runs: Iterable[Run]) -> Iterable[Run]:
    for kind, alike in groupby(runs, key=lambda run: run.kind):
        text = "".join(run.text for run in alike)
        if text:
            yield Run(kind, text)
