from __future__ import annotations

import re

from proceedings.matter.ornament import PALETTES, palette, plates


def test_one_name_gives_one_ornament_and_another_name_another() -> None:
    assert plates("INK", 612, 5) == plates("INK", 612, 5)
    assert plates("INK", 612, 5) != plates("INK 2", 612, 5)
    assert {palette(f"conference {n}").deep for n in range(60)} == {one.deep for one in PALETTES}


def test_titles_can_be_read_on_every_paper() -> None:
    for inks in PALETTES:
        deep, paper = _luminance(inks.deep), _luminance(inks.paper)
        assert (paper + 0.05) / (deep + 0.05) > 7


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_lowest_plates_are_told_from_the_paper_below() -> None:
    for name in map(str, range(40)):
        grounds = re.findall(r'<rect [^>]*fill="(#\w+)"', plates(name, 600, 3).decode())
        assert palette(name).paper not in grounds[-6:]
