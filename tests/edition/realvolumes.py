"""Imports the two real volumes of the shared corpus, and writes in what only their chairs knew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from making import order

from proceedings import edition
from proceedings.records.importing import Wishes


def sigdial(source: Path, folder: Path) -> Path:
    """The 41 papers of SIGDIAL 2020 by their aclpub2 files; `28.pdf` is truly missing."""
    report = edition.import_exports(order(folder), [source], Wishes())
    assert (report.system, report.papers, len(report.matches)) == ("aclpub2", 41, 40)
    written_by_the_chair(
        folder,
        {
            "book": {"published": "2020-07-01"},
            "rights": {"mode": "cc", "licence": "CC-BY-4.0"},
            "style": "plain",
        },
    )
    return folder


def jose(source: Path, folder: Path) -> Path:
    """Twelve papers of JOSE, volume 2, by their Crossref deposits."""
    report = edition.import_exports(order(folder), [source], Wishes())
    assert (report.system, report.papers, len(report.matches)) == ("crossref", 12, 12)
    written_by_the_chair(folder, {"conference": {"place": {"printed": "Online"}}, "style": "plain"})
    return folder


def written_by_the_chair(folder: Path, told: dict[str, Any]) -> None:
    """Put values into volume.yaml."""
    path = folder / "metadata/volume.yaml"
    volume: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    for key, value in told.items():
        volume[key] = {**volume.get(key, {}), **value} if isinstance(value, dict) else value
    path.write_text(yaml.safe_dump(volume, allow_unicode=True, sort_keys=False), "utf-8")
