"""Which column of a table is which field: by its heading, or by a mapping somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from proceedings.importers._files import Unreadable
from proceedings.importers._tables import heading_key
from proceedings.importers._yaml import read_yaml

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "id": (
        *("id", "#", "paper id", "paperid", "paper number", "paper no", "submission id", "uid"),
        *(
            "submission number",
            "submission #",
            "paper #",
            "paper",
            "number",
            "no.",
            "contribution id",
        ),
    ),
    "title": ("title", "paper title", "titel", "dc.title", "final title", "titre", "título"),
    "subtitle": ("subtitle", "dc.title.subtitle", "untertitel"),
    "running title": ("running title", "short title", "running head", "kurztitel"),
    "abstract": ("abstract", "dc.description.abstract", "zusammenfassung", "summary", "résumé"),
    "keywords": ("keywords", "key words", "dc.subject", "schlagworte", "schlüsselwörter"),
    "language": ("language", "sprache", "dc.language.iso", "langue"),
    "authors": (
        "authors",
        "autoren",
        "dc.contributor.author",
        "author names",
        "auteurs",
        "autores",
    ),
    "affiliations": ("affiliations", "organisations", "organizations", "institutions"),
    "emails": ("emails", "e-mails", "author emails", "all emails"),
    "track": ("track", "track name", "type", "paper type", "contribution type", "category"),
    "doi": ("doi", "dc.identifier.doi"),
    "pages": ("pages", "page range", "mci.refernce.pages", "mci.reference.pages", "seiten"),
    "page count": ("number of pages", "page count", "num pages", "# pages"),
    "first page": ("first page", "start page"),
    "last page": ("last page", "end page"),
    "article": ("article", "article number"),
    "file": ("file", "filename", "file name", "pdf", "pdf file", "dateiname"),
    "decision": ("decision", "status", "acceptance status", "acceptance"),
    "video": ("video", "video url"),
    "name": ("name", "author", "author name", "full name", "display name"),
    "given": ("given", "given name", "first name", "firstname", "given names", "vorname"),
    "middle": ("middle", "middle name", "middlename"),
    "family": ("family", "family name", "last name", "lastname", "surname", "nachname"),
    "suffix": ("suffix",),
    "email": ("email", "e-mail", "mail", "author email"),
    "orcid": ("orcid", "orcid id", "orcid id", "author orcid"),
    "affiliation": ("affiliation", "institution", "organisation", "organization", "university"),
    "department": ("department",),
    "city": ("city", "town", "ort"),
    "state": ("state", "province"),
    "country": ("country", "land"),
    "corresponding": ("corresponding", "corresponding?", "corresponding author", "contact author"),
    "author order": ("author order", "author sequence", "author position", "author no", "author #"),
    "session": (
        *("session", "session title", "session name", "sessions", "mci.conference.sessiontitle"),
        *("workshop",),
    ),
    "session id": ("session id", "session code", "session short", "workshop id"),
    "session start": ("session start", "start", "start time"),
    "session end": ("session end", "end", "end time"),
    "room": ("room", "session room", "raum"),
    "chair": ("chair", "session chair", "chairs", "session chairs"),
    "order": ("order", "position", "sequence", "order in session", "paper order"),
    "book.title": ("booktitle", "book title", "proceedings title"),
    "book.publisher.name": ("publisher", "dc.publisher"),
    "book.isbn": ("isbn", "dc.identifier.isbn"),
    "book.issn": ("issn", "dc.identifier.issn"),
    "book.series.title": ("series", "dc.relation.ispartofseries"),
    "book.editors": ("editors", "editor", "dc.contributor.editor", "herausgeber"),
    "conference.name": ("conference", "conference name", "event", "dc.relation.ispartof"),
    "conference.place.printed": ("location", "place", "venue", "mci.conference.location"),
}
FIELDS = frozenset(_HEADINGS)
"""What a column may be."""

IGNORED = frozenset({"", "ignore", "-"})
"""What a mapping says of a column that is not to come in."""

OF_AUTHORS = frozenset(
    (
        *("name", "given", "middle", "family", "suffix", "email", "orcid", "affiliation"),
        *("department", "city", "state", "country", "corresponding"),
    )
)
"""Fields of one author: in numbered columns, or with a row for each author."""

_BY_HEADING = {
    heading_key(heading): field for field, headings in _HEADINGS.items() for heading in headings
}
_NUMBERED = (
    re.compile(
        r"(?:authors? )?(?:formatted )?(\d{1,3})(?:st|nd|rd|th)?\s*[:.]?\s+(?:author )?(.+)"
    ),
    re.compile(r"author ?(\d{1,3})\s*[:.]?\s*(.*)"),
    re.compile(r"(.+?) ?(\d{1,3})"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of one table.

    Attributes:
        fields: The heading's key by field.
        numbered: The heading's key by an author's number and field.
        ignored: Headings that a mapping leaves out.
    """

    fields: Mapping[str, str]
    numbered: Mapping[int, Mapping[str, str]]
    ignored: frozenset[str]

    @property
    def headings(self) -> frozenset[str]:
        """All headings that have a field or are left out on purpose."""
        several = (key for columns in self.numbered.values() for key in columns.values())
        return frozenset((*self.fields.values(), *several, *self.ignored))

    @property
    def is_papers(self) -> bool:
        """Whether each row is a paper or one of its authors."""
        named = {"id", "authors", "file", "doi", "family", "name"} & self.fields.keys()
        return "title" in self.fields and bool(named or self.numbered)

    @property
    def is_people(self) -> bool:
        """Whether each row is an author of a paper that is named by its id alone."""
        return "id" in self.fields and bool({"family", "name"} & self.fields.keys())

    @property
    def has_people(self) -> bool:
        """Whether rows name authors."""
        return bool({"authors", "family", "name"} & self.fields.keys() or self.numbered)

    @property
    def is_program(self) -> bool:
        """Whether rows say which paper is in which session, or what a session is called."""
        return bool({"session", "session id"} & self.fields.keys())


