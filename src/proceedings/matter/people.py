"""Committees, reviewers, sponsors and awards: the lists of who made the event."""

from __future__ import annotations

import csv
import io
from itertools import groupby
from typing import Any

from proceedings.matter.files import ChairsFiles
from proceedings.matter.wording import paper, person
from proceedings.records.pageplan import PagePlan
from proceedings.typesetting.spoken import piece
from proceedings.volume.volume import Volume


def committees(volume: Volume) -> list[dict[str, Any]]:
    """Committees by their offices, members in the order the chair gave."""
    return [
        {
            "title": piece(committee.title),
            "roles": [
                {"role": piece(role.role), "members": [person(member) for member in role.members]}
                for role in committee.roles
                if role.members
            ],
        }
        for committee in volume.pages.committees
    ]


def reviewers(volume: Volume, files: ChairsFiles) -> list[dict[str, Any]]:
    """Lists of reviewers, from the metadata or from a CSV of name, affiliation, country."""
    lists = []
    for group in volume.pages.reviewers:
        members = [person(member) for member in group.members]
        if group.file and (text := files.text(group.file)):
            members += [
                {
                    "name": piece(row["name"].strip()),
                    "native": None,
                    "affiliations": [_place(row)] if _place(row) else [],
                }
                for row in csv.DictReader(io.StringIO(text))
                if (row.get("name") or "").strip()
            ]
        if members:
            lists.append({"title": piece(group.title) if group.title else None, "members": members})
    return lists


def _place(row: dict[str, str]) -> str:
    parts = ((row.get("affiliation") or "").strip(), (row.get("country") or "").strip())
    return ", ".join(part for part in parts if part)


def sponsors(volume: Volume, files: ChairsFiles) -> list[dict[str, Any]]:
    """Sponsors by tier, in the order the chair gave."""
    return [
        {
            "tier": piece(tier),
            "sponsors": [
                {
                    "name": piece(sponsor.name),
                    "url": sponsor.url,
                    "logo": files.picture(sponsor.logo) if sponsor.logo else None,
                    "alt": sponsor.alt or f"Logo of {sponsor.name}",
                }
                for sponsor in group
            ],
        }
        for tier, group in groupby(volume.pages.sponsors, key=lambda sponsor: sponsor.tier)
    ]


def awards(volume: Volume, plan: PagePlan) -> list[dict[str, Any]]:
    """Awards with the papers and people that got them; a paper with its folio where it is bound."""
    folios = {planned.id: str(planned.folios.first) for planned in plan.papers}
    known = {record.id: record for record in volume.papers}
    return [
        {
            "name": piece(award.name),
            "papers": [
                paper(known[key]) | {"folio": folios.get(key)}
                for key in award.papers
                if key in known
            ],
            "people": [person(who) for who in award.people],
            "citation": piece(award.citation) if award.citation else None,
        }
        for award in volume.pages.awards
    ]
