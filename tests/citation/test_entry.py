from __future__ import annotations

from dataclasses import replace

import bibtexparser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proceedings.citation.entry import paper_entry, rendered, volume_entry
from proceedings.text.richtext import RichText
from proceedings.volume.folio import Folio, FolioRange
from proceedings.volume.paper import Paper
from proceedings.volume.people import Author
from proceedings.volume.volume import Volume

PAGES = FolioRange(Folio(11), 9)


def test_fields_order_and_values_are_the_librarys(volume: Volume, paper: Paper) -> None:
    assert rendered(paper_entry(volume, paper, PAGES)) == (
        "@inproceedings{10.5555/1234567.1234568,\n"
        "author = {Sample, Ada},\n"
        "title = {On Folios},\n"
        "year = {2027},\n"
        "isbn = {9798400704901},\n"
        "publisher = {Association for Computing Machinery},\n"
        "address = {New York, NY, USA},\n"
        "url = {https://doi.org/10.5555/1234567.1234568},\n"
        "doi = {10.5555/1234567.1234568},\n"
        "booktitle = {Proceedings of the 3rd Invented Conference on Paper},\n"
        "pages = {11–19},\n"
        "numpages = {9},\n"
        "keywords = {folios, rectos},\n"
        "location = {Sampleton, Nowhere},\n"
        "series = {ICP '27}\n"
        "}\n"
    )


def test_names_keep_their_parts(volume: Volume, paper: Paper) -> None:
    people = (
        Author(given="Jan", particle="van der", family="Berg", suffix="Jr."),
        Author(group="Ink and Paper Consortium"),
        Author(mononym="Quill"),
        Author(given="Ed", family="Sand and Sons"),
    )
    fields = dict(paper_entry(volume, replace(paper, authors=people), PAGES).fields)
    assert fields["author"] == (
        "van der Berg, Jr., Jan and {Ink and Paper Consortium} and {Quill} and {Sand and Sons, Ed}"
    )


def test_the_volume_has_an_entry_of_its_own(volume: Volume) -> None:
    entry = volume_entry(volume)
    assert (entry.kind, entry.key) == ("proceedings", "ICP2027:proceedings")
    assert dict(entry.fields)["title"].startswith("ICP '27: Proceedings")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(title=st.text(min_size=1), name=st.text(min_size=1), word=st.text())
def test_no_text_leaves_its_field(
    volume: Volume, paper: Paper, title: str, name: str, word: str
) -> None:
    hostile = replace(
        paper,
        title=RichText(title),
        authors=(Author(given=name, family=name),),
        keywords=(word,),
        doi=None,
    )
    entry = paper_entry(volume, hostile, PAGES)
    library = bibtexparser.parse_string(rendered(entry))
    assert not library.failed_blocks
    (read,) = library.entries
    assert [field.key for field in read.fields] == [name for name, _ in entry.fields]


def test_a_brace_or_command_in_a_title_is_inert(volume: Volume, paper: Paper) -> None:
    hostile = replace(
        paper, title=RichText(r"x} , note = {pwn} \input{/etc/passwd} 100% #1 $5 _a_")
    )
    text = rendered(paper_entry(volume, hostile, PAGES))
    library = bibtexparser.parse_string(text)
    assert "note" not in library.entries[0].fields_dict
    assert r"\textbackslash{}input\textbraceleft{}" in text
    assert r"100\% \#1 \$5 \_a\_" in text
