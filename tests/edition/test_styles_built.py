"""Whole volumes in styles that refuse to stamp, and in sizes their papers don't have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from making import order
from pypdf import PdfReader

from proceedings import edition

Make = Callable[..., Path]


def styled(make: Make, folder: Path, text: str) -> None:
    volume = folder / "metadata/volume.yaml"
    volume.write_text(volume.read_text("utf-8") + text, encoding="utf-8")


def pages_of(path: Path) -> list[tuple[int, int]]:
    return [(round(p.mediabox.width), round(p.mediabox.height)) for p in PdfReader(path).pages]


def test_a_style_that_refuses_binds_papers_unstamped_and_says_why_once(volume: Make) -> None:
    folder = volume()
    styled(volume, folder, "style: ieee\n")
    report = edition.build(order(folder))
    told = [one for one in report.findings if one.rule == "stamp/refused"]
    assert len(told) == 1
    assert "PDF eXpress" in told[0].message
    assert not [one for one in report.findings if one.rule.startswith("verify/")]
    source = PdfReader(folder / "papers/one.pdf")
    single = PdfReader(folder / "build/papers/one.pdf")
    for before, after in zip(source.pages, single.pages, strict=True):
        assert after.extract_text() == before.extract_text()
    assert "/PrS0" not in str([page["/Resources"] for page in single.pages])


@pytest.mark.parametrize("mode", ["centre", "scale"])
def test_papers_of_another_size_come_on_the_volumes_in_both_files(volume: Make, mode: str) -> None:
    folder = volume(front="schema: 1\nfront: []\nback: []\n")
    styled(volume, folder, f"style: ours\noff_size: {mode}\n")
    (folder / "templates/styles").mkdir(parents=True)
    (folder / "templates/styles/ours.yaml").write_text(
        "schema: 1\nextends: plain\npage: {width: 595.28, height: 900}\n"
    )
    report = edition.build(order(folder))
    assert not [one for one in report.findings if one.rule.startswith("verify/")]
    whole = pages_of(folder / "build/proceedings.pdf")
    assert set(whole) == {(595, 900)}
    assert pages_of(folder / "build/papers/one.pdf") == whole[:2]
    first = PdfReader(folder / "build/papers/one.pdf").pages[0].extract_text().split()
    assert "1" in first
