"""The reference case: two pages of a published ACM volume, set again from its facts."""

from __future__ import annotations

import re
from pathlib import Path

import bibtexparser
import pypdfium2
import pytest
import yaml
from making import ROOT, copied, order
from published import page_text
from pypdf import PdfReader

from proceedings import edition
from proceedings.records.reports import Report

HEAD = "KDD ’24, August 25–29, 2024, Barcelona, Spain"
STRIP = [
    "© 2024 Copyright held by the owner/author(s).",
    "ACM ISBN 979-8-4007-0490-1/24/08.",
    "https://doi.org/10.1145/3637528.3671486",
]
AUTHORS = (
    "Tabari, Narges and Deshmukh, Aniket and Kang, Wang-Cheng and Zamani, Hamed and "
    "Gangadharaiah, Rashmi and McAuley, Julian and Karypis, George"
)
BOOKTITLE = "Proceedings of the 30th ACM SIGKDD Conference on Knowledge Discovery and Data Mining"
KEYWORDS = "generative ai, natural language processing, personalization, recommender systems"
FIELDS = [
    ("author", AUTHORS),
    ("title", "First Workshop on Generative AI for Recommender Systems and Personalization"),
    ("year", "2024"),
    ("isbn", "9798400704901"),
    ("publisher", "Association for Computing Machinery"),
    ("address", "New York, NY, USA"),
    ("url", "https://doi.org/10.1145/3637528.3671486"),
    ("doi", "10.1145/3637528.3671486"),
    ("abstract", None),
    ("booktitle", BOOKTITLE),
    ("pages", "6737–6738"),
    ("numpages", "2"),
    ("keywords", KEYWORDS),
    ("location", "Barcelona, Spain"),
    ("series", "KDD '24"),
]


def entry(folder: Path) -> bibtexparser.model.Entry:
    text = (folder / "build/export/proceedings.bib").read_text("utf-8")
    library = bibtexparser.parse_string(text)
    return library.entries_dict["10.1145/3637528.3671486"]


def test_it_builds_without_an_error_or_a_warning(kdd24: tuple[Path, Report]) -> None:
    assert [(f.rule, f.level) for f in kdd24[1].findings if f.level != "note"] == []
    assert not kdd24[1].draft


def test_heads_and_folios_read_to_the_character(kdd24: tuple[Path, Report]) -> None:
    paper = kdd24[0] / "build/papers/genai-recsys.pdf"
    first, second = (page_text(paper, index).splitlines() for index in (0, 1))
    # On page 1 the line stands in the rights strip alone.
    assert first.count(HEAD) == 1
    assert [line.rstrip() for line in first[-5:]] == [HEAD, *STRIP, "6737"]
    assert second[-2:] == [f"{HEAD} Narges Tabari et al.", "6738"]


def test_the_volumes_pages_carry_the_same(kdd24: tuple[Path, Report]) -> None:
    folder, report = kdd24
    volume = folder / "build/proceedings.pdf"
    labels = PdfReader(volume).page_labels
    assert report.plan is not None
    assert labels[-3:] == ["6737", "6738", "6739"]
    at = labels.index("6738")
    assert page_text(volume, at).splitlines()[-2:] == [f"{HEAD} Narges Tabari et al.", "6738"]


def test_stamps_stand_where_acm_sets_them(kdd24: tuple[Path, Report]) -> None:
    document = pypdfium2.PdfDocument(kdd24[0] / "build/papers/genai-recsys.pdf")
    try:
        page = document[1].get_textpage()
        text = page.get_text_range()
        line, authors, folio = (
            [page.get_charbox(at + step, loose=True) for step in range(len(words))]
            for words in (HEAD, "Narges Tabari et al.", "6738")
            for at in [text.rindex(words)]
        )
    finally:
        document.close()
    assert line[0][0] == pytest.approx(53.80, abs=0.5)
    assert line[-1][2] - line[0][0] == pytest.approx(133.84, abs=0.5)
    assert authors[-1][2] == pytest.approx(558.20, abs=0.5)
    assert folio[0][0] == pytest.approx(295.0, abs=0.5)


def test_bibtex_has_the_librarys_fields_order_and_values(kdd24: tuple[Path, Report]) -> None:
    found = [(field.key, field.value) for field in entry(kdd24[0]).fields]
    assert [name for name, _ in found] == [name for name, _ in FIELDS]
    for (name, value), (_, expected) in zip(found, FIELDS, strict=True):
        assert expected is None or value == expected, name


