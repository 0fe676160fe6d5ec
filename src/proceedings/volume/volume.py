"""The volume: what volume.yaml says, and the papers, programme and front pages with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from proceedings.text.richtext import Markup
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.identifiers import Doi, DoiPrefix, Isbn, Issn
from proceedings.volume.kinds import Email, Language, PaperId, Url
from proceedings.volume.paper import Paper, Stamped, Waiver
from proceedings.volume.people import Person
from proceedings.volume.program import Program
from proceedings.volume.rights import Rights, RightsMode


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where the event is held; `printed` overrides `City[, State], Country`."""

    venue: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    printed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    """The event; `short` is its name in running heads, as `KDD ’24`."""

    name: str
    short: str
    series: str | None = None
    acronym: str | None = None
    number: int | None = None
    start: date | None = None
    end: date | None = None
    place: Venue = field(default_factory=Venue)
    url: Url | None = None
    colocated_with: str | None = None
    theme: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Isbns:
    """The volume's ISBNs; papers print the first given."""

    electronic: Isbn | None = None
    print: Isbn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSeries:
    """The book series a volume belongs to."""

    title: str
    number: str | None = None
    issn: Issn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """The publisher; `short` is the name in references."""

    name: str
    short: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The book; `title` is without short name, dates and place."""

    title: str
    publisher: Publisher
    published: date
    subtitle: str | None = None
    volume: str | None = None
    doi: Doi | None = None
    isbn: Isbns = field(default_factory=Isbns)
    isbn_line: str | None = None
    issn: Issn | None = None
    series: BookSeries | None = None
    edition: str | None = None
    editors: tuple[Person, ...] = ()
    copyright: Rights | None = None
    language: Language = "en"
    markup: Markup = Markup.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class DoiRules:
    """The volume's DOI prefix, and the pattern for papers without a DOI of their own."""

    prefix: DoiPrefix | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """How pages are numbered, and what begins on a right-hand page."""

    first: int = 1
    front: Literal["roman", "continuous"] = "roman"
    parts: Literal["recto", "any"] = "recto"
    sessions: Literal["any", "recto"] = "any"
    papers: Literal["any", "recto"] = "any"
    blank: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLimit:
    """How many pages a track's papers may have."""

    min: int | None = None
    max: int | None = None
    free: Literal["none", "references", "references+appendix"] = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Papers under the same rules."""

    id: PaperId
    name: str
    pages: PageLimit = field(default_factory=PageLimit)
    style: str | None = None
    rights: Rights | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """Dates, each with an optional time and zone, as written."""

    camera_ready: str | None = None
    proofs: str | None = None
    signoff: str | None = None
    deposit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom authors write to."""

    name: str
    email: Email


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRules:
    """Whose answer approves a proof."""

    approve: Literal["any", "corresponding", "all"] = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossrefAccount:
    """What a Crossref deposit's head says."""

    depositor: str | None = None
    email: Email | None = None
    registrant: str | None = None
    serial: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AclVenue:
    """The volume's place in the ACL Anthology."""

    venue: str | None = None
    volume: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DblpKey:
    """The volume's key at dblp."""

    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CeurVolume:
    """The volume's number at CEUR-WS."""

    volume: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataciteAccount:
    """DataCite needs nothing of its own yet; the key is there to be given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRules:
    """What libraries' formats need; `landing` and `pdf` hold `{id}`."""

    landing: str | None = None
    pdf: str | None = None
    crossref: CrossrefAccount | None = None
    acl: AclVenue | None = None
    dblp: DblpKey | None = None
    ceur: CeurVolume | None = None
    datacite: DataciteAccount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRules:
    """How the author index treats particles, and whether it names affiliations."""

    particles: Literal["follow-family", "lead"] = "follow-family"
    affiliations: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeWaiver(Waiver):
    """A waiver for the volume, for some papers, or for all."""

    papers: tuple[PaperId, ...] | Literal["all"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeFile:
    """volume.yaml, key by key."""

    conference: Conference
    book: Book
    rights: Rights
    doi: DoiRules = field(default_factory=DoiRules)
    statements: Mapping[RightsMode, str] = field(default_factory=dict)
    style: str = "acm-sigconf"
    off_size: Literal["keep", "centre", "scale"] = "keep"
    numbering: Numbering = field(default_factory=Numbering)
    tracks: tuple[Track, ...] = ()
    deadlines: Deadlines = field(default_factory=Deadlines)
    contact: Contact | None = None
    proofs: ProofRules = field(default_factory=ProofRules)
    exports: ExportRules = field(default_factory=ExportRules)
    index: IndexRules = field(default_factory=IndexRules)
    replace: tuple[Stamped, ...] = ()
    formats: tuple[str, ...] = ("bibtex",)
    waive: tuple[VolumeWaiver, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume(VolumeFile):
    """The whole volume as the chair's files tell it.

    Attributes:
        papers: Every record, bound or not, in the order of the files.
        program: The programme; without program.yaml one with all papers in one unnamed session.
        pages: What stands before and after the papers.
    """

    papers: tuple[Paper, ...]
    program: Program
    pages: FrontPages

    def paper(self, paper_id: str) -> Paper:
        """The record of that id.

        Raises:
            KeyError: No paper has it.
        """
        for paper in self.papers:
            if paper.id == paper_id:
                return paper
        raise KeyError(paper_id)

    def track(self, paper: Paper) -> Track | None:
        """The paper's track, if it has one."""
        return next((track for track in self.tracks if track.id == paper.track), None)

    def rights_of(self, paper: Paper) -> Rights:
        """The paper's rights: its own, else its track's, else the volume's, each taken whole."""
        track = self.track(paper)
        return paper.rights or (track.rights if track else None) or self.rights

    def style_of(self, paper: Paper) -> str:
        """The name of the style the paper is checked and stamped by."""
        track = self.track(paper)
        return (track.style if track else None) or self.style

    def doi_of(self, paper: Paper) -> str | None:
        """The paper's assigned DOI: its own, else made by `doi.pattern`, else none."""
        if paper.doi:
            return None if paper.doi == "pending" else paper.doi
        if not self.doi.pattern:
            return None
        if "{serial}" in self.doi.pattern and not paper.serial:
            return None
        return self.doi.pattern.replace("{id}", paper.id).replace("{serial}", paper.serial or "")
