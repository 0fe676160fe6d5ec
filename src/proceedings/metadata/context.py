"""What is known while one file becomes values, and the findings that come up."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from proceedings.findings.finding import Finding, Level, Place
from proceedings.metadata.nodes import Scalar
from proceedings.metadata.reading import excerpt
from proceedings.text.richtext import Markup
from proceedings.volume.people import Affiliation

_COMPARISONS = 50_000
"""Comparisons a file may cost in search of what was meant; a second or so."""


@dataclass(slots=True)
class Notes:
    """What is noted while several files are read.

    Attributes:
        used: Keys of affiliations that something refers to.
        dropped: By the identity of a list's node, the places of items that gave no value.
    """

    used: set[str] = field(default_factory=set)
    dropped: dict[int, list[int]] = field(default_factory=dict)


class Placed(Protocol):
    """A node or an entry: it knows where it stands."""

    @property
    def line(self) -> int:
        """Line from 1."""

    @property
    def column(self) -> int:
        """Column from 1."""


class Context:
    """The state of one file's reading.

    Attributes:
        file: POSIX path in the volume.
        folder: The volume's folder, to look for files in; None where there is none.
        affiliations: Affiliations by key; None for one that was refused.
        markup: The notation of titles and abstracts.
        paper: The id of the paper being read.
        notes: What is noted across files.
        findings: All that came up.
    """

    def __init__(
        self,
        file: str,
        affiliations: Mapping[str, Affiliation | None] | None = None,
        markup: Markup = Markup.PLAIN,
        folder: Path | None = None,
        notes: Notes | None = None,
    ) -> None:
        self.file = file
        self.folder = folder
        self.affiliations = affiliations or {}
        self.markup = markup
        self.notes = notes or Notes()
        self.paper: str | None = None
        self.findings: list[Finding] = []
        self._comparisons = _COMPARISONS

    def place(self, at: Placed) -> Place:
        """Where a node stands."""
        return Place(paper=self.paper, file=self.file, line=at.line, column=at.column)

    def report(
        self,
        rule: str,
        at: Placed,
        message: str,
        fix: str,
        *,
        level: Level = Level.ERROR,
        evidence: str | None = None,
    ) -> None:
        """Tell of something wrong at a node."""
        if evidence is None and isinstance(at, Scalar):
            evidence = at.text
        self.findings.append(
            Finding(
                rule=rule,
                level=level,
                message=message,
                fix=fix,
                place=self.place(at),
                evidence=excerpt(evidence) if evidence else None,
            )
        )

    def meant(self, word: str, options: Iterable[str]) -> str | None:
        """The option somebody most likely meant, if any is near enough."""
        known = {option.casefold(): option for option in options}
        if word.casefold() in known:
            return known[word.casefold()]
        if self._comparisons <= 0:
            return None
        self._comparisons -= len(known)
        found = difflib.get_close_matches(word[:64].casefold(), known, n=1, cutoff=0.65)
        return known[found[0]] if found else None
