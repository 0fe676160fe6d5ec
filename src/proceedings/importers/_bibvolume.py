"""What BibTeX entries say of the volume: a `proceedings` entry, or all papers alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from proceedings.importers._agreement import Agreement
from proceedings.importers._bibfile import BibEntry
from proceedings.importers._bibnames import read_names
from proceedings.importers._latex import unicode_of
from proceedings.importers._ledger import Ledger
from proceedings.importers._values import creative_commons, day, isbn, issn
from proceedings.records.imported import Tree

CONTAINERS = frozenset({"proceedings", "mvproceedings", "collection", "mvcollection", "periodical"})
"""Kinds of entries that are volumes, not papers."""

VOLUME_FIELDS = frozenset(
    (
        *("booktitle", "booksubtitle", "journal", "journaltitle", "journalsubtitle", "editor"),
        *(
            "publisher",
            "address",
            "location",
            "venue",
            "isbn",
            "issn",
            "series",
            "volume",
            "number",
        ),
        *("eventtitle", "eventdate", "name", "shortname", "start", "end", "published", "date"),
        *("conference_url", "conference_number", "year", "month", "day", "license", "licence"),
        *("copyright", "sections", "crossref", "xdata", "edition", "organization"),
    )
)
"""Fields that are read for the volume's sake."""

_Form = Callable[[str], str | None]
_ACM_SERIES = re.compile(r".{2,30} ['’]\d{2}")


def volume_of(
    entries: Sequence[BibEntry], papers: Sequence[BibEntry], ledger: Ledger
) -> dict[str, Tree]:
    """Keys of volume.yaml: what the one `proceedings` entry says, then what all papers say."""
    said = Agreement()
    parents = {paper.get("crossref").casefold() for paper in papers}
    containers = [
        entry
        for entry in entries
        if entry.kind in CONTAINERS and entry.key.casefold() not in parents
    ]
    for entry in containers:
        for key, value in _facts(entry, ledger).items():
            said.put(key, value, entry.file)
    facts = [_facts(paper, ledger) for paper in papers]
    for key in dict.fromkeys(key for fact in facts for key in fact):
        if said.values(key):
            continue
        values = [fact.get(key) for fact in facts]
        if values and values.count(values[0]) == len(values):
            said.put(key, values[0], papers[0].file)
        else:
            for paper, one in zip(papers, values, strict=True):
                if isinstance(one, str):
                    ledger.aside(paper.file, _NAMES.get(key, key), one)
    return said.tree(ledger)


_NAMES = {
    "book.title": "booktitle",
    "book.isbn.electronic": "isbn",
    "book.issn": "issn",
    "book.publisher.name": "publisher",
    "book.publisher.place": "address",
    "book.series.title": "series",
    "book.series.number": "number",
    "book.volume": "volume",
    "book.published": "date",
    "conference.name": "eventtitle",
    "conference.place.printed": "venue",
}


def _facts(entry: BibEntry, ledger: Ledger) -> dict[str, Tree]:
    is_volume = entry.kind in CONTAINERS
    made: dict[str, Tree] = {}

    def put(key: str, *names: str, form: _Form = unicode_of, expected: str = "") -> None:
        written = entry.get(*names)
        value = form(unicode_of(written)) if written else None
        if value:
            made.setdefault(key, value)
        elif written and expected:
            ledger.left_value(entry.file, names[0], written, expected)

    if is_volume and not entry.get("booktitle"):
        put("book.title", "title")
        put("book.subtitle", "subtitle")
    put("book.title", "booktitle", "journaltitle", "journal")
    put("book.subtitle", "booksubtitle", "journalsubtitle")
    put("conference.name", "eventtitle", "name", "journaltitle", "journal")
    put("conference.short", "shortname")
    put("conference.number", "conference_number", form=_number)
    put("conference.url", "conference_url", form=_url)
    put("conference.start", "start", form=day, expected="a date such as 2031-06-04")
    put("conference.end", "end", form=day, expected="a date such as 2031-06-04")
    put("book.published", "published", "date", form=day)
    put("book.isbn.electronic", "isbn", form=isbn, expected="an ISBN with its check digit")
    put("book.issn", "issn", form=issn, expected="an ISSN with its check digit")
    put("book.publisher.name", "publisher")
    put("book.edition", "edition")
    _event_dates(entry, made)
    _places(entry, made)
    _series(entry, made)
    if licence := creative_commons(entry.get("license", "licence", "copyright")):
        made["rights"] = {"mode": "cc", "licence": licence}
    if entry.get("editor"):
        made["book.editors"] = list(read_names(entry.get("editor")).people)
    return made


def _event_dates(entry: BibEntry, made: dict[str, Tree]) -> None:
    start, _, end = entry.get("eventdate").partition("/")
    for key, text in (("conference.start", start), ("conference.end", end or start)):
        if found := day(text):
            made.setdefault(key, found)


def _places(entry: BibEntry, made: dict[str, Tree]) -> None:
    """Places of the event and of the publisher.

    `venue` is the event's; of `location` and `address` together the first is, as ACM writes it;
    one alone is the publisher's, but in an entry that tells the event's days.
    """
    venue, location, address = (
        unicode_of(entry.get(one)) for one in ("venue", "location", "address")
    )
    if not venue and location and address:
        venue, location = location, ""
    elif not venue and entry.get("start", "eventdate"):
        venue, location, address = location or address, "", ""
    if venue:
        made["conference.place.printed"] = venue
    if place := address or location:
        made["book.publisher.place"] = place


def _series(entry: BibEntry, made: dict[str, Tree]) -> None:
    series, volume, number = (unicode_of(entry.get(one)) for one in ("series", "volume", "number"))
    if series and _ACM_SERIES.fullmatch(series):
        made["conference.short"] = series.replace("'", "’")
        series = ""
    if series:
        made["book.series.title"] = series
        if number or volume:
            made["book.series.number"] = number or volume
    elif volume:
        made["book.volume"] = volume


def _number(text: str) -> str | None:
    return text if text.isdigit() else None


def _url(text: str) -> str | None:
    return text if text.startswith(("http://", "https://")) else None
