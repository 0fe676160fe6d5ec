"""Softconf START: the final papers' folder with its metadata, the order file, the papers' CSV.

Source: ACLPUB's description of what START dumps and of its order file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from proceedings.importers._decisions import is_accepted, is_yes
from proceedings.importers._files import head
from proceedings.importers._latex import unicode_of, words
from proceedings.importers._ledger import files_below
from proceedings.importers._names import split_people
from proceedings.importers._people import Given
from proceedings.importers._reading import Reading
from proceedings.importers._startorder import is_order, read_order
from proceedings.importers._tables import Record, has_headings, is_table, under_headings
from proceedings.records.imported import Imported, ImportedPaper, ImportedPdf, Row, Tree

_KEY = re.compile(r"^([A-Za-z][\w ]*(?:\{\w+\})*)#=%?=#", re.MULTILINE)
_AUTHOR = re.compile(r"Author\{(\d+)\}\{(\w+)\}")
_COLUMN = re.compile(r"(\d+): (first name|middle name|last name|email|affiliation|presenter|\w+)")
_PAPER_READ = frozenset(
    (
        "SubmissionNumber",
        "FinalPaperTitle",
        "ShortPaperTitle",
        "Abstract",
        "NumberOfPages",
        "Keywords",
    )
)
_AUTHOR_READ = frozenset(("Firstname", "Middlename", "Lastname", "Email", "Affiliation", "Orcid"))
_CSV_HEADS = ("submission id", "title")
_CSV_READ = frozenset(
    (
        *_CSV_HEADS,
        "authors",
        "track",
        "acceptance status",
        "abstract",
        "keywords",
        "final paper title",
    )
)
_PEOPLE_READ = frozenset(
    ("first name", "middle name", "last name", "email", "affiliation", "presenter")
)


def recognise(path: Path) -> bool:
    """Whether this is START's folder, one of its metadata files, an order file or its CSV."""
    if path.is_dir():
        return any(_is_metadata(file) for file in files_below([path], (".txt",)))
    return _is_metadata(path) or is_order(path) or _is_table(path)


def read(paths: Sequence[Path]) -> Imported:
    """Papers of all files, and the programme of the order file."""
    reading = Reading()
    papers: list[ImportedPaper] = []
    pdfs: list[ImportedPdf] = []
    program: dict[str, Tree] = {}
    for path in _files(paths):
        if _is_metadata(path):
            papers += _one_paper(reading, path, pdfs)
        elif is_order(path):
            program = read_order(reading, path.name, reading.text(path))
        elif _is_table(path):
            papers += _table(reading, path)
    return Imported(
        system="softconf",
        papers=tuple(papers),
        program=program,
        pdfs=tuple(pdfs),
        unmapped=reading.unmapped,
        findings=reading.findings,
    )


def _files(paths: Sequence[Path]) -> tuple[Path, ...]:
    found = files_below(paths, (".txt", ".csv", ""))
    # Papers in the order of their numbers, whatever their names sort like.
    return tuple(sorted(found, key=lambda path: (_number(path), path.name)))


def _number(path: Path) -> int:
    found = re.match(r"\d+", path.name)
    return int(found.group()[:9]) if found else -1


def _is_metadata(path: Path) -> bool:
    return bool(re.search(rb"^[\w{} ]+#=%?=#", head(path), re.MULTILINE))


def _is_table(path: Path) -> bool:
    return is_table(path) and has_headings(path, *_CSV_HEADS, "1: last name")


# -- the folder of final papers -----------------------------------------------------------------


def _one_paper(reading: Reading, path: Path, pdfs: list[ImportedPdf]) -> list[ImportedPaper]:
    fields = _values(reading.text(path))
    own = reading.paper_id(
        fields.get("SubmissionNumber") or path.stem.partition("_")[0], path.name, "SubmissionNumber"
    )
    if own is None:
        return []
    made = words(fields.get("FinalPaperTitle", ""), fields.get("Abstract", ""))
    short = unicode_of(fields.get("ShortPaperTitle", ""))
    if short and short != unicode_of(fields.get("FinalPaperTitle", "")):
        made["running_title"] = short
    if fields.get("NumberOfPages", "").isdigit():
        made["pages"] = fields["NumberOfPages"]
    if keywords := _keywords(fields.get("Keywords", "")):
        made["keywords"] = keywords
    people: dict[int, dict[str, str]] = {}
    for key, value in fields.items():
        author = _AUTHOR.fullmatch(key)
        if author:
            people.setdefault(int(author[1]), {})[author[2].capitalize()] = value
            if author[2].capitalize() not in _AUTHOR_READ:
                reading.aside(path.name, f"Author: {author[2]}", value)
        elif key not in _PAPER_READ:
            reading.aside(path.name, key, value)
    given = [_given(people[place]) for place in sorted(people) if any(people[place].values())]
    made["authors"], guessed = reading.people(path.name, own, given)
    _pdf(reading, path, own, pdfs)
    row = Row(file=path.name, row=f"paper {own}")
    return [ImportedPaper(id=own, fields=made, row=row, guessed=guessed)]


