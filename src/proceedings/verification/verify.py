"""Reading back what was made, with other libraries than those which made it.

pypdf reads the structure, pdfium the printed words, bibtexparser the bibliography; qpdf, which
wrote the file, is asked only whether its syntax is sound.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pikepdf
from pypdf.errors import PyPdfError

from proceedings.findings.finding import Finding
from proceedings.pdf.opening import open_own
from proceedings.records.pageplan import PagePlan
from proceedings.records.prepared import Prepared
from proceedings.verification.activity import activity_faults
from proceedings.verification.bibtex import bibtex_faults
from proceedings.verification.fault import fault
from proceedings.verification.lines import line_faults
from proceedings.verification.notices import notice_faults
from proceedings.verification.outlines import outline_faults
from proceedings.verification.reader import Link, VolumeReader
from proceedings.verification.singles import faults_of_one, single_faults
from proceedings.verification.spans import MATTER, Leaf, Lines, Notices, Spots, by_owner, leaves
from proceedings.verification.structure import (
    label_faults,
    link_faults,
    name_faults,
    page_faults,
)
from proceedings.verification.tags import TagReader, tag_faults
from proceedings.verification.text import Printed, contents_faults
from proceedings.volume.volume import Volume

# What qpdf says of an author's name object, carried over as it was, that every reader reads.
_HARMLESS = ("name with stray #",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What reading back found.

    Attributes:
        findings: What is not as it must be; all errors.
        checks: What was found right, a line each, for people.
    """

    findings: tuple[Finding, ...]
    checks: tuple[str, ...]


def verify(
    volume_pdf: Path,
    singles: Mapping[str, Path],
    bib: bytes | None,
    volume: Volume,
    plan: PagePlan,
    prepared: Mapping[str, Prepared],
    folios: Spots,
    notices: Notices = MappingProxyType({}),
    lines: Lines = MappingProxyType({}),
    alone: Sequence[Finding] | None = None,
) -> Verified:
    """Read a volume back.

    Args:
        volume_pdf: The bound volume.
        singles: Each bound paper's own PDF, by id.
        bib: The BibTeX file, where one was exported.
        volume: The metadata.
        plan: Which folio each page carries.
        prepared: Facts of each bound paper's prepared file, by id.
        folios: Where stamping set each page's folio, by paper; None where it set none and said so.
        notices: What it set on first pages as content, by paper.
        lines: The heads and feet it set, by paper and page.
        alone: What `verify_single` found in the papers' own PDFs; None where they are still to be
            read.
    """
    book = leaves(plan, folios, notices, lines)
    tally = _Tally()
    if volume_pdf.is_file():
        expected = _Expected(volume=volume, plan=plan, prepared=prepared, book=book)
        _verify_volume(tally, volume_pdf, expected)
    else:
        tally.add([fault("pages", "there is no volume to read back")])
    if alone is None:
        owned = by_owner(book)
        pages = {paper.id: owned[paper.id] for paper in plan.papers}
        alone = list(single_faults(singles, volume, pages))
    tally.add_again(
        list(alone),
        f"{_many(len(plan.papers), 'single paper')}: pages, title, folios, heads and notices",
    )
    if bib is not None:
        tally.add(
            list(bibtex_faults(bib, volume, plan)),
            f"{_many(len(plan.papers), 'BibTeX entry', 'BibTeX entries')} read back, pages and "
            "DOIs as planned",
        )
    return Verified(findings=tuple(tally.findings), checks=tuple(tally.checks))


def verify_single(path: Path, paper: str, title: str, pages: Sequence[Leaf]) -> Verified:
    """Read one paper's own PDF back.

    Args:
        path: The file.
        paper: The paper's id.
        title: What it must call itself.
        pages: Its pages as planned.
    """
    return Verified(findings=tuple(faults_of_one(path, paper, title, pages)), checks=())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Expected:
    """What the volume is compared with."""

    volume: Volume
    plan: PagePlan
    prepared: Mapping[str, Prepared]
    book: tuple[Leaf, ...]


