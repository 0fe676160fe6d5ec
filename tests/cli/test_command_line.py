"""Wrong words, wrong folders: one plain line, what helps, exit code 2."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from ending import Ended

from proceedings.cli.main import COMMANDS

Run = Callable[..., Ended]
PDF_LIBRARIES = {"pikepdf", "pypdf", "pypdfium2", "reportlab", "typst", "PIL", "bibtexparser"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["frob"], "invalid choice: 'frob'"),
        (["build", "--frob"], "unrecognized arguments: --frob"),
        (["build", "vol", "other"], "unrecognized arguments: other"),
        (["build", "--jobs", "0"], "'0' is no number of workers"),
        (["build", "--jobs", "many"], "'many' is no number of workers"),
        (["check", "--format", "xml"], "invalid choice: 'xml'"),
        (["check", "--form", "json"], "unrecognized arguments: --form"),
        (["build", "nowhere"], "nowhere does not exist"),
        (["build", "vol/papers/one.pdf"], "vol/papers/one.pdf is no folder"),
        (["build", "vol/papers"], "vol/papers has no metadata/volume.yaml"),
        (["verify", "nowhere"], "nowhere does not exist"),
        (["verify", "vol"], "there is no finished build in vol/build"),
        (["export", "vol", "--to", "frob"], "there is no library format frob"),
        (["export", "nowhere", "--to", "frob"], "nowhere does not exist"),
        (["proof", "vol", "--paper", "onee"], "the volume has no paper onee"),
        (["proof", "vol", "--track", "short"], "the volume has no track short"),
        (["proof", "vol", "--session", "none"], "the volume has no session none"),
        (["proof", "vol", "--paper", "two"], "the paper two is withdrawn and takes no pages"),
        (["explain", "file/misssing"], "there is no rule file/misssing"),
    ],
    ids=" ".join,
)
def test_what_cannot_start_says_so_in_a_plain_line(
    folder: Path, run: Run, arguments: list[str], words: str
) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    complaint, fix = err.splitlines()
    assert complaint.startswith("proceedings: ")
    assert words in complaint
    assert complaint.endswith(".")
    assert not complaint.endswith("..")
    assert fix.strip()
    assert not (folder / "build").exists()


def test_what_a_command_does_not_know_is_told_with_the_help_of_that_command(run: Run) -> None:
    assert "`proceedings check --help`" in run("check", ".", "a.pdf", "--paper", "3").err
    assert "`proceedings --help`" in run("--frob").err


def test_metadata_alone_are_followed_by_the_papers(folder: Path, run: Run) -> None:
    out = run("check", folder, "--metadata-only").out
    assert out.splitlines()[-1] == "next: proceedings check vol"


@pytest.mark.parametrize("name", COMMANDS.names())
def test_every_command_helps(run: Run, name: str) -> None:
    code, out, err = run(name, "--help")
    assert (code, err) == (0, "")
    assert f"usage: proceedings {name}" in out
    assert "--quiet" in out


def test_version_and_plain_call(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("--version") == (0, "proceedings 0.1.0\n", "")
    code, out, _ = run()
    assert code == 0
    assert "proceedings build [DIR]" in out


@pytest.mark.parametrize(
    "arguments", [["--help"], ["build", "--help"], ["explain", "file/missing"]]
)
def test_help_and_explain_load_no_pdf_library(arguments: list[str]) -> None:
    script = (
        "import sys\nfrom proceedings.cli.main import main\n"
        f"try:\n    main({arguments})\nexcept SystemExit:\n    pass\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.split())
    assert "proceedings" in loaded
    assert not loaded & PDF_LIBRARIES


def test_a_folder_whose_name_begins_with_a_dash(folder: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "vol").rename(tmp_path / "-vol")
    code, out, _ = run("check", "--", "-vol")
    assert code == 0
    assert out.splitlines()[-1] == "next: proceedings build ./-vol"
    assert run("check", "./-vol").code == 0


def test_options_stand_before_or_after_the_command(folder: Path, run: Run) -> None:
    for arguments in (("--quiet", "check", folder), ("check", folder, "--quiet")):
        assert run(*arguments) == (0, "", "")
