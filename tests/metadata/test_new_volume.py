"""A new volume checks clean and teaches; next year's keeps what it should and nothing else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml

from proceedings.checks.metadata import example_left
from proceedings.errors import CannotStart
from proceedings.findings.finding import Finding, Level
from proceedings.metadata.load import load
from proceedings.metadata.newvolume import follow_volume, new_volume
from proceedings.stations.reading import read_records

ROOT = Path(__file__).parents[2]


def found(folder: Path) -> tuple[Finding, ...]:
    return read_records(folder).findings


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_new_volume_checks_clean(tmp_path: Path) -> None:
    made = new_volume(tmp_path / "new")
    assert made == tuple(sorted(contents(tmp_path / "new")))
    assert (tmp_path / "new" / "papers").is_dir()
    rules = {finding.rule for finding in found(tmp_path / "new")}
    assert rules == {"metadata/example-left"}
    assert {one.level for one in found(tmp_path / "new")} == {Level.NOTE}


def test_an_example_is_a_warning_once_there_are_papers(tmp_path: Path) -> None:
    """Before, nothing can be printed; from then on it would stand on every page."""
    new_volume(tmp_path)
    papers = tmp_path / "metadata/papers.yaml"
    record = "papers: [{id: one, title: On One, authors: [{given: Ada, family: Quill}]}]"
    papers.write_text(papers.read_text("utf-8").replace("papers: []", record, 1), "utf-8")
    levels = {one.level for one in found(tmp_path) if one.rule == "metadata/example-left"}
    assert levels == {Level.WARNING}


def test_every_example_is_told_of(tmp_path: Path) -> None:
    new_volume(tmp_path)
    examples = [one for one in found(tmp_path) if one.rule == "metadata/example-left"]
    names = {name for name in vars(example_left) if name.isupper()} - {"LEVEL", "LEVELS", "SCOPE"}
    assert len(examples) == len(names)
    assert all(one.place.line for one in examples)


def test_its_comments_are_right_yaml_once_taken_in(tmp_path: Path) -> None:
    """What the comments show is what works: with every `  # ` taken away it still loads."""
    new_volume(tmp_path)
    for name in ("papers", "front"):
        file = tmp_path / "metadata" / f"{name}.yaml"
        lines = []
        for line in file.read_text("utf-8").split("\n"):
            shown = line.replace("  # ", "  ", 1) if line.startswith("  # ") else line
            lines.append(shown.replace(": []", ":").replace(": {}", ":"))
        file.write_text("\n".join(lines), "utf-8")
    (tmp_path / "metadata/front/nib.svg").parent.mkdir()
    (tmp_path / "metadata/front/nib.svg").write_text("<svg/>")
    (tmp_path / "metadata/front/welcome.md").write_text("Welcome.")
    loaded = load(tmp_path)
    assert loaded.volume
    assert [paper.id for paper in loaded.volume.papers] == ["p-042"]
    assert len(loaded.volume.papers[0].authors) == 4
    assert loaded.volume.pages.committees[0].roles[0].members[0].family == "Quill"
    assert {one.rule for one in loaded.findings if one.level is Level.ERROR} <= {
        "metadata/unknown-affiliation",
        "metadata/missing-field",
    }


def test_its_files_name_their_schemas(tmp_path: Path) -> None:
    new_volume(tmp_path)
    for file in (tmp_path / "metadata").glob("*.yaml"):
        head = file.read_text("utf-8").partition("\n")[0]
        schema = file.parent / head.removeprefix("# yaml-language-server: $schema=")
        required = set(json.loads(schema.read_text("utf-8"))["required"])
        assert required <= set(yaml.safe_load(file.read_text("utf-8")))


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    new_volume(tmp_path)
    before = contents(tmp_path)
    for again in (lambda: new_volume(tmp_path), lambda: follow_volume(tmp_path, ROOT)):
        with pytest.raises(CannotStart, match="nothing is overwritten"):
            again()
    assert contents(tmp_path) == before
    (tmp_path / "other/metadata").mkdir(parents=True)
    (tmp_path / "other/metadata/front.yaml").write_text("mine")
    with pytest.raises(CannotStart, match=r"front\.yaml"):
        new_volume(tmp_path / "other")
    assert list(contents(tmp_path / "other")) == ["metadata/front.yaml"]


@pytest.fixture
def last(tmp_path: Path) -> Path:
    """The sample volume with all that next year's must not have."""
    folder = tmp_path / "last"
    shutil.copytree(ROOT / "metadata", folder / "metadata")
    (folder / "papers").mkdir()
    (folder / "papers" / "gall-oak.pdf").write_bytes(b"%PDF")
    (folder / "templates/styles").mkdir(parents=True)
    (folder / "templates/styles/own.yaml").write_text("schema: 1\n")
    (folder / "templates/outside.typ").symlink_to(ROOT / "README.md")
    (folder / "metadata/pages.lock").write_text("checksum: 1\n")
    (folder / "metadata/signoffs.yaml").write_text("signoffs: []\n")
    settings = folder / "metadata/volume.yaml"
    settings.write_text(
        settings.read_text("utf-8") + "waive: [{rule: page/count, reason: Long.}]\n", "utf-8"
    )
    return folder


