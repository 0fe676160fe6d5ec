"""`build --watch`: what counts as a change, one line a round, no end but Ctrl-C."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from proceedings.stations.watching import Watch, look

Volume = Callable[..., Path]
TITLE = "title: On One"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is a signal of POSIX here")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name in ("metadata/volume.yaml", "papers/one.pdf", "build/proceedings.pdf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("as it was")
    return tmp_path


def acting(*acts: Callable[[], object]) -> Callable[[float], None]:
    """A `sleep` that does one thing after another in place of waiting, and then nothing."""
    left = list(acts)

    def sleep(_: float) -> None:
        if left:
            left.pop(0)()

    return sleep


def test_what_changes_comes_and_goes_is_named(files: Path) -> None:
    def change() -> None:
        (files / "metadata/volume.yaml").write_text("something longer")
        (files / "papers/two.pdf").write_text("new")
        (files / "papers/one.pdf").unlink()

    watch = Watch(files, sleep=acting(lambda: None, change))
    assert watch.wait() == ("metadata/volume.yaml", "papers/one.pdf", "papers/two.pdf")


def test_a_change_during_a_build_is_seen_after_it(files: Path) -> None:
    watch = Watch(files, sleep=acting())
    (files / "metadata/volume.yaml").write_text("changed while it was read")
    assert watch.wait() == ("metadata/volume.yaml",)


def test_a_file_that_is_still_written_is_waited_for(files: Path) -> None:
    paper = files / "papers/two.pdf"
    parts = [lambda size=size: paper.write_bytes(b"x" * size) for size in (10, 20, 30)]
    watch = Watch(files, sleep=acting(*parts))
    assert watch.wait() == ("papers/two.pdf",)
    assert paper.stat().st_size == 30
    (files / "papers/one.pdf").unlink()
    assert watch.wait() == ("papers/one.pdf",)


def test_another_file_of_the_same_size_and_time_counts(files: Path) -> None:
    paper = files / "papers/one.pdf"
    watch = Watch(files, sleep=acting())
    twin = files / "twin.pdf"
    twin.write_text("as it is!")
    stamp = paper.stat().st_mtime_ns
    twin.replace(paper)
    os.utime(paper, ns=(stamp, stamp))
    assert watch.wait() == ("papers/one.pdf",)


def test_outputs_and_what_editors_keep_for_themselves_are_no_change(files: Path) -> None:
    before = look(files)
    for name in (
        "build/proceedings.pdf",
        "metadata/.volume.yaml.swp",
        "metadata/volume.yaml~",
        "papers/~$one.docx",
    ):
        (files / name).write_text("changed")
    (files / "metadata/.git").mkdir()
    (files / "metadata/.git/index").write_text("changed")
    assert look(files) == before
    assert set(before) == {"metadata/volume.yaml", "papers/one.pdf"}


def test_files_that_metadata_names_are_watched_wherever_they_lie(files: Path) -> None:
    picture = files / "pictures/logo.png"
    picture.parent.mkdir()
    picture.write_text("red")
    watch = Watch(files, sleep=acting(lambda: None, lambda: picture.write_text("blue")))
    watch.heed(["pictures/logo.png", "papers/one.pdf"])
    assert watch.wait() == ("pictures/logo.png",)
    picture.write_text("green again")
    watch.heed(["papers/one.pdf"])
    (files / "papers/one.pdf").write_text("changed")
    assert watch.wait() == ("papers/one.pdf",)


class Watched:
    """A `build --watch` that runs."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "proceedings", "build", folder, "--watch", "--jobs", "1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.rstrip())

    def line(self, part: str) -> str:
        """The next line that holds this; others before it are passed over."""
        while part not in (line := self._lines.get(timeout=60)):
            pass
        return line


@pytest.fixture
def watched(volume: Volume) -> Iterator[tuple[Path, Watched]]:
    folder = volume()
    running = Watched(folder)
    yield folder, running
    running.process.kill()


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@posix
def test_it_builds_at_once_and_again_and_ends_with_ctrl_c(watched: tuple[Path, Watched]) -> None:
    folder, running = watched
    papers = folder / "metadata/papers.yaml"
    assert running.line("watching").startswith("watching metadata/, papers/")
    first = (folder / "build/manifest.json").read_bytes()

    replace(papers, TITLE, "title: [On One")
    assert "metadata/papers.yaml: 1 error" in running.line("papers.yaml:")
    assert running.line("metadata/yaml-syntax").lstrip().startswith("error")
    assert (folder / "build/manifest.json").read_bytes() == first

    replace(papers, "title: [On One", "title: On the One")
    told = running.line("papers.yaml:")
    assert told.endswith(" s")
    assert "pages" in told
    assert (folder / "build/manifest.json").read_bytes() != first

    replace(folder / "metadata/volume.yaml", "schema: 1", "schema: [")
    replace(folder / "metadata/volume.yaml", "schema: [", "schema: 1")
    running.process.send_signal(signal.SIGINT)
    _, err = running.process.communicate(timeout=30)
    assert running.process.returncode == 130
    assert "Traceback" not in err
    assert err.splitlines()[-2] == "proceedings: interrupted."


@posix
def test_a_volume_yaml_that_cant_be_read_is_waited_for(volume: Volume) -> None:
    folder = volume()
    good = (folder / "metadata/volume.yaml").read_text("utf-8")
    (folder / "metadata/volume.yaml").write_text("schema: [", encoding="utf-8")
    running = Watched(folder)
    running.line("watching")
    (folder / "metadata/volume.yaml").write_text(good, encoding="utf-8")
    assert "volume.yaml: no errors" in running.line("volume.yaml:")
    running.process.send_signal(signal.SIGTERM)
    _, err = running.process.communicate(timeout=30)
    assert running.process.returncode == 143
    assert "metadata/volume.yaml" in err.splitlines()[0]


def test_no_volume_and_no_lines_in_a_document(tmp_path: Path) -> None:
    for options, words in (((), "no volume"), (("--format", "json"), "one document")):
        done = subprocess.run(
            [sys.executable, "-m", "proceedings", "build", tmp_path, "--watch", *options],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr
