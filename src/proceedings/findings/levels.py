"""The one place where levels change: a style raises or lowers rules, people waive findings.

A waived finding stays as a note with the reason somebody gave. A waiver that waives nothing is
told of: the fault is mended, the rule's name misspelt, or the day it was meant for has passed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Protocol

from proceedings.findings.finding import Finding, Level, Place, by_place, group_of

METADATA = frozenset({"metadata", "people", "program", "rights"})
"""Groups of rules that every command asks."""
PAPERS = METADATA | {
    "access",
    "file",
    "fonts",
    "images",
    "leftover",
    "links",
    "match",
    "page",
    "safety",
}
"""Groups that are asked wherever the papers are read."""
BOOK = PAPERS | {"front", "lock", "stamp", "volume"}
"""Groups that a build asks."""
_EVER = BOOK | {"export", "proof", "verify"}
"""Groups that there are."""
CHAIR_ALONE = frozenset({"safety"})
"""Groups that no author is shown unasked: words a reader can't see may be an accusation."""

_WAIVED = re.compile(r" Waived(?: by [^:]*)?: .*\Z", re.DOTALL)
_NAMED = 6
_ORDER = (Level.ERROR, Level.WARNING, Level.NOTE)


class Waiver(Protocol):
    """A finding somebody looked at and accepts."""

    @property
    def rule(self) -> str:
        """The rule's name."""

    @property
    def reason(self) -> str:
        """Why it is accepted."""

    @property
    def by(self) -> str | None:
        """Who accepted it."""

    @property
    def expires(self) -> date | None:
        """The last day it holds."""


class VolumeWaiver(Waiver, Protocol):
    """A waiver in volume.yaml: for the volume, for some papers, or for all."""

    @property
    def papers(self) -> Sequence[str] | Literal["all"]:
        """The papers it is for."""


class _Paper(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def waive(self) -> Sequence[Waiver]: ...


class Waiving(Protocol):
    """What of a volume decides on levels; `Volume` is such a thing."""

    @property
    def papers(self) -> Sequence[_Paper]:
        """All papers with their waivers."""

    @property
    def waive(self) -> Sequence[VolumeWaiver]:
        """The volume's own waivers."""


@dataclass(slots=True)
class _Given:
    """A waiver and whether it was needed.

    Attributes:
        papers: Whom it is for, None among them for the volume; None alone for all.
        place: Where it stands.
    """

    waiver: Waiver
    papers: frozenset[str | None] | None
    place: Place
    used: bool = False

    def covers(self, finding: Finding, today: date | None) -> bool:
        """Whether it waives a finding."""
        if self.waiver.rule != finding.rule or self.has_expired(today):
            return False
        return self.papers is None or finding.place.paper in self.papers

    def has_expired(self, today: date | None) -> bool:
        """Whether its last day has passed."""
        return bool(today and self.waiver.expires and self.waiver.expires < today)


def settle(
    findings: Iterable[Finding],
    volume: Waiving,
    levels: Mapping[str, Level],
    *,
    paper_levels: Mapping[str, Mapping[str, Level]] | None = None,
    asked: frozenset[str] = METADATA,
    today: date | None = None,
    at: Callable[..., Place] | None = None,
) -> tuple[Finding, ...]:
    """Give findings the levels that the style and the waivers say, and list them in order.

    Args:
        findings: As the rules raised them.
        volume: Its waivers, and its papers'.
        levels: The volume's style's own levels, by rule.
        paper_levels: By paper, where its track has a style of its own.
        asked: Groups of rules that were asked: in others no waiver can be called useless.
        today: The day on which waivers may have expired; None for a build that must not depend
            on the day it is made.
        at: Where in the files a field is: `at("papers", "p-042", "waive", 0)`.

    Returns:
        Errors first, then by place.
    """
    given = list(_given(volume, at))
    settled = []
    raised = tuple(dict.fromkeys(findings))
    for finding in raised:
        own = (paper_levels or {}).get(finding.place.paper or "", levels)
        level = own.get(finding.rule, finding.level)
        covering = [one for one in given if one.covers(finding, today)]
        for one in covering:
            one.used = True
        if covering:
            message = f"{finding.message} {_waived(covering[0].waiver)}"
            settled.append(replace(finding, level=Level.NOTE, message=message))
        else:
            settled.append(replace(finding, level=level))
    settled += [
        _unused(one, levels, today, raised)
        for one in given
        if not one.used and (group_of(one.waiver.rule) in asked or not _is_group(one.waiver))
    ]
    return tuple(sorted(settled, key=_urgency))


def at_levels(findings: Iterable[Finding], levels: Mapping[str, Level]) -> tuple[Finding, ...]:
    """Findings at a style's levels where nobody can have waived any, listed in order."""
    leveled = (
        replace(finding, level=levels.get(finding.rule, finding.level))
        for finding in dict.fromkeys(findings)
    )
    return tuple(sorted(leveled, key=_urgency))


def _urgency(finding: Finding) -> tuple[int, tuple[str, int, int, int, str, str]]:
    return (_ORDER.index(finding.level), by_place(finding))


def _given(volume: Waiving, at: Callable[..., Place] | None) -> Iterator[_Given]:
    for number, whole in enumerate(volume.waive):
        named: tuple[str | None, ...] = tuple(whole.papers) or (None,)
        papers = None if whole.papers == "all" else frozenset(named)
        place = at("waive", number) if at else Place(file="metadata/volume.yaml")
        yield _Given(whole, papers, place)
    for paper in volume.papers:
        for number, own in enumerate(paper.waive):
            place = at("papers", paper.id, "waive", number) if at else Place()
            yield _Given(own, frozenset({paper.id}), replace(place, paper=paper.id))


def _is_group(waiver: Waiver) -> bool:
    return group_of(waiver.rule) in _EVER


def _waived(waiver: Waiver) -> str:
    by = f" by {waiver.by}" if waiver.by else ""
    return f"Waived{by}: {waiver.reason.rstrip('.')}."


def unwaived(message: str) -> str:
    """A settled finding's message without what a waiver added to it."""
    return _WAIVED.sub("", message)


def _unused(
    given: _Given, levels: Mapping[str, Level], today: date | None, raised: Sequence[Finding]
) -> Finding:
    rule, expires = given.waiver.rule, given.waiver.expires
    alike = dict.fromkeys(one.place.paper for one in raised if one.rule == rule)
    papers = [paper for paper in alike if paper]
    if given.has_expired(today):
        message = f"The waiver of {rule} held until {expires} and waives nothing any more."
        fix = "Have the finding mended, give the waiver another day, or take it away."
    elif papers and given.papers is not None and None in given.papers:
        message = (
            f"The waiver of {rule} is for the volume itself, and only papers have such findings."
        )
        ids = ", ".join(papers[:_NAMED]) + (", …" if len(papers) > _NAMED else "")
        fix = f"Add «papers: all» to it, or whose they are: «papers: [{ids}]»."
    else:
        message = f"The waiver of {rule} waives nothing: there is no such finding."
        fix = "Take it away, or look whether rule and paper are spelt as the finding has them."
    return Finding(
        rule="volume/unused-waiver",
        level=levels.get("volume/unused-waiver", Level.WARNING),
        message=message,
        fix=fix,
        place=given.place,
    )
