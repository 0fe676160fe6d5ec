"""Titles and abstracts: text with emphasis, parsed once, written out for each place it goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Markup(StrEnum):
    """The notation titles and abstracts are written in."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    LATEX = "latex"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text set alike."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class RichText:
    """Text as the metadata has it, with the notation it is in."""

    source: str
    markup: Markup = Markup.PLAIN

    @property
    def runs(self) -> tuple[Run, ...]:
        """The text in runs."""
        return (Run("text", self.source),)

    @property
    def plain(self) -> str:
        """The text alone, in Unicode."""
        return "".join(run.text for run in self.runs)
