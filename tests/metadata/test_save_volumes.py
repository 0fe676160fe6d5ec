"""Load, save, load: any volume comes back equal, whatever its texts."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from volume_texts import VOLUME

from proceedings.metadata.load import load
from proceedings.metadata.reading import CONTROL
from proceedings.metadata.save import save
from proceedings.metadata.trees import read_trees, trees_of
from proceedings.text.richtext import Markup, RichText
from proceedings.volume.paper import Concept, Funding, Paper, PaperDates, Status, Supplement
from proceedings.volume.people import Affiliation, Author, NativeName
from proceedings.volume.program import Part, Program, Session
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.volume import Volume


def rich(parts: list[str]) -> RichText:
    return RichText(" ".join(parts).strip(), Markup.PLAIN)


TEXT = (
    st.text(min_size=1, max_size=30)
    | st.sampled_from(("no", "012", "12:30", "1e3", "~", "@home", "2031-05-12", "C #1", "a: b"))
).map(lambda text: unicodedata.normalize("NFC", CONTROL.sub("", text)).strip())
WORDS = TEXT.filter(bool)
RICH = WORDS.map(lambda text: RichText(text, Markup.PLAIN))
PLACE = st.builds(Affiliation, institution=WORDS, city=st.none() | WORDS, country=st.none() | WORDS)
AUTHOR = st.builds(
    Author,
    family=WORDS,
    given=st.none() | WORDS,
    particle=st.none() | WORDS,
    printed=st.none() | WORDS,
    native=st.none() | st.builds(NativeName, name=WORDS),
    orcid=st.none() | st.just("0000-0002-1825-0097"),
    affiliations=st.lists(PLACE, max_size=2).map(tuple),
    corresponding=st.booleans(),
    equal=st.booleans() | st.integers(1, 3),
)
PAPER = st.builds(
    Paper,
    id=st.sampled_from(("1", "02", "no", "1e3", "p-1", "A.b_c", "0x1F", "2031")),
    title=RICH,
    subtitle=st.none() | RICH,
    abstract=st.none() | st.lists(WORDS, min_size=1, max_size=40).map(rich),
    authors=st.lists(AUTHOR, max_size=3).map(tuple),
    keywords=st.lists(WORDS, max_size=3).map(tuple),
    ccs=st.lists(st.builds(Concept, path=WORDS, weight=st.none() | st.just(300)), max_size=1).map(
        tuple
    ),
    pages=st.none() | st.integers(1, 20),
    rights=st.none() | st.builds(Rights, mode=st.just(RightsMode.OWN), year=st.just(2031)),
    funding=st.lists(st.builds(Funding, funder=WORDS), max_size=1).map(tuple),
    supplements=st.lists(st.builds(Supplement, title=WORDS), max_size=1).map(tuple),
    dates=st.none() | st.builds(PaperDates, received=st.dates(date(2030, 1, 1), date(2031, 1, 1))),
    status=st.sampled_from(Status),
)


@st.composite
def volumes(draw: st.DrawFn, start: Volume) -> Volume:
    """A volume of some papers, in sessions or not."""
    papers = draw(st.lists(PAPER, min_size=1, max_size=4, unique_by=lambda one: one.id.casefold()))
    session = Session(title=draw(WORDS), papers=tuple(one.id for one in papers))
    program = draw(
        st.sampled_from(
            (
                Program(sessions=(session,)),
                Program(parts=(Part(title=draw(WORDS), sessions=(session,)),)),
            )
        )
    )
    conference = replace(start.conference, name=draw(WORDS), theme=draw(st.none() | WORDS))
    return replace(start, papers=tuple(papers), program=program, conference=conference)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Volume:
    folder = tmp_path_factory.mktemp("start")
    (folder / "metadata").mkdir()
    (folder / "metadata" / "volume.yaml").write_text(VOLUME, "utf-8")
    (folder / "metadata" / "papers.yaml").write_text("schema: 1\npapers: []\n")
    volume = load(folder).volume
    assert volume
    return volume


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_volume_comes_back(
    data: st.DataObject, start: Volume, tmp_path_factory: pytest.TempPathFactory
) -> None:
    volume = data.draw(volumes(start))
    folder: Path = tmp_path_factory.mktemp("v")
    files: dict[str, Any] = save(folder, trees_of(volume), read_trees(folder))
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    again = load(folder).volume
    assert again
    assert again == volume, files
    assert not save(folder, trees_of(again), read_trees(folder))
