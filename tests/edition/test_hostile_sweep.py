"""All hostile and damaged files as one volume, checked by the command as a chair would type it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filevolumes import of_files

from proceedings.workbench.limits import UNTRUSTED

SLICE = (
    "hostile/bomb-content.pdf",
    "hostile/form-xobject-loop.pdf",
    "hostile/info-strings-hostile.pdf",
    "hostile/login-page.pdf",
    "hostile/page-tree-billion.pdf",
    "hostile/truncated-50.pdf",
    "hostile/zero-bytes.pdf",
)
"""A bomb, a loop, strings that would write on a terminal, a web page, a lie, half a file, none."""

NOBODY_THOUGHT_OF = (
    "could not be read",  # an exception that nobody foresaw, or a worker that ended again and again
    "takes longer than",
    "takes more than",
    "needs more than",
    "made the program",
    "made the system",
)
"""Ends of a job that a limit or an accident brought about, not the reader's own word."""


def swept(files: list[Path], folder: Path) -> tuple[dict[str, object], float]:
    """What `check --format json` tells of these files as a volume, and its seconds on the clock."""
    volume = of_files(files, folder, style="plain")
    before = hashes(volume)
    begun = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-m", "proceedings", "check", volume, "--format", "json", "--jobs", "2"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=UNTRUSTED.wall * len(files),
    )
    seconds = time.monotonic() - begun
    assert ended.returncode == 1, ended.stderr
    assert "Traceback" not in ended.stdout + ended.stderr
    assert hashes(volume) == before, "what came in is as it was"
    told = json.loads(ended.stdout)
    assert told["summary"]["papers"] == len(files)
    refused = [one for one in told["findings"] if one["rule"] == "file/unreadable"]
    assert not [
        one for one in refused if any(words in one["message"] for words in NOBODY_THOUGHT_OF)
    ]
    causes = [(one["rule"], one["paper"]) for one in refused]
    assert len(set(causes)) == len(causes), "one cause, one finding"
    return told, seconds


def hashes(volume: Path) -> dict[Path, str]:
    return {
        path: hashlib.sha256(path.read_bytes()).hexdigest()
        for name in ("metadata", "papers")
        for path in sorted((volume / name).rglob("*"))
        if path.is_file()
    }


def test_a_few_of_them(corpus: Path, tmp_path: Path) -> None:
    damaged = sorted((corpus / "malformed").iterdir())[::60]
    files = [*(corpus / name for name in SLICE), *damaged]
    told, seconds = swept(files, tmp_path / "volume")
    refused = [one for one in told["findings"] if one["rule"] == "file/unreadable"]
    assert {one["file"] for one in refused} >= {
        "papers/0-bomb-content.pdf",
        "papers/3-login-page.pdf",
        "papers/6-zero-bytes.pdf",
    }
    assert seconds < UNTRUSTED.wall


@pytest.mark.corpus
def test_all_of_them(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [
        path
        for name in ("hostile", "malformed")
        for path in sorted((corpus / name).iterdir())
        if path.is_file()
    ]
    assert len(files) > 200
    told, seconds = swept(files, tmp_path / "volume")
    refused = sum(one["rule"] == "file/unreadable" for one in told["findings"])
    with capsys.disabled():
        print(
            f"\n{len(files)} hostile and damaged files checked in {seconds:.1f} s, "
            f"{refused} of them refused"
        )
    assert seconds < UNTRUSTED.wall * 3, "no file had to wait for its limit"
