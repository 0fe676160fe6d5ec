"""Rows of a plain table as papers and their authors."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from proceedings.importers._agreement import Agreement, Pages, first_folio, read_pages
from proceedings.importers._cleaning import line
from proceedings.importers._columns import OF_AUTHORS, Columns
from proceedings.importers._decisions import is_accepted, is_yes
from proceedings.importers._names import Split, split_people
from proceedings.importers._people import Given, affiliations, person
from proceedings.importers._reading import Reading
from proceedings.importers._tables import Headed, Record
from proceedings.importers._values import doi, isbn, issn, paper_id
from proceedings.records.imported import ImportedPaper, Row, Tree

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_VOLUME = ("book.title", "book.publisher.name", "book.series.title", "conference.name")
_VOLUME_TOO = ("conference.place.printed",)


@dataclass(slots=True)
class _Paper:
    row: Row
    fields: dict[str, Tree]
    people: list[tuple[float, Given]] = field(default_factory=list)
    doubtful: bool = False
    decision: str = ""


class Papers:
    """Papers as tables tell of them.

    Attributes:
        files: The PDF's name by paper, where a column says it.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.files: dict[str, str] = {}
        self._papers: dict[str, _Paper] = {}
        self._said: dict[str, list[Tree]] = {}
        self._by_row: dict[Row, str] = {}
        self._pages: dict[str, Pages] = {}

    def own(self, record: Record) -> str | None:
        """The id of the paper that a row is about, once it was taken."""
        return self._by_row.get(record.row)

    def take(self, headed: Headed, columns: Columns) -> None:
        """Take a table's rows; rows with one id are one paper's authors."""
        by_author = bool(OF_AUTHORS & {"name", "family"} & columns.fields.keys())
        for record in headed.records:
            row = _Cells(record, columns)
            own = self._id(row)
            if own is None:
                continue
            self._by_row[record.row] = own
            known = self._papers.get(own)
            if known is None:
                known = self._papers[own] = _Paper(record.row, self._fields(row, own))
                known.decision = row["decision"]
                self._whole_lists(row, own, known)
            elif not by_author:
                self._again(known, row, own)
                continue
            else:
                for key, value in self._fields(row, own).items():
                    known.fields.setdefault(key, value)
            if by_author and (row["name"] or row["family"] or row["given"]):
                order = row["author order"]
                place = float(order) if order.isdigit() else float(len(known.people))
                known.people.append((place, _given(row.author())))

    def _id(self, row: _Cells) -> str | None:
        if row.has("id"):
            return self.reading.paper_id(row["id"], row.file, row.place)
        stem = PurePosixPath(row["file"].replace("\\", "/")).stem
        named = stem or row["doi"].rpartition("/")[2] or line(row["title"])
        if not named:
            return self.reading.paper_id("", row.file, row.place)
        self.reading.guessed(
            row.file,
            "No column has the papers' ids: they are taken from file names, DOIs or titles.",
            "Name the column in a mapping file, as `{Nummer: id}`, if there is one.",
        )
        return paper_id(named)

    def _fields(self, row: _Cells, own: str) -> dict[str, Tree]:
        made = self.reading.words(row.file, own, row["title"], row["abstract"])
        for key, ours in (("subtitle", "subtitle"), ("running title", "running_title")):
            if row[key]:
                made[ours] = line(row[key])
        if row["track"]:
            made["track"] = line(row["track"])
        words = re.split(
            r"[;|\n]" if re.search(r"[;|\n]", row["keywords"]) else ",", row["keywords"]
        )
        if keywords := [word for part in words if (word := line(part))]:
            made["keywords"] = keywords
        if row["doi"]:
            if doi(row["doi"]):
                made["doi"] = doi(row["doi"]) or ""
            else:
                self.reading.left_value(row.file, "doi", row["doi"], "a DOI", own)
        self._language(row, own, made)
        if row["video"].startswith(("http://", "https://")):
            made["video"] = row["video"]
        self._numbers(row, own, made)
        if row["file"]:
            self.files.setdefault(own, row["file"])
        self._volume(row)
        return made

    def _language(self, row: _Cells, own: str, made: dict[str, Tree]) -> None:
        if _TAG.fullmatch(row["language"]):
            made["language"] = row["language"]
        elif row["language"]:
            expected = "a language tag such as en"
            self.reading.left_value(row.file, "language", row["language"], expected, own)

    def _numbers(self, row: _Cells, own: str, made: dict[str, Tree]) -> None:
        written = row["pages"]
        if row["first page"] and row["last page"]:
            written = f"{row['first page']}-{row['last page']}"
        pages = read_pages(written) if written else Pages()
        article = row["article"] or (pages.article if pages else "") or ""
        if pages is None:
            self.reading.left_value(row.file, "pages", written, "a range such as 12-19", own)
        elif pages.count:
            self._pages[own] = pages
            made["pages"] = str(pages.count)
        elif written.isdigit():
            # A lone number is a count: a column of first pages would be called so.
            made["pages"] = written
        if row["page count"].isdigit():
            made["pages"] = row["page count"]
        if article:
            made["article"] = article

    def _volume(self, row: _Cells) -> None:
        for key in (*_VOLUME, *_VOLUME_TOO):
            if row.has(key):
                self._said.setdefault(key, []).append(line(row[key]))
        for key, form in (("book.isbn", isbn), ("book.issn", issn)):
            if row[key]:
                value = form(row[key])
                ours = "book.isbn.electronic" if key == "book.isbn" else key
                self._said.setdefault(ours, []).append(value or "")
                if not value:
                    expected = "a number with its check digit"
                    self.reading.left_value(row.file, key, row[key], expected)
        if row["book.editors"]:
            editors = [person(Given(display=name)) for name in _people(row["book.editors"]).names]
            self._said.setdefault("book.editors", []).append([one.fields for one in editors])

    def _whole_lists(self, row: _Cells, own: str, paper: _Paper) -> None:
        """Authors in one cell, or in numbered columns."""
        for place in sorted(row.columns.numbered):
            author = row.author(place)
            if author.get("name") or author.get("family") or author.get("given"):
                paper.people.append((float(place), _given(author)))
        listed = _people(row["authors"])
        if paper.people or not listed.names:
            return
        paper.doubtful = not listed.certain
        places, mails = _cell_list(row["affiliations"]), _cell_list(row["emails"])
        for key, values in (("affiliations", places), ("emails", mails)):
            if values and len(values) != len(listed.names):
                self.reading.counts_differ(
                    row.file,
                    own,
                    f"Paper {own} has {len(listed.names)} authors and {len(values)} {key}, so that"
                    " nobody can say whose they are: they are left out.",
                    row[key],
                )
        for number, name in enumerate(listed.names):
            paper.people.append(
                (
                    float(number),
                    Given(
                        display=line(name),
                        affiliation=_nth(places, number, len(listed.names)),
                        email=_nth(mails, number, len(listed.names)),
                    ),
                )
            )

    def _again(self, known: _Paper, row: _Cells, own: str) -> None:
        """A second row for a paper: the same again, or something else."""
        for key, value in self._fields(row, own).items():
            if known.fields.setdefault(key, value) != value:
                self.reading.left_out(
                    row.file,
                    f"Paper {own} stands in {known.row.row} and in {row.place} with another {key};"
                    " the first is taken.",
                    "Delete the wrong row and import again.",
                    own,
                )

    def done(self) -> tuple[ImportedPaper, ...]:
        """The papers, in the order of their first rows."""
        made = []
        undecided: dict[str, list[str]] = {}
        for own, paper in self._papers.items():
            people = [one for _, one in sorted(paper.people, key=lambda entry: entry[0])]
            authors, guessed = self.reading.people(paper.row.file, own, people)
            if paper.doubtful:
                guessed = tuple(f"authors.{place}" for place in range(len(authors)))
            accepted = is_accepted(paper.decision) if paper.decision else True
            if accepted is None:
                undecided.setdefault(paper.decision, []).append(own)
            made.append(
                ImportedPaper(
                    id=own,
                    fields={**paper.fields, "authors": authors},
                    row=paper.row,
                    guessed=guessed,
                    accepted=bool(accepted),
                )
            )
        if made:
            self.reading.undecided(made[0].row.file, undecided)
        return tuple(made)

    def volume(self) -> Mapping[str, Tree]:
        """What all papers say of the volume alike; what they don't is counted."""
        said = Agreement()
        first = next(iter(self._papers.values()), None)
        for key, values in self._said.items():
            if first and all(value == values[0] for value in values):
                said.put(key, values[0], first.row.file)
            elif first:
                for value in values:
                    self.reading.aside(first.row.file, key, value)
        if first:
            folio = first_folio(
                tuple(self._pages.values()), len(self._papers), self.reading, first.row.file
            )
            said.put("numbering.first", folio, first.row.file)
        return said.tree(self.reading)


