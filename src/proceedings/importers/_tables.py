"""Spreadsheets as rows of text, whatever they are saved as: CSV, tab text, XLSX, XLS, XML 2003.

What a file is, its bytes say; a suffix proves nothing.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from proceedings.importers._decoding import decode
from proceedings.importers._delimited import text_rows
from proceedings.importers._files import Unreadable, head, is_zip, read_bytes
from proceedings.importers._workbooks import (
    OLE,
    XML_2003,
    is_workbook,
    workbook_sheets,
    xml_sheets,
)
from proceedings.records.imported import Row, Unmapped

_BEGINNING = 256 * 1024
_HEADING_ROWS = 12
"""How far down a heading row is looked for: titles and blank rows may stand above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet.

    Attributes:
        file: The file's name, for people.
        sheet: The sheet's name; empty for text files.
        rows: Every row from the first on, so that a row's place is its number less one.
    """

    file: str
    sheet: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row under headings.

    Attributes:
        cells: Text by heading, as `heading_key` makes it; empty cells are there too.
    """

    row: Row
    cells: Mapping[str, str]

    def get(self, *names: str) -> str:
        """The first cell under any of these headings that isn't blank, without spaces around it."""
        for name in names:
            text = self.cells.get(heading_key(name), "").strip()
            if text:
                return text
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """A sheet whose heading row was found.

    Attributes:
        headings: As written, by key, in the order of the columns.
    """

    file: str
    sheet: str
    headings: Mapping[str, str]
    records: tuple[Record, ...]

    def has(self, *names: str) -> bool:
        """Whether any of these headings is there."""
        return any(heading_key(name) in self.headings for name in names)

    def unmapped(self, known: Collection[str]) -> tuple[Unmapped, ...]:
        """The columns with content that are none of the known headings."""
        taken = {heading_key(name) for name in known}
        found = []
        for key, written in self.headings.items():
            values = [text for one in self.records if (text := one.get(key))]
            if key not in taken and values:
                found.append(
                    Unmapped(
                        file=self.file, column=written, example=values[0][:120], count=len(values)
                    )
                )
        return tuple(found)


def heading_key(heading: str) -> str:
    """A heading without differences of case, spaces, underscores and a colon at its end."""
    plain = unicodedata.normalize("NFKC", heading).casefold().replace("_", " ")
    return " ".join(plain.replace("\ufeff", "").split()).rstrip(":").strip()


def is_table(path: Path) -> bool:
    """Whether the first bytes may be a table's: a cheap look before `read_tables`."""
    start = head(path)
    if start.startswith(OLE):
        return True
    if is_zip(path):
        return is_workbook(path)
    if not start or start.startswith((b"%PDF", b"\x1f\x8b")):
        return False
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"[")):
        return False
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return XML_2003.encode() in start
    return True


def read_tables(path: Path) -> tuple[Table, ...]:
    """The sheets of a spreadsheet or text table.

    Numbers lose a `.0` and dates are written as ISO 8601, since all our scalars are text.

    Raises:
        Unreadable: The file is no table, damaged, too large, or in an unclear encoding.
    """
    if head(path).startswith(OLE) or is_zip(path):
        sheets = workbook_sheets(path)
    else:
        text = decode(read_bytes(path))
        is_xml = text.lstrip("\ufeff \r\n\t").startswith("<")
        sheets = xml_sheets(text) if is_xml else (("", text_rows(text)),)
    return tuple(Table(file=path.name, sheet=name, rows=rows) for name, rows in sheets)


def first_rows(path: Path, count: int = _HEADING_ROWS) -> tuple[tuple[str, ...], ...]:
    """The first rows of each sheet, for recognising; none where the file can't be read."""
    try:
        tables = _begun(path) if is_table(path) else ()
    except Unreadable:
        return ()
    return tuple(row for table in tables for row in table.rows[:count])


def _begun(path: Path) -> tuple[Table, ...]:
    """The tables of a file, of a large text those of its first lines: every importer is asked."""
    start = head(path, _BEGINNING)
    if len(start) < _BEGINNING or start.startswith((OLE, b"PK\x03\x04")) or b"<" in start[:64]:
        return read_tables(path)
    # UTF-16 has no whole letter at a byte that looks like a line's end.
    whole = start if b"\0" in start[:64] else start[: start.rfind(b"\n") + 1]
    return (Table(file=path.name, sheet="", rows=text_rows(decode(whole))),)


def has_headings(path: Path, *wanted: str) -> bool:
    """Whether one of a file's first rows has all these headings."""
    keys = {heading_key(name) for name in wanted}
    return any(keys <= {heading_key(cell) for cell in row} for row in first_rows(path))


def under_headings(table: Table, *wanted: str) -> Headed | None:
    """The rows below the first row that has all the wanted headings, blank rows left out.

    Columns without a heading are left out; of two alike the second is called `NAME (2)`.
    """
    keys = {heading_key(name) for name in wanted}
    for place, row in enumerate(table.rows[:_HEADING_ROWS]):
        if keys <= {heading_key(cell) for cell in row}:
            return _headed(table, place)
    return None


def as_headed(table: Table, start: int = 0) -> Headed | None:
    """The rows below the first row from `start` on that isn't blank, whatever its headings are."""
    for place, row in enumerate(table.rows):
        if place >= start and any(cell.strip() for cell in row):
            return _headed(table, place)
    return None


def _headed(table: Table, place: int) -> Headed:
    columns: dict[str, int] = {}
    headings: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for column, written in enumerate(table.rows[place]):
        key = heading_key(written)
        if not key:
            continue
        seen[key] += 1
        own = key if seen[key] == 1 else f"{key} ({seen[key]})"
        columns[own] = column
        headings[own] = " ".join(written.replace("\ufeff", "").split())
    sheet = f"sheet {table.sheet}, " if table.sheet else ""
    records = tuple(
        Record(
            row=Row(file=table.file, row=f"{sheet}row {number}"),
            cells={
                key: row[column] if column < len(row) else "" for key, column in columns.items()
            },
        )
        for number, row in enumerate(table.rows[place + 1 :], place + 2)
        if any(cell.strip() for cell in row)
    )
    return Headed(file=table.file, sheet=table.sheet, headings=headings, records=records)
