"""A paper, as the metadata tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from proceedings.text.richtext import Markup, RichText
from proceedings.volume.identifiers import Doi, Ror
from proceedings.volume.kinds import Language, PageCount, PaperId, Path, Url
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


class StampKind(StrEnum):
    """A kind of stamp; a chair may allow what a paper prints in its place to be taken off."""

    HEAD = "head"
    """Running heads."""
    FOLIO = "folio"
    """Page numbers."""
    STRIP = "strip"
    """The rights strip of the first page. Nothing is made of it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A finding somebody looked at and accepts; it stays in reports as a note with the reason.

    Attributes:
        rule: The rule's name, as printed with the finding.
        reason: Why this is all right here.
        by: Who decided so.
        expires: The last day it holds.
    """

    rule: str
    reason: str
    by: str | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One entry of the ACM Computing Classification System.

    Attributes:
        path: Its way down the system: `Computing methodologies~Machine learning`. Nothing is made
            of it yet.
        id: Its number. Nothing is made of it yet.
        weight: 500, 300 or 100. Nothing is made of it yet.
    """

    path: str
    id: str | None = None
    weight: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """Who paid.

    Attributes:
        funder: The funder's name. Nothing is made of it yet.
        ror: The funder's ROR id. Nothing is made of it yet.
        award: The grant's number. Nothing is made of it yet.
    """

    funder: str
    ror: Ror | None = None
    award: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """Something published beside the paper.

    Attributes:
        path: Where it lies in the volume's folder. Nothing is made of it yet.
        url: Where it lies on the web. Nothing is made of it yet.
        kind: What it is: `data`, `code`, `video` … Nothing is made of it yet.
        title: Its title. Nothing is made of it yet.
        doi: Its DOI. Nothing is made of it yet.
    """

    path: Path | None = None
    url: Url | None = None
    kind: str | None = None
    title: str | None = None
    doi: Doi | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDates:
    """A paper's own dates.

    Attributes:
        received: When it came. Nothing is made of it yet.
        accepted: When it was accepted. Nothing is made of it yet.
    """

    received: date | None = None
    accepted: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an importer found the record.

    Attributes:
        system: The conference system. Nothing is made of it yet.
        file: The file it was in. Nothing is made of it yet.
        row: Its row or number there. Nothing is made of it yet.
    """

    system: str | None = None
    file: str | None = None
    row: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper's record.

    Attributes:
        id: Names files, web addresses and bookmarks; never changed once published.
        title: As printed, without the subtitle.
        authors: In the order of the byline.
        subtitle: Follows the title and a colon.
        running_title: The title for running heads, where the whole one is too long.
        running_authors: The authors for running heads, where the derived wording is wrong.
        track: The id of its track.
        doi: Its DOI; without it `doi.pattern` makes one, if there is one.
        serial: What stands for `{serial}` in `doi.pattern`.
        article: The article's number, in references and BibTeX.
        abstract: Goes into the PDF's metadata, BibTeX and the proof.
        keywords: As the paper prints them.
        ccs: Its places in the ACM Computing Classification System. Nothing is made of it yet.
        language: The paper's language, where it isn't the book's.
        markup: The notation of its title and abstract, where it isn't the book's.
        file: Where the camera-ready lies, below the volume folder; `papers/<id>.pdf` unless said.
        pages: Expected number of pages; what a paper without readable file takes in a draft.
        rights: Its own rights; taken whole.
        awards: Awards it won, as shown in the contents.
        badges: Artifact badges. Nothing is made of it yet.
        funding: Who paid for the work. Nothing is made of it yet.
        supplements: What is published beside it. Nothing is made of it yet.
        video: Where its video is. Nothing is made of it yet.
        references: A BibTeX file of what it cites. Nothing is made of it yet.
        dates: When it came and was accepted. Nothing is made of it yet.
        status: Whether it is bound: see below.
        reason: Why it isn't bound; for your own records.
        replace: Consent to take off what it prints at the places of ours and set ours: `head`,
            `folio`, `strip` (a rights strip that doesn't say what this volume's does).
        waive: Findings of this paper that somebody looked at and accepts.
        source: Where an importer found it. Nothing is made of it yet.
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
    pages: PageCount | None = None
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
    replace: tuple[StampKind, ...] = ()
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
