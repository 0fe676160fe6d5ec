"""Sheets of workbooks: XLSX, the binary XLS, and Excel's XML of 2003."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

import python_calamine
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from proceedings.importers._files import Unreadable, check_inflated, is_zip, read_bytes

OLE = b"\xd0\xcf\x11\xe0"
XML_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_MAX_CELLS = 5_000_000
Sheet: TypeAlias = tuple[str, tuple[tuple[str, ...], ...]]
"""A sheet's name and its rows from the first on."""
_T = TypeVar("_T")


def is_workbook(path: Path) -> bool:
    """Whether a zip is an XLSX."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.startswith("xl/") for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def workbook_sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets of an XLSX or XLS: numbers without `.0`, dates in ISO 8601.

    Raises:
        Unreadable: It is damaged, locked or too large.
    """
    data = read_bytes(path)
    if is_zip(path):
        check_inflated(path)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = []
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            # A lone cell at the far corner of a sheet would ask for all cells before it.
            if sheet.total_height * sheet.total_width > _MAX_CELLS:
                raise Unreadable(f"has too many cells in the sheet {name}", "Export fewer columns.")
            rows = sheet.to_python(skip_empty_area=False)
            sheets.append((name, tuple(tuple(_written(cell) for cell in row) for row in rows)))
    except python_calamine.PasswordError as error:
        raise Unreadable("is locked by a password", "Save it without one.") from error
    except python_calamine.CalamineError as error:
        raise Unreadable(
            f"is no spreadsheet we can read: {error}", "Save it as XLSX or as «CSV UTF-8»."
        ) from error
    return tuple(sheets)


def _written(cell: object) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        # Excel keeps every number as a float; 15 digits are what it holds exactly.
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat(sep=" ") if isinstance(cell, dt.datetime) else cell.isoformat()
    return str(cell)


def xml_sheets(text: str) -> tuple[Sheet, ...]:
    """The sheets of Excel's XML of 2003, which systems call `.xls`.

    Raises:
        Unreadable: It is other XML, or damaged.
    """
    if XML_2003 not in text[:4096]:
        raise Unreadable("is XML or HTML and no table", "Save it as XLSX or as «CSV UTF-8».")
    # The declaration may name the encoding the bytes had.
    undeclared = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"))
    try:
        root = ElementTree.fromstring(undeclared)
    except (ElementTree.ParseError, DefusedXmlException, ValueError) as error:
        raise Unreadable(
            f"is damaged XML: {error}", "Save it as XLSX or as «CSV UTF-8»."
        ) from error
    key = f"{{{XML_2003}}}"
    return tuple(
        (
            sheet.get(f"{key}Name", ""),
            _placed([_xml_row(row, key) for row in sheet.iter(f"{key}Row")], ()),
        )
        for sheet in root.iter(f"{key}Worksheet")
    )


def _xml_row(row: ElementTree.Element, key: str) -> tuple[str | None, tuple[str, ...]]:
    cells = [(cell.get(f"{key}Index"), _data(cell, key)) for cell in row.iter(f"{key}Cell")]
    return row.get(f"{key}Index"), _placed(cells, "")


def _data(cell: ElementTree.Element, key: str) -> str:
    found = cell.find(f"{key}Data")
    if found is None:
        return ""
    text = "".join(found.itertext())
    if found.get(f"{key}Type") == "DateTime":
        return text.removesuffix(".000").removesuffix("T00:00:00").replace("T", " ")
    return text


def _placed(numbered: Sequence[tuple[str | None, _T]], blank: _T) -> tuple[_T, ...]:
    """Things in a row; an index (from 1) says that blank ones before it were left out."""
    made: list[_T] = []
    for index, thing in numbered:
        if index and index.isdigit() and len(made) < int(index) - 1 < _MAX_CELLS:
            made += [blank] * (int(index) - 1 - len(made))
        made.append(thing)
    return tuple(made)
