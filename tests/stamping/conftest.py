"""A small invented volume, and the shipped styles read without the metadata's loader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from importlib import resources

import pytest
import yaml

from proceedings.records.inspection import Inspection, MarginMark, PageFacts
from proceedings.text.richtext import RichText
from proceedings.typesetting.press import Press
from proceedings.volume.book import Book, Publisher
from proceedings.volume.conference import Conference, Venue
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.paper import Paper
from proceedings.volume.people import Author
from proceedings.volume.program import Program
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.style import PageSize, StampRule, Style
from proceedings.volume.volume import Volume

Papers = Callable[..., Paper]
Inspections = Callable[..., Inspection]


@pytest.fixture(scope="session")
def press() -> Press:
    return Press(1_724_457_600)


@pytest.fixture(scope="session")
def volume() -> Volume:
    return Volume(
        conference=Conference(
            name="30th ACM SIGKDD Conference on Knowledge Discovery and Data Mining",
            short="KDD ’24",
            start=date(2024, 8, 25),
            end=date(2024, 8, 29),
            place=Venue(city="Barcelona", country="Spain"),
        ),
        book=Book(title="Book", publisher=Publisher(name="ACM"), published=date(2024, 8, 24)),
        rights=Rights(mode=RightsMode.RIGHTSRETAINED),
        papers=(),
        program=Program(),
        pages=FrontPages(),
    )


@pytest.fixture(scope="session")
def styles() -> dict[str, Style]:
    return {name: _style(name) for name in ("acm-sigconf", "plain")}


@pytest.fixture
def make_paper() -> Papers:
    def make(*names: str, title: str = "On Folios", running: str | None = None) -> Paper:
        people = [name.rsplit(" ", 1) for name in names or ("Ada Sample",)]
        return Paper(
            id="p1",
            title=RichText(title),
            running_title=running,
            authors=tuple(Author(given=given, family=family) for given, family in people),
        )

    return make


@pytest.fixture
def inspected() -> Inspections:
    """Makes an inspection of Letter pages: each argument is the marks of a page."""

    def make(*pages: list[MarginMark], size: tuple[float, float] = (612, 792)) -> Inspection:
        facts = tuple(PageFacts(width=size[0], height=size[1], marks=tuple(m)) for m in pages)
        return Inspection(sha256="0" * 64, size=1, version="1.5", pages=facts)

    return make


def _style(name: str) -> Style:
    data = resources.files("proceedings").joinpath(f"data/styles/{name}.yaml").read_text("utf-8")
    # The base loader leaves all scalars text: `on` is a key here, not a truth.
    read = yaml.load(data, yaml.BaseLoader)  # noqa: S506
    return Style(
        title=read["title"],
        page=PageSize(**{key: float(value) for key, value in read["page"].items()}),
        fonts={key: tuple(value) for key, value in read["fonts"].items()},
        gap=float(read["gap"]),
        clear=float(read["clear"]),
        stamps=tuple(_rule(rule) for rule in read["stamps"]),
    )


def _rule(read: dict[str, object]) -> StampRule:
    known = {field.name for field in fields(StampRule)}
    assert known >= set(read)
    values: dict[str, object] = {}
    for key, value in read.items():
        if key in ("size", "x", "y", "width"):
            values[key] = float(str(value))
        elif key == "cut":
            values[key] = value == "true"
        else:
            values[key] = tuple(value) if isinstance(value, list) else value
    return StampRule(**values)  # type: ignore[arg-type]
