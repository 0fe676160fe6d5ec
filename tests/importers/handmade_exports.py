"""Small exports, made by hand in the shapes that the systems write; all people are invented."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from proceedings.records.imported import Imported, ImportedPaper

Cell = str | float | None
_WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{}</sheets>'
    "</workbook>"
)
_STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_BOOK = 'Target="xl/workbook.xml"'


class Day(float):
    """A cell that a spreadsheet shows as a date: days since the last day of 1899."""


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def write_json(path: Path, data: Any) -> Path:
    return write(path, json.dumps(data, ensure_ascii=False))


def write_zip(path: Path, members: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def write_xlsx(path: Path, sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> Path:
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"/>'
        for at, name in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/worksheet" Target="worksheets/s{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    related += f'<Relationship Id="rId99" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _related(f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" {_BOOK}/>'),
        "xl/workbook.xml": _WORKBOOK.format(listed),
        "xl/styles.xml": _STYLES,
        "xl/_rels/workbook.xml.rels": _related(related),
    }
    for at, rows in enumerate(sheets.values(), 1):
        body = "".join(_row(row, number) for number, row in enumerate(rows, 1))
        members[f"xl/worksheets/s{at}.xml"] = (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f"<sheetData>{body}</sheetData></worksheet>"
        )
    return write_zip(path, {name: text.encode() for name, text in members.items()})


def _related(relations: str) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'


def _row(cells: Sequence[Cell], number: int) -> str:
    made = "".join(_cell(cell, number, column) for column, cell in enumerate(cells))
    return f'<row r="{number}">{made}</row>'


def _cell(cell: Cell, row: int, column: int) -> str:
    at = f'r="{chr(65 + column)}{row}"'
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f'<c {at} t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
    return f'<c {at} s="{int(isinstance(cell, Day))}"><v>{float(cell)}</v></c>'


def xml_2003(sheets: Mapping[str, Sequence[Sequence[str]]]) -> str:
    """Excel's XML of 2003; blank rows and cells are left out, as Excel does, with an index."""
    made = io.StringIO()
    made.write('<?xml version="1.0" encoding="utf-8"?><?mso-application progid="Excel.Sheet"?>')
    made.write(
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    )
    for name, rows in sheets.items():
        made.write(f'<Worksheet ss:Name="{name}"><Table>')
        for number, row in enumerate(rows, 1):
            if any(row):
                made.write(f'<Row ss:Index="{number}">')
                for column, cell in enumerate(row, 1):
                    if cell:
                        made.write(
                            f'<Cell ss:Index="{column}"><Data ss:Type="String">{escape(cell)}'
                            "</Data></Cell>"
                        )
                made.write("</Row>")
        made.write("</Table></Worksheet>")
    made.write("</Workbook>")
    return made.getvalue()


def paper(imported: Imported, paper_id: str) -> ImportedPaper:
    """The one record of that id."""
    [found] = [one for one in imported.papers if one.id == paper_id]
    return found


def rules(imported: Imported) -> list[str]:
    return [finding.rule for finding in imported.findings]


def told(imported: Imported, rule: str) -> str:
    """The message of the one finding of a rule."""
    [message] = [one.message for one in imported.findings if one.rule == rule]
    return message


def authors(record: ImportedPaper) -> list[dict[str, Any]]:
    listed = record.fields["authors"]
    assert isinstance(listed, list)
    return listed


def names(record: ImportedPaper) -> list[str]:
    keys = ("given", "particle", "family", "suffix", "mononym", "group")
    return [" ".join(one[key] for key in keys if key in one) for one in authors(record)]
