"""A change redoes what follows from it alone, and progress says what is left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from making import order
from PIL import Image

from proceedings import edition, outputs
from proceedings.records.order import Order
from proceedings.workbench.bench import Bench, Done
from smallpapers import write_paper

Volume = Callable[..., Path]
FRONT = """\
schema: 1
sponsors: [{tier: Gold, name: A Sponsor, logo: pictures/logo.png, alt: A square}]
"""


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What the bench did and didn't find in its cache, by step."""
    told: dict[str, list[str]] = {}
    each = Bench.each

    def watched(bench: Bench, step: str, tasks: Any, **options: Any) -> Any:
        outcomes = each(bench, step, tasks, **options)
        names = [one.name for one in outcomes if not (isinstance(one, Done) and one.cached)]
        if names:
            told.setdefault(step, []).extend(names)
        return outcomes

    monkeypatch.setattr(Bench, "each", watched)
    return told


def published(folder: Path) -> dict[str, str]:
    """What lies there, by its hash."""
    entries = outputs.finished(folder / "build")["outputs"]
    return {entry["path"]: entry["sha256"] for entry in entries}


def test_a_changed_paper_redoes_that_paper_alone(
    volume: Volume, anew: dict[str, list[str]]
) -> None:
    folder = volume()
    edition.build(order(folder))
    before = published(folder)
    assert sorted(anew["prepare"]) == ["one", "three", "two"]
    anew.clear()

    edition.build(order(folder))
    assert anew == {}
    assert published(folder) == before

    write_paper(folder / "papers/two.pdf", "On Two", "Ben Example", "Another Sample")
    edition.build(order(folder))
    anew.pop("cut-outs", None)
    assert anew == {
        "inspect": ["two"],
        "prepare": ["two"],
        "stamp": ["two"],
        "verify": ["two", outputs.VOLUME],
    }
    after = published(folder)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {outputs.VOLUME, "papers/two.pdf"}


def test_a_longer_paper_moves_those_behind_it_but_prepares_none_of_them(
    volume: Volume, anew: dict[str, list[str]]
) -> None:
    folder = volume()
    edition.build(order(folder))
    anew.clear()
    write_paper(folder / "papers/two.pdf", "On Two", "Ben Example", pages=4)
    edition.build(order(folder))
    assert anew["inspect"] == anew["prepare"] == ["two"]
    assert sorted(anew["stamp"]) == ["three", "two"]
    assert anew["front-matter"]


def test_a_paper_that_makes_the_volume_a_draft_is_no_matter_of_the_others(
    volume: Volume, anew: dict[str, list[str]]
) -> None:
    folder = volume()
    edition.build(order(folder))
    before = published(folder)
    anew.clear()
    (folder / "papers/two.pdf").unlink()
    report = edition.build(order(folder))
    assert report.draft
    after = published(folder)
    assert after["papers/one.pdf"] == before["papers/one.pdf"]
    assert "one" not in {name for names in anew.values() for name in names}


def test_a_picture_that_front_matter_names_is_an_input_wherever_it_lies(
    volume: Volume, anew: dict[str, list[str]]
) -> None:
    folder = volume(front=FRONT)
    (folder / "pictures").mkdir()
    Image.new("RGB", (20, 20), "red").save(folder / "pictures/logo.png")
    report = edition.build(order(folder))
    assert "pictures/logo.png" in {entry["path"] for entry in report.manifest["inputs"]}
    before = published(folder)
    anew.clear()
    Image.new("RGB", (20, 20), "blue").save(folder / "pictures/logo.png")
    edition.build(order(folder))
    assert published(folder)[outputs.FRONT_MATTER] != before[outputs.FRONT_MATTER]
    assert "stamp" not in anew


def test_progress_counts_each_step_to_its_end(volume: Volume) -> None:
    told: list[tuple[str, int, int, str]] = []
    folder = volume()
    edition.build(Order(folder=folder, jobs=2, progress=lambda *what: told.append(what)))
    steps = list(dict.fromkeys(step for step, *_ in told))
    assert steps[:2] == ["inspect", "prepare"]
    assert set(steps) >= {"front-matter", "stamp", "bind", "export", "verify"}
    for step in ("inspect", "prepare", "stamp"):
        counts = [(done, total) for one, done, total, _ in told if one == step and total]
        assert counts == [(1, 3), (2, 3), (3, 3)]
