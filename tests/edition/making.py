"""Orders for volumes made in a test's own folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from proceedings.records.order import Order

ROOT = Path(__file__).resolve().parents[2]


def silent(step: str, done: int, total: int, name: str) -> None:
    """No progress."""


def order(folder: Path, *, jobs: int = 2) -> Order:
    return Order(folder=folder, jobs=jobs, progress=silent)


def copied(source: Path, target: Path) -> Path:
    """A volume's folder without what a build left in it."""
    target.mkdir(parents=True)
    for name in ("metadata", "papers", "templates", "fonts"):
        if (source / name).is_dir():
            ignore = shutil.ignore_patterns("sources")
            shutil.copytree(source / name, target / name, ignore=ignore)
    return target
