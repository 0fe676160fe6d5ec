"""Reads a published volume back by other means than the program's own verification."""

from __future__ import annotations

import re
from pathlib import Path

import bibtexparser
import pypdfium2
from pypdf import PdfReader
from pypdf.generic import Destination


def page_text(pdf: Path, index: int) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document[index].get_textpage().get_text_range()).replace("\r\n", "\n")
    finally:
        document.close()


def foot(pdf: Path, index: int) -> str:
    """What stands in the lowest 50 points of a page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[index]
        width = page.get_width()
        text = page.get_textpage().get_text_bounded(0, 0, width, 50)
        return str(text).replace("\x02", " ").strip()
    finally:
        document.close()


def bookmark_pages(reader: PdfReader) -> dict[str, int]:
    """Each bookmark's words and the page index it leads to; the first of equal ones counts."""
    found: dict[str, int] = {}

    def walk(items: list[object]) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item)
            elif isinstance(item, Destination):
                page = reader.get_destination_page_number(item)
                if page is not None:
                    found.setdefault(str(item.title), page)

    walk(reader.outline)
    return found


def bibtex_first_pages(path: Path) -> dict[str, str]:
    """Each paper entry's title and the folio it begins on."""
    library = bibtexparser.parse_string(path.read_text("utf-8"))
    assert not library.failed_blocks
    return {
        entry["title"]: re.split("–", entry["pages"])[0]
        for entry in library.entries
        if entry.entry_type == "inproceedings"
    }
