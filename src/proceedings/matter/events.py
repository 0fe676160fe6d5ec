"""Keynotes and workshops: what took place beside the papers."""

from __future__ import annotations

from typing import Any

from proceedings.matter.files import ChairsFiles
from proceedings.matter.wording import person
from proceedings.records.pageplan import PagePlan
from proceedings.typesetting.prose import markdown_blocks, paragraphs, rich_runs
from proceedings.volume.people import Portrayed
from proceedings.volume.volume import Volume


def talks(volume: Volume, files: ChairsFiles) -> list[dict[str, Any]]:
    """Talks with speakers, abstract (from the metadata or a Markdown file) and biographies."""
    data = []
    for talk in volume.pages.talks:
        blocks = paragraphs(talk.abstract) if talk.abstract else []
        if talk.file and (text := files.text(talk.file)):
            blocks = markdown_blocks(text)
        data.append(
            {
                "id": talk.id,
                "kind": talk.kind,
                "title": rich_runs(talk.title),
                "speakers": [_portrayed(speaker, files) for speaker in talk.speakers],
                "abstract": blocks,
            }
        )
    return data


def workshops(volume: Volume, plan: PagePlan, files: ChairsFiles) -> list[dict[str, Any]]:
    """Workshops with organisers, speakers, topics, and the paper that tells of each."""
    folios = {planned.id: str(planned.folios.first) for planned in plan.papers}
    data = []
    for workshop in volume.pages.workshops:
        text = files.text(workshop.description) if workshop.description else None
        data.append(
            {
                "id": workshop.paper,
                "folio": folios.get(workshop.paper or ""),
                "title": rich_runs(workshop.title),
                "organisers": [_portrayed(who, files) for who in workshop.organisers],
                "speakers": [person(who) for who in workshop.speakers],
                "topics": [rich_runs(topic) for topic in workshop.topics],
                "description": markdown_blocks(text) if text else [],
                "url": workshop.url,
            }
        )
    return data


def _portrayed(who: Portrayed, files: ChairsFiles) -> dict[str, Any]:
    text = files.text(who.biography) if who.biography else None
    return person(who) | {
        "portrait": files.picture(who.portrait) if who.portrait else None,
        "alt": who.alt or f"Portrait of {who.name}",
        "biography": markdown_blocks(text) if text else [],
    }
