"""Many files or none, wherever the disk fails."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from proceedings.errors import CannotStart
from proceedings.importing.batch import put


@pytest.fixture
def volume(tmp_path: Path) -> Path:
    (tmp_path / "metadata").mkdir()
    (tmp_path / "metadata" / "papers.yaml").write_bytes(b"old")
    return tmp_path


FILES: dict[str, bytes | Path] = {
    "papers/1.pdf": b"one",
    "papers/2.pdf": b"two",
    "metadata/papers.yaml": b"new",
    "metadata/imported/x.yaml": b"base",
}


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_all_are_written_and_nothing_else_is_left(volume: Path) -> None:
    source = volume.parent / "source.pdf"
    source.write_bytes(b"three")
    put(volume, {**FILES, "papers/3.pdf": source})
    assert content(volume) == {**FILES, "papers/3.pdf": b"three"}


def test_a_failure_at_any_step_leaves_the_old_ones(
    volume: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: Iterator[int]

    def failing(real: object) -> object:
        def call(*words: object, **named: object) -> object:
            if next(steps) == failing_at and not undoing:
                undoing.append(True)
                raise OSError(28, "No space left on device")
            return real(*words, **named)  # type: ignore[operator]

        return call

    monkeypatch.setattr(os, "fsync", failing(os.fsync))
    monkeypatch.setattr(Path, "replace", failing(Path.replace))
    before = content(volume)
    for failing_at in range(2 * len(FILES)):
        steps, undoing = iter(range(1000)), []
        with pytest.raises(OSError, match="space"):
            put(volume, FILES)
        assert content(volume) == before, f"step {failing_at}"
    failing_at, steps, undoing = 999, iter(range(1000)), []
    put(volume, FILES)
    assert content(volume) == FILES


def test_no_link_leads_out(volume: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (volume / "papers").symlink_to(outside)
    with pytest.raises(CannotStart, match="leads out"):
        put(volume, FILES)
    assert not list(outside.iterdir())
