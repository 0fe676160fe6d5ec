from __future__ import annotations

import pytest

from proceedings.volume.deadlines import moment


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("2031-04-11 23:59 AoE", "2031-04-12 11:59"),
        ("2031-04-11 23:59 aoe", "2031-04-12 11:59"),
        ("2031-04-11 12:00 UTC", "2031-04-11 12:00"),
        ("2031-04-11 12:00 UTC+5:30", "2031-04-11 06:30"),
        ("2031-04-11 23:00 UTC-8", "2031-04-12 07:00"),
        ("2031-12-31", "2032-01-01 11:59"),
        ("2031-04-11 12:00 CST", "2031-04-12 00:00"),
    ],
)
def test_the_last_moment_in_utc(written: str, last: str) -> None:
    assert f"{moment(written).last:%Y-%m-%d %H:%M}" == last


@pytest.mark.parametrize("written", ["April 11", "2031-02-30", "2031-04-11 25:00", "", "soon"])
def test_what_is_no_deadline(written: str) -> None:
    with pytest.raises(ValueError, match=r"deadline|no such day"):
        moment(written)


def test_a_zone_that_may_mean_several_has_no_moment_in_utc() -> None:
    assert moment("2031-04-11 12:00 CST").utc is None
