"""Front and back matter, set into a file."""

from __future__ import annotations

from dataclasses import dataclass

from proceedings.findings.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMatter:
    """Facts of a set run of pages; the file lies beside.

    Links into the volume stand in it as web links `proceedings:paper/<id>`; the binder makes them
    real. Bookmarks are the PDF's own.

    Attributes:
        pages: Number of pages.
        unnumbered: Pages at its beginning that carry a name instead of a folio (the cover).
    """

    pages: int
    unnumbered: int = 0
    findings: tuple[Finding, ...] = ()
