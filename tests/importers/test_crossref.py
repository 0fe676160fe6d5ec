"""Crossref deposits: what a library was told of a paper comes back as the paper's record."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.importers import crossref
from proceedings.importers._xml import escaped
from proceedings.records.imported import Imported
from proceedings.text.richtext import Markup, RichText

CONFERENCE = """<?xml version="1.0" encoding="UTF-8"?>
<doi_batch xmlns="http://www.crossref.org/schema/5.3.1" xmlns:jats="http://www.ncbi.nlm.nih.gov/JATS1"
  xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:fr="http://www.crossref.org/fundref.xsd"
  xmlns:ai="http://www.crossref.org/AccessIndicators.xsd" version="5.3.1">
<head><doi_batch_id>1</doi_batch_id><timestamp>20310601120000</timestamp>
<depositor><depositor_name>Dora</depositor_name><email_address>dora@blots.example</email_address></depositor>
<registrant>Blots</registrant></head>
<body><conference>
<contributors><person_name sequence="first" contributor_role="chair"><given_name>Eve</given_name>
<surname>Ream</surname></person_name></contributors>
<event_metadata><conference_name>3rd Workshop on Ink</conference_name>
<conference_acronym>INK ’31</conference_acronym><conference_number>3</conference_number>
<conference_location>Oslo, Norway</conference_location>
<conference_date start_day="02" start_month="06" start_year="2031" end_day="3" end_month="6"
 end_year="2031">June 2–3, 2031</conference_date></event_metadata>
