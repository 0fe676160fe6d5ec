from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from making import ROOT, copied, order

from proceedings import edition
from proceedings.records.reports import Report
from smallpapers import write_paper


@pytest.fixture(scope="session")
def kdd24(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """The reference case, built."""
    folder = copied(ROOT / "tests/volumes/kdd24", tmp_path_factory.mktemp("kdd24") / "volume")
    return folder, edition.build(order(folder))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """The sample volume of the repository's root, built in another place."""
    folder = copied(ROOT, tmp_path_factory.mktemp("sample") / "volume")
    return folder, edition.build(order(folder))


@pytest.fixture
def volume(tmp_path: Path) -> Callable[..., Path]:
    """A small volume to break: `volume(papers=…)` replaces a metadata file's text."""

    def make(**texts: str) -> Path:
        folder = tmp_path / "volume"
        (folder / "metadata").mkdir(parents=True)
        (folder / "papers").mkdir()
        for name, text in (SMALL | texts).items():
            (folder / "metadata" / f"{name}.yaml").write_text(text, encoding="utf-8")
        for paper, author in (("One", "Ada Sample"), ("Two", "Ben Example"), ("Three", "Cy Third")):
            write_paper(folder / f"papers/{paper.lower()}.pdf", f"On {paper}", author)
        return folder

    return make


SMALL = {
    "volume": """\
schema: 1
conference:
  {name: Third Meeting, short: TIM ’27, start: 2027-03-01, end: 2027-03-02, place: {city: Town}}
book: {title: Proceedings of TIM, publisher: {name: Nobody’s Press}, published: 2027-03-01}
rights: {mode: own, owner: The authors.}
""",
    "papers": """\
schema: 1
papers:
  - {id: one, title: On One, authors: [{given: Ada, family: Sample}]}
  - {id: two, title: On Two, authors: [{given: Ben, family: Example}], pages: 3}
  - {id: three, title: On Three, authors: [{given: Cy, family: Third}]}
""",
    "program": """\
schema: 1
sessions: [{title: All of Them, papers: [one, two, three]}]
""",
}
