"""A bad day: interrupted, killed, no room. Old outputs stay whole, the next run mends the rest."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from ending import Ended

from proceedings.outputs import read_manifest, sha256_of

Run = Callable[..., Ended]
COMMAND = [sys.executable, "-m", "proceedings", "build", "vol", "--jobs", "1"]
posix = pytest.mark.skipif(sys.platform == "win32", reason="such signals and limits are POSIX's")


def kept(build: Path) -> dict[str, str]:
    """Every output's hash; they are those of the manifest."""
    entries = read_manifest(build)["outputs"]
    assert entries
    for entry in entries:
        assert sha256_of(build / entry["path"]) == entry["sha256"]
    return {entry["path"]: entry["sha256"] for entry in entries}


def renamed(folder: Path) -> None:
    """Make everything anew: another name of the conference stands on every page."""
    file = folder / "metadata/volume.yaml"
    file.write_text(file.read_text("utf-8").replace("TIM ’27", "TIM ’28"), encoding="utf-8")


@posix
@pytest.mark.parametrize(
    ("number", "code", "step"),
    [
        (signal.SIGINT, 130, "inspect"),
        (signal.SIGINT, 130, "back-matter"),
        (signal.SIGINT, 130, "verify"),
        (signal.SIGTERM, 143, "stamp"),
        (signal.SIGKILL, -9, "stamp"),
    ],
)
def test_stopped_at_any_step_it_leaves_the_last_build_whole(
    built: Path, run: Run, number: signal.Signals, code: int, step: str
) -> None:
    build = built / "build"
    before = kept(build)
    renamed(built)
    # The step's folder in the cache comes into being as the step begins.
    shutil.rmtree(build / ".cache" / step)
    process = subprocess.Popen(
        COMMAND, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    wait_for(build / ".cache" / step)
    os.kill(process.pid, number)
    _, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert "Traceback" not in err
    if number != signal.SIGKILL:
        assert err.splitlines()[0] == "proceedings: interrupted."
        assert not list(build.glob(".staging-*"))
    assert kept(build) == before
    assert alive(process.pid) == []
    assert run("build", built).code == 0
    assert set(kept(build)) == set(before)
    assert kept(build) != before
    assert not list(build.glob(".staging-*"))


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def alive(session: int) -> list[str]:
    """Processes of a session that still run a moment later; the dead that nobody buried don't."""
    for _ in range(50):
        listed = subprocess.run(
            ["ps", "-eo", "sess=,stat=,args="], capture_output=True, text=True, check=True
        )
        rows = [line.split(None, 2) for line in listed.stdout.splitlines()]
        left = [row[2] for row in rows if row[0] == str(session) and not row[1].startswith("Z")]
        if not left:
            return []
        time.sleep(0.1)
    return left


@posix
@pytest.mark.parametrize("room", [100, 10_000, 60_000])
def test_a_file_that_finds_no_room_is_told_whatever_step_writes_it(built: Path, room: int) -> None:
    before = kept(built / "build")
    renamed(built)
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room})); "
        "from proceedings.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", limited, *COMMAND[3:]],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("proceedings: a file in vol/build grows larger")
    assert len(done.stderr.splitlines()) == 2
    assert kept(built / "build") == before


@posix
def test_few_open_files_are_enough(folder: Path) -> None:
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64)); "
        "from proceedings.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, *COMMAND[3:]], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_build_folder_that_is_a_file_is_told(folder: Path, run: Run) -> None:
    (folder / "build").write_text("")
    code, out, err = run("build", folder)
    assert (code, out) == (2, "")
    assert err.startswith("proceedings: outputs can't go to vol/build: it is no folder.\n")


def test_what_cannot_be_read_is_not_told_as_what_cannot_be_written(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_text

    def refused(self: Path, *args: object, **options: object) -> str:
        if self.name == "front.typ":
            raise PermissionError(13, "Permission denied", str(self))
        return read(self, *args, **options)

    (folder / "templates").mkdir()
    (folder / "templates/front.typ").write_text("")
    monkeypatch.setattr(Path, "read_text", refused)
    from proceedings import edition

    monkeypatch.setattr(edition, "take_in", lambda *_: (folder / "templates/front.typ").read_text())
    code, out, err = run("build", folder)
    assert (code, out) == (2, "")
    assert err.startswith("proceedings: can't read vol/templates/front.typ: Permission denied.")


def test_the_volumes_folder_may_be_a_link(built: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("vol", target_is_directory=True)
    assert run("build", "link").code == 0
    assert kept(built / "build")


def test_a_paper_changed_after_it_was_inspected_is_told(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from proceedings.stations import intake

    inspected = intake._preparation

    def changed(book: object, file: object) -> object:
        paper = folder / "papers/one.pdf"
        paper.write_bytes(paper.read_bytes() + b"% still being copied\n")
        return inspected(book, file)  # type: ignore[arg-type]

    monkeypatch.setattr(intake, "_preparation", changed)
    code, out, _ = run("check", folder)
    assert code == 1
    assert "file/unreadable" in out
    assert "changed while the volume was built" in out


def test_two_thousand_strange_files_are_one_line(folder: Path, run: Run) -> None:
    for number in range(2000):
        (folder / f"papers/stray-{number}.pdf").write_bytes(b"")
    code, out, _ = run("check", folder)
    assert code == 0
    assert "file/unlisted  2000: " in out
    assert len(out.splitlines()) < 12
