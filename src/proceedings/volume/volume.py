"""The volume: what volume.yaml says, and the papers, programme and front pages with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from proceedings.volume.book import Book
from proceedings.volume.conference import Conference
from proceedings.volume.deadlines import DeadlineText
from proceedings.volume.exportrules import ExportRules
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.identifiers import DoiPrefix
from proceedings.volume.kinds import PENDING, Email, FirstFolio, PageCount, PaperId
from proceedings.volume.paper import Paper, StampKind, Waiver
from proceedings.volume.previous import Previous
from proceedings.volume.program import Program
from proceedings.volume.rights import Rights, RightsMode


@dataclass(frozen=True, slots=True, kw_only=True)
class DoiRules:
    """How papers without a DOI of their own get one.

    Attributes:
        prefix: The registrant's prefix; DOIs that begin otherwise are told of.
        pattern: How a DOI is made, with `{id}` or `{serial}` in it: `10.5555/3637528.{serial}`.
            Without it no DOI is made up.
    """

    prefix: DoiPrefix | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """How pages are numbered, and what begins on a right-hand page.

    Attributes:
        first: The folio of the first paper's first page.
        front: Roman folios of their own for the front matter, or one count through the whole book.
        parts: Whether a part begins on a right-hand page.
        sessions: Whether a session does.
        papers: Whether each paper does.
        blank: What is printed on a blank page that was put in.
    """

    first: FirstFolio = 1
    front: Literal["roman", "continuous"] = "roman"
    parts: Literal["recto", "any"] = "recto"
    sessions: Literal["recto", "any"] = "any"
    papers: Literal["recto", "any"] = "any"
    blank: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLimit:
    """How many pages a track's papers may have.

    Attributes:
        min: At least so many.
        max: At most so many.
        free: What does not count; a paper over the limit is then a warning, since nobody can count
            it.
    """

    min: PageCount | None = None
    max: PageCount | None = None
    free: Literal["none", "references", "references+appendix"] = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Papers under the same rules.

    Attributes:
        id: What papers name it by.
        name: What people read.
        pages: Its page limits.
        style: Its own style, instead of the volume's.
        rights: Its papers' rights, instead of the volume's; taken whole.
    """

    id: PaperId
    name: str
    pages: PageLimit = field(default_factory=PageLimit)
    style: str | None = None
    rights: Rights | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """Dates as `2031-04-11` or `2031-04-11 23:59 AoE`, printed as written.

    Attributes:
        camera_ready: For the camera-ready files; named in the letters to authors.
        proofs: For looking at the proofs; shown on them where `signoff` is not given.
        signoff: For the authors' answers; shown on the proofs.
        deposit: For the libraries. Nothing is made of it yet.
    """

    camera_ready: DeadlineText | None = None
    proofs: DeadlineText | None = None
    signoff: DeadlineText | None = None
    deposit: DeadlineText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom authors write to.

    Attributes:
        name: Printed on proofs; the sender of letters.
        email: Where answers to proofs and letters go.
    """

    name: str
    email: Email


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRules:
    """What the authors' answers count for.

    Attributes:
        approve: Whose answer approves a proof: any author's, the corresponding authors', or all
            authors'.
    """

    approve: Literal["any", "corresponding", "all"] = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRules:
    """How the author index is made.

    Attributes:
        particles: `follow-family` files van der Berg under B, `lead` under V.
        affiliations: Whether the index names affiliations.
    """

    particles: Literal["follow-family", "lead"] = "follow-family"
    affiliations: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeWaiver(Waiver):
    """A waiver for the volume, for some papers, or for all.

    Attributes:
        papers: The papers it is for, or `all`; without it the volume itself.
    """

    papers: tuple[PaperId, ...] | Literal["all"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeFile:
    """volume.yaml, key by key.

    Attributes:
        conference: The event.
        book: The book.
        rights: The papers' rights, where neither track nor paper says otherwise.
        doi: How papers get DOIs.
        statements: The permission wording by rights mode, exactly as the publisher issued it.
        style: A shipped style (`acm-sigconf`, `plain`) or one in `templates/styles/`.
        off_size: What becomes of pages off the volume's size: `keep`; `centre`, laid in the middle
            of a page of the size, where nothing but white is cut off; `scale`, made smaller where
            they are larger, and centred.
        numbering: Folios, and what begins on a right-hand page.
        tracks: Kinds of papers with rules of their own.
        deadlines: Days that authors are told of.
        contact: Whom authors write to.
        proofs: What the authors' answers count for.
        exports: What libraries' formats need.
        index: How the author index is made.
        replace: Consent to take off what papers print at the places of ours and set ours, for all
            papers: `head`, `folio`, `strip`.
        formats: The library formats this volume is for; `proceedings export --list` shows what
            there is.
        waive: Findings somebody looked at and accepts.
        canaries: Texts that the organisers laid, unseen, into what reviewers were sent: a
            camera-ready that has one was made from a review version.
        previous: What the last volume was called; nothing of it may be printed in this one.
    """

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
    replace: tuple[StampKind, ...] = ()
    formats: tuple[str, ...] = ("bibtex",)
    waive: tuple[VolumeWaiver, ...] = ()
    canaries: tuple[str, ...] = ()
    previous: Previous | None = None


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
    _by_id: Mapping[str, Paper] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Every step asks for every paper: looked up, not searched for.
        object.__setattr__(self, "_by_id", {paper.id: paper for paper in self.papers})

    def paper(self, paper_id: str) -> Paper:
        """The record of that id.

        Raises:
            KeyError: No paper has it.
        """
        return self._by_id[paper_id]

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
            return None if paper.doi == PENDING else paper.doi
        if not self.doi.pattern:
            return None
        if "{serial}" in self.doi.pattern and not paper.serial:
            return None
        return self.doi.pattern.replace("{id}", paper.id).replace("{serial}", paper.serial or "")
