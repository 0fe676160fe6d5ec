"""ACM's CSV, XML and rights mails."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from handmade_exports import authors, names, paper, rules, told, write

from proceedings.importers import acm_erights

HEADINGS = (
    "proceedingID,event_tracking_number/theirnumber,paper_type,theTitle,prefix,first_name,"
    "middle_name,last_name,suffix,author_sequence_no,contact_author,ACM_profile_id,ACM_client_no,"
    "orcid,email,department_school_lab,institution / AFFILIATION,city,state_province,country,"
    "secondary_department_school_lab,secondary_institution,secondary_city,"
    "secondary_state_province,secondary_country,section_title,section_seq_no,"
    "published_article_number,start_page,end_page,article_seq_no\n"
)


def row(number: str, sequence: int, person: str, contact: str, *, section: str, at: int) -> str:
    first, middle, last = person.split("|")
    return (
        f"99999,{number},full paper,Folios of {number},Dr.,{first},{middle},{last},,{sequence},"
        f"{contact},81000,,0000-0002-1825-0097,a@q.example,Lab,University of Ink,Oslo,,Norway,"
        f",Blots,Bergen,,Norway,{section},{2 if section == 'Ink' else 1},7,1,9,{at}\n"
    )


def test_the_csv_of_31_columns(tmp_path: Path) -> None:
    assert len(HEADINGS.split(",")) == 31
    text = (
        HEADINGS
        + row("ink12", 2, "Bo||Nib", "no", section="Ink", at=2)
        + row("ink12", 1, "Ada|M.|Quill", "yes", section="Ink", at=2)
        + row("ink7", 1, "Cy||Inkwell", "yes", section="Ink", at=1)
        + row("ink9", 1, "Di||Desk", "yes", section="Printing", at=1)
    )
    path = write(tmp_path / "toc.csv", text, "utf-8-sig")
    assert acm_erights.recognise(path)
    imported = acm_erights.read([path])
    twelve = paper(imported, "ink12")
    assert names(twelve) == ["Ada M. Quill", "Bo Nib"]
    assert authors(twelve)[0] == {
        "given": "Ada M.",
        "family": "Quill",
        "email": "a@q.example",
        "orcid": "0000-0002-1825-0097",
        "ids": {"acm": "81000"},
        "affiliations": [
            {
                "department": "Lab",
                "institution": "University of Ink",
                "city": "Oslo",
                "country": "Norway",
            },
            {"institution": "Blots", "city": "Bergen", "country": "Norway"},
        ],
        "corresponding": "true",
    }
    assert twelve.fields["article"] == "7"
    assert imported.program == {
        "sessions": [
            {"title": "Printing", "papers": ["ink9"]},
            {"title": "Ink", "papers": ["ink7", "ink12"]},
        ]
    }
    assert {one.column for one in imported.unmapped} == {"prefix", "start_page", "end_page"}
    assert not imported.findings


def test_contacts_titles_and_places_that_cannot_be(tmp_path: Path) -> None:
    text = (
        HEADINGS
        + row("a", 1, "Ada||Quill", "yes", section="", at=1)
        + row("a", 1, "Bo||Nib", "yes", section="", at=1).replace("Folios of", "Versos of")
    )
    imported = acm_erights.read([write(tmp_path / "t.csv", text)])
    assert told(imported, "metadata/import-corresponding").endswith("corresponding: a.")
    assert rules(imported).count("metadata/import-counts") == 2
    assert imported.program == {}


XML = """<erights_record><parent_data><proceeding>INK</proceeding><source>Self</source>
</parent_data><paper><paper_title>Folios</paper_title>
<event_tracking_number>ink12</event_tracking_number><authors>
<author><first_name>Bo</first_name><last_name>Nib</last_name><sequence_no>2</sequence_no>
<affiliations><affiliation><institution>Second</institution><sequence_no>2</sequence_no>
</affiliation><affiliation><department>First Lab</department><sequence_no>1</sequence_no>
</affiliation></affiliations><contact_author>N</contact_author></author>
<author><first_name>Ada</first_name><middle_name>M.</middle_name><last_name>Quill</last_name>
<suffix>Jr.</suffix><sequence_no>1</sequence_no><contact_author>Y</contact_author>
<ORCID>0000000218250097</ORCID></author></authors><section>Ink</section></paper></erights_record>
"""


def test_xml(tmp_path: Path) -> None:
    path = write(tmp_path / "e.xml", XML)
    assert acm_erights.recognise(path)
    imported = acm_erights.read([path])
    twelve = paper(imported, "ink12")
    assert names(twelve) == ["Ada M. Quill Jr.", "Bo Nib"]
    assert authors(twelve)[0]["orcid"] == "0000-0002-1825-0097"
    assert authors(twelve)[1]["affiliations"] == [
        {"institution": "First Lab"},
        {"institution": "Second"},
    ]
    assert twelve.fields["x-section"] == "Ink"


def test_the_flat_variant_without_numbers(tmp_path: Path) -> None:
    text = """<toc><paper><paper_type>F</paper_type><paper_title>Folios</paper_title><authors>
    <author><first_name>Ada</first_name><last_name>Quill</last_name><affiliation>Ink; Blots
    </affiliation><email_address>a@q.example</email_address></author></authors></paper></toc>"""
    imported = acm_erights.read([write(tmp_path / "CONF-acmcms-toc.xml", text)])
    one = paper(imported, "paper-1")
    assert authors(one)[0]["affiliations"] == [{"institution": "Ink"}, {"institution": "Blots"}]
    assert "metadata/import-guess" in rules(imported)


def test_entities_in_xml_are_refused(tmp_path: Path) -> None:
    text = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + XML.replace("Folios", "&x;")
    imported = acm_erights.read([write(tmp_path / "e.xml", text)])
    assert not imported.papers
    assert rules(imported) == ["metadata/import-unreadable"]


def block(serial: str = "3500001", **more: str) -> str:
    told_of = {
        "mode": r"\setcopyright{cc}" + "\n" + r"\setcctype[4.0]{by-nc}",
        "isbn": "979-8-4007-0490-1/31/06",
        "conference": r"\acmConference[INK '31]{The 4th Conference on Ink \& Paper}"
        "\n  {June 30--July 2, 2031}{Oslo, Norway}",
        **more,
    }
    return (
        f"{told_of['mode']}\n\\copyrightyear{{2031}}\n\\acmYear{{2031}}\n"
        f"\\acmDOI{{10.1145/3500000.{serial}}}\n{told_of['conference']} % as agreed\n"
        "\\acmBooktitle{Proceedings of the 4th Conference on Ink \\& Paper (INK '31), June"
        f" 30--July 2, 2031, Oslo, Norway}}\n\\acmISBN{{{told_of['isbn']}}}\n"
    )


def test_rights_blocks_of_several_papers(tmp_path: Path) -> None:
    first = write(tmp_path / "12.txt", "Dear author,\nTitle: Folios\n\n" + block())
    second = write(
        tmp_path / "rights-paper13.txt",
        block("3500002", mode=r"\setcopyright{acmlicensed}"),
    )
    assert acm_erights.recognise(first)
    imported = acm_erights.read([first, second])
    twelve = paper(imported, "12")
    assert twelve.fields == {
        "title": "Folios",
        "doi": "10.1145/3500000.3500001",
        "rights": {"mode": "cc", "licence": "CC-BY-NC-4.0"},
    }
    assert paper(imported, "13").fields["rights"] == {"mode": "acmlicensed"}
    assert imported.volume == {
        "conference": {
            "name": "The 4th Conference on Ink & Paper",
            "short": "INK ’31",
            "start": "2031-06-30",
            "end": "2031-07-02",
            "place": {"city": "Oslo", "country": "Norway"},
        },
        "book": {
            "title": "Proceedings of the 4th Conference on Ink & Paper",
            "isbn": {"electronic": "979-8-4007-0490-1"},
        },
        "doi": {"prefix": "10.1145"},
    }


def test_several_blocks_in_one_text(tmp_path: Path) -> None:
    text = f"Submission ID: ink12\n{block()}\nSubmission ID: ink13\n{block('3500002')}"
    imported = acm_erights.read([write(tmp_path / "all.txt", text)])
    assert [one.id for one in imported.papers] == ["ink12", "ink13"]
    assert imported.volume["rights"] == {"mode": "cc", "licence": "CC-BY-NC-4.0"}
    assert not imported.findings


def test_a_mail_in_quoted_printable(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Rights complete"
    mail["From"] = "rights@acm.example"
    mail.set_content("Paper ID: ink12\n" + block() + "é" * 30, cte="quoted-printable")
    path = tmp_path / "m.eml"
    path.write_bytes(bytes(mail))
    assert acm_erights.recognise(path)
    assert paper(acm_erights.read([path]), "ink12").fields["doi"] == "10.1145/3500000.3500001"


def test_blocks_that_do_not_agree(tmp_path: Path) -> None:
    other = block("3500002", isbn="978-3-16-148410-0/31/06")
    text = f"Paper ID: 1\n{block()}\nPaper ID: 2\n{other}"
    imported = acm_erights.read([write(tmp_path / "all.txt", text)])
    assert "isbn" not in imported.volume["book"]
    assert "book isbn" in told(imported, "metadata/import-counts")


@pytest.mark.parametrize("mode", [r"\setcopyright{acmwhatever}", r"\setcopyright{own}"])
def test_modes_acmart_does_not_know(tmp_path: Path, mode: str) -> None:
    imported = acm_erights.read([write(tmp_path / "12.txt", block(mode=mode))])
    assert "rights" not in paper(imported, "12").fields
    assert "metadata/import-value" in rules(imported)


def test_nothing_in_a_block_is_run_or_lost(tmp_path: Path) -> None:
    strange = r"\setcopyright{\input{/etc/passwd}}\acmDOI{10.1145/3.4" + "{" * 5000
    imported = acm_erights.read([write(tmp_path / "12.txt", strange)])
    assert "rights" not in paper(imported, "12").fields


def test_a_paper_in_latex_is_no_rights_mail(tmp_path: Path) -> None:
    path = write(tmp_path / "p.tex", r"\documentclass{acmart}\setcopyright{none}")
    assert not acm_erights.recognise(path)
