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
    """A cover made elsewhere.

    Attributes:
        file: A one-page PDF, or a picture; without it a cover is set.
        alt: The cover in words, for those who can't see it.
    """

    file: Path | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyrightPage:
    """What the copyright page says beyond the rights.

    Attributes:
        file: A text in Markdown that stands in place of © line and statement.
        permissions: Where to ask for permission to copy.
        order: Where the book can be bought, as printed.
    """

    file: Path | None = None
    permissions: Email | None = None
    order: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs a letter.

    Attributes:
        person: The name as printed.
        role: The office.
        portrait: A picture, PNG, JPEG or SVG.
        alt: The picture in words, for those who can't see it.
    """

    person: Person
    role: str | None = None
    portrait: Path | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A text in Markdown.

    Attributes:
        id: `foreword` or `welcome`, or an id of your own, which `front` names as `prose:<id>`.
        file: Where the text lies.
        title: Its heading.
        signed: Who signs it.
        language: Its language, where it isn't the book's.
    """

    id: PaperId
    file: Path
    title: str | None = None
    signed: tuple[Signature, ...] = ()
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One office and who holds it.

    Attributes:
        role: The office, as printed.
        members: Those who hold it, in the order printed.
    """

    role: str
    members: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """A committee, by its offices.

    Attributes:
        title: As printed.
        roles: Its offices, in the order printed.
    """

    title: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewers:
    """A list of reviewers.

    Attributes:
        title: Its heading.
        members: The names, in the order printed.
        file: A CSV file with the columns name, affiliation, country.
    """

    title: str | None = None
    members: tuple[Person, ...] = ()
    file: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsor:
    """A sponsor, in the tier its contract names.

    Attributes:
        tier: The heading it stands under; sponsors of one tier follow each other.
        name: As printed.
        logo: A picture, PNG, JPEG or SVG.
        alt: The logo in words; without it «Logo of» and the name.
        url: Where the logo leads.
    """

    tier: str
    name: str
    logo: Path | None = None
    alt: str | None = None
    url: Url | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A keynote, an invited talk, a panel or a tutorial.

    Attributes:
        id: What other files name it by.
        title: As printed.
        kind: What it is.
        speakers: Those who give it.
        abstract: Its abstract.
        file: Its abstract as a file in Markdown.
        session: The session it is given in. Nothing is made of it yet.
    """

    id: PaperId
    title: RichText
    kind: Literal["keynote", "invited", "panel", "tutorial"] = "keynote"
    speakers: tuple[Portrayed, ...] = ()
    abstract: RichText | None = None
    file: Path | None = None
    session: PaperId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """An award and who or what got it.

    Attributes:
        name: As printed.
        papers: Ids of the papers that won it.
        people: The people who won it.
        citation: What it was given for.
    """

    name: str
    papers: tuple[PaperId, ...] = ()
    people: tuple[Person, ...] = ()
    citation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """A workshop or tutorial, and the paper that tells of it.

    Attributes:
        title: As printed.
        paper: The id of the paper that tells of it.
        organisers: Those who hold it.
        speakers: Those who are invited.
        topics: What it is about, in a few words each.
        description: A text in Markdown.
        url: Its web site.
    """

    title: RichText
    paper: PaperId | None = None
    organisers: tuple[Portrayed, ...] = ()
    speakers: tuple[Person, ...] = ()
    topics: tuple[RichText, ...] = ()
    description: Path | None = None
    url: Url | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPages:
    """front.yaml, key by key: the order of the page kinds, and what stands on them.

    Attributes:
        front: What stands before the papers, in this order; `prose:<id>` for a text of your own.
        back: What stands after them.
        cover: A cover made elsewhere.
        copyright_page: What the copyright page says beyond the rights.
        prose: Foreword, welcome and other texts.
        committees: In the order printed.
        reviewers: Lists of reviewers.
        sponsors: In the order of their tiers.
        talks: Keynotes and the like.
        awards: Awards, also marked in the contents.
        workshops: Workshops and tutorials.
    """

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
