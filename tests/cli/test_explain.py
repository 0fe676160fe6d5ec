"""`explain RULE`: what it means, and lines that accept it where they are pasted."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from ending import Ended

Run = Callable[..., Ended]
RULE = "page/count"


def snippets(run: Run, rule: str) -> tuple[str, str]:
    """The lines for a paper's record, and those for volume.yaml."""
    out = run("explain", rule).out
    own, whole = re.findall(r"^( *)waive:\n((?:\1 .*\n)+)", out, re.MULTILINE)
    return tuple(f"{indent}waive:\n{lines}" for indent, lines in (own, whole))  # type: ignore[return-value]


def waived(run: Run, folder: Path) -> bool:
    volume = folder / "metadata/volume.yaml"
    text = volume.read_text("utf-8")
    assert "name: Long Papers}" in text
    limited = text.replace("name: Long Papers}", "name: Long Papers, pages: {max: 1}}")
    volume.write_text(limited, encoding="utf-8")
    out = run("check", folder, "--verbose").out
    assert "metadata/yaml" not in out
    assert "unused-waiver" not in out
    return "Waived: why this is all right here." in " ".join(out.split())


def in_lines(folder: Path) -> Path:
    """papers.yaml as `init` and `import` indent it."""
    papers = folder / "metadata/papers.yaml"
    text = papers.read_text("utf-8")
    one = "  - {id: one, title: On One, authors: [{given: Ada, family: Sample}], track: long}\n"
    assert one in text
    lines = (
        "  - id: one\n    title: On One\n    authors: [{given: Ada, family: Sample}]\n"
        "    track: long\n"
    )
    papers.write_text(text.replace(one, lines), encoding="utf-8")
    return papers


@pytest.mark.parametrize("expires", [False, True], ids=["for ever", "until a day"])
def test_the_lines_work_as_pasted_into_a_papers_record(
    run: Run, folder: Path, expires: bool
) -> None:
    own, _ = snippets(run, RULE)
    papers = in_lines(folder)
    lines = own.replace("# expires", "expires") if expires else own
    papers.write_text(
        papers.read_text("utf-8").replace("    track: long\n", f"    track: long\n{lines}"), "utf-8"
    )
    assert waived(run, folder)


@pytest.mark.parametrize("expires", [False, True], ids=["for ever", "until a day"])
def test_the_lines_work_as_pasted_at_the_end_of_volume_yaml(
    run: Run, folder: Path, expires: bool
) -> None:
    _, whole = snippets(run, RULE)
    with (folder / "metadata/volume.yaml").open("a", encoding="utf-8") as volume:
        volume.write(whole.replace("# expires", "expires") if expires else whole)
    assert waived(run, folder)


def test_a_page_is_broken_to_the_screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = run("explain", "match/slot").out.splitlines()
    prose = [line for line in lines if not line.startswith((" ", "waive", "To accept"))]
    assert max(map(len, prose)) <= 60
    assert any(line.startswith("How to mend: ") for line in lines)


def test_all_rules_are_listed_with_what_they_mean(run: Run) -> None:
    listed = run("explain").out.splitlines()
    assert any(
        re.fullmatch(r"fonts/type3 +Letters are drawn as pictures \(a Type 3 font\)\.", line)
        for line in listed
    )
