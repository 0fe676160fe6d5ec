"""Styles by name: the volume's own first, then the shipped ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.findings.finding import Level
from proceedings.metadata.schema import json_schema
from proceedings.metadata.styles import load_style, style_names
from proceedings.volume.style import Style

STYLE = """\
schema: 1
title: Small
page: {width: 432, height: 648}
fonts: {serif: [Linux Libertine]}
stamps:
  - {name: folio, on: [first, left, right], text: "{{ folio }}", font: serif, size: 9,
     edge: bottom, y: 29, side: centre, x: 0, align: centre}
levels: {page/count: warning}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "templates" / "styles").mkdir(parents=True)
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / "templates" / "styles" / f"{name}.yaml").write_text(text)


def test_a_style_of_the_volume_wins_over_a_shipped_one(own: Path) -> None:
    write(own, "plain", STYLE)
    style, findings = load_style("plain", own)
    assert not findings
    assert style is not None
    assert style.title == "Small"
    assert (style.page.width, style.gap) == (432.0, 12.0)
    assert style.stamps[0].on == ("first", "left", "right")
    assert style.levels == {"page/count": Level.WARNING}


@pytest.mark.parametrize("name", style_names(Path("/nowhere")))
def test_shipped_styles_load_clean(tmp_path: Path, name: str) -> None:
    style, findings = load_style(name, tmp_path)
    assert style is not None
    assert not findings


@pytest.mark.parametrize("name", ["smal", "../../secret", "a/b", ""])
def test_an_unknown_name_lists_the_known_ones(own: Path, name: str) -> None:
    write(own, "small", STYLE)
    style, (finding,) = load_style(name, own)
    assert style is None
    assert finding.rule == "metadata/unknown-style"
    assert "small" in finding.message


def test_faults_in_a_style_have_their_place(own: Path) -> None:
    write(own, "small", STYLE.replace("font: serif", "font: sans").replace("size: 9", "size: big"))
    style, findings = load_style("small", own)
    assert style is not None
    assert [f.rule for f in findings] == ["metadata/wrong-value", "metadata/unknown-font"]
    assert {f.place.file for f in findings} == {"templates/styles/small.yaml"}
    assert all(f.place.line and f.place.column for f in findings)


def test_a_style_says_only_what_differs_from_the_one_it_extends(own: Path) -> None:
    write(
        own,
        "ours",
        "schema: 1\nextends: acm-sigconf\npage: {width: 595.28}\nstamps:\n"
        "  - {name: folio, y: 72.7, align: centre}\n"
        "  - {name: conference-line, on: [right], least: 6}\n"
        "  - {name: motto, on: [first], text: Hi, font: serif, size: 8, edge: top, y: 30,\n"
        "     side: centre, x: 0, align: centre}\n"
        "  - {name: title, on: []}\n"
        "levels: {page/size: warning}\n",
    )
    style, findings = load_style("ours", own)
    base, _ = load_style("acm-sigconf", None)
    assert not findings
    assert style is not None
    assert base is not None
    assert (style.page.width, style.page.height) == (595.28, 792.0)
    assert style.levels == {**base.levels, "page/size": Level.WARNING}
    assert [stamp.name for stamp in style.stamps] == [*(s.name for s in base.stamps), "motto"]
    folio = style.stamps[4]
    assert (folio.y, folio.align, folio.x, folio.on) == (72.7, "centre", -11.0, base.stamps[4].on)
    assert [s.least for s in style.stamps if s.name == "conference-line"] == [5.5, 6.0]
    assert [s.on for s in style.stamps if s.name == "title"] == [()]


def test_a_volumes_own_style_extends_the_shipped_one_of_its_name(own: Path) -> None:
    write(own, "plain", "schema: 1\nextends: plain\ngap: 20\n")
    style, findings = load_style("plain", own)
    assert not findings
    assert style is not None
    assert (style.title, style.gap) == ("Plain proceedings", 20.0)


def test_a_style_that_refuses_can_be_made_to_stamp(own: Path) -> None:
    folio = STYLE.partition("stamps:")[2].partition("levels")[0]
    serif = "fonts: {serif: [Libertinus Serif]}\n"
    write(own, "ours", f"schema: 1\nextends: ieee\nrefuse: ''\n{serif}stamps:{folio}")
    style, findings = load_style("ours", own)
    assert not findings
    assert style is not None
    assert not style.refuse
    write(own, "ours", f"schema: 1\nextends: ieee\n{serif}stamps:{folio}")
    _, (told,) = load_style("ours", own)
    assert told.rule == "metadata/wrong-value"
    assert told.place.line == 4


@pytest.mark.parametrize(
    ("files", "rule", "file"),
    [
        ({"a": "extends: nothing"}, "metadata/unknown-style", "a"),
        ({"a": "extends: ../../secret"}, "metadata/unknown-style", "a"),
        ({"a": "extends: b", "b": "extends: a"}, "metadata/wrong-value", "b"),
        ({"a": "extends: b", "b": "extends: plain\ngap: wide"}, "metadata/wrong-value", "b"),
        ({"a": "extends: [b]"}, "metadata/unknown-style", "a"),
    ],
)
def test_what_cant_be_extended_is_told_where_it_stands(
    own: Path, files: dict[str, str], rule: str, file: str
) -> None:
    for name, text in files.items():
        write(own, name, f"schema: 1\n{text}\n")
    style, findings = load_style("a", own)
    assert style is None
    assert findings[0].rule == rule
    assert findings[0].place.file == f"templates/styles/{file}.yaml"
    assert findings[0].place.line


@pytest.mark.parametrize(
    ("old", "new"),
    [("size: 9", "size: 0"), ("size: 9", "size: 9, least: 12"), ("432", "5"), ("648", "99999")],
)
def test_sizes_that_no_page_or_type_has_are_told(own: Path, old: str, new: str) -> None:
    write(own, "small", STYLE.replace(old, new))
    _, (finding,) = load_style("small", own)
    assert finding.rule == "metadata/wrong-value"


def test_the_schema_asks_less_of_a_style_that_extends() -> None:
    schema = json_schema(Style)
    assert schema["required"] == ["schema"]
    assert schema["if"] == {"required": ["extends"]}
    assert schema["else"]["required"] == ["title", "page"]
    assert schema["$defs"]["StampRule"]["required"] == ["name"]
