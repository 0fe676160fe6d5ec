from __future__ import annotations

from datetime import date

import pytest

from proceedings.citation.event import dates, place
from proceedings.volume.conference import Venue


@pytest.mark.parametrize(
    ("start", "end", "printed"),
    [
        ("2024-08-25", "2024-08-29", "August 25–29, 2024"),
        ("2027-06-30", "2027-07-02", "June 30–July 2, 2027"),
        ("2027-12-30", "2028-01-02", "December 30, 2027–January 2, 2028"),
        ("2027-06-30", "2027-06-30", "June 30, 2027"),
    ],
)
def test_dates_are_printed_as_acm_prints_them(start: str, end: str, printed: str) -> None:
    assert dates(date.fromisoformat(start), date.fromisoformat(end)) == printed


def test_the_place_has_a_state_only_where_one_is_given() -> None:
    assert place(Venue(city="Barcelona", country="Spain")) == "Barcelona, Spain"
    assert place(Venue(city="Washington", state="DC", country="USA")) == "Washington, DC, USA"
    assert place(Venue(city="Barcelona", printed="Virtual Event, Spain")) == "Virtual Event, Spain"
