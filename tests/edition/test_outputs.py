"""Never over what the volume is made from, all at once, troubles told as what they are."""

from __future__ import annotations

import errno
import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from proceedings import outputs
from proceedings.errors import CannotStart, from_system
from proceedings.outputs import Stage


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A volume's folder with a camera-ready in it."""
    folder = tmp_path / "volume"
    for name in ("metadata", "papers"):
        (folder / name).mkdir(parents=True)
    (folder / "metadata/volume.yaml").write_text("schema: 1\n")
    (folder / "papers/one.pdf").write_text("as the author sent it")
    return folder


@pytest.fixture
def staged(home: Path) -> Iterator[Stage]:
    with outputs.stage(home / "build", home) as stage:
        yield stage


def publish(stage: Stage, **files: str) -> None:
    stage.outputs.clear()
    for name, text in files.items():
        stage.write(f"{name}.txt", "text", text.encode())
    outputs.publish(stage, program="0", draft=False, inputs=())


def published(build: Path) -> dict[str, str]:
    """What the manifest names, each as it lies there."""
    manifest = json.loads((build / "manifest.json").read_text("utf-8"))
    assert all(
        outputs.sha256_of(build / entry["path"]) == entry["sha256"] for entry in manifest["outputs"]
    )
    return {entry["path"]: (build / entry["path"]).read_text() for entry in manifest["outputs"]}


@pytest.mark.parametrize("where", [".", "papers", "papers/out", "metadata", "fonts/x", ".."])
def test_outputs_never_lie_over_what_the_volume_is_made_from(home: Path, where: str) -> None:
    with pytest.raises(CannotStart, match="outputs can't go to"), outputs.stage(home / where, home):
        pytest.fail("began to work")
    assert (home / "papers/one.pdf").read_text() == "as the author sent it"
    assert {path.name for path in home.iterdir()} == {"metadata", "papers"}


def test_a_link_to_the_papers_is_no_way_round(home: Path, tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(home / "papers", target_is_directory=True)
    with (
        pytest.raises(CannotStart, match="what the volume is made from"),
        outputs.stage(tmp_path / "out", home),
    ):
        pytest.fail("began to work")


def test_another_volume_is_not_written_over(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "metadata").mkdir(parents=True)
    (other / "metadata/volume.yaml").write_text("schema: 1\n")
    with pytest.raises(CannotStart, match="a volume lies there"), outputs.stage(other, home):
        pytest.fail("began to work")


def test_files_that_no_build_wrote_are_not_written_over(home: Path, tmp_path: Path) -> None:
    (tmp_path / "out/papers").mkdir(parents=True)
    with (
        pytest.raises(CannotStart, match="papers, which no build put there"),
        outputs.stage(tmp_path / "out", home),
    ):
        pytest.fail("began to work")
    (tmp_path / "out/papers").rmdir()
    for _ in range(2):  # the second time it holds what the first wrote
        with outputs.stage(tmp_path / "out", home) as stage:
            publish(stage, report="x")


def test_files_of_the_last_build_that_are_no_more_go(staged: Stage) -> None:
    publish(staged, a="1", b="1")
    publish(staged, a="2")
    assert published(staged.build) == {"a.txt": "2"}
    assert not (staged.build / "b.txt").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_between_two_renames_leaves_no_half_build(
    staged: Stage, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    publish(staged, a="1", b="1")
    rename = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        signal.raise_signal(number)
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    publish(staged, a="2", b="2")
    assert published(staged.build) == {"a.txt": "2", "b.txt": "2"}
    with pytest.raises(KeyboardInterrupt):  # and Ctrl-C is heard again
        signal.raise_signal(signal.SIGINT)


def test_what_cannot_be_published_leaves_the_last_build_whole(staged: Stage) -> None:
    publish(staged, a="1", z="1")
    (staged.build / "z.txt").unlink()
    (staged.build / "z.txt").mkdir()
    with pytest.raises(CannotStart, match=r"z\.txt: a folder lies there"):
        publish(staged, a="2", z="2")
    assert (staged.build / "manifest.json").exists()
    assert (staged.build / "a.txt").read_text() == "1"


def test_no_room_for_the_manifest_leaves_the_last_build_whole(
    staged: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(staged, a="1")
    staged.outputs.clear()
    staged.write("a.txt", "text", b"2")

    def full(self: Path, *_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        outputs.publish(staged, program="0", draft=False, inputs=())
    assert published(staged.build) == {"a.txt": "1"}


@pytest.mark.parametrize(
    ("number", "name", "words"),
    [
        (errno.EACCES, "metadata/note.md", "can't read metadata/note.md: "),
        (errno.EACCES, "out/papers/one.pdf", "can't write out/papers/one.pdf: "),
        (errno.ENOENT, "templates/cover.typ", "can't read templates/cover.typ: "),
        (errno.EROFS, "out/x", "can't write out/x: "),
        (errno.ENOSPC, None, "the disk is full: "),
        (errno.EFBIG, None, "a file in out grows larger"),
        (errno.EMFILE, "metadata/volume.yaml", "open no more files"),
    ],
)
def test_a_trouble_of_the_system_is_told_as_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, name: str | None, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    error = OSError(number, os.strerror(number), name) if name else OSError(number, "")
    told = from_system(error, Path("out"))
    assert told is not None
    assert words in told.message
    assert told.fix


def test_what_is_no_matter_of_files_is_not_dressed_up_as_one() -> None:
    assert from_system(ConnectionResetError(errno.ECONNRESET, "reset"), Path("out")) is None
