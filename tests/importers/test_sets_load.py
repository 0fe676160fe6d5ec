"""Whole exports, imported into an empty volume, are metadata that loads without a fault."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from acl_sets import write_set

from proceedings import edition
from proceedings.importers import IMPORTERS
from proceedings.metadata.load import Loaded, load
from proceedings.records.importing import ImportReport, Wishes
from proceedings.records.order import Order

CHAIRS: dict[str, Any] = {
    "conference": {"name": "Ink", "short": "INK ’31"},
    "book": {"title": "Ink", "publisher": {"name": "Ink Press"}, "published": "2031-06-30"},
    "rights": {"mode": "none"},
}
"""What an export may lack and a volume needs."""
ALLOWED = {
    "metadata/import-guess",
    "metadata/no-program",
    "program/paper-unlisted",
    "people/guessed-name",
}


def order(folder: Path) -> Order:
    return Order(folder=folder, jobs=1, progress=lambda *_: None)


def imported(folder: Path, system: str, *files: Path) -> ImportReport:
    """Import into an empty folder and write in what only the chair knows."""
    folder.mkdir()
    report = edition.import_exports(order(folder), list(files), Wishes(system=system))
    path = folder / "metadata/volume.yaml"
    volume: Any = yaml.safe_load(path.read_text("utf-8"))
    for key, needed in CHAIRS.items():
        told = {name: value for name, value in volume.get(key, {}).items() if value is not None}
        volume[key] = {**needed, **told}
    path.write_text(yaml.safe_dump(volume, allow_unicode=True), "utf-8")
    return report


def loaded(folder: Path, papers: int) -> Loaded:
    made = load(folder)
    assert [(one.rule, one.message) for one in made.findings if one.rule not in ALLOWED] == []
    assert made.volume
    assert len(made.volume.papers) == papers
    return made


def test_an_aclpub2_set(tmp_path: Path) -> None:
    folder = tmp_path / "volume"
    imported(folder, "aclpub2", write_set(tmp_path / "set"))
    made = loaded(folder, 3)
    assert made.volume
    assert [prose.id for prose in made.volume.pages.prose] == ["welcome", "foreword", "thanks"]
    text = (folder / "metadata/front/foreword.md").read_text("utf-8")
    assert text == "## Facts\n\n- 10% ink\n"
    assert (folder / "metadata/front/logos/blots.png").is_file()
    assert (folder / "supplements/12.zip").read_bytes() == b"PK"


@pytest.mark.parametrize(
    ("system", "path", "papers"),
    [
        ("bibtex", "metadata/pmlr/v227-midl2023.bib", 112),
        ("bibtex", "metadata/pmlr/v269-log24.bib", 47),
        ("bibtex", "metadata/pmlr/v328-cpal26.bib", 54),
        ("acl-anthology", "metadata/acl-anthology/2022.acl-long-1-200.xml", 200),
        ("acl-anthology", "metadata/acl-anthology/2022.naloma.xml", 5),
        ("softconf", "metadata/aclpub2/softconf-paper-metadata.csv", 1),
        ("tables", "metadata/lni/meta_extract.csv", 2),
        ("tables", "metadata/miniconf/iclr2020-papers-1-150.csv", 150),
    ],
)
def test_real_exports(corpus: Path, tmp_path: Path, system: str, path: str, papers: int) -> None:
    imported(tmp_path / "volume", system, corpus / path)
    loaded(tmp_path / "volume", papers)


def test_sigdial_with_its_papers_and_again(corpus: Path, tmp_path: Path) -> None:
    folder, source = tmp_path / "volume", corpus / "volumes/sigdial-2020"
    report = imported(folder, "aclpub2", source)
    made = loaded(folder, 41)
    assert made.volume
    assert len(list((folder / "papers").glob("*.pdf"))) == 40
    assert report.missing == ("28",)
    assert len(made.volume.program.parts) == 9
    again = edition.import_exports(order(folder), [source], Wishes())
    assert again.system == "aclpub2"
    assert not again.pending
    assert [change.path for change in again.changes] == []


def test_jose_with_its_papers_and_again(corpus: Path, tmp_path: Path) -> None:
    folder, source = tmp_path / "volume", corpus / "volumes/jose-2"
    imported(folder, "crossref", source)
    made = loaded(folder, 12)
    assert made.volume
    assert made.volume.rights.licence == "CC-BY-4.0"
    assert len(list((folder / "papers").glob("*.pdf"))) == 12
    again = edition.import_exports(order(folder), [source], Wishes())
    assert (again.system, again.changes, again.pending) == ("crossref", (), False)


def test_every_real_export_is_recognised_by_one_importer(corpus: Path) -> None:
    known: Mapping[str, str] = {
        "volumes/sigdial-2020": "aclpub2",
        "volumes/jose-2": "crossref",
        "metadata/aclpub2/softconf-paper-metadata.csv": "softconf",
        "metadata/pmlr/v269-log24.bib": "bibtex",
        "metadata/acl-anthology/J89.xml": "acl-anthology",
        "metadata/lni/papers.csv": "tables",
        "metadata/easychair/submission.csv": "easychair",
        "metadata/hotcrp/example_submissions.json": "hotcrp",
    }
    importers = IMPORTERS.load_all()
    for path, system in known.items():
        found = [name for name, one in importers.items() if one.recognise(corpus / path)]
        assert found == [system], path
