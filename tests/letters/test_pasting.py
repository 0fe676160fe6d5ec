from __future__ import annotations

from dataclasses import replace

import pytest
from inkpapers import PAPER, VOLUME

from proceedings.letters.pasting import LINES, lines
from proceedings.records.inspection import Tool
from proceedings.records.letters import Pasted
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.volume import Volume

ALL = ("doi", "isbn", "conference", "rights")
DAYS, PLACE = "May 12–15, 2031", "Quarto Bay, Papyria"
TITLE = r"Proceedings of the 30th Symposium on Ink \& Paper"
SOURCE = (
    r"\setcopyright{cc}",
    r"\setcctype[4.0]{by-nc}",
    r"\copyrightyear{2031}",
    r"\acmYear{2031}",
    rf"\acmConference[INK ’31]{{30th Symposium on Ink \& Paper}}{{{DAYS}}}{{{PLACE}}}",
    rf"\acmBooktitle{{{TITLE} (INK ’31), {DAYS}, {PLACE}}}",
    r"\acmISBN{978-0-00-043101-1/31/05}",
    r"\acmDOI{10.5555/1.2}",
)
PRINTED = (
    "© 2031 Copyright held by the owner/author(s).",
    "INK ’31, May 12–15, 2031, Quarto Bay, Papyria",
    "ACM ISBN 978-0-00-043101-1/31/05",
    "https://doi.org/10.5555/1.2",
)


def pasted(
    *keys: str, tool: Tool = Tool.LATEX, creator: str = "", volume: Volume = VOLUME
) -> Pasted:
    return lines(keys, volume, PAPER, tool=tool, creator=creator)


def test_latex_gets_commands_word_what_is_printed_and_who_knows_both() -> None:
    assert pasted(*ALL) == Pasted(source=SOURCE)
    assert pasted(*ALL, tool=Tool.WORD) == Pasted(printed=PRINTED)
    assert pasted(*ALL, tool=Tool.OTHER) == Pasted(source=SOURCE, printed=PRINTED)


def test_latex_of_another_class_has_no_such_commands() -> None:
    plain = replace(VOLUME, style="plain")
    assert pasted("doi", volume=plain) == Pasted(printed=("https://doi.org/10.5555/1.2",))
    assert pasted("doi", volume=plain, creator="LaTeX with acmart v2.10").source


def test_only_lines_that_were_asked_for() -> None:
    assert pasted("doi").source == (r"\acmDOI{10.5555/1.2}",)
    assert pasted() == Pasted()
    assert pasted("class").source == (r"\documentclass[sigconf]{acmart}",)


@pytest.mark.parametrize(
    ("rights", "wanted"),
    [
        (
            Rights(mode=RightsMode.CC, licence="CC0-1.0"),
            [r"\setcopyright{cc}", r"\setcctype{zero}"],
        ),
        (Rights(mode=RightsMode.OWN, owner="Us."), []),
        (Rights(mode=RightsMode.ACMLICENSED, year=2030), [r"\setcopyright{acmlicensed}"]),
    ],
)
def test_rights(rights: Rights, wanted: list[str]) -> None:
    made = list(pasted("rights", volume=replace(VOLUME, rights=rights)).source)
    year = rights.year or 2031
    assert made == [*wanted, rf"\copyrightyear{{{year}}}", r"\acmYear{2031}"]


def test_what_isn_t_known_is_no_line() -> None:
    volume = replace(
        VOLUME, book=replace(VOLUME.book, isbn=replace(VOLUME.book.isbn, electronic=None))
    )
    nameless = replace(PAPER, doi="pending")
    assert lines(("doi", "isbn"), volume, nameless, tool=Tool.OTHER) == Pasted()


def test_nothing_of_the_metadata_is_a_command() -> None:
    evil = replace(VOLUME.conference, short=r"I]{\input{x}}", name=r"50% \write18{x} $a_b$")
    line = pasted("conference", volume=replace(VOLUME, conference=evil)).source[0]
    assert line == (
        r"\acmConference[{I]\textbraceleft{}\textbackslash{}input\textbraceleft{}x\textbraceright{}"
        r"\textbraceright{}}]{50\% \textbackslash{}write18\textbraceleft{}x\textbraceright{} "
        r"\$a\_b\$}{May 12–15, 2031}{Quarto Bay, Papyria}"
    )
    assert set(LINES) == {"class", *ALL}
