"""The Anthology's XML: names, markup, pages and what belongs to the volume."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from proceedings.importers import acl_anthology
from proceedings.text.richtext import Markup, RichText

XML = """<?xml version='1.0' encoding='UTF-8'?>
<collection id="2031.ink">
  <volume id="1" type="proceedings">
    <meta>
      <booktitle>Proceedings of the Workshop on Ink</booktitle>
      <editor><first>Eve</first><last>Ream</last></editor>
      <publisher>Blots</publisher><address>Oslo, Norway</address><month>June</month><year>2031</year>
      <isbn>978-3-16-148410-0</isbn><venue>ink</venue>
    </meta>
    <frontmatter><url>2031.ink-1.0</url></frontmatter>
    <paper id="1">
      <title><fixed-case>F</fixed-case>olios at <tex-math>n^2</tex-math> &amp; more</title>
      <author orcid="0000-0002-1825-0097"><first>Ada</first><last>Quill</last>
        <affiliation>University of Ink</affiliation></author>
      <author><first>Bo</first><last>Ni</last><variant script="hani"><first>波</first><last>倪</last></variant></author>
      <author><last>Plato</last></author>
      <pages>11–18</pages><abstract>One <b>bold</b>.<par/>Two.</abstract>
      <url hash="01">2031.ink-1.1</url><doi>10.5555/ink.1</doi><award>Best paper</award>
      <video href="https://ink.example/1.mp4"/><pwccode url="https://ink.example/x"/>
    </paper>
    <paper id="2"><title>Versos</title><author><first>Cy</first><last>Inkwell</last></author>
      <pages>19</pages></paper>
    <paper id="3"><title>Rectos</title><author><first>Cy</first><last>Inkwell</last></author>
      <pages>20–20</pages></paper>
  </volume>
</collection>
"""  # noqa: E501


def test_a_volume(tmp_path: Path) -> None:
    path = tmp_path / "2031.ink.xml"
    path.write_text(XML, "utf-8")
    assert acl_anthology.recognise(path)
    made = acl_anthology.read([path])
    assert [one.id for one in made.papers] == ["2031.ink-1.1", "2031.ink-1.2", "2031.ink-1.3"]
    fields: Mapping[str, Any] = made.papers[0].fields
    assert RichText(fields["title"], Markup.LATEX).plain == "Folios at n² & more"
    assert fields["abstract"] == "One \\textbf{bold}.\n\nTwo."
    assert fields["authors"] == [
        {
            "given": "Ada",
            "family": "Quill",
            "orcid": "0000-0002-1825-0097",
            "affiliations": [{"institution": "University of Ink"}],
        },
        {"given": "Bo", "family": "Ni", "native": {"name": "倪波"}},
        {"mononym": "Plato"},
    ]
    assert [one.fields["pages"] for one in made.papers] == ["8", "1", "1"]
    assert (fields["doi"], fields["awards"]) == ("10.5555/ink.1", ["Best paper"])
    assert fields["video"] == "https://ink.example/1.mp4"
    assert made.volume["book"] == {
        "title": "Proceedings of the Workshop on Ink",
        "publisher": {"name": "Blots"},
        "isbn": {"electronic": "978-3-16-148410-0"},
        "editors": [{"given": "Eve", "family": "Ream"}],
    }
    assert made.volume["exports"] == {"acl": {"venue": "ink", "volume": "1"}}
    assert made.volume["numbering"] == {"first": "11"}
    assert {one.column for one in made.unmapped} == {"meta/month", "meta/year", "pwccode"}
    assert made.findings == ()


@pytest.mark.parametrize("name", ["2022.naloma", "J89", "2022.acl-srw-demo", "2022.acl-long-1-200"])
def test_the_corpus_comes_in_whole(corpus: Path, name: str) -> None:
    path = corpus / f"metadata/acl-anthology/{name}.xml"
    made = acl_anthology.read([path])
    records = list(ET.parse(path).getroot().iter("paper"))  # noqa: S314 - a file of the corpus
    assert len(made.papers) == len(records)
    for paper, record in zip(made.papers, records, strict=True):
        fields: Mapping[str, Any] = paper.fields
        title = record.find("title")
        assert title is not None
        assert bool(fields["title"]) is bool("".join(title.itertext()))
        people = record.findall("author")
        names = [(one.findtext("first") or None, one.findtext("last")) for one in people]
        ours = [
            (one.get("given"), one.get("family") or one.get("mononym")) for one in fields["authors"]
        ]
        assert ours == names
        assert fields.get("doi") == record.findtext("doi")
        assert ("pages" in fields) is (record.find("pages") is not None)
        assert ("abstract" in fields) is (record.find("abstract") is not None)
