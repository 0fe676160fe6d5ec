"""What a paper takes from its track and its volume: rights, style, DOI."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from proceedings.text.richtext import RichText
from proceedings.volume.book import Book, Publisher
from proceedings.volume.conference import Conference
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.paper import Paper
from proceedings.volume.program import Program
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.volume import DoiRules, Track, Volume

PAPER = Paper(id="p1", title=RichText("A Title"), authors=(), track="full")
OWN = Rights(mode=RightsMode.OWN)
VOLUME = Volume(
    conference=Conference(name="A Conference", short="AC ’31"),
    book=Book(title="Book", publisher=Publisher(name="P"), published=date(2031, 6, 4)),
    rights=Rights(mode=RightsMode.CC, licence="CC-BY-4.0", owner="The owners."),
    tracks=(Track(id="full", name="Full papers"),),
    papers=(PAPER,),
    program=Program(),
    pages=FrontPages(),
)


def of_track(**changes: object) -> Volume:
    return replace(VOLUME, tracks=(replace(VOLUME.tracks[0], **changes),))


def test_rights_are_the_papers_then_the_tracks_then_the_volumes() -> None:
    gov = Rights(mode=RightsMode.USGOV)
    assert VOLUME.rights_of(PAPER) is VOLUME.rights
    assert of_track(rights=gov).rights_of(PAPER) is gov
    assert of_track(rights=gov).rights_of(replace(PAPER, rights=OWN)) is OWN


def test_rights_are_taken_whole() -> None:
    assert VOLUME.rights_of(replace(PAPER, rights=OWN)).owner is None


def test_a_track_may_have_a_style_of_its_own() -> None:
    assert VOLUME.style_of(PAPER) == "acm-sigconf"
    assert of_track(style="plain").style_of(PAPER) == "plain"
    assert of_track(style="plain").style_of(replace(PAPER, track=None)) == "acm-sigconf"


@pytest.mark.parametrize(
    ("own", "serial", "pattern", "doi"),
    [
        (None, None, None, None),
        ("10.5555/1.2", None, "10.5555/{id}", "10.5555/1.2"),
        ("pending", None, "10.5555/{id}", None),
        (None, None, "10.5555/{id}", "10.5555/p1"),
        (None, "77", "10.5555/9.{serial}", "10.5555/9.77"),
        (None, None, "10.5555/9.{serial}", None),
    ],
)
def test_a_doi_is_the_papers_or_made_by_the_pattern_and_never_made_up(
    own: str | None, serial: str | None, pattern: str | None, doi: str | None
) -> None:
    volume = replace(VOLUME, doi=DoiRules(pattern=pattern))
    assert volume.doi_of(replace(PAPER, doi=own, serial=serial)) == doi


def test_a_paper_is_found_by_its_id() -> None:
    assert VOLUME.paper("p1") is PAPER
    with pytest.raises(KeyError):
        VOLUME.paper("p2")
