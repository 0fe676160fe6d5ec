"""The benchmarks run, and print ratios; how large those are is for people to judge."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="processes are measured by what POSIX tells")
def test_every_step_prints_its_ratios(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    import measuring
    import run

    monkeypatch.setattr(measuring, "RUNS", 1)
    folder = tmp_path / "kdd24"
    shutil.copytree(ROOT / "tests" / "volumes" / "kdd24", folder)
    volume = run.Folder("kdd24", folder)
    lines = [line for step in run.STEPS.values() for line in step(volume, tmp_path)]
    lines += run.loading(tmp_path)
    steps = {re.split(r"[| ,]+", line)[1] for line in lines}
    assert {"build", "bind", "place", "load"} <= steps
    for line in lines:
        ratios = [float(number) for number in re.findall(r"\| (?:1/)?([\d.]+) \(", line)]
        assert len(ratios) >= 2, line
        assert all(ratio > 0 for ratio in ratios), line
