"""Page kinds: which there are, what each is given, and whether there is anything to set.

A page kind is a template `<kind>.typ` and the data built for it here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from proceedings.findings.finding import Finding, Level, Place
from proceedings.matter.authorindex import author_index
from proceedings.matter.contents import contents
from proceedings.matter.copyright import copyright_page
from proceedings.matter.events import talks, workshops
from proceedings.matter.files import ChairsFiles
from proceedings.matter.letters import letter
from proceedings.matter.people import awards, committees, reviewers, sponsors
from proceedings.matter.titles import cover, titles
from proceedings.records.pageplan import PagePlan
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

_FRONT_YAML = Place(file="metadata/front.yaml")
# These show no folio though they count, as books have it: their place is known without.
SILENT = ("half-title", "title-page", "copyright")
# In a book these begin on a right-hand page; the copyright page is the title page's back.
RECTO = ("half-title", "title-page", "author-index")
_LETTERS = ("foreword", "welcome")


@dataclass(frozen=True, slots=True)
class Ground:
    """What page kinds are built from."""

    volume: Volume
    style: Style
    plan: PagePlan
    files: ChairsFiles


Build = Callable[[Ground], Any]
KINDS: Mapping[str, Build] = {
    "cover": lambda ground: cover(ground.volume, ground.style, ground.files),
    "half-title": lambda ground: titles(ground.volume),
    "title-page": lambda ground: titles(ground.volume),
    "copyright": lambda ground: copyright_page(ground.volume, ground.files),
    "committees": lambda ground: committees(ground.volume),
    "reviewers": lambda ground: reviewers(ground.volume, ground.files),
    "sponsors": lambda ground: sponsors(ground.volume, ground.files),
    "talks": lambda ground: talks(ground.volume, ground.files),
    "workshops": lambda ground: workshops(ground.volume, ground.plan, ground.files),
    "awards": lambda ground: awards(ground.volume, ground.plan),
    "contents": lambda ground: contents(ground.volume, ground.plan) if ground.plan.papers else None,
    "author-index": lambda ground: author_index(ground.volume, ground.plan),
}


def pages(ground: Ground, kinds: tuple[str, ...], templates: Mapping[str, bytes]) -> list[Any]:
    """The pages of the kinds that have content, in order, each `{kind, template, …, content}`.

    What has none, can't be set, or isn't listed is told through the ground's findings.
    """
    listed, empty, unknown = [], [], []
    for kind in kinds:
        prose_id = _prose_id(kind)
        if prose_id is None and kind not in KINDS:
            unknown.append(kind)
            continue
        content = _content(ground, kind)
        if not content:
            empty.append(kind)
            continue
        template = kind if f"{kind}.typ" in templates else "prose"
        listed.append(
            {
                "kind": kind,
                "template": f"{template}.typ",
                "recto": kind in RECTO,
                "silent": kind in SILENT,
                "content": content,
            }
        )
    ground.files.findings.extend(_told(empty, unknown))
    return listed


def unlisted(pages: FrontPages) -> tuple[Finding, ...]:
    """A warning for content of front.yaml that no list of pages names."""
    listed = {*pages.front, *pages.back}
    given = {
        kind: bool(getattr(pages, kind))
        for kind in ("committees", "reviewers", "sponsors", "talks", "awards", "workshops")
    }
    given |= {_kind_of(prose.id): True for prose in pages.prose}
    missing = [kind for kind, is_given in given.items() if is_given and kind not in listed]
    return tuple(
        Finding(
            rule="front/unlisted-content",
            level=Level.WARNING,
            message=f"front.yaml gives content for {kind}, but neither front nor back lists it.",
            fix=f"Write {kind} into the list front where it should stand, or take its content out.",
            place=_FRONT_YAML,
        )
        for kind in missing
    )


def _told(empty: list[str], unknown: list[str]) -> list[Finding]:
    findings = []
    if empty:
        findings.append(
            Finding(
                rule="front/no-content",
                level=Level.NOTE,
                message=f"Left out, since nothing is given for them: {', '.join(empty)}.",
                fix="Give their content in metadata/front.yaml, or take them off the list there.",
                place=_FRONT_YAML,
            )
        )
    findings.extend(
        Finding(
            rule="front/kind-unavailable",
            level=Level.WARNING,
            message=f"{kind} is listed, but there are no pages of this kind: it was left out.",
            fix=f"Take {kind} off the list, or write it as prose and list that.",
            place=_FRONT_YAML,
        )
        for kind in unknown
    )
    return findings


def _content(ground: Ground, kind: str) -> Any:
    prose_id = _prose_id(kind)
    if prose_id is None:
        return KINDS[kind](ground)
    prose = ground.volume.pages.text(prose_id)
    return letter(prose, ground.files) if prose else None


def _prose_id(kind: str) -> str | None:
    if kind in _LETTERS:
        return kind
    return kind.removeprefix("prose:") if kind.startswith("prose:") else None


def _kind_of(prose_id: str) -> str:
    return prose_id if prose_id in _LETTERS else f"prose:{prose_id}"
