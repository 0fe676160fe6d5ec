from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from proceedings.letters.memory import document, remembered
from proceedings.letters.table import COLUMNS, table
from proceedings.outputs import canonical_json
from proceedings.records.letters import Addressee, Kept, Row, State

ROW = Row(
    id="p-012",
    title="On Folios",
    state=State.NEW,
    to=(Addressee(name="Quill, Ada", email="ada@ink.example"),),
    subject="INK ’31, paper p-012",
    errors=1,
    file="mail/p-012.eml",
)


def cells(row: Row) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table([row]).decode("utf-8-sig"), newline="")))


def test_every_letter_is_a_line_that_excel_reads() -> None:
    assert table([ROW]).startswith(b"\xef\xbb\xbfid,title,")
    head, line = cells(ROW)
    assert head == [*COLUMNS]
    assert dict(zip(head, line, strict=True)) == {
        "id": "p-012",
        "title": "On Folios",
        "to": '"Quill, Ada" <ada@ink.example>',
        "cc": "",
        "subject": "INK ’31, paper p-012",
        "errors": "1",
        "warnings": "0",
        "state": "new",
        "file": "mail/p-012.eml",
    }


@given(st.text(), st.text(max_size=20))
def test_no_cell_is_a_formula(title: str, name: str) -> None:
    row = Row(id="a", title=title, state=State.NOTHING, to=(Addressee(name=name, email="a@b.c"),))
    (_, line) = cells(row)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)
    assert len(line) == len(COLUMNS)


def test_what_was_kept_is_read_back_and_what_is_broken_forgotten() -> None:
    kept = {"p-012": Kept(row=ROW, file=None, told=(), before=None, letter="ab")}
    text = canonical_json(document(kept))
    assert remembered(text) == kept
    for broken in (
        "",
        "null",
        "[]",
        "{}",
        '{"version": 2, "papers": {}}',
        text.replace("new", "x"),
    ):
        assert remembered(broken) == {}
    for cut in range(0, len(text) - 2, 7):
        assert remembered(text[:cut]) == {}
