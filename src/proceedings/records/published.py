"""What leaves the house: single papers, the bound volume, files for libraries."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class StampedPaper:
    """A single paper as published, in a file of the cache."""

    id: str
    pdf: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The bound volume.

    Attributes:
        pdf: Where the binder wrote it.
        pages: Pages in it.
        links: Internal links that were carried over, a paper.
        bookmarks: Bookmarks carried over, a paper.
    """

    pdf: Path
    pages: int
    links: int
    bookmarks: int


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
