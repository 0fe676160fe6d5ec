"""What a published PDF says of itself."""

from __future__ import annotations

from proceedings.citation.event import booktitle
from proceedings.citation.rightsline import copyright_line, first_isbn, licence_url, statement
from proceedings.records.published import DocInfo
from proceedings.volume.folio import FolioRange
from proceedings.volume.kinds import PENDING
from proceedings.volume.paper import Paper
from proceedings.volume.rights import RightsMode
from proceedings.volume.volume import Volume


def paper_info(volume: Volume, paper: Paper, folios: FolioRange) -> DocInfo:
    """A single paper's Info and XMP."""
    rights = volume.rights_of(paper)
    line = copyright_line(rights, volume.book.published.year)
    wording = statement(volume, rights)
    return DocInfo(
        title=paper.full_title,
        authors=tuple(author.name for author in paper.authors),
        published=volume.book.published,
        publisher=volume.book.publisher.name,
        language=paper.language or volume.book.language,
        publication=volume.book.title,
        keywords=paper.keywords,
        abstract=paper.abstract.plain if paper.abstract else None,
        doi=volume.doi_of(paper),
        isbn=first_isbn(volume),
        issn=issn(volume),
        first=str(folios.first),
        last=str(folios.last),
        pages=folios.pages,
        rights=f"{line} {wording}" if wording else line,
        terms=wording,
        is_free=rights.mode is RightsMode.USGOV or rights.licence == "CC0-1.0",
        licence_url=licence_url(rights.licence) if rights.licence else None,
    )


def issn(volume: Volume) -> str | None:
    """The ISSN of a volume that appears as a periodical, else its series'."""
    series = volume.book.series
    return volume.book.issn or (series.issn if series else None)


def volume_info(volume: Volume, pages: int) -> DocInfo:
    """The bound volume's Info and XMP."""
    book = volume.book
    rights = book.copyright or volume.rights
    return DocInfo(
        title=book.title,
        authors=tuple(editor.name for editor in book.editors),
        published=book.published,
        publisher=book.publisher.name,
        language=book.language,
        publication=booktitle(volume),
        doi=None if book.doi == PENDING else book.doi,
        isbn=first_isbn(volume),
        issn=issn(volume),
        pages=pages,
        rights=copyright_line(rights, book.published.year),
        licence_url=licence_url(rights.licence) if rights.licence else None,
    )
