"""People, as metadata names them: who somebody is, and how the byline prints the name."""

from __future__ import annotations

from dataclasses import dataclass

from proceedings.volume.identifiers import Orcid
from proceedings.volume.kinds import Email, Language, Path, Url


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """Where somebody works."""

    institution: str
    department: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    ror: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NativeName:
    """A name in its own script."""

    name: str
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonIds:
    """Somebody's keys in other registers."""

    openreview: str | None = None
    dblp: str | None = None
    acm: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person, a mononym or a consortium: `family`, `mononym` or `group` is given.

    Attributes:
        printed: The byline's text where it isn't `given particle family suffix`.
        sort: The author index's key, where the derived one is wrong.
        email: Never printed unless an author says so.
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
        equal: `true`, or the number of a group of equal contributors.
    """

    corresponding: bool = False
    equal: bool | int = False
    presenting: bool = False
    deceased: bool = False
    show_email: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrayed(Person):
    """A person the front matter introduces."""

    portrait: Path | None = None
    alt: str | None = None
    biography: Path | None = None
