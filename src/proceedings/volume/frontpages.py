"""What stands before and after the papers, as front.yaml tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from proceedings.text.richtext import RichText
from proceedings.volume.kinds import Email, Language, PaperId, Path, Url
from proceedings.volume.people import Person, Portrayed

FRONT_KINDS = (
    "cover",
    "half-title",
    "title-page",
    "copyright",
    "foreword",
    "welcome",
    "committees",
    "reviewers",
    "sponsors",
    "talks",
    "workshops",
    "awards",
    "contents",
)
BACK_KINDS = ("author-index",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A cover made elsewhere: a one-page PDF or an image."""

    file: Path | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyrightPage:
    """What the copyright page says beyond the rights: a file of its own, or two addresses."""

    file: Path | None = None
    permissions: Email | None = None
    order: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs a letter."""

    person: Person
    role: str | None = None
    portrait: Path | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A text in Markdown."""

    id: PaperId
    file: Path
    title: str | None = None
    signed: tuple[Signature, ...] = ()
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One office and who holds it."""

    role: str
    members: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """A committee, by its offices."""

    title: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewers:
    """A list of reviewers; `file` is a CSV with name, affiliation, country."""

    title: str | None = None
    members: tuple[Person, ...] = ()
    file: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsor:
    """A sponsor, in the tier its contract names."""

    tier: str
    name: str
    logo: Path | None = None
    alt: str | None = None
    url: Url | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A keynote, an invited talk, a panel or a tutorial."""

    id: PaperId
    title: RichText
    kind: Literal["keynote", "invited", "panel", "tutorial"] = "keynote"
    speakers: tuple[Portrayed, ...] = ()
    abstract: RichText | None = None
    file: Path | None = None
    session: PaperId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """An award and who or what got it."""

    name: str
    papers: tuple[PaperId, ...] = ()
    people: tuple[Person, ...] = ()
    citation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """A workshop or tutorial, and the paper that tells of it."""

    title: RichText
    paper: PaperId | None = None
    organisers: tuple[Portrayed, ...] = ()
    speakers: tuple[Person, ...] = ()
    topics: tuple[RichText, ...] = ()
    description: Path | None = None
    url: Url | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPages:
    """Front and back matter: the order of the page kinds, and their content."""

    front: tuple[str, ...] = FRONT_KINDS
    back: tuple[str, ...] = BACK_KINDS
    cover: Cover | None = None
    copyright_page: CopyrightPage | None = None
    prose: tuple[Prose, ...] = ()
    committees: tuple[Committee, ...] = ()
    reviewers: tuple[Reviewers, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    talks: tuple[Talk, ...] = ()
    awards: tuple[Award, ...] = ()
    workshops: tuple[Workshop, ...] = ()

    def text(self, prose_id: str) -> Prose | None:
        """The prose of that id, if there is one."""
        return next((prose for prose in self.prose if prose.id == prose_id), None)
