"""Permission wording that a strip needs and nobody gave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from proceedings.checks.rights.no_statement import check
from proceedings.checks.subject import VolumeSubject
from proceedings.findings.finding import Finding
from proceedings.metadata.styles import load_style
from proceedings.records.inspection import Inspection, PageFacts
from proceedings.text.richtext import RichText
from proceedings.volume.origins import Origins
from proceedings.volume.paper import Paper
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.volume import Volume

Find = Callable[..., list[Finding]]
PRINTED = (
    "Permission to make digital copies of this sentence is granted to tests. Copyrights for "
    "third-party components of it must be honored."
)


@pytest.fixture
def find(volume: Volume) -> Find:
    def ask(rights: Rights, style: str = "acm-sigconf", **pages: str) -> list[Finding]:
        papers = tuple(Paper(id=name, title=RichText("T"), authors=()) for name in ("a", "b", "c"))
        inspections = {
            name: Inspection(
                sha256="0" * 64,
                size=1,
                version="1.5",
                pages=(PageFacts(width=612, height=792),),
                first_page=pages.get(name, "An Abstract"),
            )
            for name in ("a", "b", "c")
        }
        found, _ = load_style(style, None)
        assert found
        own = replace(volume, rights=rights, papers=papers, style=style)
        subject = VolumeSubject(
            volume=own, inspections=inspections, styles={style: found}, origins=Origins()
        )
        return list(check(subject))

    return ask


def test_modes_that_need_a_wording_ask_for_it_once(find: Find) -> None:
    [found] = find(Rights(mode=RightsMode.ACMLICENSED))
    assert "acmlicensed (a, b, c)" in found.message
    assert find(Rights(mode=RightsMode.NONE)) == []
    assert find(Rights(mode=RightsMode.CC, licence="CC-BY-4.0")) == []
    assert find(Rights(mode=RightsMode.ACMLICENSED, statement="As issued.")) == []
    assert find(Rights(mode=RightsMode.ACMLICENSED), style="plain") == []


def test_the_fix_quotes_what_other_papers_print(find: Find) -> None:
    block = (
        f"{PRINTED}\n© 2024 Copyright held by the owner/author(s).\nACM ISBN 978-3-16-148410-0\n"
    )
    [found] = find(Rights(mode=RightsMode.RIGHTSRETAINED), a=block, b=block)
    assert "(c)" in found.message
    assert (
        f"what 2 other papers print, set under 'statements': rightsretained: >-\n  {PRINTED}"
        in (found.fix)
    )
    assert find(Rights(mode=RightsMode.RIGHTSRETAINED), a=block, b=block, c=block) == []