class _Cells:
    """One row's cells by field."""

    def __init__(self, record: Record, columns: Columns) -> None:
        self.record = record
        self.columns = columns
        self.file = record.row.file
        self.place = record.row.row

    def has(self, name: str) -> bool:
        return name in self.columns.fields

    def __getitem__(self, name: str) -> str:
        key = self.columns.fields.get(name)
        return self.record.cells.get(key, "").strip() if key else ""

    def author(self, place: int | None = None) -> dict[str, str]:
        """An author's cells: of a numbered one, or of the row's only one."""
        columns = self.columns.fields if place is None else self.columns.numbered[place]
        return {
            name: self.record.cells.get(key, "").strip()
            for name, key in columns.items()
            if name in OF_AUTHORS
        }


def _given(author: Mapping[str, str]) -> Given:
    get = author.get
    given = " ".join(filter(None, (line(get("given", "")), line(get("middle", "")))))
    made: list[dict[str, str]] = affiliations(get("affiliation", ""), get("country", ""))
    if made:
        for key in ("department", "city", "state"):
            if get(key):
                made[0][key] = line(get(key, ""))
    return Given(
        given=given,
        family=line(get("family", "")),
        suffix=line(get("suffix", "")),
        display=line(get("name", "")),
        email=get("email", ""),
        orcid=get("orcid", ""),
        affiliations=tuple(made),
        corresponding=is_yes(get("corresponding", "")),
    )


def _people(cell: str) -> Split:
    """People of a cell; some tables part them by a bar."""
    return split_people(cell.replace("|", ";"))


def _words(cell: str) -> list[Tree]:
    parts = re.split(r"[;|\n]" if re.search(r"[;|\n]", cell) else ",", cell)
    return [word for part in parts if (word := line(part))]


def _cell_list(cell: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;|\n]", cell) if part.strip()]


def _nth(values: Sequence[str], place: int, count: int) -> str:
    return values[place] if len(values) == count else ""