def test_info_and_xmp_carry_the_doi(kdd24: tuple[Path, Report]) -> None:
    reader = PdfReader(kdd24[0] / "build/papers/genai-recsys.pdf")
    assert reader.metadata is not None
    assert reader.metadata.title == dict(FIELDS)["title"]
    packet = reader.xmp_metadata
    assert packet is not None
    assert "doi:10.1145/3637528.3671486" in (packet.dc_identifier or "")
    assert packet.dc_creator[0] == "Narges Tabari"
    raw = reader.trailer["/Root"]["/Metadata"].get_data().decode("utf-8")
    said = dict(re.findall(r"<((?:prism|xmpRights):\w+)>([^<]*)</", raw))
    assert said == {
        "prism:doi": "10.1145/3637528.3671486",
        "prism:url": "https://doi.org/10.1145/3637528.3671486",
        "prism:publicationName": BOOKTITLE,
        "prism:isbn": "979-8-4007-0490-1",
        "prism:publicationDate": "2024-08-24",
        "prism:startingPage": "6737",
        "prism:endingPage": "6738",
        "prism:pageRange": "6737-6738",
        "prism:pageCount": "2",
        "xmpRights:Marked": "True",
    }
    assert "<xmpRights:UsageTerms><rdf:Alt>" in raw
    assert "© 2024 Copyright held by the owner/author(s). This sentence stands" in raw
    assert reader.page_labels == ["6737", "6738"]
    root = reader.trailer["/Root"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712  # pypdf's own
    assert root["/Lang"] == "en"


def test_with_the_seeds_own_abstract_and_statement(corpus: Path, tmp_path: Path) -> None:
    """The published words go in as the publisher printed them, and come out of the BibTeX."""
    seed = (corpus.parent / "seed/kdd24-workshop.txt").read_text("utf-8")
    folder = copied(ROOT / "tests/volumes/kdd24", tmp_path / "volume")
    abstract = mended(seed.split("ABSTRACT\n")[1].split("KEYWORDS\n")[0])
    statement = mended("Permission" + seed.split("\nPermission")[1].split("\nKDD ’24, August")[0])
    fill(folder / "metadata/papers.yaml", lambda doc: doc["papers"][0].update(abstract=abstract))
    fill(
        folder / "metadata/volume.yaml",
        lambda doc: doc["statements"].update(rightsretained=statement),
    )
    report = edition.build(order(folder))
    assert not report.draft
    assert entry(folder)["abstract"] == abstract
    assert abstract.startswith("Building personalized recommender systems is especially important")
    front = " ".join(
        page_text(folder / "build/front-matter.pdf", index)
        for index in range(PdfReader(folder / "build/front-matter.pdf").get_num_pages())
    )
    assert squeezed(statement) in squeezed(front)
    read_as_in_the_seed(folder, seed)


def read_as_in_the_seed(folder: Path, seed: str) -> None:
    """Reference and strip, by two readers, in the single paper and in the volume.

    Of the seed's text spaces were lost (`InProceedings`, `©2024`), so these aren't compared; the
    lines of the statement break where the class broke them.
    """
    printed = "ACM Reference Format:" + seed.split("ACM Reference Format:")[1]
    printed = printed[: printed.index("1 DESCRIPTION")]
    statement = printed[printed.index("Permission to") : printed.index(f"{HEAD}\n©")]
    volume = folder / "build/proceedings.pdf"
    places = ((folder / "build/papers/genai-recsys.pdf", 0), (volume, volume_index(volume)))
    for path, index in places:
        for text in (PdfReader(path).pages[index].extract_text(), pdfium_text(path, index)):
            lines = [" ".join(line.split()) for line in text.splitlines()]
            assert squeezed(printed) in squeezed("".join(lines)), path
            assert statement.splitlines() == lines[lines.index(statement.splitlines()[0]) :][:5]


def volume_index(volume: Path) -> int:
    return PdfReader(volume).page_labels.index("6737")


def pdfium_text(path: Path, index: int) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return str(document[index].get_textpage().get_text_range())
    finally:
        document.close()


def mended(text: str) -> str:
    """Extracted lines joined, hyphens at their ends taken away."""
    return re.sub(r"\s*\n\s*", " ", re.sub(r"-\n", "", text)).strip()


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe-]+", "", text)


def fill(path: Path, change: object) -> None:
    document = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - a safe one
    assert callable(change)
    change(document)
    path.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), "utf-8")
