"""What a Crossref deposit says of the journal, conference or book its papers stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from proceedings.importers._agreement import Agreement
from proceedings.importers._crossref import editors_of
from proceedings.importers._ledger import Ledger
from proceedings.importers._values import day, doi, isbn, issn
from proceedings.importers._xml import child, children, local, text
from proceedings.records.imported import Tree


class Containers:
    """Puts a file's word on the volume into what all files say of it."""

    def __init__(self, volume: Agreement, ledger: Ledger, file: str) -> None:
        self.volume = volume
        self.ledger = ledger
        self.file = file

    def _put(self, key: str, value: Tree | None) -> None:
        self.volume.put(key, value, self.file)

    def account(self, account: Element | None) -> None:
        """Who deposits: the head of the file."""
        self._put("exports.crossref.depositor", text(account, "depositor", "depositor_name"))
        self._put("exports.crossref.email", text(account, "depositor", "email_address"))
        self._put("exports.crossref.registrant", text(account, "registrant"))

    def container(self, container: Element) -> None:
        """A journal, a conference or a book."""
        kind = local(container)
        if kind == "journal":
            self._journal(container)
        elif kind == "conference":
            self._conference(container)
        elif kind == "book":
            for metadata in container:
                if local(metadata) in (
                    "book_metadata",
                    "book_series_metadata",
                    "book_set_metadata",
                ):
                    self._book(metadata)

    def _journal(self, journal: Element) -> None:
        about, issue = child(journal, "journal_metadata"), child(journal, "journal_issue")
        title, short = text(about, "full_title"), text(about, "abbrev_title")
        self._put("conference.name", title)
        self._put("conference.short", short or title)
        self._put("book.title", title)
        self._put("book.volume", text(issue, "journal_volume", "volume"))
        self._identifier("book.doi", doi, text(about, "doi_data", "doi"), "a DOI")
        for number in children(about, "issn"):
            self._identifier("book.issn", issn, text(number), "an ISSN")
            break
        self.ledger.aside(self.file, "journal_issue/issue", text(issue, "issue"))

    def _conference(self, conference: Element) -> None:
        event = child(conference, "event_metadata")
        self._put("conference.name", text(event, "conference_name"))
        self._put("conference.acronym", text(event, "conference_acronym"))
        self._put("conference.short", text(event, "conference_acronym"))
        self._put("conference.theme", text(event, "conference_theme"))
        number = text(event, "conference_number")
        if number.isdigit():
            self._put("conference.number", number)
        else:
            self.ledger.aside(self.file, "conference_number", number)
        self._put("conference.place.printed", text(event, "conference_location"))
        dates = child(event, "conference_date")
        if dates is not None:
            for edge in ("start", "end"):
                parts = (dates.get(f"{edge}_{part}", "") for part in ("year", "month", "day"))
                self._put(f"conference.{edge}", day("-".join(parts)))
        self._put("book.editors", editors_of(conference, self.ledger, self.file))
        for metadata in conference:
            if local(metadata) in ("proceedings_metadata", "proceedings_series_metadata"):
                self._book(metadata)

    def _book(self, about: Element) -> None:
        series = child(about, "series_metadata")
        title = text(about, "proceedings_title") or text(about, "titles", "title")
        self._put("book.title", title)
        self._put("book.subtitle", text(about, "titles", "subtitle"))
        if local(about).startswith("book"):
            self._put("book.editors", editors_of(about, self.ledger, self.file))
        self._put("book.edition", text(about, "edition_number"))
        self._put("book.publisher.name", text(about, "publisher", "publisher_name"))
        self._put("book.publisher.place", text(about, "publisher", "publisher_place"))
        self._identifier("book.doi", doi, text(about, "doi_data", "doi"), "a DOI")
        for number in children(about, "isbn"):
            kind = "print" if number.get("media_type") == "print" else "electronic"
            self._identifier(f"book.isbn.{kind}", isbn, text(number), "an ISBN")
        if series is not None:
            self._put("book.series.title", text(series, "titles", "title"))
            self._put("book.series.number", text(about, "volume"))
            self._identifier("book.series.issn", issn, text(series, "issn"), "an ISSN")
        else:
            self._put("book.volume", text(about, "volume"))
        self._put("book.published", day_of(children(about, "publication_date")))

    def _identifier(
        self, key: str, form: Callable[[str], str | None], given: str, expected: str
    ) -> None:
        if not given:
            return
        value = form(given)
        if value:
            self._put(key, value)
        else:
            self.ledger.left_value(self.file, key, given, expected)


def day_of(dates: Iterable[Element]) -> str | None:
    """The first whole date, online ones before those in print."""
    found = sorted(dates, key=lambda one: one.get("media_type") == "print")
    for one in found:
        parts = [text(one, part) for part in ("year", "month", "day")]
        if all(parts):
            return day("-".join(parts))
    return None
