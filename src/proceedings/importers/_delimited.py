"""Rows of text tables: comma, semicolon (European Excel) or tab, found by how even the rows are."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Literal, TypeAlias

from proceedings.importers._files import Unreadable

_FIELD_LIMIT = 1_000_000
Quoting: TypeAlias = Literal[0, 3]
_WAYS: tuple[tuple[str, Quoting], ...] = (
    ("\t", csv.QUOTE_MINIMAL),
    (",", csv.QUOTE_MINIMAL),
    (";", csv.QUOTE_MINIMAL),
    # Tab text that quotes nothing may hold a single quotation mark.
    ("\t", csv.QUOTE_NONE),
)


def text_rows(text: str) -> tuple[tuple[str, ...], ...]:
    """Rows by the delimiter and quoting under which most rows have the same number of cells.

    Raises:
        Unreadable: A quotation mark that is never closed swallows the rest.
    """
    best: tuple[float, int] = (0.0, 0)
    chosen: Callable[[], Iterator[list[str]]] | None = None
    for delimiter, quoting in _WAYS:
        reader = _reader(text, delimiter, quoting)
        score = _evenness(reader)
        if score > best:
            best, chosen = score, reader
    if chosen is None:
        # One column, or nothing at all.
        chosen = _reader(text, ",", csv.QUOTE_MINIMAL)
    try:
        return tuple(tuple(row) for row in chosen())
    except csv.Error as error:
        raise Unreadable(
            f"is no table: {error}", "Look for a quotation mark that is never closed."
        ) from error


def _reader(text: str, delimiter: str, quoting: Quoting) -> Callable[[], Iterator[list[str]]]:
    def rows() -> Iterator[list[str]]:
        csv.field_size_limit(_FIELD_LIMIT)
        return csv.reader(
            io.StringIO(text.replace("\x00", ""), newline=""), delimiter=delimiter, quoting=quoting
        )

    return rows


def _evenness(rows: Callable[[], Iterator[list[str]]]) -> tuple[float, int]:
    """How many of the first rows are alike in width, and that width."""
    try:
        widths = [len(row) for row in islice(rows(), 200) if any(cell.strip() for cell in row)]
    except csv.Error:
        return (0.0, 0)
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return (0.0, 0)
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    return (round(count / len(widths), 2), width)
