"""The back matter: the author index, and prose that stands behind the papers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from proceedings.matter.book import NO_GLYPH, frame, name_words, set_document, with_findings
from proceedings.matter.files import ChairsFiles, templates
from proceedings.matter.kinds import Ground, pages
from proceedings.records.matter import SetMatter
from proceedings.records.pageplan import PagePlan
from proceedings.typesetting.press import Press
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume


def set_back(
    press: Press, folder: Path, volume: Volume, style: Style, plan: PagePlan, *, output: Path
) -> SetMatter:
    """Set the back matter into `output`, with arabic folios after the last paper's.

    It begins on the very next page: the plan gives it its first folio. With nothing to set there is
    no file.

    Raises:
        PressError: A template is at fault.
    """
    files = ChairsFiles(folder)
    ground = Ground(volume, style, plan, files)
    listed = pages(ground, volume.pages.back, templates(folder))
    told = tuple(files.findings)
    if not listed:
        return SetMatter(pages=0, findings=told)
    first = _first_folio(volume, plan)
    data = frame(volume, style) | {
        "cover": None,
        "pages": [page | {"recto": False} for page in listed],
        "numbering": "1",
        "first": first,
        "recto": "odd",
        "last": None,
        "blank": volume.numbering.blank,
    }
    matter = set_document(press, folder, "front.typ", data, output=output, files=files.pictures)
    return with_findings(_without_authors(volume, matter), told)


def _without_authors(volume: Volume, matter: SetMatter) -> SetMatter:
    """Without letters no font has in names of the index, where the contents tell of them."""
    if "contents" not in volume.pages.front:
        return matter
    names = {name_words(author.name) for paper in volume.papers for author in paper.authors}
    return replace(
        matter,
        findings=tuple(
            finding
            for finding in matter.findings
            if finding.rule != NO_GLYPH or name_words(finding.evidence or "") not in names
        ),
    )


def _first_folio(volume: Volume, plan: PagePlan) -> int:
    if plan.back:
        return plan.back.first.number
    if plan.papers:
        return plan.papers[-1].folios.last.number + 1
    return volume.numbering.first
