"""A small volume to run commands on, and the command line run in the test's own process."""

from __future__ import annotations

import logging
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ending import Ended

from proceedings.cli.main import main
from smallpapers import write_paper

VOLUME = """\
schema: 1
conference:
  {name: Third Meeting, short: TIM ’27, start: 2027-03-01, end: 2027-03-02, place: {city: Town}}
book: {title: Proceedings of TIM, publisher: {name: Nobody’s Press}, published: 2027-03-01}
rights: {mode: own, owner: The authors.}
tracks: [{id: long, name: Long Papers}]
"""
PAPERS = """\
schema: 1
papers:
  - {id: one, title: On One, authors: [{given: Ada, family: Sample}], track: long}
  - {id: two, title: On Two, authors: [{given: Ben, family: Example}], status: withdrawn}
"""
PROGRAM = "schema: 1\nsessions: [{title: All, id: all, papers: [one, two]}]\n"


def write_volume(folder: Path) -> None:
    """A volume of one bound paper."""
    (folder / "metadata").mkdir(parents=True)
    (folder / "papers").mkdir()
    for name, text in (("volume", VOLUME), ("papers", PAPERS), ("program", PROGRAM)):
        (folder / f"metadata/{name}.yaml").write_text(text, encoding="utf-8")
    write_paper(folder / "papers/one.pdf", "On One", "Ada Sample")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small volume, its name as the chair types it: `vol`."""
    monkeypatch.chdir(tmp_path)
    write_volume(tmp_path / "vol")
    return Path("vol")


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "vol"
    write_volume(folder)
    assert main(["build", "--quiet", str(folder)]) == 0
    return folder


@pytest.fixture
def built(_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same after a build."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(_built, tmp_path / "vol")
    return Path("vol")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[..., Ended]]:
    """`run("check", "vol")`."""
    heard = signal.getsignal(signal.SIGTERM)
    handlers = logging.getLogger().handlers[:]

    def run(*arguments: str | Path) -> Ended:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:  # --help and --version
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Ended(code, out, err)

    yield run
    signal.signal(signal.SIGTERM, heard)
    logging.getLogger().handlers[:] = handlers
