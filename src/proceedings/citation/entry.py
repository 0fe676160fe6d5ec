"""A BibTeX entry, as ACM's Digital Library exports it.

Source: ten complete and partial exports of KDD ’24 papers; order of fields, en dash in `pages`,
ISBN digits alone, sorted lower-case keywords, ASCII apostrophe in `series`, no month, no editor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from proceedings.citation.event import place
from proceedings.citation.rightsline import first_isbn
from proceedings.text.aslatex import escaped
from proceedings.text.richtext import RichText
from proceedings.volume.folio import FolioRange
from proceedings.volume.identifiers import isbn_digits
from proceedings.volume.kinds import PENDING
from proceedings.volume.paper import Paper
from proceedings.volume.people import Person
from proceedings.volume.volume import Volume


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; fields in their order, values already safe for TeX."""

    kind: str
    key: str
    fields: tuple[tuple[str, str], ...]


def tex(text: str) -> str:
    """Text that BibTeX and TeX read as the same letters, with braces in balance."""
    return re.sub(r"\s+", " ", escaped(text)).strip()


def paper_entry(volume: Volume, paper: Paper, folios: FolioRange) -> Entry:
    """The entry of a bound paper; a field without a value is left out."""
    book = volume.book
    doi = volume.doi_of(paper)
    landing = quote((volume.exports.landing or "").replace("{id}", paper.id), safe=":/?&=#%+@,;~")
    isbn = first_isbn(volume)
    title = _rich(paper.title) + (f": {_rich(paper.subtitle)}" if paper.subtitle else "")
    fields = (
        ("author", " and ".join(_author(author) for author in paper.authors)),
        ("title", title),
        ("year", str(book.published.year)),
        ("isbn", isbn_digits(isbn) if isbn else ""),
        ("publisher", tex(book.publisher.name)),
        ("address", tex(book.publisher.place or "")),
        # Underscores are part of many DOIs; `url` and `doi` are read verbatim by every style.
        ("url", f"https://doi.org/{doi}" if doi else landing),
        ("doi", doi or ""),
        ("abstract", _rich(paper.abstract) if paper.abstract else ""),
        ("booktitle", tex(book.title)),
        ("pages", str(folios)),
        ("articleno", tex(paper.article or "")),
        ("numpages", str(folios.pages)),
        ("keywords", tex(", ".join(sorted(word.lower() for word in paper.keywords)))),
        ("location", tex(place(volume.conference.place))),
        ("series", tex(_ascii_quotes(volume.conference.short))),
    )
    return Entry("inproceedings", _key(volume, doi, paper.id), _given(fields))


def volume_entry(volume: Volume) -> Entry:
    """The entry of the volume itself."""
    book = volume.book
    short = _ascii_quotes(volume.conference.short)
    doi = None if book.doi == PENDING else book.doi
    isbn = first_isbn(volume)
    fields = (
        ("title", tex(f"{short}: {book.title}")),
        ("year", str(book.published.year)),
        ("isbn", isbn_digits(isbn) if isbn else ""),
        ("publisher", tex(book.publisher.name)),
        ("address", tex(book.publisher.place or "")),
        ("location", tex(place(volume.conference.place))),
    )
    return Entry("proceedings", _key(volume, doi, "proceedings"), _given(fields))


def rendered(entry: Entry) -> str:
    """The entry as text: no indentation, no comma after the last field, as the library's own."""
    body = ",\n".join(f"{name} = {{{value}}}" for name, value in entry.fields)
    return f"@{entry.kind}{{{entry.key},\n{body}\n}}\n"


def _given(fields: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in fields if value)


def _ascii_quotes(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'")


def _key(volume: Volume, doi: str | None, own: str) -> str:
    if doi:
        return re.sub(r"[^A-Za-z0-9:/._()-]", "-", doi)
    event = volume.conference.acronym or volume.conference.short
    return f"{re.sub(r'[^A-Za-z0-9]', '', event)}{volume.book.published.year}:{own}"


def _author(person: Person) -> str:
    if not person.family:
        return f"{{{tex(person.name)}}}"
    family = " ".join(part for part in (person.particle, person.family) if part)
    parts = (family, person.suffix, person.given)
    written = ", ".join(tex(part) for part in parts if part)
    # A bare `and` in a name would be read as the next author.
    return f"{{{written}}}" if re.search(r"(?i)\band\b", written) else written


def _rich(rich: RichText) -> str:
    return re.sub(r"\s+", " ", rich.latex).strip()
