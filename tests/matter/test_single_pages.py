from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf

from proceedings.matter.blank import set_blank
from proceedings.matter.placeholder import set_placeholder
from proceedings.typesetting.press import Press
from proceedings.volume.style import PageSize, Style
from proceedings.volume.volume import Numbering

from .conftest import PAPERS, a_volume, texts

A4 = Style(title="A4", page=PageSize(width=595.28, height=841.89))


def test_a_blank_page_has_the_volumes_size_and_the_chairs_words(
    press: Press, tmp_path: Path
) -> None:
    out = tmp_path / "blank.pdf"
    assert set_blank(press, a_volume(), A4, output=out).pages == 1
    assert texts(out) == [""]
    with pikepdf.open(out) as pdf:
        assert [round(float(edge), 2) for edge in pdf.pages[0].mediabox] == [0, 0, 595.28, 841.89]
    volume = replace(a_volume(), numbering=Numbering(blank="Left blank."))
    set_blank(press, volume, A4, output=out)
    assert texts(out) == ["Left blank."]


def test_each_page_of_a_placeholder_says_what_is_missing(press: Press, tmp_path: Path) -> None:
    out = tmp_path / "held.pdf"
    reason = "The camera-ready file of this paper was not received."
    matter = set_placeholder(press, a_volume(), A4, PAPERS[0], 3, reason, output=out)
    assert matter.pages == 3
    for page in texts(out):
        assert "& <Friends>: 100% #1 $5 _and_ \\more {braces} @ref *stars*" in page
        assert "Zoë Ångström" in page
        assert reason in page
