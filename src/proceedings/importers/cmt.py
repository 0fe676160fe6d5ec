"""Microsoft CMT: submissions and users in XLSX, XLS or tab text, and zips of camera-ready files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from proceedings.importers._cleaning import line
from proceedings.importers._cmtauthors import (
    Listed,
    has_affiliations,
    listed_authors,
    listed_emails,
)
from proceedings.importers._decisions import is_accepted, is_yes
from proceedings.importers._files import Unreadable, entries, is_zip
from proceedings.importers._people import Given
from proceedings.importers._reading import Reading
from proceedings.importers._tables import Record, first_rows, heading_key, is_table, under_headings
from proceedings.records.imported import Imported, ImportedPaper, ImportedPdf, Tree

_SUBMISSIONS = ("Paper ID", "Paper Title")
_USERS = (("First Name", "Last Name", "Email"), ("FirstName", "LastName", "Email"))
_HELD = frozenset(
    heading_key(name)
    for name in (
        *("Paper ID", "Original Paper ID", "Created", "Last Modified", "Paper Title", "Abstract"),
        *("Primary Contact Author Name", "Primary Contact Author Email", "Authors"),
        *("Author Names", "Author Emails", "Track Name", "Primary Subject Area"),
        *("Secondary Subject Areas", "Conflicts", "Assigned", "Completed", "% Completed", "Bids"),
        *("Discussion", "Status", "Requested For Camera Ready", "Camera Ready Submitted?"),
        *("Requested For Author Feedback", "Author Feedback Submitted?", "Files"),
        *("Number of Files", "Requested For Presentation", "Keywords", "Is Conflict"),
    )
)
_ENTRY = re.compile(r"(?:[^/]+/)?(\d+)/(?:[^/]*/)*[^/]+\.pdf", re.IGNORECASE)


def recognise(path: Path) -> bool:
    """Whether this is a table of CMT's submissions or users, or a zip with a folder per paper."""
    if is_zip(path) and not is_table(path):
        try:
            pdfs = [entry for entry in entries(path) if entry.base.casefold().endswith(".pdf")]
        except Unreadable:
            return False
        return bool(pdfs) and all(_ENTRY.fullmatch(entry.name) for entry in pdfs)
    rows = [{heading_key(cell) for cell in row} for row in first_rows(path)]
    wanted = (
        (*_SUBMISSIONS, "Author Names"),
        (*_SUBMISSIONS, "Authors"),
        (*_SUBMISSIONS, "Author Emails"),
        *((*names, "Organization") for names in _USERS),
    )
    return any({heading_key(name) for name in names} <= row for names in wanted for row in rows)


def read(paths: Sequence[Path]) -> Imported:
    """Read all sheets and zips of one conference; downloads are often cut into several zips."""
    reading = Reading()
    records: list[tuple[str, Record]] = []
    users: dict[str, Record] = {}
    pdfs: list[ImportedPdf] = []
    for path in paths:
        if is_zip(path) and not is_table(path):
            pdfs += _pdfs(reading, path)
            continue
        for table in reading.tables(path):
            headed = under_headings(table, *_SUBMISSIONS)
            if headed:
                records += [(table.sheet, record) for record in headed.records]
                reading.columns_aside(headed, _HELD)
                continue
            people = next((one for names in _USERS if (one := under_headings(table, *names))), None)
            if people:
                users |= {one.get("Email").casefold(): one for one in people.records}
            elif any(cell.strip() for row in table.rows for cell in row):
                reading.left_out(
                    table.file,
                    f"No row of {table.sheet or table.file} has CMT's headings.",
                    "Give the sheet as CMT exports it; its headings may stand in the third row.",
                )
    return Imported(
        system="cmt",
        papers=reading.first_of_each(_papers(reading, records, users)),
        pdfs=_one_each(reading, pdfs),
        unmapped=reading.unmapped,
        findings=reading.findings,
    )


def _papers(
    reading: Reading, records: Sequence[tuple[str, Record]], users: Mapping[str, Record]
) -> Iterator[ImportedPaper]:
    open_decisions: dict[str, list[str]] = {}
    unmarked: list[str] = []
    deciding = any(record.get("Status") for _, record in records)
    if records and not deciding:
        reading.guessed(
            records[0][1].row.file,
            "No paper has a status: all are taken as accepted.",
            "If the file lists more than the accepted papers, export it with the column Status.",
        )
    for sheet, record in records:
        file = record.row.file
        paper = reading.paper_id(record.get("Paper ID"), file, record.row.row)
        if not paper:
            continue
        status = record.get("Status")
        accepted = is_accepted(status) if deciding else True
        if accepted is None and is_yes(record.get("Requested For Camera Ready")):
            accepted = True
        if accepted is None:
            open_decisions.setdefault(status, []).append(paper)
        fields = reading.words(
            file, paper, record.get("Paper Title"), record.cells.get("abstract", "")
        )
        guessed, marked = _authors(reading, paper, record, users, fields)
        if not marked:
            unmarked.append(paper)
        fields.update(_told(sheet, record))
        yield ImportedPaper(
            id=paper, fields=fields, row=record.row, guessed=guessed, accepted=bool(accepted)
        )
    if records:
        reading.undecided(records[0][1].row.file, open_decisions)
        reading.no_corresponding(
            records[0][1].row.file, unmarked, "CMT names no primary contact who is an author"
        )


