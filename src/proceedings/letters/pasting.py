r"""The lines an author puts in place of those of the paper, each known by a key.

A rule names keys in its `PASTE`. For LaTeX the lines are commands of the class acmart (acmart.dtx,
«Top matter»), in the order its rights mails have; for every other tool they are as printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from proceedings.citation.event import booktitle, conference_line, event_dates, place
from proceedings.citation.rightsline import copyright_line, isbn_line
from proceedings.records.inspection import Tool
from proceedings.records.letters import Pasted
from proceedings.text.aslatex import escaped
from proceedings.volume.paper import Paper
from proceedings.volume.rights import RightsMode
from proceedings.volume.volume import Volume

_Lines = Callable[[Volume, Paper], Iterator[str]]
_FORMAT = re.compile(r"acm-([a-z]+)")
_CC = re.compile(r"CC-([A-Z-]+)-(\d\.\d)")
_BEFORE_NUMBER = re.compile(r".*\bISBN\s+")


def lines(
    keys: Iterable[str], volume: Volume, paper: Paper, *, tool: Tool, creator: str = ""
) -> Pasted:
    """The lines of all keys, each once.

    Where it can't be told what a paper was made with, both forms are given.

    Args:
        keys: Of `LINES`.
        volume: The volume.
        paper: The paper.
        tool: What its file was made with.
        creator: What the file says of that.
    """
    wanted = [LINES[key] for key in LINES if key in set(keys)]
    is_acmart = "acmart" in creator or bool(_FORMAT.match(volume.style_of(paper)))
    as_source = tool in (Tool.LATEX, Tool.OTHER) and is_acmart
    as_printed = tool is not Tool.LATEX or not is_acmart
    return Pasted(
        source=tuple(line for source, _ in wanted for line in source(volume, paper))
        if as_source
        else (),
        printed=tuple(line for _, printed in wanted for line in printed(volume, paper))
        if as_printed
        else (),
    )


def _class(volume: Volume, paper: Paper) -> Iterator[str]:
    # Styles of ACM's formats are called after them: acm-sigconf.
    found = _FORMAT.fullmatch(volume.style_of(paper))
    if found:
        yield rf"\documentclass[{found[1]}]{{acmart}}"


def _rights(volume: Volume, paper: Paper) -> Iterator[str]:
    rights = volume.rights_of(paper)
    if rights.mode is not RightsMode.OWN:
        yield rf"\setcopyright{{{rights.mode}}}"
    if rights.mode is RightsMode.CC and rights.licence:
        found = _CC.fullmatch(rights.licence)
        if rights.licence == "CC0-1.0":
            yield r"\setcctype{zero}"
        elif found:
            yield rf"\setcctype[{found[2]}]{{{found[1].lower()}}}"
    year = volume.book.published.year
    yield rf"\copyrightyear{{{rights.year or year}}}"
    yield rf"\acmYear{{{year}}}"


def _rights_printed(volume: Volume, paper: Paper) -> Iterator[str]:
    yield copyright_line(volume.rights_of(paper), volume.book.published.year)


def _conference(volume: Volume, _paper: Paper) -> Iterator[str]:
    conference = volume.conference
    short = escaped(conference.short)
    # A bracket would end the optional argument.
    short = f"{{{short}}}" if "]" in short else short
    name, days, where = map(
        escaped, (conference.name, event_dates(conference), place(conference.place))
    )
    yield rf"\acmConference[{short}]{{{name}}}{{{days}}}{{{where}}}"
    yield rf"\acmBooktitle{{{escaped(booktitle(volume))}}}"


def _conference_printed(volume: Volume, _paper: Paper) -> Iterator[str]:
    yield conference_line(volume)


def _isbn(volume: Volume, _paper: Paper) -> Iterator[str]:
    line = isbn_line(volume)
    if line:
        # The class prints «ACM ISBN» itself.
        yield rf"\acmISBN{{{escaped(_BEFORE_NUMBER.sub('', line))}}}"


def _isbn_printed(volume: Volume, _paper: Paper) -> Iterator[str]:
    line = isbn_line(volume)
    if line:
        yield line


def _doi(volume: Volume, paper: Paper) -> Iterator[str]:
    doi = volume.doi_of(paper)
    if doi:
        # As it is: the class makes an address of it, in which a backslash would be printed.
        yield rf"\acmDOI{{{doi}}}"


def _doi_printed(volume: Volume, paper: Paper) -> Iterator[str]:
    doi = volume.doi_of(paper)
    if doi:
        yield f"https://doi.org/{doi}"


def _nothing(_volume: Volume, _paper: Paper) -> Iterator[str]:
    yield from ()


LINES: Mapping[str, tuple[_Lines, _Lines]] = {
    "class": (_class, _nothing),
    "rights": (_rights, _rights_printed),
    "conference": (_conference, _conference_printed),
    "isbn": (_isbn, _isbn_printed),
    "doi": (_doi, _doi_printed),
}
"""By key: the lines for LaTeX's source, and as printed."""
