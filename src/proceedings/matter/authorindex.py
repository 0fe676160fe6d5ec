"""The author index: every author of every bound paper once, in the order of the alphabet."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from proceedings.matter.book import INDEX_LETTER
from proceedings.matter.wording import affiliation, native
from proceedings.records.pageplan import PagePlan
from proceedings.text.sorting import collation_key, index_letter
from proceedings.typesetting.spoken import piece
from proceedings.volume.people import Person
from proceedings.volume.volume import Volume

Particles = Literal["follow-family", "lead"]


@dataclass(frozen=True, slots=True)
class Indexed:
    """One entry of the index.

    Attributes:
        person: The author, as the paper with the fullest form of the name has it.
        papers: Ids of the papers, in the order of the volume.
    """

    person: Person
    papers: tuple[str, ...]


def author_index(volume: Volume, plan: PagePlan) -> list[dict[str, Any]]:
    """The index's data: groups `{letter, entries}` in order, each entry with its folios."""
    particles = volume.index.particles
    folios = {planned.id: str(planned.folios.first) for planned in plan.papers}
    people = joined(volume, [planned.id for planned in plan.papers])
    # Collation leaves two names it finds equal in no order: papers and ORCID decide.
    order = sorted(
        people,
        key=lambda entry: (
            collation_key(sort_name(entry.person, particles)),
            inverted(entry.person, particles),
            entry.person.orcid or "",
            [int(folios[paper]) if folios[paper].isdigit() else 0 for paper in entry.papers],
        ),
    )
    return [
        {
            INDEX_LETTER: letter,
            "entries": [_entry(volume, entry, folios) for entry in entries],
        }
        for letter, entries in groupby(
            order, key=lambda entry: index_letter(sort_name(entry.person, particles))
        )
    ]


def sort_name(person: Person, particles: Particles) -> str:
    """The words an entry is sorted by: the chair's, else `family particle given suffix`."""
    if person.sort:
        return person.sort
    if not person.family:
        return person.name
    names = [person.family, person.particle]
    if particles == "lead":
        names.reverse()
    return " ".join(part for part in (*names, person.given, person.suffix) if part)


def inverted(person: Person, particles: Particles) -> str:
    """The entry itself: `Papierlaan, Marit van der`, or `van der Papierlaan, Marit`.

    Names that are printed family first (Vietnamese, Chinese, …) stand as they are printed: there a
    comma would name an inversion that never took place.
    """
    if not person.family or not person.given:
        return person.name
    # Chinese and Japanese names have no space after the family name, nor has a Korean one of need.
    starts = (f"{person.family} ", person.family + person.given)
    if person.printed and person.printed.startswith(starts):
        return person.printed
    lead = [person.particle, person.family] if particles == "lead" else [person.family]
    after = [person.given] if particles == "lead" else [person.given, person.particle]
    parts = (" ".join(filter(None, lead)), " ".join(filter(None, after)), person.suffix)
    return ", ".join(part for part in parts if part)


def joined(volume: Volume, papers: Sequence[str]) -> list[Indexed]:
    """Authors of the papers, each once: one ORCID is one person, and so is one name.

    Two of one name with different ORCIDs are two people; one of that name without an ORCID is then
    a third, since nobody can say which of the two.
    """
    orcids: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    bylines = [(paper, author) for paper in papers for author in volume.paper(paper).authors]
    for _, author in bylines:
        if author.orcid:
            orcids[_same(author)].add(author.orcid)
    groups: dict[tuple[str, ...], list[tuple[str, Person]]] = {}
    for paper, author in bylines:
        known = orcids[_same(author)]
        orcid = author.orcid or (next(iter(known)) if len(known) == 1 else None)
        groups.setdefault((orcid,) if orcid else _same(author), []).append((paper, author))
    return [
        Indexed(
            max((author for _, author in group), key=lambda author: len(author.name)),
            tuple(dict.fromkeys(paper for paper, _ in group)),
        )
        for group in groups.values()
    ]


def _same(person: Person) -> tuple[str, ...]:
    parts = (person.family, person.particle, person.given, person.suffix)
    names = (person.group, person.mononym, *parts)
    return tuple(unicodedata.normalize("NFC", part or "").casefold() for part in names)


def _entry(volume: Volume, entry: Indexed, folios: dict[str, str]) -> dict[str, Any]:
    person = entry.person
    places = person.affiliations if volume.index.affiliations else ()
    return {
        "name": piece(inverted(person, volume.index.particles), person.language),
        "native": native(person),
        "affiliations": [piece(affiliation(place)) for place in places],
        "papers": [{"id": paper, "folio": folios[paper]} for paper in entry.papers],
    }
