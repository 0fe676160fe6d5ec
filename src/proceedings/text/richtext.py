"""Titles and abstracts: text with emphasis and formulas, parsed once, written out where it goes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

KINDS = frozenset({"emphasis", "strong", "code", "sub", "sup"})
"""How a stretch of text may be set apart."""
SCRIPTS = frozenset({"sub", "sup"})


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
        within: The kinds around it, the outermost first.
    """

    kind: str
    text: str
    within: tuple[str, ...] = ()

    @property
    def marks(self) -> tuple[str, ...]:
        """All kinds that hold for it, the outermost first."""
        return self.within if self.kind == "text" else (*self.within, self.kind)


@dataclass(frozen=True, slots=True)
class Formula:
    """Maths between dollar signs.

    Attributes:
        tex: The source between the signs.
        runs: The same as letters, signs and scripts, for where no maths is set.
        marks: The kinds around it, the outermost first.
    """

    tex: str
    runs: tuple[Run, ...]
    marks: tuple[str, ...] = ()

    @property
    def own_runs(self) -> tuple[Run, ...]:
        """The runs without the marks around the formula."""
        depth = len(self.marks)
        return tuple(marked(run.text, run.marks[depth:]) for run in self.runs)

    @property
    def is_script(self) -> bool:
        """Whether it only raises or lowers something, as in `H$_2$O`: that is no maths."""
        return all(SCRIPTS & set(run.marks[len(self.marks) :]) for run in self.runs)


Piece = Run | Formula

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_PARAGRAPH = re.compile(r"[ \t]*\n[ \t]*\n\s*")
# An entity such as &#11; must not bring back what the metadata's reader refuses.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAK = Run("text", "\n\n")


@dataclass(frozen=True, slots=True)
class RichText:
    """Text as the metadata has it, with the notation it is in."""

    source: str
    markup: Markup = Markup.PLAIN

    @property
    def paragraphs(self) -> tuple[tuple[Piece, ...], ...]:
        """The text in pieces, paragraph by paragraph; a title has one, empty text none."""
        return _paragraphs(self.source, self.markup)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The text in runs, formulas too; neighbours are set differently and none is empty."""
        return _runs(self.source, self.markup)

    @property
    def plain(self) -> str:
        """The text alone, in Unicode; `n²` where Unicode has the script, else `n^(…)`."""
        from proceedings.text.asplain import plain  # noqa: PLC0415

        return "\n\n".join(map(plain, self.paragraphs))

    @property
    def html(self) -> str:
        """The text as HTML inside a paragraph or heading, everything escaped, maths as MathML."""
        from proceedings.text.ashtml import html  # noqa: PLC0415

        return "<br><br>".join(map(html, self.paragraphs))

    @property
    def latex(self) -> str:
        """The text as LaTeX: the source where that is LaTeX and harmless, else escaped."""
        from proceedings.text.aslatex import kept, latex  # noqa: PLC0415

        own = kept(self.source) if self.markup is Markup.LATEX else None
        return "\n\n".join(map(latex, self.paragraphs)) if own is None else own

    @property
    def jats(self) -> str:
        """The text as JATS inside one element; see `jats_paragraphs`."""
        return " ".join(self.jats_paragraphs)

    @property
    def jats_paragraphs(self) -> tuple[str, ...]:
        """Each paragraph as JATS inside a `p`; formulas need the prefix `mml` declared."""
        from proceedings.text.asjats import jats  # noqa: PLC0415

        return tuple(map(jats, self.paragraphs))


@lru_cache(maxsize=4096)
def _runs(source: str, markup: Markup) -> tuple[Run, ...]:
    return tuple(_joined(_flat(_paragraphs(source, markup))))


def _flat(paragraphs: Iterable[tuple[Piece, ...]]) -> Iterator[Run]:
    for number, pieces in enumerate(paragraphs):
        if number:
            yield _BREAK
        yield from runs_of(pieces)


def runs_of(pieces: Iterable[Piece]) -> Iterator[Run]:
    """The pieces with the runs of each formula in its place."""
    for piece in pieces:
        if isinstance(piece, Formula):
            yield from piece.runs
        else:
            yield piece


@lru_cache(maxsize=4096)
def _paragraphs(source: str, markup: Markup) -> tuple[tuple[Piece, ...], ...]:
    made = (tuple(_spaced(_parse(part, markup))) for part in _PARAGRAPH.split(source))
    return tuple(pieces for pieces in made if pieces)


def _parse(source: str, markup: Markup) -> Iterable[Piece]:
    # Parsers are imported when a volume uses their notation: most don't.
    if markup is Markup.MARKDOWN:
        from proceedings.text.markdown import markdown_pieces  # noqa: PLC0415

        return markdown_pieces(source)
    if markup is Markup.LATEX:
        from proceedings.text.tex import tex_pieces  # noqa: PLC0415

        return tex_pieces(source)
    return (Run("text", source),)


def _spaced(pieces: Iterable[Piece]) -> list[Piece]:
    """One paragraph's pieces with single spaces, none at either end, like runs joined."""
    made: list[Piece] = []
    after_space = True
    for piece in _grouped(pieces):
        if isinstance(piece, Formula):
            runs = tuple(run for run in _spaced(piece.runs) if isinstance(run, Run))
            if runs:
                made.append(replace(piece, tex=_clean(piece.tex).strip(), runs=runs))
                after_space = False
            continue
        text = _clean(piece.text)
        if after_space and piece.kind != "code":
            text = text.removeprefix(" ")
        if text:
            after_space = text.endswith(" ")
            made.append(replace(piece, text=text))
    while made and isinstance(last := made[-1], Run) and last.text.endswith(" "):
        made.pop()
        if last.text != " ":
            made.append(replace(last, text=last.text[:-1]))
    return made


def _clean(text: str) -> str:
    return _SPACES.sub(" ", _CONTROLS.sub("", unicodedata.normalize("NFC", text)))


def _grouped(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbouring runs of a kind as one; formulas as they are."""
    runs: list[Run] = []
    for piece in pieces:
        if isinstance(piece, Formula):
            yield from _joined(runs)
            runs = []
            yield piece
        else:
            runs.append(piece)
    yield from _joined(runs)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    for marks, alike in groupby(runs, key=lambda run: run.marks):
        text = "".join(run.text for run in alike)
        if text:
            yield marked(text, marks)


def marked(text: str, marks: tuple[str, ...]) -> Run:
    """A run for which these kinds hold, the outermost first."""
    return Run(marks[-1], text, marks[:-1]) if marks else Run("text", text)
