"""Same inputs, same bytes: another folder, user, workers, cache, time zone, locale, hash seed."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from making import ROOT, copied


def outputs(folder: Path, *arguments: str, **environment: str) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "proceedings", "build", str(folder), "--format", "json", *arguments],
        env=os.environ | environment,
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=120,
    )
    made = {entry["path"]: entry["sha256"] for entry in json.loads(done.stdout)["outputs"]}
    report = (folder / "build/report.json").read_bytes()
    return made | {"report.json": hashlib.sha256(report).hexdigest()}


def test_four_ways_to_build_the_sample_give_the_same_bytes(tmp_path: Path) -> None:
    first = copied(ROOT, tmp_path / "here")
    second = copied(ROOT, tmp_path / "in another place")
    for path in second.rglob("*.*"):
        os.utime(path, (1, 1))
    home = tmp_path / "somebody's home"
    home.mkdir()
    cold = outputs(first, "--jobs", "1", PYTHONHASHSEED="1", TZ="Pacific/Auckland")
    warm = outputs(first, "--jobs", "2", PYTHONHASHSEED="2", TZ="UTC")
    other = outputs(
        second,
        *("--jobs", "2"),
        PYTHONHASHSEED="3",
        LC_ALL="C",
        TZ="America/Lima",
        HOME=str(home),
        USER="somebody",
        TMPDIR=str(home),
    )
    again = outputs(second, "--jobs", "1", PYTHONHASHSEED="4")
    assert len(cold) >= 16
    assert cold == warm == other == again
