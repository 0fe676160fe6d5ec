"""Front and back matter, set into a file."""

from __future__ import annotations

from dataclasses import dataclass

from proceedings.findings.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Where something begins that the contents name.

    Attributes:
        title: Its heading.
        page: Index of the page in the file.
    """

    title: str
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMatter:
    """Facts of a set run of pages; the file lies beside.

    Links into the volume stand in it as web links `proceedings:paper/<id>` and
    `proceedings:back/<page>`; the binder makes them real. Bookmarks are the PDF's own.

    Attributes:
        pages: Number of pages.
        unnumbered: Pages at its beginning that carry a name instead of a folio (the cover).
        openings: Its headings of the first level.
    """

    pages: int
    unnumbered: int = 0
    openings: tuple[Opening, ...] = ()
    findings: tuple[Finding, ...] = ()
