"""What `status` says: what is missing, from whom, by when, and what comes next."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from proceedings.cli.main import main
from proceedings.metadata.newvolume import new_volume
from proceedings.stations.standing import standing

LETTERS = "mail letters"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample volume with empty files for all papers but two."""
    shutil.copytree(ROOT / "metadata", tmp_path / "metadata")
    (tmp_path / "papers").mkdir()
    for path in sorted((ROOT / "papers").glob("*.pdf"))[2:]:
        (tmp_path / "papers" / path.name).touch()
    return tmp_path


def looked(folder: Path, *errors: str) -> None:
    """A report of errors of some rules, one paper each."""
    build = folder / "build"
    build.mkdir(exist_ok=True)
    summary = {"error": len(errors), "warning": 2, "note": 0, "papers": 15}
    findings = [
        {"rule": rule, "level": "error", "paper": f"p{number}"}
        for number, rule in enumerate(errors)
    ]
    findings.append({"rule": "page/size", "level": "warning", "paper": "p99"})
    (build / "report.json").write_text(json.dumps({"summary": summary, "findings": findings}))
    late = (build / "report.json").stat().st_mtime + 60
    os.utime(build / "report.json", (late, late))


def built(folder: Path, *, draft: bool = False, errors: tuple[str, ...] = ()) -> None:
    looked(folder, *errors)
    build = folder / "build"
    manifest = {"version": 1, "program": "0", "draft": draft, "inputs": [], "outputs": []}
    (build / "manifest.json").write_text(json.dumps(manifest))
    late = (build / "manifest.json").stat().st_mtime + 60
    os.utime(build / "manifest.json", (late, late))


def test_missing_papers_and_whom_to_ask(folder: Path) -> None:
    stands = standing(folder, folder / "build")
    assert (stands.expected, len(stands.missing)) == (15, 2)
    assert all(paper.title and paper.name for paper in stands.missing)
    assert (stands.look, stands.build, stands.following) == (None, None, "check")
    looked(folder)
    assert standing(folder, folder / "build").following == "build"


def test_deadlines_are_in_words_and_in_order(folder: Path) -> None:
    due = standing(folder, folder / "build").due
    assert [one.name for one in due] == ["camera_ready", "proofs", "signoff", "deposit"]
    first = due[0]
    assert first.deadline.words == "Friday, March 14, 2031, 23:59 AoE"
    assert f"{first.last:%Y-%m-%d %H:%M}" == "2031-03-15 11:59"


@pytest.mark.parametrize(
    ("draft", "errors", "following"),
    [(False, (), "proof"), (True, ("file/missing",), "check"), (True, ("match/doi",), LETTERS)],
)
def test_what_comes_after_a_build(
    folder: Path, draft: bool, errors: tuple[str, ...], following: str
) -> None:
    built(folder, draft=draft, errors=errors)
    stands = standing(folder, folder / "build")
    assert stands.build
    assert stands.look
    assert (stands.build.draft, stands.look.errors) == (draft, len(errors))
    assert stands.following == following


def test_what_the_last_check_found_and_whose_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked(folder, "match/doi", "page/count", "safety/injection", "file/missing")
    monkeypatch.chdir(folder.parent)
    main(["status", folder.name])
    out = capsys.readouterr().out
    assert "last check    4 errors in 4 papers, 2 of them the authors' to mend · 2 warnings" in out
    assert out.endswith(f"next: proceedings mail letters {folder.name}\n")
    main(["status", folder.name, "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert told["found"] == {"error": 4, "warning": 2, "papers": 4, "older": False}
    # Letters lie there, newer than the report: new files are waited for.
    letters = folder / "build/mail/letters.csv"
    letters.parent.mkdir()
    letters.touch()
    late = (folder / "build/report.json").stat().st_mtime + 60
    os.utime(letters, (late, late))
    assert standing(folder, folder / "build").following == "check"
    os.utime(folder / "papers", (late + 60, late + 60))
    look = standing(folder, folder / "build").look
    assert look
    assert look.is_older


def test_a_change_since_the_build_is_seen_and_so_are_proofs(folder: Path) -> None:
    built(folder)
    (folder / "build/proofs").mkdir()
    (folder / "build/proofs/index.html").touch()
    assert standing(folder, folder / "build").following == "verify"
    later = (folder / "build/manifest.json").stat().st_mtime + 60
    os.utime(folder / "metadata/front/welcome.md", (later, later))
    stands = standing(folder, folder / "build")
    assert stands.build
    assert stands.build.is_older
    assert stands.following == "build"


@pytest.mark.parametrize("text", ["{", "[]", '{"summary": {}, "findings": 3}'])
def test_a_damaged_report_tells_nothing(folder: Path, text: str) -> None:
    built(folder)
    (folder / "build/report.json").write_text(text)
    assert standing(folder, folder / "build").look is None


def test_errors_come_first_and_an_empty_volume_is_imported_into(folder: Path) -> None:
    empty = folder / "new"
    new_volume(empty)
    stands = standing(empty, empty / "build")
    assert (stands.expected, stands.following) == (0, "import")
    assert {one.rule for one in stands.pending} == {"metadata/example-left"}
    papers = folder / "metadata/papers.yaml"
    papers.write_text(papers.read_text("utf-8").replace("  - id: gall-oak", "  - ID: gall-oak"))
    assert standing(folder, folder / "build").following == "check --metadata-only"


def test_the_command(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["status", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "13 of 15 files are here" in out
    assert "23:59 anywhere on Earth (Saturday, March 15, 2031, 11:59 UTC)" in out
    assert out.endswith(f"next: proceedings check {folder}\n")
    monkeypatch.chdir(folder)
    assert main([]) == 0
    assert "13 of 15 files are here" in capsys.readouterr().out
    assert main(["status", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["papers"] == {"expected": 15, "missing": 2}
    assert told["next"] == "check"
