"""The ACL Anthology's XML: volumes of a collection with their papers, as they were ingested."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from proceedings.importers._agreement import Agreement, Pages, first_folio, read_pages
from proceedings.importers._files import head
from proceedings.importers._ledger import files_below
from proceedings.importers._people import Given
from proceedings.importers._reading import Reading
from proceedings.importers._values import doi, isbn, paper_id
from proceedings.importers._xml import child, children, local, rich, text
from proceedings.records.imported import Imported, ImportedPaper, Row, Tree

_READ = frozenset(
    ("title", "abstract", "author", "editor", "pages", "doi", "award", "language", "url", "bibkey")
)
_META_READ = frozenset(
    ("booktitle", "editor", "publisher", "address", "isbn", "doi", "venue", "journal-volume")
)
_LANGUAGES = {"eng": "en", "fra": "fr", "deu": "de", "spa": "es", "por": "pt", "ita": "it"}


def recognise(path: Path) -> bool:
    """Whether a file is a collection of the Anthology."""
    start = head(path)
    return bool(re.search(rb"<collection\s[^>]*id=", start)) and b"<volume" in start


def read(paths: Sequence[Path]) -> Imported:
    """The papers of all volumes of all files, by their Anthology ids."""
    reading = Reading()
    papers: list[ImportedPaper] = []
    pages: list[Pages] = []
    said = Agreement()
    for path in files_below(paths, (".xml",)):
        root = reading.xml(path) if recognise(path) else None
        for volume in children(root, "volume"):
            collection = root.get("id", "") if root is not None else ""
            place = f"{collection}-{volume.get('id', '')}"
            _meta(reading, path.name, volume, said)
            papers += [
                _paper(reading, path.name, record, place, pages)
                for record in children(volume, "paper")
            ]
    if papers:
        file = papers[0].row.file
        said.put("numbering.first", first_folio(pages, len(papers), reading, file), file)
    return Imported(
        system="acl-anthology",
        papers=reading.first_of_each(papers),
        volume=said.tree(reading),
        unmapped=reading.unmapped,
        findings=reading.findings,
    )


def _meta(reading: Reading, file: str, volume: Element, said: Agreement) -> None:
    meta = child(volume, "meta")
    is_journal = volume.get("type") == "journal"
    for key, name in (
        ("book.title", "booktitle"),
        ("book.publisher.name", "publisher"),
        ("book.volume", "journal-volume"),
        ("exports.acl.venue", "venue"),
        ("book.publisher.place" if is_journal else "conference.place.printed", "address"),
    ):
        said.put(key, text(meta, name), file)
    said.put("exports.acl.volume", volume.get("id", ""), file)
    for name, key, form, expected in (
        ("isbn", "book.isbn.electronic", isbn, "an ISBN with its check digit"),
        ("doi", "book.doi", doi, "a DOI"),
    ):
        written = text(meta, name)
        if written and form(written):
            said.put(key, form(written), file)
        elif written:
            reading.left_value(file, name, written, expected)
    editors, _ = reading.people(file, "", [_given(one) for one in children(meta, "editor")])
    said.put("book.editors", editors, file)
    for one in meta if meta is not None else ():
        if local(one) not in _META_READ:
            reading.aside(file, f"meta/{local(one)}", text(one))


def _paper(
    reading: Reading, file: str, record: Element, place: str, pages: list[Pages]
) -> ImportedPaper:
    written = text(record, "url")
    # Old volumes have ids such as J89-1001, which the volume's number alone doesn't give.
    is_own = written and not written.startswith(("http://", "https://"))
    own = paper_id(written if is_own else f"{place}.{record.get('id', '')}")
    for break_ in (one for one in record.iter() if local(one) == "par"):
        break_.tail = "\n\n" + (break_.tail or "")
    fields = rich({"title": child(record, "title"), "abstract": child(record, "abstract")})
    people = list(children(record, "author"))
    authors, guessed = reading.people(file, own, [_given(one) for one in people])
    fields["authors"] = [
        _with_native(author, one) for author, one in zip(authors, people, strict=True)
    ]
    if number := text(record, "doi"):
        if doi(number):
            fields["doi"] = doi(number) or ""
        else:
            reading.left_value(file, "doi", number, "a DOI", own)
    range_ = text(record, "pages")
    found = read_pages(range_) if range_ else None
    if found and found.first:
        found = found if found.count else Pages(first=found.first, count=1)
        pages.append(found)
        fields["pages"] = str(found.count)
    elif range_:
        reading.left_value(file, "pages", range_, "a range of arabic folios", own)
    if awards := [text(one) for one in children(record, "award")]:
        fields["awards"] = awards
    if language := text(record, "language"):
        fields["language"] = _LANGUAGES.get(language, language)
    _aside(reading, file, record, fields)
    return ImportedPaper(
        id=own,
        fields=fields,
        row=Row(file=file, row=f"paper {place}.{record.get('id', '')}"),
        guessed=guessed,
    )


def _given(person: Element) -> Given:
    return Given(
        given=text(person, "first"),
        family=text(person, "last"),
        affiliation=text(person, "affiliation"),
        orcid=person.get("orcid", ""),
        openreview=person.get("openreview", ""),
    )


def _with_native(author: Tree, person: Element) -> Tree:
    """The author with the name in its own script, as `variant` gives it."""
    variant = child(person, "variant")
    if variant is None or not isinstance(author, Mapping):
        return author
    given, family = text(variant, "first"), text(variant, "last")
    # Han, Hangul and Kana names stand family first, without a space.
    family_first = bool(re.search(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", family))
    written = f"{family}{given}" if family_first else f"{given} {family}".strip()
    return {**author, "native": {"name": written}}


def _aside(reading: Reading, file: str, record: Element, fields: dict[str, Tree]) -> None:
    for one in record:
        name = local(one)
        address = one.get("href", "") or one.get("url", "")
        if name == "video" and address.startswith(("http://", "https://")):
            fields.setdefault("video", address)
        elif name not in _READ:
            reading.aside(file, name, text(one) or address or " ".join(one.attrib.values()))
