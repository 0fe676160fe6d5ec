"""Volumes of files that never were a conference: each file is a paper named after it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml


def of_files(files: Sequence[Path], folder: Path, *, style: str) -> Path:
    """A volume of these files, in this order; ids are made of their names."""
    papers = []
    (folder / "papers").mkdir(parents=True)
    for number, file in enumerate(files):
        words = re.sub(r"[^A-Za-z0-9]+", "-", file.stem)[:40].strip("-")
        paper = f"{number}-{words}" if words else str(number)
        shutil.copyfile(file, folder / "papers" / f"{paper}.pdf")
        authors = [{"given": "Ada", "family": f"Sample {number}"}]
        papers.append({"id": paper, "title": f"On File {number}", "authors": authors})
    write_yaml(
        folder,
        "volume.yaml",
        {
            "conference": {
                "name": "Meeting on Files",
                "short": "FILES ’27",
                "start": "2027-03-01",
                "end": "2027-03-02",
                "place": {"city": "Town", "country": "Land"},
            },
            "book": {
                "title": "Proceedings of FILES",
                "publisher": {"name": "Nobody’s Press"},
                "published": "2027-03-01",
            },
            "rights": {"mode": "own", "owner": "The authors."},
            "style": style,
        },
    )
    write_yaml(folder, "papers.yaml", {"papers": papers})
    sessions = [
        {
            "title": f"Session {at // 40 + 1}",
            "papers": [paper["id"] for paper in papers[at : at + 40]],
        }
        for at in range(0, len(papers), 40)
    ]
    write_yaml(folder, "program.yaml", {"sessions": sessions})
    return folder


def write_yaml(folder: Path, name: str, document: dict[str, Any]) -> None:
    path = folder / "metadata" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump({"schema": "1", **document}, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")