class _Tally:
    """Findings, and the lines for what was right."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.checks: list[str] = []

    def add(self, found: Sequence[Finding], right: str = "") -> None:
        """Take a check's findings; where there are none, its line."""
        self.findings.extend(found)
        if not found and right:
            self.checks.append(right)

    def add_again(self, found: Sequence[Finding], right: str) -> None:
        """The same for papers alone: what is told of one in the volume has the same cause."""
        told = {(finding.rule, finding.place.paper) for finding in self.findings}
        fresh = [one for one in found if (one.rule, one.place.paper) not in told]
        self.add(fresh, "" if found else right)


def _verify_volume(tally: _Tally, path: Path, expected: _Expected) -> None:
    try:
        with open_own(path) as pdf:
            problems = _faults_of(pdf)
    except pikepdf.PikepdfError as error:
        tally.add([fault("syntax", "the volume can't be read back", evidence=str(error))])
        return
    tally.add(
        [
            fault("syntax", "the volume's PDF is not sound", evidence=problem)
            for problem in problems
        ],
        "the volume's syntax, object by object",
    )
    try:
        reader = VolumeReader(path)
    except PyPdfError as error:
        tally.add([fault("syntax", "the volume can't be read back", evidence=str(error))])
        return
    book = expected.book
    wrong = list(page_faults(reader, book))
    tally.add(wrong, f"{_many(len(book), 'page')}, as planned")
    if wrong:
        return
    try:
        _verify_structure(tally, reader, expected)
        _verify_print(tally, path, list(reader.links()), expected)
    except (PyPdfError, RecursionError) as error:
        tally.add([fault("syntax", "the volume can't be read back", evidence=str(error))])


def _faults_of(pdf: pikepdf.Pdf) -> list[str]:
    """What qpdf has to mend when it reads every object, without the path of our staging folder.

    Streams are not unpacked: what papers brought was carried over byte for byte, and preparing has
    told of what is damaged in it.
    """
    nowhere: Any = _Nowhere()
    pdf.save(
        nowhere,
        static_id=True,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )
    return [
        re.sub(r"^.*?\((?=offset|object|trailer|xref)", "(", warning)
        for warning in pdf.get_warnings()
        if not any(words in warning for words in _HARMLESS)
    ]


class _Nowhere(io.RawIOBase):
    """A file that keeps nothing."""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return len(data)


def _verify_structure(tally: _Tally, reader: VolumeReader, expected: _Expected) -> None:
    book = expected.book
    tally.add(
        list(label_faults(reader, book)),
        f"{_many(len(book), 'page label')} as the folios are printed",
    )
    links = list(reader.links())
    own = sum(1 for link in links if book[link.page].owner != MATTER)
    tally.add(
        [*link_faults(links, book, expected.prepared), *name_faults(reader, book)],
        f"{_many(own, 'link')} of papers within their own paper, {len(links) - own} of front and "
        "back matter where they should lead",
    )
    items = reader.outline()
    tally.add(
        list(outline_faults(items, expected.plan, expected.volume, book, expected.prepared)),
        f"{_many(sum(1 + item.below for item in items), 'bookmark')}: part, session, paper, "
        "the paper's own",
    )
    tags = TagReader(reader)
    tally.add(
        list(tag_faults(tags, book, expected.prepared)),
        f"{_many(sum(part.elements for part in tags.parts), 'tag')}, each on its own paper's pages",
    )
    tally.add(list(activity_faults(reader, book)), "nothing in the volume acts by itself")


def _verify_print(tally: _Tally, path: Path, links: Sequence[Link], expected: _Expected) -> None:
    book = expected.book
    with Printed(path) as printed:
        folios = sum(1 for leaf in book if leaf.spot is not None)
        lines = sum(len(leaf.lines) for leaf in book)
        tally.add(
            list(line_faults(printed, list(enumerate(book)))),
            f"{_many(folios, 'folio')} and {_many(lines, 'head')} read in place",
        )
        first = [(index, leaf) for index, leaf in enumerate(book) if leaf.notices]
        count = sum(len(leaf.notices) for _, leaf in first)
        tally.add(
            list(notice_faults(printed, first)),
            f"{_many(count, 'rights strip or reference', 'rights strips and references')} read "
            "in place, links too"
            if count
            else "",
        )
        tally.add(
            list(contents_faults(printed, links, book)),
            "contents and index print the folios they lead to",
        )


def _many(count: int, one: str, more: str | None = None) -> str:
    """`1 page`, `2 pages`, `3 entries`."""
    return f"{count} {one if count == 1 else more or one + 's'}"
