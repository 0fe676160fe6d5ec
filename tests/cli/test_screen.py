"""What the chair reads: one screen, every word of it true, nothing in it that acts."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from ending import Ended

from proceedings.cli.console import shown

Run = Callable[..., Ended]
WIDTH = 100
HEIGHT = 40


def change(folder: Path, name: str, before: str, after: str) -> None:
    file = folder / "metadata" / f"{name}.yaml"
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_a_clean_build_ends_with_the_next_command(folder: Path, run: Run) -> None:
    code, out, err = run("build", folder)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "TIM ’27  Third Meeting"
    assert lines[1] == "  papers    1 bound, 1 withdrawn"
    assert "papers 1–2" in lines[2]
    assert lines[3].startswith("  findings  no errors · no warnings · ")
    assert "  outputs   vol/build/" in lines
    assert "            papers/                 each paper as published, 1 file" in lines
    assert "DRAFT" not in out
    assert lines[-1] == "next: proceedings proof vol"
    assert len(lines) <= HEIGHT
    assert max(map(len, lines)) <= WIDTH


def test_a_build_with_errors_spells_them_out_and_says_how_to_go_on(folder: Path, run: Run) -> None:
    (folder / "papers/one.pdf").unlink()
    code, out, _ = run("build", folder)
    lines = out.splitlines()
    assert code == 1
    assert lines[1] == "  papers    1 bound (1 without a readable file), 1 withdrawn"
    assert lines[3].startswith("  findings  1 error · ")
    assert any(line == "  error  file/missing  papers/one.pdf" for line in lines)
    assert "DRAFT: errors remain" in out
    assert lines[-2].startswith("Mend the error above; `proceedings explain file/missing`")
    assert lines[-1] == "next: proceedings check vol"


def test_the_next_command_repeats_where_outputs_go(folder: Path, run: Run) -> None:
    out = run("build", folder, "--output", "some where").out
    assert out.splitlines()[-1] == "next: proceedings proof --output 'some where' vol"


def test_many_errors_of_a_rule_stay_on_one_screen(folder: Path, run: Run) -> None:
    records = "".join(
        f"  - {{id: p{n}, title: Paper, authors: [{{mononym: A}}]}}\n" for n in range(25)
    )
    (folder / "metadata/papers.yaml").write_text(f"schema: 1\npapers:\n{records}")
    (folder / "metadata/program.yaml").unlink()
    code, out, _ = run("check", folder)
    assert code == 1
    assert "  papers    25: 25 with errors" in out
    assert "  error  file/missing  25 papers" in out
    assert "papers/p0.pdf is not there. So too: p1," in " ".join(out.split())
    for n in range(25):
        assert f"p{n}" in out
    assert out.count("→") == 1
    assert len(out.splitlines()) <= HEIGHT // 2
    assert max(map(len, out.splitlines())) <= WIDTH


def test_a_record_with_errors_is_told_as_left_out_once(folder: Path, run: Run) -> None:
    change(folder, "papers", "title: On One, ", "")
    code, out, _ = run("build", folder)
    assert code == 1
    assert "0 bound, 1 withdrawn, 1 left out: the record has errors" in out
    assert "metadata/missing-field" in out
    assert "file/unlisted" not in out


@pytest.mark.parametrize("command", ["build", "plan"])
def test_errors_that_the_document_has_no_room_for_stand_on_standard_error(
    folder: Path, run: Run, command: str
) -> None:
    change(folder, "papers", "papers:", "papers: [")
    code, out, err = run(command, folder, "--format", "json")
    assert code == 1
    assert not json.loads(out).get("outputs")
    assert "metadata/yaml-syntax" in err
    assert "papers.yaml:" in err


@pytest.mark.parametrize(
    ("name", "before", "after", "published"),
    [
        ("papers", "papers:", "papers: [", False),
        ("program", "sessions:", "sessions: [", False),
        ("volume", "name: Third Meeting,", "", False),
        ("volume", "schema: 1", "schema: 1\ncolour: red", True),
    ],
    ids=["papers broken", "program broken", "volume lacks a field", "volume has a strange one"],
)
def test_broken_metadata_ends_with_1_and_what_cannot_be_built_leaves_the_old(
    built: Path, run: Run, name: str, before: str, after: str, published: bool
) -> None:
    manifest = built / "build/manifest.json"
    old = manifest.read_bytes()
    change(built, name, before, after)
    code, out, _ = run("build", built)
    assert code == 1
    assert f"metadata/{name}.yaml:" in out
    assert ("nothing was published; what was there before is whole" in out) == (not published)
    assert (manifest.read_bytes() == old) == (not published)
    assert out.splitlines()[-1] == "next: proceedings check vol"


def test_strict_says_that_it_published_nothing(built: Path, run: Run) -> None:
    (built / "papers/one.pdf").unlink()
    code, out, _ = run("build", "--strict", built)
    assert code == 1
    assert "nothing was published (--strict); what was there before is whole" in out


def test_plan_says_why_it_ends_with_1(folder: Path, run: Run) -> None:
    (folder / "papers/one.pdf").unlink()
    code, out, _ = run("plan", folder)
    assert code == 1
    assert "one  (no file)" in out
    assert "error  file/missing  papers/one.pdf" in out
    assert out.splitlines()[-1] == "next: proceedings check vol"


def test_quiet_prints_errors_alone(folder: Path, run: Run) -> None:
    (folder / "papers/one.pdf").unlink()
    code, out, err = run("check", "--quiet", folder)
    assert (code, err) == (1, "")
    assert out.startswith("  error  file/missing")
    assert "next:" not in out


@pytest.mark.skipif(sys.platform == "win32", reason="such names can't be there")
def test_what_authors_write_does_nothing_to_the_terminal(folder: Path, run: Run) -> None:
    evil = "\x1b[2J\x07\u202efdp.x\u2069"
    (folder / f"papers/{evil}.pdf").write_bytes(b"")
    change(folder, "papers", "title: On One", 'title: "On \\u202E One"')
    for arguments in (("check",), ("check", "--verbose"), ("plan",), ("build",)):
        out = run(*arguments, folder).out
        assert "TIM" in out
        assert not any(letter in out for letter in "\x1b\x07\u202e\u2069\x9b")
    assert r"\x1b[2J\x07\u202efdp.x\u2069.pdf" in run("check", folder).out


def test_joiners_of_persian_and_indic_names_stay() -> None:
    assert shown("می‌خواهم क्‍ष") == "می‌خواهم क्‍ष"
    assert shown("a\u2028b\x85c") == r"a\u2028b\x85c"


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_colours_and_progress_on_a_terminal_alone(folder: Path) -> None:
    command = [sys.executable, "-m", "proceedings", "build", str(folder)]
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    seen = on_a_terminal(command, environment)
    assert "\x1b[1m" in seen
    assert "\x1b[Kinspect" in seen.replace(" ", "")
    assert "bind" in seen
    assert "verify" in seen
    piped = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "\x1b" not in piped.stdout
    assert piped.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize("plain", ["--no-color", "NO_COLOR"])
def test_no_colours_where_nobody_wants_them(folder: Path, plain: str) -> None:
    command = [sys.executable, "-m", "proceedings", "check", "--metadata-only", str(folder)]
    option, environment = ([plain], {}) if plain.startswith("--") else ([], {plain: "1"})
    assert "\x1b[1m" not in on_a_terminal(command + option, os.environ | environment)


def on_a_terminal(command: list[str], environment: Mapping[str, str]) -> str:
    """All that a command prints when both its streams are a terminal."""
    ours, theirs = os.openpty()
    process = subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    seen = b""
    while select.select([ours], [], [], 60)[0]:
        try:
            more = os.read(ours, 65_536)
        except OSError:  # Linux says so where the other end is closed
            break
        if not more:
            break
        seen += more
    os.close(ours)
    assert process.wait(60) == 0
    return seen.decode("utf-8", "replace")
