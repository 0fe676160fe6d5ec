"""Records, volumes and archives for the tests of imports."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., dict[str, Any]]:
    """Runs `proceedings import … --format json`; gives its document, with `code` in it."""
    from proceedings.cli.main import main

    def imported(*words: object) -> dict[str, Any]:
        code = main(["import", *map(str, words), "--format", "json", "--jobs", "1"])
        told = capsys.readouterr()
        if code == 2:
            return {"code": 2, "told": told.err}
        document: dict[str, Any] = json.loads(told.out)
        return {**document, "code": code}

    return imported


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    """Makes a zip of names and bytes, in order."""

    def packed(name: str, **settings: Any) -> Path:
        files: dict[str, bytes] = settings["files"]
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, data in files.items():
                archive.writestr(member, data)
        return path

    return packed
