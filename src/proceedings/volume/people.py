"""People, as metadata names them: who somebody is, and how the byline prints the name."""

from __future__ import annotations

from dataclasses import dataclass

from proceedings.volume.identifiers import Orcid, Ror
from proceedings.volume.kinds import Email, Language, Path, Url


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """Where somebody works; in a record its key in the table of papers.yaml may stand for it.

    Attributes:
        institution: The university, company or institute.
        department: The part of it.
        city: As printed.
        state: As printed.
        country: As printed.
        ror: The institution's ROR id.
    """

    institution: str
    department: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    ror: Ror | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NativeName:
    """A name in its own script.

    Attributes:
        name: As its bearer writes it.
        language: The language of the name: decides how it is set.
    """

    name: str
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonIds:
    """Somebody's keys in other registers.

    Attributes:
        openreview: At OpenReview. Nothing is made of it yet.
        dblp: At dblp. Nothing is made of it yet.
        acm: At ACM. Nothing is made of it yet.
    """

    openreview: str | None = None
    dblp: str | None = None
    acm: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person, a mononym or a consortium: `family`, `mononym` or `group` is given.

    Attributes:
        given: Given names and initials, as printed.
        particle: `van der`, `de`; where it sorts is `index.particles`.
        family: The family name, without particle.
        suffix: `Jr.`, `III`.
        mononym: The whole name of somebody who has but one.
        group: A consortium's name; it is never inverted.
        printed: The byline's text where it isn't `given particle family suffix`.
        native: The name in its own script.
        sort: The author index's key, where the derived one is wrong.
        orcid: The ORCID iD alone.
        email: Never printed unless an author says so.
        url: The person's own page. Nothing is made of it yet.
        ids: Keys in other registers. Nothing is made of it yet.
        language: The language of the name, where it matters for setting it.
        affiliations: Keys of the table in papers.yaml, or affiliations written out.
    """

    given: str | None = None
    particle: str | None = None
    family: str | None = None
    suffix: str | None = None
    mononym: str | None = None
    group: str | None = None
    printed: str | None = None
    native: NativeName | None = None
    sort: str | None = None
    orcid: Orcid | None = None
    email: Email | None = None
    url: Url | None = None
    ids: PersonIds | None = None
    language: Language | None = None
    affiliations: tuple[Affiliation, ...] = ()

    @property
    def name(self) -> str:
        """The name as a byline prints it."""
        if self.printed:
            return self.printed
        whole = self.group or self.mononym
        if whole:
            return whole
        parts = (self.given, self.particle, self.family, self.suffix)
        return " ".join(part for part in parts if part)

    @property
    def is_group(self) -> bool:
        """Whether this is a consortium, whose name is never inverted."""
        return self.group is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Author(Person):
    """One author of a paper, in byline order.

    Attributes:
        corresponding: Whether this author answers for the paper.
        equal: `true`, or the number of a group of equal contributors. Nothing is made of it yet.
        presenting: Whether this author gives the talk. Nothing is made of it yet.
        deceased: Whether the author has died; nobody writes to one.
        show_email: Whether the e-mail address may be printed.
    """

    corresponding: bool = False
    equal: bool | int = False
    presenting: bool = False
    deceased: bool = False
    show_email: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrayed(Person):
    """A person the front matter introduces.

    Attributes:
        portrait: A picture, PNG, JPEG or SVG.
        alt: The picture in words, for those who can't see it.
        biography: A text in Markdown.
    """

    portrait: Path | None = None
    alt: str | None = None
    biography: Path | None = None