def _values(text: str) -> dict[str, str]:
    """Values by key: each runs to the next key, over as many lines as it needs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = list(_KEY.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    made: dict[str, str] = {}
    for one, end in zip(found, ends, strict=False):
        made.setdefault(one[1].strip(), text[one.end() : end].strip())
    return made


def _given(author: Mapping[str, str]) -> Given:
    names = (author.get("Firstname", ""), author.get("Middlename", ""))
    return Given(
        given=" ".join(unicode_of(name) for name in names if name),
        family=unicode_of(author.get("Lastname", "")),
        email=author.get("Email", ""),
        orcid=author.get("Orcid", ""),
        affiliation=unicode_of(author.get("Affiliation", "")),
    )


def _pdf(reading: Reading, path: Path, own: str, pdfs: list[ImportedPdf]) -> None:
    beside = sorted(file for file in path.parent.iterdir() if file.name.startswith(f"{own}_"))
    for file in beside:
        if file.suffix.casefold() == ".pdf" and re.search(r"_paper$", file.stem, re.IGNORECASE):
            pdfs.append(ImportedPdf(name=file.name, file=file, paper=own))
        elif file != path:
            reading.aside(path.name, "other files", file.name)
    if not any(pdf.paper == own for pdf in pdfs):
        reading.missing(path.name, f"{own}_Paper.pdf", own)


def _keywords(text: str) -> list[Tree]:
    parts = re.split(r"[;\n]" if ";" in text else r"[,\n]", text)
    return [word for part in parts if (word := unicode_of(part))]


# -- the CSV ------------------------------------------------------------------------------------


def _table(reading: Reading, path: Path) -> list[ImportedPaper]:
    made: list[ImportedPaper] = []
    undecided: dict[str, list[str]] = {}
    for table in reading.tables(path):
        headed = under_headings(table, *_CSV_HEADS)
        if headed is None:
            continue
        for record in headed.records:
            own = reading.paper_id(record.get("submission id"), path.name, record.row.row)
            if own is None:
                continue
            made.append(_row(reading, record, own))
            decision = record.get("acceptance status")
            if decision and is_accepted(decision) is None:
                undecided.setdefault(decision, []).append(own)
    reading.undecided(path.name, undecided)
    return made


def _row(reading: Reading, record: Record, own: str) -> ImportedPaper:
    file = record.row.file
    title = record.get("final paper title", "title")
    made = words(title, record.get("abstract"))
    if track := record.get("track"):
        made["track"] = unicode_of(track)
    if keywords := _keywords(record.get("keywords")):
        made["keywords"] = keywords
    people: dict[int, dict[str, str]] = {}
    for heading, cell in record.cells.items():
        column = _COLUMN.fullmatch(heading)
        if column:
            people.setdefault(int(column[1]), {})[column[2]] = cell.strip()
            if column[2] not in _PEOPLE_READ:
                reading.aside(file, f"N: {column[2]}", cell)
        elif heading not in _CSV_READ:
            reading.aside(file, heading, cell)
    named = [people[place] for place in sorted(people) if _name(people[place])]
    listed = split_people(unicode_of(record.get("authors"))).names
    if len(listed) != len(named) and listed:
        reading.counts_differ(
            file,
            own,
            f"Paper {own} has {len(listed)} names in the cell Authors and {len(named)} in columns"
            " of their own" + ("." if named else "; those of the cell are taken."),
            record.get("authors"),
        )
    if not named:
        named = [{"display": name} for name in listed]
    authors, guessed = reading.people(
        file,
        own,
        [
            Given(
                given=" ".join(filter(None, (_tidy(one, "first name"), _tidy(one, "middle name")))),
                family=_tidy(one, "last name"),
                display=one.get("display", ""),
                email=one.get("email", ""),
                affiliation=_tidy(one, "affiliation"),
            )
            for one in named
        ],
    )
    made["authors"] = [
        {**author, "presenting": "true"}
        if isinstance(author, Mapping) and is_yes(one.get("presenter", ""))
        else author
        for author, one in zip(authors, named, strict=True)
    ]
    decision = record.get("acceptance status")
    accepted = bool(is_accepted(decision)) if decision else True
    return ImportedPaper(id=own, fields=made, row=record.row, guessed=guessed, accepted=accepted)


def _name(one: Mapping[str, str]) -> str:
    return one.get("first name", "") + one.get("last name", "")


def _tidy(one: Mapping[str, str], key: str) -> str:
    return unicode_of(one.get(key, ""))
