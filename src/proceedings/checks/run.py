"""Ask every rule. A rule is a module; it is asked because its file is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from proceedings.checks.gathering import people_of, texts_of
from proceedings.checks.subject import PaperSubject, RecordsSubject, VolumeSubject
from proceedings.findings.capping import capped
from proceedings.findings.finding import Finding
from proceedings.records.inspection import Inspection
from proceedings.registry import Registry
from proceedings.volume.origins import Origins
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

RULES = Registry("proceedings.checks", depth=1)
"""All rules by name, those among them that other steps raise and that have only a page here."""


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
        for rule in _rules("paper"):
            found += [finding.for_paper(paper.id, paper.pdf) for finding in rule(one)]
    whole = VolumeSubject(volume=volume, inspections=inspections, styles=styles, origins=origins)
    for rule in _rules("volume"):
        found += rule(whole)
    return tuple(found)


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


@cache
def _rules(scope: str) -> tuple[Callable[[Any], Iterator[Finding]], ...]:
    return tuple(
        module.check
        for module in RULES.load_all().values()
        if scope == module.SCOPE and hasattr(module, "check")
    )
