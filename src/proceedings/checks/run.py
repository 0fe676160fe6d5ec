"""Ask every rule. A rule is a module; it is asked because its file is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from proceedings.checks.gathering import people_of, texts_of
from proceedings.checks.subject import FileSubject, PaperSubject, RecordsSubject, VolumeSubject
from proceedings.findings.capping import capped
from proceedings.findings.finding import Finding
from proceedings.records.inspection import Inspection
from proceedings.records.wanted import Block, Sign, Wanted
from proceedings.registry import Registry
from proceedings.volume.origins import Origins
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

RULES = Registry("proceedings.checks", depth=1)
"""All rules by name, those among them that other steps raise and that have only a page here."""

CANARY = "safety/canary"
"""The rule whose signs are the volume's own."""


def check(
    volume: Volume,
    inspections: Mapping[str, Inspection],
    styles: Mapping[str, Style],
    origins: Origins,
) -> tuple[Finding, ...]:
    """What the rules find, at their own levels.

    Args:
        volume: The volume.
        inspections: By paper; one whose file can't be read has none and is not asked about.
        styles: By paper.
        origins: Where the volume's values came from.
    """
    found: list[Finding] = []
    for paper in volume.papers:
        if not paper.is_bound or paper.id not in inspections:
            continue
        one = PaperSubject(
            volume=volume,
            paper=paper,
            inspection=inspections[paper.id],
            style=styles[paper.id],
            origins=origins,
        )
        for rule in (*_rules("file"), *_rules("paper")):
            found += [finding.for_paper(paper.id, paper.pdf) for finding in rule(one)]
    whole = VolumeSubject(volume=volume, inspections=inspections, styles=styles, origins=origins)
    for rule in _rules("volume"):
        found += rule(whole)
    return tuple(found)


def check_file(inspection: Inspection, style: Style, file: str) -> tuple[Finding, ...]:
    """What the rules find in a file of whose paper nothing is known, at their own levels.

    Args:
        inspection: What the file is.
        style: The style it is to be published in.
        file: What findings call it.
    """
    subject = FileSubject(inspection=inspection, style=style)
    return tuple(
        replace(finding, place=replace(finding.place, file=finding.place.file or file))
        for rule in _rules("file")
        for finding in rule(subject)
    )


def wanted(style: Style, canaries: Iterable[str] = ()) -> Wanted:
    """What the rules want looked for in a file.

    Args:
        style: The style it is to be published in.
        canaries: Texts that organisers laid into what reviewers were sent.
    """
    own = [
        Sign(name=CANARY, pattern=r"\s+".join(map(re.escape, words)), anywhere=True)
        for canary in canaries
        if (words := canary.split())
    ]
    return Wanted(signs=(*_signs(), *own), block=_block(style))


def check_records(
    volume: Volume,
    origins: Origins,
    styles: Mapping[str, Style],
    sources: Mapping[str, str],
) -> tuple[Finding, ...]:
    """What the rules find in the metadata alone, at their own levels.

    Args:
        volume: The volume.
        origins: Where its values came from.
        styles: The styles it names, by name.
        sources: Its own text files by path, where it follows another volume.
    """
    people = tuple(people_of(volume))
    texts = tuple(texts_of(volume, people))
    subject = RecordsSubject(
        volume=volume,
        origins=origins,
        styles=styles,
        texts=texts,
        foreign=tuple(text for text in texts if not text.value.isascii()),
        people=people,
        sources=sources,
    )
    return capped(found for rule in _rules("records") for found in rule(subject))


def _block(style: Style) -> Block | None:
    if style.block is None:
        return None
    page, inside = style.page, style.block
    box = (inside.left, inside.bottom, page.width - inside.right, page.height - inside.top)
    return Block(width=page.width, height=page.height, box=box)


@cache
def _signs() -> tuple[Sign, ...]:
    return tuple(
        sign for module in RULES.load_all().values() for sign in getattr(module, "SIGNS", ())
    )


@cache
def _rules(scope: str) -> tuple[Callable[[Any], Iterator[Finding]], ...]:
    return tuple(
        module.check
        for module in RULES.load_all().values()
        if scope == module.SCOPE and hasattr(module, "check")
    )
