"""Columns of line numbers beside a page's text, as review versions have them."""

from __future__ import annotations

from proceedings.inspection.pagetext import PageText
from proceedings.records.inspection import NumberedLines


def numbered_lines(text: PageText, page: int) -> list[NumberedLines]:
    """The columns of line numbers on a page, left to right."""
    return []
