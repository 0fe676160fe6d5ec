"""Bad input: one plain finding each, the contract's exit code, no traceback, the rest is built."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from making import order
from pypdf import PdfReader

from proceedings import edition
from proceedings.errors import CannotStart
from proceedings.findings.finding import Finding
from proceedings.records.reports import Report

Make = Callable[..., Path]


def errors(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.level == "error"]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "proceedings", *arguments, str(folder)],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


def encrypted(path: Path, password: str) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user=password))


def bomb(path: Path) -> None:
    """A page whose content unpacks to a gigabyte of spaces, twice packed."""
    import zlib

    packed = zlib.compress(zlib.compress(b" " * (1 << 30), 9), 9)
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.obj.Contents = pdf.make_stream(b"")
        page.obj.Contents.write(
            packed, filter=pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
        )
        pdf.save(path)


BAD_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: path.unlink(), "file/missing"),
    "no-pdf": (lambda path: path.write_text("<html>not found</html>"), "file/unreadable"),
    "empty": (lambda path: path.write_bytes(b""), "file/unreadable"),
    "password": (lambda path: encrypted(path, "secret"), "file/unreadable"),
    "truncated": (lambda path: path.write_bytes(path.read_bytes()[:400]), "file/unreadable"),
    "folder": (lambda path: (path.unlink(), path.mkdir()), "file/unreadable"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_one_bad_file_costs_one_finding_and_the_rest_is_built(volume: Make, name: str) -> None:
    folder = volume()
    spoil, rule = BAD_FILES[name]
    spoil(folder / "papers/two.pdf")
    report = edition.build(order(folder))
    assert [(f.rule, f.place.paper, f.place.file) for f in errors(report)] == [
        (rule, "two", "papers/two.pdf")
    ]
    finding = errors(report)[0]
    assert finding.message.endswith(".")
    assert finding.fix
    assert report.draft
    assert report.plan is not None
    # The placeholder takes the pages the metadata expects of the paper.
    assert [str(paper.folios) for paper in report.plan.papers] == ["1–2", "3–5", "6–7"]
    assert len(PdfReader(folder / "build/papers/two.pdf").pages) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of address space")
def test_a_bomb_costs_that_paper_alone(volume: Make) -> None:
    folder = volume()
    bomb(folder / "papers/two.pdf")
    report = edition.build(order(folder))
    assert {f.place.paper for f in errors(report)} <= {"two"}
    assert report.manifest
    names = {entry["path"] for entry in report.manifest["outputs"]}
    assert {"proceedings.pdf", "papers/one.pdf", "papers/three.pdf"} <= names


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_out_of_the_volume_is_not_followed(volume: Make, tmp_path: Path) -> None:
    folder = volume()
    outside = tmp_path / "secret.pdf"
    shutil.move(folder / "papers/two.pdf", outside)
    (folder / "papers/two.pdf").symlink_to(outside)
    assert [f.rule for f in errors(edition.build(order(folder)))] == ["file/outside"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(volume: Make) -> None:
    folder = volume()
    (folder / "papers/two.pdf").unlink()
    os.mkfifo(folder / "papers/two.pdf")
    assert [f.rule for f in errors(edition.build(order(folder)))] == ["file/unreadable"]


def test_an_owner_restricted_file_is_bound_and_told(volume: Make) -> None:
    folder = volume()
    encrypted(folder / "papers/two.pdf", "")
    report = edition.build(order(folder))
    assert not errors(report)
    assert "file/encrypted" in {finding.rule for finding in report.findings}
    assert not PdfReader(folder / "build/proceedings.pdf").is_encrypted


BAD_PAPERS = {
    "unknown-field": ("title: On One", "title: On One, titel: X", "metadata/unknown-field"),
    "duplicate-id": ("{id: two", "{id: ONE", "metadata/duplicate-id"),
    "path": ("{id: two", "{id: two, file: ../../etc/passwd", "metadata/path-outside"),
}


@pytest.mark.parametrize("name", BAD_PAPERS)
def test_a_mistake_in_the_metadata_points_at_its_line(volume: Make, name: str) -> None:
    before, after, rule = BAD_PAPERS[name]
    folder = volume()
    file = folder / "metadata/papers.yaml"
    file.write_text(file.read_text().replace(before, after), encoding="utf-8")
    report = edition.build(order(folder))
    found = [finding for finding in errors(report) if finding.rule == rule]
    assert len(found) == 1
    assert found[0].place.file == "metadata/papers.yaml"
    line = file.read_text().splitlines()[(found[0].place.line or 0) - 1]
    assert after.split(",")[0] in line
    assert report.draft


def test_papers_that_do_not_parse_publish_nothing_and_lose_nothing(volume: Make) -> None:
    folder = volume()
    edition.build(order(folder))
    before = snapshot(folder / "build")
    broken = folder / "metadata/papers.yaml"
    broken.write_text(broken.read_text() + "  - {id: [", encoding="utf-8")
    done = run(folder, "build")
    assert done.returncode == 1
    assert "metadata/yaml-syntax" in done.stdout
    assert "papers.yaml:" in done.stdout
    assert "nothing was published" in done.stdout
    assert snapshot(folder / "build") == before


def test_a_volume_file_that_does_not_parse_cannot_start(volume: Make) -> None:
    folder = volume(volume="schema: 1\nconference: {name: [\n")
    done = run(folder, "build")
    assert (done.returncode, done.stdout) == (2, "")
    assert "volume.yaml" in done.stderr


def test_no_volume_here_says_what_one_is(tmp_path: Path) -> None:
    done = run(tmp_path, "build")
    assert done.returncode == 2
    assert "metadata/volume.yaml" in done.stderr


def test_strict_stops_before_anything_is_published(volume: Make) -> None:
    folder = volume()
    (folder / "papers/two.pdf").unlink()
    report = edition.build(order(folder), strict=True)
    assert [f.rule for f in errors(report)] == ["file/missing"]
    assert not report.manifest
    assert not (folder / "build/proceedings.pdf").exists()


def test_a_clean_paper_is_final_whatever_the_others_do(volume: Make) -> None:
    folder = volume()
    edition.build(order(folder))
    clean = (folder / "build/papers/one.pdf").read_bytes()
    # Same pages, so the folios of the others stay; only the volume is a draft now.
    file = folder / "metadata/papers.yaml"
    file.write_text(file.read_text().replace("pages: 3", "pages: 2"), encoding="utf-8")
    (folder / "papers/two.pdf").unlink()
    assert edition.build(order(folder)).draft
    assert (folder / "build/papers/one.pdf").read_bytes() == clean


def test_a_second_build_beside_the_first_cannot_start(volume: Make) -> None:
    from proceedings import outputs

    folder = volume()
    with (
        outputs.stage(folder / "build", folder),
        pytest.raises(CannotStart, match="another command"),
    ):
        edition.build(order(folder))


def test_json_stands_alone_on_standard_output(volume: Make) -> None:
    folder = volume()
    done = run(folder, "build", "--format", "json")
    assert done.returncode == 0
    manifest = json.loads(done.stdout)
    assert manifest == json.loads((folder / "build/manifest.json").read_text("utf-8"))
    assert done.stderr == ""


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }
