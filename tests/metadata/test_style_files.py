"""Styles by name: the volume's own first, then the shipped ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.findings.finding import Level
from proceedings.metadata.styles import load_style, style_names

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
