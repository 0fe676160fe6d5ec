"""A real volume comes in whole, and its PDFs are found without their names."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from proceedings.metadata.trees import read_trees

Run = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def hidden(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The volume's PDFs in a zip under names that say nothing, and whose each is."""
    path = tmp_path_factory.mktemp("hidden") / "camera.zip"
    truth = {}
    with zipfile.ZipFile(path, "w") as archive:
        files = sorted((corpus / "volumes/sigdial-2020/papers").glob("*.pdf"))
        for number, file in enumerate(sorted(files, key=lambda one: one.stem[::-1])):
            name = f"camera/{'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]}.pdf"
            truth[name] = file.stem
            archive.write(file, name)
    return path, truth


def test_sigdial_comes_in_field_by_field(
    corpus: Path, tmp_path: Path, hidden: tuple[Path, dict[str, str]], run: Run
) -> None:
    source = corpus / "volumes/sigdial-2020/papers.yml"
    alone = tmp_path / "papers.yml"
    alone.symlink_to(source)
    path, truth = hidden
    told = run(alone, path, "--into", tmp_path / "v", "--from", "aclpub2")
    there = yaml.load(source.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - text alone
    kept = read_trees(tmp_path / "v").trees.papers
    assert list(kept) == [one["id"] for one in there]
    for one in there:
        record: Any = kept[one["id"]]
        assert len(record["authors"]) == len(one["authors"])
        emails = [a["email"] for a in one["authors"] if a.get("email")]
        assert [a["email"] for a in record["authors"] if "email" in a] == emails
        assert bool(record.get("abstract")) == bool(one.get("abstract"))
    found = {one["name"]: one for one in told["pdfs"]}
    sure = {name for name, one in found.items() if one["certainty"] == "sure"}
    assert all(found[name]["paper"] == truth[name] for name in sure), "none is ever wrong"
    assert len(sure) >= 38
    doubtful = found.keys() - sure
    assert all(found[name].get("paper") == truth[name] for name in doubtful)
    assert len(list((tmp_path / "v/papers").iterdir())) == len(sure)


@pytest.mark.corpus
def test_the_whole_set_twice_is_once(corpus: Path, tmp_path: Path, run: Run) -> None:
    source = corpus / "volumes/sigdial-2020"
    told = run(source, "--into", tmp_path / "v")
    assert (told["papers"], len(told["pdfs"]), told["missing"]) == (41, 40, ["28"])
    before = {path: path.read_bytes() for path in (tmp_path / "v/metadata").rglob("*.yaml")}
    again = run(source, "--into", tmp_path / "v")
    assert (again["changes"], again["pending"]) == ([], False)
    assert {path: path.read_bytes() for path in before} == before
