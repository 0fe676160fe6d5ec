"""Plain tables: CSV, tab-separated text and spreadsheets, by their headings or a mapping file.

One row a paper, or one row an author; sessions in the same table or in one of their own. A YAML
file given with them says which column is which field: `Beitrag: title`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from proceedings.importers import IMPORTERS
from proceedings.importers._columns import (
    FIELDS,
    IGNORED,
    Columns,
    columns_of,
    is_mapping,
    read_mapping,
)
from proceedings.importers._files import Unreadable
from proceedings.importers._ledger import files_below
from proceedings.importers._reading import Reading
from proceedings.importers._tablerows import Papers
from proceedings.importers._tables import (
    Table,
    as_headed,
    first_rows,
    heading_key,
    is_table,
)
from proceedings.importers._tablesessions import Sessions
from proceedings.records.imported import Imported, ImportedPdf

_ENDINGS = (".csv", ".tsv", ".xlsx", ".xls", ".txt", ".yaml", ".yml")


def recognise(path: Path) -> bool:
    """Whether this is a mapping, or a table of papers that no other importer knows."""
    if path.is_dir():
        return False
    if is_mapping(path):
        return True
    found = [_columns(row, {}) for row in first_rows(path)]
    if not any(
        (one.is_papers and one.has_people) or (one.is_program and "id" in one.fields)
        for one in found
    ):
        return False
    others = (name for name in IMPORTERS.names() if name != "tables")
    return not any(IMPORTERS.load(name).recognise(path) for name in others)


def read(paths: Sequence[Path]) -> Imported:
    """All tables of a call, joined by the papers' ids."""
    reading = Reading()
    files = files_below(paths, _ENDINGS)
    mapping = _mapping(reading, [path for path in files if is_mapping(path)])
    papers, sessions = Papers(reading), Sessions(reading)
    for path in files:
        if is_mapping(path) or not is_table(path):
            continue
        for table in reading.tables(path):
            _take(reading, table, mapping, papers, sessions)
    made = papers.done()
    return Imported(
        system="tables",
        papers=made,
        volume=papers.volume(),
        program=sessions.done(),
        pdfs=tuple(_pdfs(papers.files, files)),
        unmapped=reading.unmapped,
        findings=reading.findings,
    )


def _mapping(reading: Reading, paths: Sequence[Path]) -> dict[str, str]:
    made: dict[str, str] = {}
    for path in paths:
        try:
            made |= read_mapping(path) or {}
        except Unreadable as error:
            reading.unreadable(path.name, error.message, error.fix)
    return {column: field for column, field in made.items() if field in FIELDS | IGNORED}


def _columns(row: Sequence[str], mapping: Mapping[str, str]) -> Columns:
    return columns_of([key for cell in row if (key := heading_key(cell))], mapping)


def _take(
    reading: Reading,
    table: Table,
    mapping: Mapping[str, str],
    papers: Papers,
    sessions: Sessions,
) -> None:
    found = _heading_row(table, mapping)
    headed = as_headed(table, found[0]) if found else None
    if found is None or headed is None:
        if any(any(cell.strip() for cell in row) for row in table.rows):
            where = f"the sheet {table.sheet} of {table.file}" if table.sheet else table.file
            reading.left_out(
                table.file,
                f"No heading of {where} is known: it needs a title and an id or authors.",
                "Write a mapping file, as `{Beitrag: title, Nummer: id}`, and give it with it.",
            )
        return
    place, columns = found
    _tell_overlong(reading, table, place)
    if columns.is_papers or columns.is_people:
        papers.take(headed, columns)
    if columns.is_program:
        sessions.take(headed, columns, papers.own)
    known = columns.headings
    for record in headed.records:
        for key, cell in record.cells.items():
            if key not in known and cell.strip():
                reading.aside(table.file, headed.headings[key], cell)


def _heading_row(table: Table, mapping: Mapping[str, str]) -> tuple[int, Columns] | None:
    """The heading row, which may stand below a title, and what its columns are."""
    for place, row in enumerate(table.rows[:12]):
        columns = _columns(row, mapping)
        if columns.is_papers or columns.is_people or columns.is_program:
            return place, columns
    return None


def _tell_overlong(reading: Reading, table: Table, place: int) -> None:
    """A row with more cells than headings has lost a quotation mark: its cells are shifted."""
    width = len(table.rows[place])
    for number, row in enumerate(table.rows[place + 1 :], place + 2):
        if any(cell.strip() for cell in row[width:]):
            reading.left_out(
                table.file,
                f"In {table.file} row {number} has {len(row)} cells under {width} headings; those"
                " behind the last heading are left out.",
                "Put cells that hold the separator in quotation marks, and import again.",
            )


def _pdfs(names: Mapping[str, str], files: Sequence[Path]) -> list[ImportedPdf]:
    """The PDFs that a column names, where they lie beside a table or in `papers/` there."""
    made = []
    for own, name in names.items():
        base = Path(name.replace("\\", "/")).name
        places = (
            folder / base
            for path in files
            for folder in (path.parent, path.parent / "papers", path.parent / "pdf")
        )
        found = next((place for place in places if base and place.is_file()), None)
        if found:
            made.append(ImportedPdf(name=base, file=found, paper=own))
    return made