<proceedings_series_metadata><series_metadata><titles><title>Ink Notes</title></titles>
<issn>2049-3630</issn></series_metadata>
<proceedings_title>Proceedings of the 3rd Workshop on Ink</proceedings_title><volume>7</volume>
<publisher><publisher_name>Blots</publisher_name><publisher_place>Oslo</publisher_place></publisher>
<publication_date><month>06</month><day>01</day><year>2031</year></publication_date>
<isbn media_type="print">9783161484100</isbn><isbn>978-3-16-148410-1</isbn></proceedings_series_metadata>
<conference_paper language="en">
<contributors>
<person_name sequence="first" contributor_role="author"><given_name>Ada M.</given_name>
<surname>Quill</surname><suffix>Jr.</suffix><affiliations><institution>
<institution_name>University of Ink</institution_name><institution_id type="ror">https://ror.org/05bp8ka05</institution_id>
<institution_department>Dept. of Blots</institution_department></institution></affiliations>
<ORCID authenticated="true">https://orcid.org/0000-0002-1825-0097</ORCID></person_name>
<organization sequence="additional" contributor_role="author">The Ink Consortium</organization>
<person_name sequence="additional" contributor_role="author"><surname>Inkwell</surname>
<affiliation>Blots Ltd., Oslo</affiliation><ORCID>https://orcid.org/0000-0002-1825-0098</ORCID></person_name>
<person_name sequence="additional" contributor_role="translator"><given_name>Gil</given_name><surname>Bond</surname></person_name>
</contributors>
<titles><title>Counting <i>n</i><sup>2</sup> Pages &amp; 100% Ink</title><subtitle>A_B</subtitle></titles>
<jats:abstract><jats:title>Abstract</jats:title><jats:p>One <jats:italic>a</jats:italic>.</jats:p>
<jats:p>Two <jats:inline-formula><jats:alternatives><mml:math><mml:mi>x</mml:mi></mml:math>
<jats:tex-math>x_1</jats:tex-math></jats:alternatives></jats:inline-formula>.</jats:p></jats:abstract>
<publication_date><month>06</month><day>02</day><year>2031</year></publication_date>
<acceptance_date><month>5</month><day>1</day><year>2031</year></acceptance_date>
<pages><first_page>17</first_page><last_page>24</last_page></pages>
<program xmlns="http://www.crossref.org/fundref.xsd" name="fundref"><assertion name="fundgroup">
<assertion name="funder_name">Fund of Ink<assertion name="funder_identifier">10.13039/1</assertion></assertion>
<assertion name="award_number">I-1</assertion><assertion name="award_number">I-2</assertion></assertion></program>
<ai:program name="AccessIndicators"><ai:license_ref>https://creativecommons.org/licenses/by-nc/4.0/</ai:license_ref></ai:program>
<doi_data><doi>10.5555/ink31.a</doi><resource>https://ink.example/ink31.a/</resource></doi_data>
<citation_list><citation key="1"><doi>10.5555/x</doi></citation></citation_list>
</conference_paper>
<conference_paper><contributors><person_name contributor_role="author" sequence="first">
<given_name>Bo</given_name><surname>Nib</surname></person_name></contributors>
<titles><title>Plain --- words</title></titles>
<pages><first_page>30</first_page><last_page>31</last_page></pages>
<ai:program name="AccessIndicators"><ai:license_ref>https://creativecommons.org/licenses/by/4.0</ai:license_ref></ai:program>
<doi_data><doi>10.5555/ink31.b</doi><resource>https://ink.example/ink31.b/</resource></doi_data></conference_paper>
</conference></body></doi_batch>"""  # noqa: E501


@pytest.fixture
def made(tmp_path: Path) -> Imported:
    (tmp_path / "deposit.xml").write_text(CONFERENCE, "utf-8")
    (tmp_path / "ink31.a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "10.5555_ink31.b.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1.7")
    assert crossref.recognise(tmp_path / "deposit.xml")
    return crossref.read([tmp_path / "deposit.xml"])


def test_the_volume(made: Imported) -> None:
    volume: Mapping[str, Any] = made.volume
    assert volume["conference"] == {
        "name": "3rd Workshop on Ink",
        "acronym": "INK ’31",
        "short": "INK ’31",
        "number": "3",
        "place": {"printed": "Oslo, Norway"},
        "start": "2031-06-02",
        "end": "2031-06-03",
    }
    book = volume["book"]
    assert book["title"] == "Proceedings of the 3rd Workshop on Ink"
    assert book["series"] == {"title": "Ink Notes", "number": "7", "issn": "2049-3630"}
    (isbn,) = book["isbn"].values()
    assert isbn.replace("-", "") == "9783161484100", "the other one has a wrong digit"
    assert book["published"] == "2031-06-01"
    assert book["editors"] == [{"given": "Eve", "family": "Ream"}]
    assert volume["numbering"] == {"first": "17"}
    assert volume["exports"]["landing"] == "https://ink.example/{id}/"
    assert volume["exports"]["crossref"]["serial"] == "20310601120000"


def test_a_paper(made: Imported) -> None:
    fields: Mapping[str, Any] = made.papers[0].fields
    assert made.papers[0].id == "ink31.a"
    title = RichText(fields["title"], Markup.LATEX)
    assert title.plain == "Counting n² Pages & 100% Ink"
    assert title.runs[1].kind == "emphasis"
    assert fields["markup"] == "latex"
    assert RichText(fields["subtitle"], Markup.LATEX).plain == "A_B"
    assert fields["abstract"] == "One \\emph{a}.\n\nTwo $x_1$."
    assert fields["pages"] == "8"
    assert fields["dates"] == {"accepted": "2031-05-01"}
    assert fields["funding"] == [
        {"funder": "Fund of Ink", "award": "I-1"},
        {"funder": "Fund of Ink", "award": "I-2"},
    ]
    assert fields["authors"] == [
        {
            "given": "Ada M.",
            "family": "Quill",
            "suffix": "Jr.",
            "orcid": "0000-0002-1825-0097",
            "affiliations": [
                {
                    "department": "Dept. of Blots",
                    "institution": "University of Ink",
                    "ror": "https://ror.org/05bp8ka05",
                }
            ],
        },
        {"group": "The Ink Consortium"},
        {"mononym": "Inkwell", "affiliations": [{"institution": "Blots Ltd., Oslo"}]},
    ]


def test_plain_words_stay_plain(made: Imported) -> None:
    fields = made.papers[1].fields
    assert fields["title"] == "Plain --- words"
    assert "markup" not in fields


def test_licences_that_differ_stand_with_their_papers(made: Imported) -> None:
    assert made.volume["rights"] == {"mode": "cc", "licence": "CC-BY-NC-4.0"}
    assert "rights" not in made.papers[0].fields
    assert made.papers[1].fields["rights"] == {"mode": "cc", "licence": "CC-BY-4.0"}


def test_pdfs_that_bear_a_papers_name(made: Imported) -> None:
    assert {one.name: one.paper for one in made.pdfs} == {
        "ink31.a.pdf": "ink31.a",
        "10.5555_ink31.b.pdf": "ink31.b",
    }


def test_what_has_no_place_is_counted_and_what_is_wrong_is_told(made: Imported) -> None:
    aside = {one.column: one.count for one in made.unmapped}
    assert aside == {"citation": 1, "contributor_role translator": 1}
    told = " ".join(finding.message for finding in made.findings)
    assert "0000-0002-1825-0098" in told
    assert "978-3-16-148410-1" in told
    assert "without a gap" in told, "24 is not followed by 25"


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("<body>", "<body>&unknown;"),
        lambda text: text.replace(
            "<doi_batch", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><doi_batch', 1
        ),
        lambda text: re.sub("<conference>.*</conference>", "", text, flags=re.DOTALL),
    ],
)
def test_a_damaged_deposit_is_a_finding(tmp_path: Path, damage: Any) -> None:
    (tmp_path / "deposit.xml").write_text(damage(CONFERENCE), "utf-8")
    made = crossref.read([tmp_path])
    assert made.papers == ()
    assert len(made.findings) == 1


def test_other_xml_is_not_recognised(tmp_path: Path) -> None:
    other = tmp_path / "other.xml"
    other.write_text("<collection id='x'/>", "utf-8")
    assert not crossref.recognise(other)
    assert not crossref.recognise(tmp_path)


@given(st.text(alphabet=string.printable + "éß—’", max_size=40))
def test_escaped_text_reads_as_itself(text: str) -> None:
    assert RichText(escaped(text), Markup.LATEX).plain == RichText(text).plain


def test_jose_comes_in_whole(corpus: Path) -> None:
    import xml.etree.ElementTree as ET

    folder = corpus / "volumes/jose-2"
    made = crossref.read([folder])
    files = sorted(folder.glob("*/*.xml"))
    roots = [ET.parse(file).getroot() for file in files]  # noqa: S314 - files of the corpus
    articles = [article for root in roots for article in root.iterfind(".//{*}journal_article")]
    assert len(made.papers) == len(articles) == 12
    for paper, article in zip(made.papers, articles, strict=True):
        fields: Mapping[str, Any] = paper.fields
        assert fields["title"] == article.findtext("{*}titles/{*}title")
        assert fields["doi"] == article.findtext("{*}doi_data/{*}doi")
        assert fields["article"] == article.findtext("{*}pages/{*}first_page")
        people = article.findall("{*}contributors/{*}person_name")
        for author, person in zip(fields["authors"], people, strict=True):
            orcid = person.findtext("{*}ORCID")
            assert author.get("orcid") == (orcid.rsplit("/", 1)[1] if orcid else None)
            name = [author["given"], author["family"]]
            assert name == [person.findtext("{*}given_name"), person.findtext("{*}surname")]
        assert len(fields["supplements"]) == len(article.findall(".//{*}related_item"))
    volume: Mapping[str, Any] = made.volume
    assert volume["book"]["issn"] == "2577-3569"
    assert volume["book"]["volume"] == "2"
    assert volume["rights"] == {"mode": "cc", "licence": "CC-BY-4.0"}
    assert [one.paper for one in made.pdfs] == [paper.id for paper in made.papers]
    citations = [one.count for one in made.unmapped if one.column == "citation"]
    assert citations == [len([c for root in roots for c in root.iterfind(".//{*}citation")])]
