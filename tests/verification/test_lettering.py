"""Words read back are compared as readers give them."""

from __future__ import annotations

import pytest

from proceedings.verification.lettering import reads


@pytest.mark.parametrize(
    ("found", "wanted", "turned"),
    [
        ("Ada Sample et al.", "Ada Sample et al.", False),
        ("Ada SDample Ret al.", "Ada Sample et al.", False),  # DRAFT reaches into it
        ("hyphen\ufffeation", "hyphenation", False),
        ("Hohenlohe\ufffeWaldenburg", "Hohenlohe-Waldenburg", False),
        (".הנייר על הדיו", "הדיו על הנייר.", False),
        ("28‘ TIM (TIM", "TIM (’28 TIM)", True),
    ],
)
def test_what_readers_do_is_no_fault(found: str, wanted: str, turned: bool) -> None:
    assert reads(found, wanted, turned=turned)


@pytest.mark.parametrize(
    ("found", "wanted", "turned"),
    [
        ("Ada Sample", "Ada Sample et al.", False),
        ("al. et Sample Ada", "Ada Sample et al.", False),
        ("28‘ TIM", "TIM ’28", False),
        ("27‘ TIM", "TIM ’28", True),
        ("", "הדיו", False),
        ("Quite another line", "A line", False),
    ],
)
def test_other_words_are(found: str, wanted: str, turned: bool) -> None:
    assert not reads(found, wanted, turned=turned)
