"""Tables whatever they are saved as: encodings, delimiters, workbooks, damage."""

from __future__ import annotations

from pathlib import Path

import pytest
from handmade_exports import Day, write, write_xlsx, write_zip, xml_2003
from hypothesis import given
from hypothesis import strategies as st

from proceedings.importers._cleaning import line, prose
from proceedings.importers._decoding import decode, mojibake
from proceedings.importers._delimited import text_rows
from proceedings.importers._files import Unreadable, entries, read_entry
from proceedings.importers._html import unescape
from proceedings.importers._tables import (
    as_headed,
    has_headings,
    is_table,
    read_tables,
    under_headings,
)

NAMES = "Zoë Müller, José Ångström"
XML_2003_WITH_ENTITY = (
    b'<!DOCTYPE a [<!ENTITY b "c">]><Workbook '
    b'xmlns="urn:schemas-microsoft-com:office:spreadsheet">&b;</Workbook>'
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_text_of_any_known_encoding(encoding: str) -> None:
    assert decode(f"#;title\n12;{NAMES}\n".encode(encoding)).endswith(f"{NAMES}\n")


def test_mac_roman_is_refused_not_guessed() -> None:
    with pytest.raises(Unreadable, match="Mac Roman"):
        decode("12,Müller,José".encode("mac_roman"))
    with pytest.raises(Unreadable, match="two encodings"):
        decode(b"12,Jos\xc3\xa9,M\xfcller")
    with pytest.raises(Unreadable, match="neither UTF-8 nor cp1252"):
        decode(b"12,\x81\xfc")


def test_western_punctuation_is_no_mac_roman() -> None:
    text = "The author’s “folios” – versos… Škoda Žižka, œuvre, 5 €, naïve Ÿ"
    assert decode(text.encode("cp1252")) == text
    assert mojibake(f"{text} Ã Âge déjà São") == ()


def test_letters_broken_before_the_export_are_found() -> None:
    broken = "JosÃ© MÃ¼ller and the authorâ€™s FranÃ§ois"
    assert mojibake(broken) == ("JosÃ©", "MÃ¼ller", "authorâ€™s", "FranÃ§ois")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiters_and_line_ends(delimiter: str, end: str) -> None:
    rows = [["#", "title", "authors"], ["12", '"Folios, Rectos; Versos"', '"Ada\nQuill"']]
    text = end.join(delimiter.join(row) for row in rows) + end
    assert text_rows(text)[1] == ("12", "Folios, Rectos; Versos", "Ada\nQuill")


def test_semicolons_win_though_abstracts_are_full_of_commas() -> None:
    text = "id;title;abstract\n1;A, b;one, two, three, four\n2;C;five, six\n"
    assert [len(row) for row in text_rows(text)] == [3, 3, 3]


def test_tab_text_that_quotes_nothing_keeps_a_lone_quotation_mark() -> None:
    text = 'Paper ID\tTitle\tStatus\n1\t"Folios\tAccept\n2\tVersos\tAccept\n3\tRectos\tReject\n'
    assert text_rows(text)[1] == ("1", '"Folios', "Accept")
    assert len(text_rows(text)) == 4


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), max_size=8),
            min_size=3,
            max_size=3,
        ),
        min_size=2,
        max_size=5,
    )
)
def test_csv_comes_back_as_it_was_written(rows: list[list[str]]) -> None:
    import csv
    import io

    made = io.StringIO()
    csv.writer(made, quoting=csv.QUOTE_ALL, delimiter=",").writerows(rows)
    if any(any(sign in cell for sign in '\t;"\r\n') for row in rows for cell in row):
        return  # another reading may be as even
    assert [list(row) for row in text_rows(made.getvalue())] == rows


def test_a_workbook_by_its_bytes(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "papers.csv",
        {"Main": [["Main track"], [], ["Paper ID", "Title", "When"], [12.0, "Folios", Day(47908)]]},
    )
    assert is_table(path)
    [table] = read_tables(path)
    headed = under_headings(table, "paper id", "Title")
    assert headed is not None
    [record] = headed.records
    assert (record.get("Paper ID"), record.get("WHEN:")) == ("12", "2031-03-01")
    assert record.row.row == "sheet Main, row 4"


def test_xml_of_2003_keeps_its_blank_rows_and_cells(tmp_path: Path) -> None:
    path = write(
        tmp_path / "s.xls", xml_2003({"A": [["T"], [""], ["id", "", "x"], ["1", "", "é"]]})
    )
    [table] = read_tables(path)
    assert table.rows == (("T",), (), ("id", "", "x"), ("1", "", "é"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_headings_of_a_large_text_are_found_in_its_first_lines(
    tmp_path: Path, encoding: str
) -> None:
    path = write(tmp_path / "big.csv", "id,title\n" + "12,Zoë Müller\n" * 60_000, encoding)
    assert has_headings(path, "ID", "Title")
    assert len(read_tables(path)[0].rows) == 60_001


def test_headings_twice_and_empty_ones(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "id,,name,Name\n1,lost,Ada,Bo\n,,,\n2,,Cy,\n")
    headed = as_headed(read_tables(path)[0])
    assert headed is not None
    assert list(headed.headings) == ["id", "name", "name (2)"]
    assert [one.row.row for one in headed.records] == ["row 2", "row 4"]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 and no more",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old and cut",
        b"<html><table><tr><td>1</td></tr></table></html>",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><T',
        XML_2003_WITH_ENTITY,
    ],
)
def test_damaged_tables_are_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "t.xls"
    path.write_bytes(data)
    with pytest.raises(Unreadable):
        read_tables(path)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * (257 * 1024 * 1024))
    with pytest.raises(Unreadable, match="256 MiB"):
        read_tables(path)
    with pytest.raises(Unreadable, match="more than"):
        read_entry(path, entries(path)[0])


def test_backslashes_in_a_zip_part_folders(tmp_path: Path) -> None:
    path = write_zip(
        tmp_path / "z.zip",
        {"12\\CameraReady\\p.pdf": b"%PDF", "__MACOSX/._p.pdf": b"", "a/": b"", ".DS_Store": b""},
    )
    [entry] = entries(path)
    assert (entry.name, entry.base) == ("12/CameraReady/p.pdf", "p.pdf")
    assert read_entry(path, entry) == b"%PDF"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Folios &amp; Rectos", "Folios & Rectos"),
        ("Folios &amp;amp; Rectos", "Folios & Rectos"),
        ("&amp;amp;amp;", "&amp;"),
        ("Garc&iacute;a &#8211; R&D; AT&T", "García – R&D; AT&T"),
        (r"\'Etude &amp; $a &lt; b$", r"\'Etude &amp; $a &lt; b$"),
        ("$5 &amp; $10", "$5 & $10"),
    ],
)
def test_entities_once_or_twice_and_never_in_latex(written: str, meant: str) -> None:
    assert unescape(written) == meant


def test_signs_of_copy_and_paste_go() -> None:
    assert (
        line("\ufeffE\ufb03cient\u00a0 paging\u200b of co\u00adlour\n")
        == "Efficient paging of colour"
    )
    assert line("می\u200cخواهم") == "می\u200cخواهم"
    assert line("Cafe\u0301") == "Café"
    assert prose("We count\r\npages.\r\n \r\nAnd more. ") == "We count pages.\n\nAnd more."
