"""Info and XMP say the same, and only what the record says."""

from __future__ import annotations

import io
from datetime import date
from xml.etree import ElementTree as ET

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from proceedings.pdf.xmp import packet, write_info
from proceedings.records.published import DocInfo

INFO = DocInfo(
    title="On Folios & <Heads>",
    authors=("Ada Sample", "Ben Example"),
    published=date(2024, 8, 24),
    publisher="Invented Press",
    language="en",
    publication="Proceedings of ICP ’27, June 30–July 2",
    keywords=("folios", "heads"),
    abstract="Nothing.",
    doi="10.5555/1234567.1234568",
    isbn="979-8-4007-0490-1",
    first="6737",
    last="6738",
    pages=2,
    rights="© 2024 Ada Sample.",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
)
PRISM = "{http://prismstandard.org/namespaces/basic/3.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"


def texts(data: bytes, name: str) -> list[str]:
    found = ET.fromstring(data.decode("utf-8").split("?>", 1)[1].rsplit("<?", 1)[0])  # noqa: S314
    return [
        text.strip() for element in found.iter(name) for text in element.itertext() if text.strip()
    ]


def test_what_libraries_read() -> None:
    data = packet(INFO)
    assert texts(data, DC + "title") == ["On Folios & <Heads>"]
    assert texts(data, DC + "creator") == ["Ada Sample", "Ben Example"]
    assert texts(data, DC + "identifier") == ["doi:10.5555/1234567.1234568"]
    assert texts(data, DC + "date") == ["2024-08-24"]
    assert texts(data, PRISM + "doi") == ["10.5555/1234567.1234568"]
    assert texts(data, PRISM + "url") == ["https://doi.org/10.5555/1234567.1234568"]
    assert texts(data, PRISM + "startingPage") == ["6737"]
    assert texts(data, PRISM + "pageRange") == ["6737-6738"]
    assert texts(data, PRISM + "publicationName") == ["Proceedings of ICP ’27, June 30–July 2"]
    assert b"pdfaid" not in data
    assert b"pdfuaid" not in data


def test_an_authors_own_info_is_replaced() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(Title="Draft", Creator="LaTeX"))
    write_info(pdf, INFO)
    data = io.BytesIO()
    pdf.save(data, deterministic_id=True)
    with pikepdf.open(data) as read:
        assert str(read.trailer.Info.Title) == "On Folios & <Heads>"
        assert str(read.trailer.Info.Author) == "Ada Sample; Ben Example"
        assert str(read.trailer.Info.CreationDate) == "D:20240824000000Z"
        assert "/Creator" not in read.trailer.Info
        with read.open_metadata() as xmp:
            assert xmp["dc:title"] == "On Folios & <Heads>"
            assert xmp["dc:creator"] == ["Ada Sample", "Ben Example"]


@given(st.text())
def test_any_title_makes_a_packet_that_parses(title: str) -> None:
    data = packet(
        DocInfo(title=title, authors=(), published=date(2024, 1, 1), publisher="P", language="en")
    )
    assert "P" in texts(data, DC + "publisher")