def test_next_year_keeps_and_drops(last: Path, tmp_path: Path) -> None:
    old = load(last).volume
    new_folder = tmp_path / "next"
    made = follow_volume(new_folder, last)
    assert "templates/styles/own.yaml" in made
    assert "metadata/front/welcome.md" in made
    assert not {"templates/outside.typ", "metadata/pages.lock", "metadata/signoffs.yaml"} & {*made}
    assert not [name for name in made if name.endswith(".pdf")]

    new = load(new_folder).volume
    assert old
    assert new
    assert (new.conference.short, new.conference.number) == ("INK ’32", 5)
    assert new.conference.name.startswith("5th")
    assert new.conference.start
    assert old.conference.start
    assert (new.conference.start - old.conference.start).days == 364
    assert (new.conference.series, new.rights, new.statements, new.tracks) == (
        old.conference.series,
        old.rights,
        old.statements,
        old.tracks,
    )
    assert (new.book.doi, new.book.isbn.electronic, new.book.editors) == ("pending", "pending", ())
    assert (new.doi.prefix, new.doi.pattern) == (old.doi.prefix, None)
    assert (new.papers, new.waive, new.pages.talks, new.pages.awards) == ((), (), (), ())
    assert new.pages.committees == old.pages.committees
    assert new.previous
    assert (new.previous.short, new.previous.year) == ("INK ’31", 2031)
    assert old.book.isbn.electronic in new.previous.isbn
    assert new.previous.doi == ("10.5555/3104310",)
    assert "the committees in front.yaml" in new.previous.confirm


def test_next_year_has_no_error_and_tells_what_is_last_years(last: Path, tmp_path: Path) -> None:
    new_folder = tmp_path / "next"
    follow_volume(new_folder, last)
    findings = found(new_folder)
    assert not [one for one in findings if one.level is Level.ERROR]
    told = {(one.place.file, one.evidence) for one in findings if one.rule == "volume/last-year"}
    assert any("INK ’31 proceedings desk" in str(line) for _, line in told)
    assert [one.rule for one in findings].count("volume/unconfirmed") > 5

    settings = new_folder / "metadata/volume.yaml"
    text = settings.read_text("utf-8").replace("doi: pending", "doi: 10.5555/3104310", 1)
    settings.write_text(text, "utf-8")
    (wrong,) = [one for one in found(new_folder) if one.level is Level.ERROR]
    assert (wrong.rule, wrong.place.file) == ("volume/last-year", "metadata/volume.yaml")


def test_a_journal_whose_dois_begin_alike_has_no_stem(tmp_path: Path) -> None:
    last = tmp_path / "last"
    new_volume(last)
    settings = last / "metadata/volume.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace("  # doi: pending", "  doi: 10.5555/jose"), "utf-8"
    )
    follow_volume(tmp_path / "next", last)
    new = load(tmp_path / "next").volume
    assert new
    assert new.previous
    assert new.previous.doi == ()
