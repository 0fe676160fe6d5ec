"""A proof: what an author is shown of a paper before it is published."""

from __future__ import annotations

from dataclasses import dataclass

from proceedings.findings.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image file of a proof.

    Attributes:
        name: Its name in the proof's folder.
        width: Pixels.
        height: Pixels.
        about: What part of a page it shows, in words; empty for a whole page.
    """

    name: str
    width: int
    height: int
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofPage:
    """One page in pictures and words.

    Attributes:
        small: The whole page for a phone held upright.
        large: The whole page to zoom into.
        bands: Enlarged head and foot, where the page has something there worth a closer look.
        columns: The page in pieces of a column's width, in reading order; empty when it has one
            column, or nobody can be sure.
        text: Its words in reading order.
    """

    small: Picture
    large: Picture
    bands: tuple[Picture, ...] = ()
    columns: tuple[Picture, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofImages:
    """All pictures of a paper; the files lie beside."""

    pages: tuple[ProofPage, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all image files, page by page."""
        return tuple(
            picture.name
            for page in self.pages
            for picture in (page.small, page.large, *page.bands, *page.columns)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownName:
    """One author as the volume, its indexes and the libraries will have them.

    Attributes:
        printed: The byline's text.
        parts: The name's parts with their labels, as `("Family name", "Quill")`.
        indexed: The entry of the author index, without its page numbers.
        native: The name in its own script, with its language.
    """

    printed: str
    parts: tuple[tuple[str, str], ...]
    indexed: str
    language: str | None = None
    native: str | None = None
    native_language: str | None = None
    affiliations: tuple[str, ...] = ()
    orcid: str | None = None
    email: str | None = None
    email_printed: bool = False
    corresponding: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositField:
    """One field as libraries receive it.

    Attributes:
        link: Where the value leads, if anywhere.
        source: Where we took it from, in a word.
    """

    label: str
    value: str
    link: str | None = None
    source: str = "metadata"


@dataclass(frozen=True, slots=True, kw_only=True)
class StampedLine:
    """A line of text we set on pages, and which pages those are, in words."""

    text: str
    pages: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The day an answer is due.

    Attributes:
        words: As printed, weekday first.
        elsewhere: The same moment in universal time, where the zone is known.
        machine: For `<time datetime>`.
    """

    words: str
    machine: str
    elsewhere: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRecord:
    """All that a proof page shows of one paper; findings meant for the chair alone stay out.

    Attributes:
        proof: Names what an author approves: a hash of pages, printed metadata and exported record.
        conference: The event's short name.
        folios: The folio of each page, as printed.
        heads: The running heads we set, side of the leaf first.
        stamped: What we set on the pages, folios and heads included.
        removed: What we took out of the file, in words.
        findings: What is to be checked, errors first.
        approve: Whose answer counts: `any`, `corresponding` or `all`.
    """

    id: str
    proof: str
    title: str
    language: str
    conference: str
    pages: str
    folios: tuple[str, ...]
    names: tuple[ShownName, ...]
    reference: str
    bibtex: str
    rights: str
    images: ProofImages
    pdf_name: str
    doi: str | None = None
    licence: str | None = None
    licence_url: str | None = None
    heads: tuple[tuple[str, str], ...] = ()
    stamped: tuple[StampedLine, ...] = ()
    removed: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    deposit: tuple[DepositField, ...] = ()
    deadline: Deadline | None = None
    contact_name: str | None = None
    contact_email: str | None = None
    approve: str = "any"
