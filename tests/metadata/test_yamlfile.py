"""Hostile and merely unlucky YAML: told with its place, never a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from proceedings.metadata import yamlfile
from proceedings.metadata.nodes import Items, Scalar, Table
from proceedings.metadata.reading import MAX_BYTES
from proceedings.metadata.yamlfile import parse_yaml, read_yaml

BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs with libyaml's parser and with the one in Python."""
    if request.param == "python":
        monkeypatch.setattr(yamlfile, "_LOADER", yaml.BaseLoader)
    elif not hasattr(yaml, "CBaseLoader"):
        pytest.skip("no libyaml")


@pytest.mark.parametrize(
    ("text", "rule", "line", "column", "words"),
    [
        ("title: Ink: A Study", "yaml-syntax", 1, 11, 'title: "Ink: A Study"'),
        ("- {title: Ink: A Study}", "yaml-syntax", 1, 14, "in quotes"),
        ("a: 1\ntitle: @home", "yaml-syntax", 2, 8, '"@home"'),
        ("title: %5 of all", "yaml-syntax", 1, 8, '"%5 of all"'),
        ("title: `x` y", "yaml-syntax", 1, 8, "begin with `"),
        ("title: *Best* paper", "yaml-syntax", 1, 8, '"*Best* paper"'),
        ("title: *best paper", "yaml-syntax", 1, 14, "begins with *"),
        ("title: & Sons", "yaml-syntax", 1, 8, '"& Sons"'),
        ("title: | as text", "yaml-syntax", 1, 8, '"| as text"'),
        ("title: > 3 ways", "yaml-syntax", 1, 8, '"> 3 ways"'),
        ("title: ]x", "yaml-syntax", 1, 8, '"]x"'),
        ("a:\n\tb: 1", "yaml-syntax", 2, 1, "tab"),
        ('a: 1\ntitle: "never\nb: 2', "yaml-syntax", 2, 8, "never closed"),
        ('title: "Ink" and paper', "yaml-syntax", 1, 14, "'\"Ink\" and paper'"),
        ("title: [old] news", "yaml-syntax", 1, 14, "bracket"),
        ("a: {x: 1\nb: 2", "yaml-syntax", 1, 4, "isn't closed by }"),
        ("a:\n  b: 1\n c: 2", "yaml-syntax", 3, 2, "indentation"),
        ("a: b\n  c: d", "yaml-syntax", 2, 4, "still going on"),
        ('a: "\\q"', "yaml-syntax", 1, None, "backslash"),
        ("a: - b", "yaml-syntax", 1, 4, "next line"),
        ("? [a]\n: b", "yaml-syntax", 1, 3, "key"),
        ("a: *x", "yaml-alias", 1, 4, "*x"),
        ("a: &x y", "yaml-alias", 1, 4, "&x"),
        ("<<: {a: 1}", "yaml-alias", 1, 1, "<<"),
        ("a: !!python/object/apply:os.system [id]", "yaml-tag", 1, 4, "tag"),
        ("a: !!str 012", "yaml-tag", 1, 4, "tag"),
        ("title: a\nb: c\ntitle: d", "yaml-duplicate-key", 3, 1, "line 1 and in line 3"),
        ('a: "x\\x0by"', "control-character", 1, 4, "U+000B"),
        ("a: 1\nb: x\x0cy", "control-character", 2, 5, "U+000C"),
        ("a: 1\n---\nb: 2", "yaml-documents", 2, 1, "---"),
        ("", "yaml-empty", 1, 1, "empty"),
        ("# nothing yet\n", "yaml-empty", 1, 1, "empty"),
        ("[" * 51, "too-deep", 1, 51, "50 deep"),
        ("[" * 5_000, "too-deep", 1, None, "50 deep"),
        ("{" * 100_000, "too-deep", 1, None, "50 deep"),
        ("a: Lessons from C #1", "yaml-comment", 1, 19, "#1"),
        ("number: #12", "yaml-comment", 1, 9, "#12"),
    ],
)
def test_a_fault_is_told_once_with_its_place(
    text: str, rule: str, line: int, column: int | None, words: str
) -> None:
    (finding,) = parse_yaml(text, "metadata/x.yaml").findings
    assert finding.rule == f"metadata/{rule}"
    assert (finding.place.file, finding.place.line) == ("metadata/x.yaml", line)
    assert column is None or finding.place.column == column
    assert words in finding.message + finding.fix


