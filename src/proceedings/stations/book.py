"""The volume in work: what travels from station to station."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from proceedings.errors import BuildFault
from proceedings.findings.finding import Finding, has_errors
from proceedings.findings.levels import METADATA, settle
from proceedings.inspection.cameraready import CameraReady
from proceedings.records.inspection import Inspection
from proceedings.records.matter import SetMatter
from proceedings.records.order import Order
from proceedings.records.overlay import PaperStamps
from proceedings.records.pageplan import PagePlan
from proceedings.records.prepared import Prepared
from proceedings.records.takenoff import OwnLines
from proceedings.typesetting.press import Press
from proceedings.volume.origins import Origins
from proceedings.volume.paper import Paper
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume
from proceedings.workbench.bench import Done, Failed

T = TypeVar("T")

NO_PLAN = PagePlan(front=None, papers=(), back=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperInWork:
    """One paper that takes pages, from its file to its prepared copy.

    Attributes:
        file: The camera-ready, or the placeholder that stands in for it.
        prepared: Its prepared copy, in the cache.
        taken_off: What it printed itself and the prepared copy has no more.
    """

    record: Paper
    style: Style
    file: CameraReady
    inspection: Inspection
    prepared: Done[Prepared]
    placeholder: bool
    taken_off: tuple[OwnLines, ...] = ()

    @property
    def id(self) -> str:
        """The paper's id."""
        return self.record.id


@dataclass(frozen=True, slots=True, kw_only=True)
class BookInWork:
    """The volume in work; each station gives back a new one.

    Attributes:
        style: The volume's own style; a track's papers may have another.
        inputs: Every file that was read: POSIX path in the volume, SHA-256.
        own_files: Those of them that may stand on any page: all but the papers' own.
        papers: Bound papers by id.
        findings: All so far, settled by the style's levels and the waivers.
        front: The set front matter; None while there is none.
        stamps: What is laid on each paper's pages.
        asked: Groups of rules that were asked so far.
    """

    order: Order
    volume: Volume
    origins: Origins
    press: Press
    style: Style
    styles: Mapping[str, Style]
    inputs: tuple[tuple[str, str], ...]
    own_files: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    papers: Mapping[str, PaperInWork] = field(default_factory=dict)
    plan: PagePlan = NO_PLAN
    front: Done[SetMatter] | None = None
    back: Done[SetMatter] | None = None
    stamps: Mapping[str, PaperStamps] = field(default_factory=dict)
    asked: frozenset[str] = METADATA

    def with_findings(self, findings: Iterable[Finding]) -> BookInWork:
        """The same with more findings."""
        return replace(self, findings=(*self.findings, *findings))

    @property
    def settled(self) -> tuple[Finding, ...]:
        """All findings, at the levels that the style and the waivers give them."""
        return settle(
            self.findings,
            self.volume,
            self.style.levels,
            paper_levels={paper.id: paper.style.levels for paper in self.papers.values()},
            asked=self.asked,
            today=self.order.today,
            at=self.origins.place,
        )

    @property
    def is_draft(self) -> bool:
        """Whether it can't be published so: errors remain, or a page stands in for a paper."""
        return has_errors(self.settled) or any(p.placeholder for p in self.papers.values())

    @property
    def in_order(self) -> tuple[PaperInWork, ...]:
        """Bound papers in the order of the plan."""
        return tuple(self.papers[planned.id] for planned in self.plan.papers)

    @property
    def chosen(self) -> tuple[PaperInWork, ...]:
        """Those of them that the order is for."""
        choice = self.order.choice
        sessions = {
            paper
            for session in self.volume.program.all_sessions
            if session.id in choice.sessions or session.title in choice.sessions
            for paper in session.papers
        }
        if choice.is_all:
            return self.in_order
        return tuple(
            paper
            for paper in self.in_order
            if paper.id in choice.papers
            or paper.record.track in choice.tracks
            or paper.id in sessions
        )


def digest(*values: object) -> str:
    """A hash of values by all they hold: frozen values write themselves out the same each time."""
    return hashlib.sha256("\0".join(map(repr, values)).encode("utf-8", "surrogatepass")).hexdigest()


def done(outcome: Done[T] | Failed) -> Done[T]:
    """The result of a job on a file of our own, which can only fail by our fault.

    Raises:
        BuildFault: It failed.
    """
    if isinstance(outcome, Failed):
        raise BuildFault(f"{outcome.name}: {outcome.message}", outcome.fix)
    return outcome


def file_of(outcome: Done[T] | Failed) -> Path:
    """The file such a job made.

    Raises:
        BuildFault: It failed, or made none.
    """
    path = done(outcome).path
    if path is None:
        raise BuildFault(
            f"{outcome.name}: nothing was written", "Delete build/.cache, build again."
        )
    return path
