from __future__ import annotations

from collections.abc import Callable

import pytest

from proceedings.volume.identifiers import (
    parse_doi,
    parse_isbn,
    parse_issn,
    parse_orcid,
    parse_ror,
)
from proceedings.volume.kinds import parse_id, parse_language, parse_path


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (parse_isbn, "979-8-4007-0490-1"),
        (parse_isbn, "978-3-16-148410-0"),
        (parse_isbn, "0-306-40615-2"),
        (parse_isbn, "pending"),
        (parse_issn, "2049-3630"),
        (parse_orcid, "0000-0002-1825-0097"),
        (parse_orcid, "0000-0002-1694-233X"),
        (parse_ror, "https://ror.org/05dxps055"),
        (parse_ror, "https://ror.org/00f54p054"),
        (parse_ror, "https://ror.org/03yrm5c26"),
        (parse_language, "en"),
        (parse_language, "zh-Hant-TW"),
        (parse_language, "sr-Latn"),
        (parse_language, "de-CH-1996"),
        (parse_language, "en-US-x-twain"),
        (parse_doi, "10.1145/3637528.3671486"),
        (parse_doi, "10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-1"),
        (parse_id, "p-042"),
        (parse_id, "9"),
        (parse_path, "papers/p-042.pdf"),
    ],
)
def test_right_ones_pass_unchanged(parse: Callable[[str], str], text: str) -> None:
    assert parse(text) == text


@pytest.mark.parametrize(
    ("parse", "text", "says"),
    [
        (parse_isbn, "979-8-4007-0490-2", "check digit"),
        (parse_isbn, "97984007049", "13 digits"),
        (parse_issn, "2049-3631", "check digit"),
        (parse_orcid, "0000-0002-1825-0098", "check digit"),
        (parse_orcid, "https://orcid.org/0000-0002-1825-0097", "without"),
        (parse_ror, "05dxps056", "check digits"),
        (parse_ror, "05dxpl055", "no i, l, o, u"),
        (parse_ror, "https://example.org/05dxps055", "ROR id"),
        (parse_language, "english", "'en'"),
        (parse_language, "jp", "'ja'"),
        (parse_language, "xx", "no language"),
        (parse_language, "en_US", "language tag"),
        (parse_doi, "https://doi.org/10.1145/1", "without"),
        (parse_doi, "10.1145", "slash"),
        (parse_id, "a/b", "letter or digit"),
        (parse_id, "CON", "device"),
        (parse_id, "com1.x", "device"),
        (parse_id, "a" * 65, "64"),
        (parse_id, "dot.", "full stop"),
        (parse_path, "/etc/passwd", "absolute"),
        (parse_path, "C:/x", "absolute"),
        (parse_path, "papers/../../x", "leaves"),
        (parse_path, "papers\\x.pdf", "'/'"),
        (parse_path, "a\nb", "control"),
    ],
)
def test_wrong_ones_say_what_is_wrong(parse: Callable[[str], str], text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse(text)


@pytest.mark.parametrize(
    ("text", "isbn"),
    [
        ("9798400704901", "979-8-4007-0490-1"),
        ("9783161484100", "978-3-16-148410-0"),
        ("0306406152", "0-306-40615-2"),
        ("978 3 16 148410 0", "978-3-16-148410-0"),
        ("978-3161-484100", "978-3161-484100"),
    ],
)
def test_an_isbn_gets_the_hyphens_of_its_range_where_it_has_none(text: str, isbn: str) -> None:
    assert parse_isbn(text) == isbn


def test_a_ror_id_is_its_address() -> None:
    assert parse_ror("05dxps055") == parse_ror("ror.org/05DXPS055") == "https://ror.org/05dxps055"
