from __future__ import annotations

from zlib import crc32

import pytest

from proceedings.text.likeness import SIZE, likeness


def sketch(runs: range) -> tuple[int, ...]:
    """Of a text whose runs of words have these numbers, hashed as at random."""
    return tuple(sorted(crc32(f"run {run}".encode()) for run in runs)[:SIZE])


@pytest.mark.parametrize(
    ("first", "share"), [(0, 1.0), (100, 0.905), (500, 0.6), (1000, 0.333), (2000, 0.0)]
)
def test_likeness_is_the_share_of_what_two_texts_have_in_common(first: int, share: float) -> None:
    one, other = sketch(range(2000)), sketch(range(first, first + 2000))
    assert likeness(one, other) == pytest.approx(share, abs=0.15)
    assert likeness(other, one) == likeness(one, other)


def test_a_text_too_short_to_be_told_is_like_none() -> None:
    assert likeness((), sketch(range(2000))) == 0.0
    assert likeness((), ()) == 0.0
