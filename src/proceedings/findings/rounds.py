"""Rounds: what of a volume's findings is new, what is still there, what has been fixed since.

Two looks at a volume never say quite the same: an author's new file moves a fault to another page,
a mended line shifts the rest of the YAML, «4 pages too many» become 3. So findings are paired from
the strictest likeness to the loosest, each with one of the other look at most:

1. all the same: rule, paper, file, page, evidence, message (a waiver's words apart)
2. the same but for the numbers in the words
3. the same evidence on another page of the file
4. one left of a rule for a paper's page, or for the volume as a whole, on both sides, whose words
   differ: «1 font», «2 fonts»

Levels, lines, columns and boxes never tell findings apart: a waived one is still there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from proceedings.findings.finding import Finding, Round, group_of
from proceedings.findings.levels import BOOK, METADATA, PAPERS, unwaived

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WAIVERS = "volume/unused-waiver"
_ALWAYS = frozenset({"volume"})
"""A group whose rules look at the metadata alone, but for `_WAIVERS`."""

_INSIDE = PAPERS - METADATA - {"file"}
"""Groups that tell of what is in a paper's file."""

_Key = Callable[[Finding], Hashable | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was found at one look at a volume.

    Attributes:
        asked: Groups of rules that were asked, now or before.
        findings: What they found when each was asked last.
    """

    asked: frozenset[str]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One look set against the last one.

    Attributes:
        findings: Of this look, in its order, with their rounds.
        fixed: Of the last look, no more there now; None where there was no last look.
        look: What the next one is to be compared with.
    """

    findings: tuple[Finding, ...]
    fixed: tuple[Finding, ...] | None
    look: Look


def compare(
    findings: Sequence[Finding],
    last: Look | None,
    *,
    asked: Collection[str],
    unread: Collection[str] = (),
) -> Compared:
    """Set findings against those of the last look.

    A build asks more than a check. What wasn't asked now is neither fixed nor forgotten: the next
    build compares itself with what the last build said.

    Args:
        findings: Of this look, settled.
        last: The last look; None for the first.
        asked: Groups of rules that were asked now.
        unread: Papers whose file couldn't be read now: what was said of its inside may still hold.
    """
    groups = frozenset(asked) | _ALWAYS
    known = last or Look(asked=frozenset(), findings=())
    still, left = _paired(known.findings, findings)
    told = (
        Round.STILL_THERE
        if index in still
        else Round.NEW
        if group_of(one.rule) in known.asked
        else None
        for index, one in enumerate(findings)
    )
    fixed: list[Finding] = []
    kept: list[Finding] = []
    for one in left:
        looked = groups >= BOOK if one.rule == _WAIVERS else group_of(one.rule) in groups
        hidden = one.place.paper in unread and group_of(one.rule) in _INSIDE
        (fixed if looked and not hidden else kept).append(one)
    return Compared(
        findings=tuple(replace(one, round=said) for one, said in zip(findings, told, strict=True)),
        fixed=tuple(fixed) if last else None,
        look=Look(asked=known.asked | groups, findings=(*findings, *kept)),
    )


def _paired(
    before: Sequence[Finding], now: Sequence[Finding]
) -> tuple[set[int], tuple[Finding, ...]]:
    """Which of now were there before, by their number, and what of before is left."""
    there, here = dict(enumerate(before)), dict(enumerate(now))
    for key, alone in _LIKENESS:
        old, new = _grouped(there, key), _grouped(here, key)
        for shared in old.keys() & new.keys():
            if alone and (len(old[shared]), len(new[shared])) != (1, 1):
                continue
            for one, other in zip(old[shared], new[shared], strict=False):
                del there[one], here[other]
    return set(range(len(now))) - here.keys(), tuple(there.values())


def _grouped(findings: Mapping[int, Finding], key: _Key) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for index, finding in findings.items():
        likeness = key(finding)
        if likeness is not None:
            groups[likeness].append(index)
    return groups


def _all(finding: Finding) -> Hashable:
    return (*_where(finding), finding.place.page, finding.evidence, unwaived(finding.message))


def _but_numbers(finding: Finding) -> Hashable:
    words = finding.evidence or unwaived(finding.message)
    return (*_where(finding), finding.place.page, _NUMBER.sub("#", words))


def _moved(finding: Finding) -> Hashable | None:
    return (*_where(finding), finding.evidence) if finding.evidence else None


def _page(finding: Finding) -> Hashable | None:
    # Evidence is the author's text: another text is another fault, as is another line of a file of
    # the chair's. What is about the volume as a whole has neither.
    place = finding.place
    quoted = finding.evidence or (place.file and place.paper is None)
    return None if quoted else (*_where(finding), place.page)


def _where(finding: Finding) -> tuple[str, str | None, str | None]:
    return finding.rule, finding.place.paper, finding.place.file


_LIKENESS: tuple[tuple[_Key, bool], ...] = (
    (_all, False),
    (_but_numbers, False),
    (_moved, False),
    (_page, True),
)
"""Each likeness, and whether it takes one of each side that is alone."""
