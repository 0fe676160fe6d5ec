"""Where a file comes from: the tool that made it, and its own title."""

from __future__ import annotations

import pikepdf

from proceedings.records.inspection import Tool


def tool_of(pdf: pikepdf.Pdf, producer: str, creator: str) -> Tool:
    """The tool a file was made with, by what it says of itself and how it is built."""
    return Tool.OTHER


def document_title(pdf: pikepdf.Pdf) -> str:
    """The document's title: dc:title of its XMP, else of /Info; empty without."""
    return ""
