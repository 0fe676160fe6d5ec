"""`proceedings import` as a chair uses it: exports of HotCRP, a zip, hands between two imports."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from records import VOLUME

from proceedings.importing import batch
from proceedings.metadata.load import load

Run = Callable[..., dict[str, Any]]
ADA = {"email": "ada@quill.example", "given_name": "Ada", "family_name": "Quill"}
BO = {"email": "bo@nib.example", "name": "Bo van der Nib"}


def record(pid: int, title: str, **more: Any) -> dict[str, Any]:
    return {
        "object": "paper",
        "pid": pid,
        "title": title,
        "abstract": f"We count the pages of paper {pid}.",
        "authors": [ADA, BO],
        "status": "accept",
        "decision": "Accept",
        **more,
    }


PAPERS = [
    record(12, "Folios, Rectos and Versos"),
    record(13, "On the Weight of Ink"),
    record(14, "A Rejected Paper", status="reject", decision="Reject"),
]


def export(folder: Path, papers: list[dict[str, Any]]) -> Path:
    path = folder / "ink31-data.json"
    path.write_text(json.dumps(papers), "utf-8")
    return path


@pytest.fixture
def exports(tmp_path: Path, make_pdf: Any, pack: Any) -> tuple[Path, Path, Path]:
    """JSON, CSV of authors, and a zip: one PDF named by id, one told by page 1, one by nothing."""
    rows = io.StringIO()
    out = csv.writer(rows)
    out.writerow(("paper", "title", "given_name", "family_name", "email", "affiliation", "orcid"))
    out.writerow((12, "Folios, Rectos and Versos", "Ada", "Quill", ADA["email"], "Ink", ORCID))
    authors = tmp_path / "ink31-authors.csv"
    authors.write_text(rows.getvalue(), "utf-8")

    def page(*lines: str) -> bytes:
        def draw(canvas: Any, number: int) -> None:
            for at, line in enumerate(lines):
                canvas.drawString(72, 700 - 14 * at, line)

        path: Path = make_pdf("one.pdf", draw=draw)
        return path.read_bytes()

    files = {
        "camera/12.pdf": page("Folios, Rectos and Ver-", "sos", "Ada Quill, Bo van der Nib"),
        "camera/ink.pdf": page("On the Weight of Ink", "Ada Quill   Bo van der Nib"),
        "camera/slides.pdf": page("Welcome", "to the dinner"),
    }
    return export(tmp_path, PAPERS), authors, pack("camera.zip", files=files)


ORCID = "0000-0002-1825-0097"


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "build" not in path.parts
    }


def test_exports_come_in_joined_and_twice_is_once(
    tmp_path: Path, exports: tuple[Path, ...], run: Run
) -> None:
    volume = tmp_path / "volume"
    told = run(*exports, "--into", volume)
    assert (told["code"], told["system"], told["papers"]) == (0, "hotcrp", 2)
    assert told["left_out"] == ["14"]
    assert [(one["paper"], one["certainty"]) for one in told["pdfs"] if one["paper"]] == [
        ("12", "sure"),
        ("13", "sure"),
    ]
    assert [one["evidence"] for one in told["findings"] if one["rule"] == "match/unmatched"] == [
        "camera/slides.pdf"
    ]
    files = tree(volume)
    assert sorted(files) == [
        "metadata/imported/hotcrp.yaml",
        "metadata/papers.yaml",
        "metadata/volume.yaml",
        "papers/12.pdf",
        "papers/13.pdf",
    ]
    papers = files["metadata/papers.yaml"].decode()
    assert f"orcid: {ORCID}" in papers
    assert "x-guessed: Bo|van der|Nib" in papers
    (volume / "metadata/volume.yaml").write_text(VOLUME)
    loaded = load(volume)
    assert loaded.volume
    assert [paper.id for paper in loaded.volume.papers] == ["12", "13"]
    guessed = [one for one in loaded.findings if one.rule == "people/guessed-name"]
    assert [one.place.paper for one in guessed] == ["12", "13"]
    # The chair's volume.yaml is kept, and there is nothing more to bring.
    before = tree(volume)
    again = run(*exports, "--into", volume)
    assert (again["changes"], again["written"], again["pending"]) == ([], [], False)
    assert tree(volume) == before


def test_a_second_import_shows_before_it_writes_and_keeps_the_chairs_hand(
    tmp_path: Path, exports: tuple[Path, ...], run: Run
) -> None:
    volume = tmp_path / "volume"
    run(*exports[:2], "--into", volume)
    path = volume / "metadata/papers.yaml"
    mended = (
        path.read_text("utf-8")
        .replace("Folios, Rectos and Versos", "Folios and Versos  # as the author asked")
        .replace("x-guessed: Bo|van der|Nib, ", "")
        .replace("title: On the Weight of Ink", "title: On the Weights of Ink")
    )
    path.write_text(mended, "utf-8")
    export(
        tmp_path,
        [
            record(12, "Folios, Rectos and Versos", keywords=["ink"], abstract="Shorter."),
            record(15, "Late, but Good"),
        ],
    )
    before = tree(volume)
    trial = run(*exports[:2], "--into", volume)
    assert (trial["pending"], trial["written"]) == (True, [])
    assert tree(volume) == before, "a trial writes nothing"
    changed = {(one.get("paper"), one.get("field"), one["kind"]) for one in trial["changes"]}
    assert ("12", "abstract", "changed") in changed
    assert ("15", None, "added") in changed
    gone = [one["paper"] for one in trial["findings"] if one["rule"] == "metadata/import-removed"]
    assert gone == ["13"]
    done = run(*exports[:2], "--into", volume, "--apply")
    assert "metadata/papers.yaml" in done["written"]
    text = path.read_text("utf-8")
    assert "title: Folios and Versos # as the author asked" in " ".join(text.split(" ")).replace(
        "  #", " #"
    )
    assert "abstract: Shorter." in text
    assert "On the Weights of Ink" in text
    assert 'id: "15"' in text
    assert not run(*exports[:2], "--into", volume)["pending"]


def test_both_changed_the_same_field(tmp_path: Path, exports: tuple[Path, ...], run: Run) -> None:
    volume = tmp_path / "volume"
    run(exports[0], "--into", volume)
    path = volume / "metadata/papers.yaml"
    path.write_text(path.read_text("utf-8").replace("Weight of", "Heft of"), "utf-8")
    export(tmp_path, [PAPERS[0], record(13, "On the Mass of Ink")])
    told = run(exports[0], "--into", volume, "--apply")
    (conflict,) = [one for one in told["findings"] if one["rule"] == "metadata/import-conflict"]
    assert "On the Heft of Ink" in conflict["message"]
    assert "On the Mass of Ink" in conflict["message"]
    assert "On the Heft of Ink" in path.read_text("utf-8")


def test_two_systems_side_by_side(tmp_path: Path, exports: tuple[Path, ...], run: Run) -> None:
    volume = tmp_path / "volume"
    run(exports[0], "--into", volume)
    told = run(exports[0], "--into", volume, "--prefix", "d-", "--track", "demos", "--apply")
    assert told["papers"] == 2
    files = tree(volume)
    assert {"metadata/imported/hotcrp.yaml", "metadata/imported/d-hotcrp.yaml"} <= files.keys()
    papers = files["metadata/papers.yaml"].decode()
    assert "- id: d-12" in papers
    assert "track: demos" in papers
    assert "id: demos" in files["metadata/volume.yaml"].decode()


def test_pdfs_alone_and_a_word_for_the_doubtful_one(
    tmp_path: Path, exports: tuple[Path, ...], run: Run
) -> None:
    volume = tmp_path / "volume"
    alone = run(exports[2], "--into", volume)
    assert alone["code"] == 2
    assert "has no papers yet" in alone["told"]
    run(exports[0], "--into", volume)
    pair = ("--pdf", "13=camera/slides.pdf")
    told = run(exports[2], "--into", volume, *pair, "--apply")
    assert told["system"] is None
    assert sorted(name for name in tree(volume) if name.startswith("papers/")) == [
        "papers/12.pdf",
        "papers/13.pdf",
    ]
    slides = next(one for one in told["pdfs"] if one["name"] == "camera/slides.pdf")
    assert (slides["paper"], slides["how"]) == ("13", "you say so")
    # Another file for a paper is a change, and waits for --apply.
    before = tree(volume)
    other = run(exports[2], "--into", volume)
    states = {one.get("paper"): one.get("state") for one in other["pdfs"]}
    assert (states["12"], states["13"]) == ("same", "changed")
    assert tree(volume) == before
    assert run(exports[2], "--into", volume, "--pdf", "99=camera/ink.pdf")["code"] == 2
    assert run(exports[2], "--into", volume, "--pdf", "12=ink.pdf")["code"] == 2


def test_what_can_not_be_told_is_refused_in_words(
    tmp_path: Path, exports: tuple[Path, ...], run: Run
) -> None:
    strange = tmp_path / "strange.csv"
    strange.write_text("pigeons,tea\n1,2\n")
    volume = tmp_path / "volume"
    refused = run(strange, "--into", volume)["told"]
    assert "strange.csv" in refused
    assert "hotcrp" in refused
    assert "there is no importer 'pigeon'" in run(strange, "--from", "pigeon")["told"]
    assert "there is no" in run(tmp_path / "nothing.json")["told"]
    bib = tmp_path / "a.bib"
    bib.write_text("@inproceedings{a, title={A}, author={Ada Quill}}\n")
    assert "several systems" in run(exports[0], bib)["told"]
    assert "parts of ids" in run(exports[0], "--prefix", "/")["told"]
    assert not volume.exists(), "nothing was begun"


def test_a_failure_while_writing_leaves_the_volume_as_it_was(
    tmp_path: Path, exports: tuple[Path, ...], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    volume = tmp_path / "volume"
    run(exports[0], "--into", volume)
    before = tree(volume)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(batch.os, "fsync", full)
    assert run(*exports, "--into", volume, "--apply")["code"] == 2
    assert tree(volume) == before


def test_broken_metadata_is_not_written_over(
    tmp_path: Path, exports: tuple[Path, ...], run: Run
) -> None:
    volume = tmp_path / "volume"
    run(exports[0], "--into", volume)
    (volume / "metadata/papers.yaml").write_text("schema: 1\npapers:\n  - id: [\n")
    told = run(exports[0], "--into", volume, "--apply")
    assert told["code"] == 2
    assert "metadata/papers.yaml" in told["told"]


def test_the_screen_shows_the_difference_and_the_next_command(
    tmp_path: Path, exports: tuple[Path, ...], run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    from proceedings.cli.main import main

    volume = tmp_path / "volume"
    run(exports[0], "--into", volume)
    export(tmp_path, [record(12, "Folios \x1b[31mand Versos"), PAPERS[1]])
    assert main(["import", str(exports[0]), "--into", str(volume), "--jobs", "1"]) == 0
    shown = capsys.readouterr().out
    assert "- Folios, Rectos and Versos" in shown
    assert "\x1b" not in shown
    assert "nothing is written yet" in shown
    assert shown.rstrip().endswith(f"--into {volume} --apply")
