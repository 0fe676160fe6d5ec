"""EasyChair: tables of submissions, authors, topics and committee, the ACM data, zips of papers."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from proceedings.importers._cleaning import line
from proceedings.importers._decisions import is_accepted, is_yes
from proceedings.importers._erights import is_erights, read_erights, systems
from proceedings.importers._files import Unreadable, entries, is_zip
from proceedings.importers._names import split_people
from proceedings.importers._people import Given, person
from proceedings.importers._reading import Reading
from proceedings.importers._tables import (
    Headed,
    Record,
    Table,
    first_rows,
    heading_key,
    is_table,
    under_headings,
)
from proceedings.records.imported import Imported, ImportedPaper, ImportedPdf, Tree

_KINDS = {
    "submissions": ("#", "title", "authors"),
    "authors": ("submission #", "first name", "last name"),
    "topics": ("submission #", "topic"),
    "topic list": ("topic", "header?"),
    "committee": ("#", "first name", "last name", "role"),
}
"""Kinds of tables by headings that only they have together, the more telling first."""
_SUBMISSION_HELD = (
    *("#", "title", "authors", "submitted", "last updated", "keywords", "decision", "notified"),
    *("reviews sent", "abstract", "deleted?", "track", "track name"),
)
_AUTHOR_HELD = (
    *("submission #", "first name", "last name", "email", "country", "affiliation", "web page"),
    *("person #", "corresponding?", "orcid"),
)
_LONGEST = 10_000
_PDF = re.compile(r"(?:paper|sub(?:mission)?|id)[ _-]*(\d+)$", re.IGNORECASE)
"""The paper's number is the last in the stem, behind one of these words: the year is none."""
_ZIP_NAME = re.compile(r".*[_-](?:paper|submission)_\d+\.pdf", re.IGNORECASE)


def recognise(path: Path) -> bool:
    """Whether this is one of EasyChair's tables, its data for ACM, or a zip of its papers."""
    if is_zip(path) and not is_table(path):
        try:
            pdfs = [entry for entry in entries(path) if entry.base.casefold().endswith(".pdf")]
        except Unreadable:
            return False
        return bool(pdfs) and all(_ZIP_NAME.fullmatch(entry.base) for entry in pdfs)
    if is_erights(path):
        return "easychair" in systems(path)
    rows = [{heading_key(cell) for cell in row} for row in first_rows(path)]
    return any(set(wanted) <= row for wanted in _KINDS.values() for row in rows)


@dataclass(slots=True)
class _Found:
    """The tables of one conference, by kind."""

    submissions: list[Record] = field(default_factory=list)
    authors: dict[str, list[Record]] = field(default_factory=dict)
    topics: dict[str, list[str]] = field(default_factory=dict)
    committee: list[Record] = field(default_factory=list)


def read(paths: Sequence[Path]) -> Imported:
    """Read all tables, XML files and zips of one conference."""
    reading = Reading()
    found = _Found()
    pdfs: list[ImportedPdf] = []
    nested: list[ImportedPaper] = []
    for path in paths:
        if is_zip(path) and not is_table(path):
            pdfs += _pdfs(reading, path)
        elif is_erights(path):
            nested += read_erights(reading, path)
        else:
            for table in reading.tables(path):
                _sort(reading, table, found)
    papers = [*_papers(reading, found), *_authors_alone(reading, found)]
    return Imported(
        system="easychair",
        papers=(*reading.first_of_each(papers), *reading.first_of_each(nested)),
        front=_committees(reading, found.committee),
        pdfs=tuple(pdfs),
        unmapped=reading.unmapped,
        findings=reading.findings,
    )


def _sort(reading: Reading, table: Table, found: _Found) -> None:
    for kind, wanted in _KINDS.items():
        headed = under_headings(table, *wanted)
        if headed is not None:
            _take(reading, kind, headed, found)
            return
    if any(cell.strip() for row in table.rows for cell in row):
        sheet = f", sheet {table.sheet}" if table.sheet else ""
        reading.left_out(
            table.file,
            f"A table has no headings that EasyChair's tables have: {table.file}{sheet}.",
            "Give the table as EasyChair exports it, headings included.",
        )


def _take(reading: Reading, kind: str, headed: Headed, found: _Found) -> None:
    if kind == "submissions":
        found.submissions += headed.records
        reading.columns_aside(headed, _SUBMISSION_HELD)
    elif kind == "committee":
        found.committee += headed.records
    elif kind == "topics":
        for record in headed.records:
            topics = found.topics.setdefault(record.get("submission #"), [])
            topics.append(line(record.get("topic")))
    elif kind == "authors":
        for record in headed.records:
            paper = reading.paper_id(record.get("submission #"), headed.file, record.row.row)
            if paper:
                found.authors.setdefault(paper, []).append(record)
        reading.columns_aside(headed, _AUTHOR_HELD)


def _papers(reading: Reading, found: _Found) -> Iterator[ImportedPaper]:
    open_decisions: dict[str, list[str]] = {}
    deciding = any(record.get("decision") for record in found.submissions)
    if found.submissions and not deciding:
        reading.guessed(
            found.submissions[0].row.file,
            "No submission has a decision: all that are not deleted are taken as accepted.",
            "If the file lists more than the accepted papers, export it with the decisions.",
        )
    for record in found.submissions:
        file = record.row.file
        paper = reading.paper_id(record.get("#"), file, record.row.row)
        if not paper:
            continue
        decision = record.get("decision")
        accepted = is_accepted(decision) if deciding else True
        if is_yes(record.get("deleted?")):
            accepted = False
        elif accepted is None:
            open_decisions.setdefault(decision, []).append(paper)
        fields = reading.words(file, paper, record.get("title"), record.cells.get("abstract", ""))
        track = line(record.get("track", "track name"))
        if track:
            fields["track"] = track
        keywords = _keywords(record.get("keywords"))
        if keywords:
            fields["keywords"] = keywords
        topics = found.topics.get(paper)
        if topics:
            fields["x-topics"] = topics
        guessed = _authors(reading, record, paper, found, fields)
        yield ImportedPaper(
            id=paper, fields=fields, row=record.row, guessed=guessed, accepted=bool(accepted)
        )
    if found.submissions:
        reading.undecided(found.submissions[0].row.file, open_decisions)


def _authors(
    reading: Reading, record: Record, paper: str, found: _Found, fields: dict[str, Tree]
) -> tuple[str, ...]:
    """Authors of the table of authors, where there is one; else of the submission's cell."""
    cell = split_people(record.get("authors"))
    rows = found.authors.get(paper)
    file = rows[0].row.file if rows else record.row.file
    if rows:
        _compare(reading, record, paper, rows, cell.names)
        given = [_given(row) for row in rows]
    else:
        given = [Given(display=name) for name in cell.names]
        if not cell.certain:
            reading.guessed(
                file,
                f"The authors of paper {paper} are one cell that can be parted in several ways:"
                f" «{line(record.get('authors'))}».",
                "Give the table of authors too, or correct them after the import.",
                paper,
            )
    people, guessed = reading.people(file, paper, given)
    if people:
        fields["authors"] = people
    return guessed


def _compare(
    reading: Reading, record: Record, paper: str, rows: Sequence[Record], names: Sequence[str]
) -> None:
    """Tell where the table of authors and the submission's cell name other people."""
    if not names:
        return
    listed = [line(f"{row.get('first name')} {row.get('last name')}") for row in rows]
    if listed == [line(name) for name in names]:
        return
    cell = line(record.get("authors"))
    # A suffix or a comma in a name breaks the cell, not the table: then the text must be alike.
    if Counter(" ".join(listed).split()) == Counter(re.sub(r",| and ", " ", cell).split()):
        if len(listed) == len(names) and sorted(listed) == sorted(map(line, names)):
            message = f"Paper {paper} has its authors in another order in the two tables."
            reading.counts_differ(rows[0].row.file, paper, message, cell)
        return
    message = (
        f"Paper {paper} has {len(listed)} authors in the table of authors and others, or another"
        f" number ({len(names)}), in that of submissions; the table of authors is taken."
    )
    reading.counts_differ(rows[0].row.file, paper, message, cell)


def _given(row: Record) -> Given:
    return Given(
        given=row.get("first name"),
        family=row.get("last name"),
        email=row.get("email"),
        orcid=row.get("orcid"),
        url=row.get("web page"),
        affiliation=row.get("affiliation"),
        country=row.get("country"),
        corresponding=is_yes(row.get("corresponding?")),
    )


def _authors_alone(reading: Reading, found: _Found) -> Iterator[ImportedPaper]:
    """Authors whose submission isn't among the files: records of their own, to be joined."""
    known = {line(record.get("#")) for record in found.submissions}
    for paper, rows in found.authors.items():
        if paper in known:
            continue
        if known:
            reading.left_out(
                rows[0].row.file,
                f"The authors of paper {paper} are left out: no submission has that number.",
                "Give the table of all submissions.",
                paper,
            )
            continue
        people, guessed = reading.people(rows[0].row.file, paper, [_given(row) for row in rows])
        yield ImportedPaper(id=paper, fields={"authors": people}, row=rows[0].row, guessed=guessed)


def _keywords(cell: str) -> list[str]:
    """Keywords a line each; in some tables they are a list as Python writes it."""
    if cell.startswith("[") and cell.endswith("]") and len(cell) < _LONGEST:
        try:
            listed = ast.literal_eval(cell)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            listed = None
        if isinstance(listed, list):
            return list(dict.fromkeys(word for one in listed if (word := line(str(one)))))
    return list(dict.fromkeys(word for part in re.split(r"[\n;]", cell) if (word := line(part))))


def _committees(reading: Reading, records: Sequence[Record]) -> dict[str, Tree]:
    """The committee by role, chairs before seniors before the others."""
    roles: dict[str, list[Tree]] = {}
    for record in records:
        told = person(_given(record))
        member = {key: value for key, value in told.fields.items() if key != "corresponding"}
        roles.setdefault(line(record.get("role")) or "Member", []).append(member)
    if not roles:
        return {}
    ordered = sorted(roles, key=lambda role: ("chair" not in role, "senior" not in role))
    listed: list[Tree] = [{"role": role, "members": roles[role]} for role in ordered]
    reading.guessed(
        records[0].row.file,
        f"The committee of {len(records)} is listed as «Program Committee», its roles as"
        " EasyChair calls them.",
        "Correct title, roles and order in front.yaml.",
    )
    return {"committees": [{"title": "Program Committee", "roles": listed}]}


def _pdfs(reading: Reading, path: Path) -> Iterator[ImportedPdf]:
    for entry in reading.entries(path):
        stem, _, ending = entry.base.rpartition(".")
        if ending.casefold() != "pdf":
            continue
        number = _PDF.search(stem)
        yield ImportedPdf(
            name=entry.base,
            file=path,
            member=entry.member,
            paper=str(int(number[1])) if number else None,
        )
