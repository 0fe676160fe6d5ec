"""What leaves the house: single papers, the bound volume, files for libraries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class DocInfo:
    """What a published PDF says of itself, in Info and XMP alike.

    Attributes:
        publication: The title of the book it is in.
        rights: The © line and the permission wording.
        terms: The permission wording alone.
        is_free: It is in the public domain.
    """

    title: str
    authors: tuple[str, ...]
    published: date
    publisher: str
    language: str
    publication: str | None = None
    keywords: tuple[str, ...] = ()
    abstract: str | None = None
    doi: str | None = None
    isbn: str | None = None
    issn: str | None = None
    first: str | None = None
    last: str | None = None
    pages: int | None = None
    rights: str | None = None
    terms: str | None = None
    is_free: bool = False
    licence_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """Facts of a single paper as published; the file lies beside."""

    pages: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Facts of the bound volume; the file lies beside.

    Attributes:
        untagged: Ids of the papers that came without usable tags.
        unreached: Ids of the papers with pages that its structure tree does not hold.
        marked: Whether it says that it is tagged: everything on every page is in the tree.
        accessible: Whether it says that it keeps PDF/UA-1.
    """

    pages: int
    links: int
    bookmarks: int
    untagged: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()
    marked: bool = False
    accessible: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OutFile:
    """A file for a library.

    Attributes:
        name: POSIX path below `build/export/`.
        role: What it is for, as the manifest says it.
        media_type: As registered with IANA.
        data: The bytes.
    """

    name: str
    role: str
    media_type: str
    data: bytes
