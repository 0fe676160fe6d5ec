"""HotCRP: the JSON of papers, alone or in the zip with attachments, and the CSV of authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from proceedings.importers._cleaning import line
from proceedings.importers._decisions import is_accepted, is_yes
from proceedings.importers._files import Entry, Unreadable, entries, head, is_zip
from proceedings.importers._people import Given
from proceedings.importers._reading import Reading
from proceedings.importers._tables import Record, Table, has_headings, is_table, under_headings
from proceedings.records.imported import Imported, ImportedPaper, ImportedPdf, Row, Tree

_DATA = re.compile(r"(?:.*[-_/])?data\.json")
_PDF = re.compile(r"(?:.*/)?[^/]*-(?:final|paper)(\d+)\.pdf", re.IGNORECASE)
_CONTACT_ALONE = frozenset({"nonauthor", "contact_only"})
_HELD = frozenset(
    (
        *("object", "pid", "title", "abstract", "authors", "contacts", "topics", "submission"),
        *("final", "decision", "status", "withdrawn", "withdrawn_at", "withdraw_reason", "error"),
        *("submitted", "submitted_at", "modified_at", "draft", "final_submitted"),
        *("final_submitted_at", "truncated", "overlong", "submission_class", "keywords"),
        *("pc_conflicts", "options"),
    )
)
"""Keys that have a place, or that only the review of papers needs."""
_CSV_HELD = frozenset(
    (
        *("paper", "title", "given name", "family name", "first", "last", "name", "email"),
        *("affiliation", "orcid", "country", "iscontact"),
    )
)


def recognise(path: Path) -> bool:
    """Whether this is a HotCRP JSON, its zip, or its CSV of authors."""
    if is_zip(path):
        try:
            listed = entries(path)
        except Unreadable:
            return False
        return any(_DATA.fullmatch(entry.name) for entry in listed) or (
            bool(listed) and all(_PDF.fullmatch(entry.name) for entry in listed)
        )
    start = head(path, 65_536)
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"[")):
        return b'"pid"' in start
    return (
        is_table(path)
        and has_headings(path, "paper", "title", "email", "affiliation")
        and (has_headings(path, "given_name") or has_headings(path, "first", "last"))
    )


def read(paths: Sequence[Path]) -> Imported:
    """Read JSON, zips and authors' CSVs of one conference."""
    reading = Reading()
    papers: list[ImportedPaper] = []
    authors: list[ImportedPaper] = []
    pdfs: list[ImportedPdf] = []
    several: list[str] = []
    for path in paths:
        if is_zip(path):
            listed = reading.entries(path)
            data = [entry for entry in listed if _DATA.fullmatch(entry.name)]
            for entry in data:
                records = _records(reading.json(path, entry))
                papers += _papers(reading, path.name, records, several)
                pdfs += _attached(reading, path, listed, records)
            if not data:
                pdfs += _named(path, listed)
        elif is_table(path):
            for table in reading.tables(path):
                authors += _author_records(reading, table, several)
        else:
            papers += _papers(reading, path.name, _records(reading.json(path)), several)
    reading.no_corresponding(
        paths[0].name if paths else "",
        tuple(dict.fromkeys(several)),
        "HotCRP knows several contacts and no corresponding author",
    )
    return Imported(
        system="hotcrp",
        papers=(*reading.first_of_each(papers), *reading.first_of_each(authors)),
        pdfs=tuple(pdfs),
        unmapped=reading.unmapped,
        findings=reading.findings,
    )


def _records(data: Any) -> list[Mapping[str, Any]]:
    """The papers' objects: one alone, a list, or a list under `papers`."""
    if isinstance(data, Mapping):
        within = data.get("papers")
        data = within if isinstance(within, list) else [data]
    return [one for one in data or () if isinstance(one, Mapping)]


def _papers(
    reading: Reading, file: str, records: Sequence[Mapping[str, Any]], several: list[str]
) -> Iterator[ImportedPaper]:
    open_decisions: dict[str, list[str]] = {}
    for place, record in enumerate(records):
        paper = _text(record.get("pid"))
        if not paper:
            reading.left_value(file, "record", f"number {place + 1}", "a paper with its pid")
            continue
        if "error" in record:
            reading.left_out(
                file,
                f"HotCRP gave no data of paper {paper}: {line(_text(record['error']))}",
                "Export again as a chair or administrator of that paper.",
                paper,
            )
            continue
        yield _paper(reading, file, paper, record, several, open_decisions)
    reading.undecided(file, open_decisions)


def _paper(
    reading: Reading,
    file: str,
    paper: str,
    record: Mapping[str, Any],
    several: list[str],
    open_decisions: dict[str, list[str]],
) -> ImportedPaper:
    title, abstract = _text(record.get("title")), _text(record.get("abstract"))
    fields = reading.words(file, paper, title, abstract)
    authors, contacts = _listed(record.get("authors")), _listed(record.get("contacts"))
    given = [_author(one) for one in authors]
    by_flag = [one for one in authors if one.get("contact") is True]
    at = _corresponding(given, [_text(one.get("email")) for one in contacts or by_flag])
    if at is None and len(contacts or by_flag) > 1:
        several.append(paper)
    people, guessed = reading.people(file, paper, _marked(given, at))
    if people:
        fields["authors"] = people
    keywords = _words(record.get("keywords"))
    if keywords:
        fields["keywords"] = keywords
    topics = _words(record.get("topics"))
    if topics:
        fields["x-topics"] = topics
    version = record.get("final") or record.get("submission")
    pages = _text(version.get("pages")) if isinstance(version, Mapping) else ""
    if pages and record.get("final"):
        fields["pages"] = pages
    for key in ("truncated", "overlong"):
        cut = record.get(key)
        for field in _words(cut) or ([] if cut in (None, False) else ["abstract"]):
            reading.cut(file, paper, field, f"HotCRP says it is {key}")
    for key, value in record.items():
        if key not in _HELD and value not in (None, "", [], {}):
            reading.aside(file, key, value)
    return ImportedPaper(
        id=paper,
        fields=fields,
        row=Row(file=file, row=f"pid {paper}"),
        guessed=guessed,
        accepted=_decided(record, paper, open_decisions),
    )


