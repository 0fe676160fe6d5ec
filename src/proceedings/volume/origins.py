"""Where each value of the metadata came from; asked only when a finding is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from proceedings.findings.finding import Place

FieldPath = tuple[str | int, ...]
"""`("conference", "short")`, `("papers", "p-042", "authors", 0, "family")`: papers go by id."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a YAML file: POSIX path in the volume, line and column from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Origins:
    """The spots of all values that were read."""

    spots: Mapping[FieldPath, Spot] = field(default_factory=dict)

    def place(self, *path: str | int) -> Place:
        """Where a value stands, else where the nearest one around it does."""
        paper = str(path[1]) if len(path) > 1 and path[0] == "papers" else None
        for length in range(len(path), 0, -1):
            spot = self.spots.get(path[:length])
            if spot:
                return Place(paper=paper, file=spot.file, line=spot.line, column=spot.column)
        return Place(paper=paper)
