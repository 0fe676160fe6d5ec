"""The copyright page: rights, publisher, numbers, and how to cite the book."""

from __future__ import annotations

from typing import Any

from proceedings.citation.event import booktitle
from proceedings.citation.names import name_list
from proceedings.citation.rightsline import copyright_line, licence_url, statement
from proceedings.matter.files import ChairsFiles
from proceedings.typesetting.prose import markdown_blocks
from proceedings.volume.kinds import PENDING
from proceedings.volume.volume import Volume


def copyright_page(volume: Volume, files: ChairsFiles) -> dict[str, Any]:
    """The copyright page's data; a text of the chair's stands in place of line and statement."""
    book, page = volume.book, volume.pages.copyright_page
    rights = book.copyright or volume.rights
    own = files.text(page.file) if page and page.file else None
    return {
        "title": book.title,
        "publisher": book.publisher.name,
        "place": book.publisher.place,
        "year": str(book.published.year),
        "own": markdown_blocks(own) if own else None,
        "line": copyright_line(rights, book.published.year),
        "statement": statement(volume, rights),
        "licence": licence_url(rights.licence) if rights.licence else None,
        "permissions": page.permissions if page else None,
        "order": page.order if page else None,
        "numbers": _numbers(volume),
        "cite": _cite(volume),
    }


def _numbers(volume: Volume) -> list[dict[str, str]]:
    """ISBN of each form, ISSN and DOI, as far as they are assigned."""
    book = volume.book
    given = (
        ("isbn_electronic", book.isbn.electronic),
        ("isbn_print", book.isbn.print),
        ("issn", book.issn or (book.series.issn if book.series else None)),
        ("doi", book.doi),
    )
    return [
        {"kind": kind, "number": number} for kind, number in given if number and number != PENDING
    ]


def _cite(volume: Volume) -> list[dict[str, str]]:
    """The reference to the whole book, as runs."""
    book = volume.book
    by = ""
    if book.editors:
        by = f"{name_list(book.editors)} ({'Eds.' if len(book.editors) > 1 else 'Ed.'}). "
    house = ", ".join(part for part in (book.publisher.name, book.publisher.place) if part)
    doi = f" https://doi.org/{book.doi}" if book.doi and book.doi != PENDING else ""
    return [
        {"run": "text", "text": f"{by}{book.published.year}. "},
        {"run": "emphasis", "text": f"{booktitle(volume)}."},
        {"run": "text", "text": f" {house}.{doi}"},
    ]
