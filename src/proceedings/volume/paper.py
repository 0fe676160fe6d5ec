"""A paper, as the metadata tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from proceedings.text.richtext import Markup, RichText
from proceedings.volume.identifiers import Doi
from proceedings.volume.kinds import Language, PaperId, Path, Url
from proceedings.volume.people import Author
from proceedings.volume.rights import Rights


class Status(StrEnum):
    """Whether a paper is bound."""

    ACCEPTED = "accepted"
    """Its camera-ready is here or will be."""
    NOT_RECEIVED = "not-received"
    """Placeholder pages hold its place."""
    NON_ARCHIVAL = "non-archival"
    """In the programme alone: unbound, without a folio."""
    WITHDRAWN = "withdrawn"
    """In the programme alone: unbound, without a folio."""


class Stamped(StrEnum):
    """What a chair may allow to be taken off a page before ours is set."""

    HEAD = "head"
    FOLIO = "folio"
    STRIP = "strip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A finding somebody looked at and accepts."""

    rule: str
    reason: str
    by: str | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One entry of the ACM Computing Classification System."""

    path: str
    id: str | None = None
    weight: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """Who paid."""

    funder: str
    ror: str | None = None
    award: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """Something published beside the paper."""

    path: Path | None = None
    url: Url | None = None
    kind: str | None = None
    title: str | None = None
    doi: Doi | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDates:
    """A paper's own dates."""

    received: date | None = None
    accepted: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an importer found the record."""

    system: str | None = None
    file: str | None = None
    row: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper's record.

    Attributes:
        pages: Expected number of pages; what a paper without readable file takes in a draft.
        file: Where the camera-ready lies, below the volume folder; `papers/<id>.pdf` unless said.
    """

    id: PaperId
    title: RichText
    authors: tuple[Author, ...]
    subtitle: RichText | None = None
    running_title: str | None = None
    running_authors: str | None = None
    track: str | None = None
    doi: Doi | None = None
    serial: str | None = None
    article: str | None = None
    abstract: RichText | None = None
    keywords: tuple[str, ...] = ()
    ccs: tuple[Concept, ...] = ()
    language: Language | None = None
    markup: Markup | None = None
    file: Path | None = None
    pages: int | None = None
    rights: Rights | None = None
    awards: tuple[str, ...] = ()
    badges: tuple[str, ...] = ()
    funding: tuple[Funding, ...] = ()
    supplements: tuple[Supplement, ...] = ()
    video: Url | None = None
    references: Path | None = None
    dates: PaperDates | None = None
    status: Status = Status.ACCEPTED
    reason: str | None = None
    replace: tuple[Stamped, ...] = ()
    waive: tuple[Waiver, ...] = ()
    source: Source | None = None

    @property
    def pdf(self) -> str:
        """The camera-ready's POSIX path, relative to the volume folder."""
        return self.file or f"papers/{self.id}.pdf"

    @property
    def is_bound(self) -> bool:
        """Whether the paper takes pages in the volume."""
        return self.status in (Status.ACCEPTED, Status.NOT_RECEIVED)

    @property
    def full_title(self) -> str:
        """Title and subtitle as plain text, `Title: Subtitle`."""
        title = self.title.plain
        return f"{title}: {self.subtitle.plain}" if self.subtitle else title