def _decided(record: Mapping[str, Any], paper: str, open_decisions: dict[str, list[str]]) -> bool:
    """The status tells by the decision's category; without one the decision's words must do."""
    status, decision = _text(record.get("status")), _text(record.get("decision"))
    if record.get("withdrawn") or record.get("draft"):
        return False
    by_status = is_accepted(status)
    if by_status:
        return True
    if status.casefold() in ("", "submitted") and decision:
        by_status = is_accepted(decision)
    if by_status is None:
        open_decisions.setdefault(decision or status, []).append(paper)
    return bool(by_status)


def _author(record: Mapping[str, Any]) -> Given:
    return Given(
        given=_text(record.get("given_name") or record.get("first")),
        family=_text(record.get("family_name") or record.get("last")),
        display=_text(record.get("name")),
        email=_text(record.get("email")),
        orcid=_text(record.get("orcid")),
        affiliation=_text(record.get("affiliation")),
        country=_text(record.get("country")),
    )


def _corresponding(given: Sequence[Given], contacts: Sequence[str]) -> int | None:
    """The place of the one author who is a contact; a contact need not be an author."""
    known = {address.casefold() for address in contacts if address}
    found = [at for at, author in enumerate(given) if author.email.casefold() in known]
    return found[0] if len(found) == 1 else None


def _marked(given: Sequence[Given], at: int | None) -> list[Given]:
    return [replace(one, corresponding=place == at) for place, one in enumerate(given)]


def _author_records(reading: Reading, table: Table, several: list[str]) -> Iterator[ImportedPaper]:
    headed = under_headings(table, "paper", "email")
    if headed is None:
        reading.left_out(
            table.file, "A table has none of the headings of HotCRP's authors.", "Export it again."
        )
        return
    papers: dict[str, list[Record]] = {}
    for record in headed.records:
        paper = reading.paper_id(record.get("paper"), table.file, record.row.row)
        if paper:
            papers.setdefault(paper, []).append(record)
    for paper, records in papers.items():
        contacts = [one for one in records if one.get("iscontact") not in ("", "no")]
        authors = [one for one in records if one.get("iscontact") not in _CONTACT_ALONE]
        given = [
            Given(
                given=one.get("given_name", "first"),
                family=one.get("family_name", "last"),
                display=one.get("name"),
                email=one.get("email"),
                orcid=one.get("orcid"),
                affiliation=one.get("affiliation"),
                country=one.get("country"),
            )
            for one in authors
        ]
        at = [place for place, one in enumerate(authors) if is_yes(one.get("iscontact"))]
        if len(at) > 1 or (not at and len(contacts) > 1):
            several.append(paper)
        people, guessed = reading.people(
            table.file, paper, _marked(given, at[0] if len(at) == 1 else None)
        )
        fields: dict[str, Tree] = reading.words(table.file, paper, records[0].get("title"))
        if people:
            fields["authors"] = people
        yield ImportedPaper(id=paper, fields=fields, row=records[0].row, guessed=guessed)
    reading.columns_aside(headed, _CSV_HELD)


def _attached(
    reading: Reading, path: Path, listed: Sequence[Entry], records: Sequence[Mapping[str, Any]]
) -> Iterator[ImportedPdf]:
    """The final version of each paper, or the submission where no final one was uploaded."""
    members = {entry.name: entry.member for entry in listed}
    early: list[str] = []
    for record in records:
        paper = _text(record.get("pid"))
        for key in ("final", "submission"):
            version = record.get(key)
            name = _text(version.get("content_file")) if isinstance(version, Mapping) else ""
            if not name:
                continue
            if name not in members:
                reading.missing(path.name, name, paper)
                break
            if key == "submission" and _decided(record, paper, {}):
                early.append(paper)
            yield ImportedPdf(name=name, file=path, member=members[name], paper=paper)
            break
    if early:
        reading.left_out(
            path.name,
            f"No final version was uploaded, the PDF is the submission: {', '.join(early[:20])}.",
            "Ask the authors for their camera-ready files.",
        )


def _named(path: Path, listed: Sequence[Entry]) -> Iterator[ImportedPdf]:
    for entry in listed:
        found = _PDF.fullmatch(entry.name)
        if found:
            yield ImportedPdf(
                name=entry.base, file=path, member=entry.member, paper=str(int(found[1]))
            )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _listed(value: Any) -> list[Mapping[str, Any]]:
    """A list of objects; a name alone stands for its object."""
    if not isinstance(value, list):
        return []
    return [
        {"name": one} if isinstance(one, str) else one
        for one in value
        if isinstance(one, str | Mapping)
    ]


def _words(value: Any) -> list[str]:
    """A list of words, whether it is a list, an object of flags, or text with commas."""
    if isinstance(value, Mapping):
        value = [key for key, flag in value.items() if flag]
    if isinstance(value, str):
        value = re.split(r"[;,\n]", value)
    if not isinstance(value, list):
        return []
    return [text for one in value if isinstance(one, str) and (text := line(one))]
