"""Front and back matter, set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMatter:
    """A set run of pages.

    Links into the volume stand in it as web links `proceedings:paper/<id>`; the binder makes them
    real. Bookmarks are the PDF's own.

    Attributes:
        pdf: The file; empty when no page was set.
        pages: Number of pages.
        unnumbered: Pages at the front that are counted but labelled by name (the cover).
    """

    pdf: bytes
    pages: int
    unnumbered: int = 0
