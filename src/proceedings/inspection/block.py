"""Lines that reach out of a style's text block."""

from __future__ import annotations

from proceedings.inspection.pagetext import PageText
from proceedings.records.inspection import Block, Stray


def strays_of(text: PageText, block: Block | None, page: int) -> list[Stray]:
    """The lines of a page that reach out of the block; none on a page of another size."""
    return []