def _told(sheet: str, record: Record) -> dict[str, Tree]:
    """Track, keywords and subject areas; a sheet is a track unless its name is a program's."""
    fields: dict[str, Tree] = {}
    track = line(record.get("Track Name")) or line(sheet)
    if track and not re.fullmatch(r"(?:Sheet|Submissions?|Table)\s?\d*", track):
        fields["track"] = track
    for key, cells in (
        ("keywords", [record.get("Keywords")]),
        (
            "x-topics",
            [record.get("Primary Subject Area"), record.get("Secondary Subject Areas")],
        ),
    ):
        words = [word for cell in cells for part in cell.split(";") if (word := line(part))]
        if words:
            fields[key] = list(dict.fromkeys(words))
    return fields


def _authors(
    reading: Reading,
    paper: str,
    record: Record,
    users: Mapping[str, Record],
    fields: dict[str, Tree],
) -> tuple[tuple[str, ...], bool]:
    """Put the authors into the fields; which names were guessed, and whether one is primary."""
    file = record.row.file
    listed = _listed(record)
    emails = listed_emails(record.get("Author Emails"))
    if emails and len(emails) != len(listed):
        reading.counts_differ(
            file,
            paper,
            f"Paper {paper} has {len(listed)} names of authors and {len(emails)} addresses; the"
            " addresses are left out.",
            record.get("Author Emails"),
        )
        emails = ()
    primary = _primary(record, listed, emails)
    given = []
    for place, one in enumerate(listed):
        address = emails[place][0] if emails else ""
        told = (
            _by_user(users.get(address.casefold()), one.name)
            if address
            else Given(display=one.name)
        )
        given.append(
            replace(
                told,
                email=address,
                institution=one.affiliation or told.institution,
                country="" if one.affiliation else told.country,
                corresponding=place == primary,
            )
        )
    people, guessed = reading.people(file, paper, given)
    if people:
        fields["authors"] = people
    return guessed, primary is not None


def _listed(record: Record) -> tuple[Listed, ...]:
    """The cell with affiliations, under whichever of the two headings it stands."""
    cells = [record.get("Authors"), record.get("Author Names")]
    for cell in cells:
        if cell and has_affiliations(cell):
            return listed_authors(cell)
    return listed_authors(cells[1] or cells[0])


def _primary(
    record: Record, listed: Sequence[Listed], emails: Sequence[tuple[str, bool]]
) -> int | None:
    starred = [place for place, one in enumerate(listed) if one.primary]
    starred = starred or [place for place, (_, star) in enumerate(emails) if star]
    if not starred:
        contact = record.get("Primary Contact Author Email").casefold()
        starred = [
            place for place, (address, _) in enumerate(emails) if address.casefold() == contact
        ]
    if not starred:
        contact = line(record.get("Primary Contact Author Name")).casefold()
        starred = [place for place, one in enumerate(listed) if one.name.casefold() == contact]
    return starred[0] if len(starred) == 1 else None


def _by_user(user: Record | None, name: str) -> Given:
    """The parts of a name as its bearer registered it, where they make up the same name."""
    if user is None:
        return Given(display=name)
    first = line(user.get("First Name", "FirstName"))
    middle = line(user.get("Middle Name", "Middle Initial (optional)", "MiddleInitial"))
    last = line(user.get("Last Name", "LastName"))
    institution, country = user.get("Organization"), user.get("Country")
    for given in (first, f"{first} {middle}".strip()):
        if last and f"{given} {last}".casefold() == line(name).casefold():
            return Given(
                given=given, family=last, display=name, institution=institution, country=country
            )
    return Given(display=name, institution=institution, country=country)


def _pdfs(reading: Reading, path: Path) -> Iterator[ImportedPdf]:
    for entry in reading.entries(path):
        found = _ENTRY.fullmatch(entry.name)
        if found:
            yield ImportedPdf(
                name=entry.name, file=path, member=entry.member, paper=str(int(found[1]))
            )


def _one_each(reading: Reading, pdfs: Sequence[ImportedPdf]) -> tuple[ImportedPdf, ...]:
    """The camera-ready of each paper, where a zip has its submission or a supplement too."""
    kept: dict[str, list[ImportedPdf]] = {}
    for pdf in pdfs:
        kept.setdefault(pdf.paper or "", []).append(pdf)
    chosen: list[ImportedPdf] = []
    for paper, found in kept.items():
        final = [one for one in found if "/cameraready/" in one.name.casefold().replace(" ", "")]
        final = final or [one for one in found if "/supplement" not in one.name.casefold()]
        if len(final) > 1:
            reading.left_out(
                final[1].file.name,
                f"Paper {paper} has several PDFs, the first is taken:"
                f" {', '.join(one.name for one in final[:5])}.",
                "Take the wrong ones out of the zip and import again.",
                paper,
            )
        chosen += final[:1]
    return tuple(chosen)