def columns_of(headings: Iterable[str], mapping: Mapping[str, str]) -> Columns:
    """Find the field of each heading.

    Args:
        headings: Keys of headings, in order; the first that has a field keeps it.
        mapping: The field by a heading's key, where somebody wrote it; it goes before.
    """
    keys = list(headings)
    fields: dict[str, str] = {}
    numbered: dict[int, dict[str, str]] = {}
    ignored = {key for key in keys if key in mapping and mapping[key] in IGNORED}
    for key in keys:
        if mapping.get(key) in FIELDS:
            fields.setdefault(mapping[key], key)
    for key in keys:
        field = _BY_HEADING.get(key)
        if key in mapping or key in fields.values():
            continue
        if field:
            fields.setdefault(field, key)
        else:
            place, one = _numbered(key)
            if one:
                numbered.setdefault(place, {}).setdefault(one, key)
    return Columns(fields=fields, numbered=numbered, ignored=frozenset(ignored))


def _numbered(key: str) -> tuple[int, str | None]:
    """An author's number and field, of headings such as `Author 2 Email` or `email 2`."""
    for form in _NUMBERED:
        found = form.fullmatch(key)
        if not found:
            continue
        number, rest = found.groups()
        if not number.isdigit():
            number, rest = rest, number
        field = _BY_HEADING.get(rest.strip()) if rest.strip() else "name"
        if field in OF_AUTHORS:
            return int(number), field
    return 0, None


def read_mapping(path: Path) -> dict[str, str] | None:
    """A file that gives columns their fields: `{Beitrag: title, Nummer: id, Notes: ignore}`.

    None where the file is none.

    Raises:
        Unreadable: It is no YAML.
    """
    tree = read_yaml(path)
    if isinstance(tree, Mapping) and set(tree) == {"columns"}:
        tree = tree["columns"]
    if not isinstance(tree, Mapping) or not tree:
        return None
    return {
        heading_key(column): _field(field)
        for column, field in tree.items()
        if isinstance(field, str)
    }


def is_mapping(path: Path) -> bool:
    """Whether a YAML file gives columns fields that there are, and nothing else."""
    if path.suffix.casefold() not in (".yaml", ".yml"):
        return False
    try:
        mapping = read_mapping(path)
    except Unreadable:
        return False
    return bool(mapping) and all(
        field in FIELDS or field in IGNORED for field in (mapping or {}).values()
    )


def _field(written: str) -> str:
    """A field's name as people write it: `running_title`, `Given name`."""
    key = heading_key(written)
    return key if key in FIELDS or key in IGNORED else _BY_HEADING.get(key, key)
