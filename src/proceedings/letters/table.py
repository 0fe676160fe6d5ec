"""letters.csv: every letter on a line, for a spreadsheet or a mail merge."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from proceedings.letters.message import written
from proceedings.records.letters import Row

COLUMNS = ("id", "title", "to", "cc", "subject", "errors", "warnings", "state", "file")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(rows: Iterable[Row]) -> bytes:
    """The file's bytes.

    It begins with a byte order mark, without which Excel takes UTF-8 for something else. A cell
    that a spreadsheet would take for a formula begins with an apostrophe (OWASP, «CSV Injection»).
    """
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(COLUMNS)
    for row in rows:
        cells = (
            row.id,
            row.title,
            ", ".join(map(written, row.to)),
            ", ".join(map(written, row.cc)),
            row.subject,
            row.errors,
            row.warnings,
            row.state.value,
            row.file,
        )
        lines.writerow(map(_cell, cells))
    return text.getvalue().encode("utf-8-sig", "replace")


def _cell(value: object) -> str:
    text = " ".join(str(value).split())
    return f"'{text}" if text.startswith(_FORMULA) else text
