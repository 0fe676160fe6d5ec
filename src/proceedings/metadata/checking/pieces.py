"""What the files gave, before it is a volume: the checks between records work on it."""

from __future__ import annotations

from dataclasses import dataclass

from proceedings.findings.finding import Finding, Level
from proceedings.metadata.spots import Spots
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.origins import FieldPath, Origins
from proceedings.volume.paper import Paper
from proceedings.volume.volume import VolumeFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The volume in pieces.

    Attributes:
        settings: volume.yaml; None when something it can't be without is missing.
        papers: The papers that could be built.
        ids: Ids of all papers that are written down, also of those that couldn't be built.
        texts: Ids of all texts under `prose`, also of those that couldn't be built.
        pages: front.yaml.
        origins: Where everything stands.
    """

    settings: VolumeFile | None
    papers: tuple[Paper, ...]
    ids: frozenset[str]
    texts: frozenset[str]
    pages: FrontPages
    origins: Origins

    def drop(self, path: FieldPath) -> None:
        """Have the places of a list follow a record that lost one of its items."""
        if isinstance(self.origins.spots, Spots):
            self.origins.spots.drop(path)

    def finding(
        self,
        rule: str,
        path: tuple[str | int, ...],
        message: str,
        fix: str,
        *,
        level: Level = Level.ERROR,
        evidence: str | None = None,
    ) -> Finding:
        """A finding at the value of a field path."""
        return Finding(
            rule=rule,
            level=level,
            message=message,
            fix=fix,
            place=self.origins.place(*path),
            evidence=evidence,
        )