def test_an_alias_bomb_names_each_anchor_and_is_not_walked() -> None:
    document = parse_yaml(BOMB, "x")
    assert [finding.rule for finding in document.findings] == ["metadata/yaml-alias"] * 10
    assert "&a9" in document.findings[-1].message


def test_a_list_that_holds_itself_is_refused() -> None:
    assert [f.rule for f in parse_yaml("a: &a [*a]", "x").findings] == ["metadata/yaml-alias"]


@pytest.mark.parametrize(
    "text",
    [
        *("No", "NO", "On", "Null", "~", "012", "0x1F", "12:30", "1e3", "1_000", "1.10", "10.1145"),
        *("2024-08-25", "0000-0002-1825-0097", "0000000212345674", "=", "yes", ".5", "a#b"),
    ],
)
def test_scalars_stay_the_text_that_was_written(text: str) -> None:
    document = parse_yaml(f"a: {text}", "x")
    assert isinstance(document.root, Table)
    assert document.root.text("a") == text
    assert not document.findings


def test_text_is_composed_and_places_count_code_points() -> None:
    document = parse_yaml("x: Ünï 𝔸, é\nnames: [𝔸𝔹, Ame\u0301lie]\r\nlast: end\n", "x")
    assert isinstance(document.root, Table)
    names = document.root.get("names")
    assert isinstance(names, Items)
    assert names.items[1] == Scalar("Amélie", 2, 13)
    assert document.root.get("last") == Scalar("end", 3, 7)


def test_duplicate_keeps_the_first_and_goes_on() -> None:
    document = parse_yaml("a: 1\na: 2\nb: 3", "x")
    assert isinstance(document.root, Table)
    assert (document.root.text("a"), document.root.text("b")) == ("1", "3")


def test_a_comment_with_its_space_and_a_web_address_are_no_trap() -> None:
    text = "a: b # fine\nurl: http://x.example/#top\nc: 'd #1'\ne: >-\n  f #1\n"
    assert not parse_yaml(text, "x").findings


def test_an_escape_that_makes_half_a_character_is_refused() -> None:
    findings = parse_yaml('a: 1\nb: "\\ud800"', "x").findings
    assert [finding.place.line for finding in findings] == [2]


@pytest.mark.parametrize(
    ("data", "rule", "line", "column"),
    [
        ("a: 1\nuni: Universität\n".encode("cp1252"), "encoding", 2, 15),
        ("a: é\nb: ü".encode("utf-16-le"), "encoding", 1, 7),
        (b"a: 1\nb: \x00", "encoding", 2, 4),
        (b"\xff\xfe\x00", "encoding", 1, 3),
    ],
)
def test_other_encodings_name_the_byte_that_does_not_fit(
    tmp_path: Path, data: bytes, rule: str, line: int, column: int
) -> None:
    (tmp_path / "x.yaml").write_bytes(data)
    document = read_yaml(tmp_path / "x.yaml", "x.yaml")
    (finding,) = document.findings
    assert document.root is None
    assert (finding.rule, finding.place.line, finding.place.column) == (
        f"metadata/{rule}",
        line,
        column,
    )
    assert "UTF-8" in finding.fix


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf8_and_utf16_with_its_mark_are_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "x.yaml").write_bytes("a: Łódź\n".encode(encoding))
    document = read_yaml(tmp_path / "x.yaml", "x.yaml")
    assert isinstance(document.root, Table)
    assert document.root.text("a") == "Łódź"


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "x.yaml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (finding,) = read_yaml(tmp_path / "x.yaml", "x.yaml").findings
    assert finding.rule == "metadata/too-large"


def test_a_folder_or_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    paths = [tmp_path / "x.yaml"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "y.yaml")
        paths.append(tmp_path / "y.yaml")
    for path in paths:
        (finding,) = read_yaml(path, path.name).findings
        assert finding.rule == "metadata/unreadable"
