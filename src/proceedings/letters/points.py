"""What there is to write: findings turned into points that an author can mend one by one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from proceedings.findings.finding import Finding, Level, Round, by_place, group_of, names_page
from proceedings.findings.levels import BOOK, CHAIR_ALONE
from proceedings.findings.rounds import Compared, Look, compare
from proceedings.records.letters import Advice, Matters, Pasted, Point

_QUOTED = 100
"""Letters of evidence that are quoted."""
_SAID = 4
"""Findings of one point that are told one by one."""
_SETTLED = 5
_NEW = 0.25
"""The share of words of evidence that make it worth quoting beside the message."""
_QUOTES = frozenset('«“"')
_WORDS = re.compile(r"\w+")
_OURS = re.compile(r",? or correct (?:the record|metadata/\S+?\.yaml(?:, line \d+)?)")
"""What a fix tells the chair alone: an author can't correct the metadata."""
_SLOT, _SAME = "match/slot", "match/same-text"


def for_author(finding: Finding, advice: Mapping[str, Advice]) -> bool:
    """Whether a finding is an author's to mend, whatever its level."""
    said = advice.get(finding.rule)
    # Words that a reader can't see may be an accusation: the chair decides who hears of them.
    return bool(said and said.to_author) and group_of(finding.rule) not in CHAIR_ALONE


def misplaced(findings: Iterable[Finding], files: Mapping[str, str]) -> set[str]:
    """Papers in whose place another paper's file is: what it lacks is not their authors' to mend.

    Args:
        findings: Settled; what somebody waived is no fault.
        files: Each paper's file.
    """
    papers: set[str] = set()
    for finding in findings:
        if finding.level is Level.ERROR and finding.rule in (_SLOT, _SAME):
            papers.add(finding.place.paper or "")
            # Two that are exchanged are one finding, which names both files.
            if finding.rule == _SLOT:
                papers |= {paper for paper, file in files.items() if file in finding.message}
    return papers - {""}


def against_last(
    findings: Sequence[Finding],
    before: Sequence[Finding] | None,
    *,
    unread: Sequence[str] = (),
) -> Compared:
    """Set a paper's findings against those of the file before.

    Args:
        findings: Of the author's, at all levels: what was waived since is no more to be mended.
        before: What was found in the file before; None where none was told of.
        unread: The paper's id where its file can't be read now.
    """
    last = None if before is None else Look(asked=BOOK, findings=tuple(before))
    return compare(findings, last, asked=BOOK, unread=unread)


def matters(
    compared: Compared, advice: Mapping[str, Advice], *, missing: bool, pasted: Pasted
) -> Matters:
    """What there is to write, errors first, each in the order of the pages.

    Args:
        compared: What was found, set against the file before.
        advice: What each rule says of letters.
        missing: Whether there is no file.
        pasted: Lines that help.
    """
    musts = _of_level(compared.findings, Level.ERROR)
    shoulds = _of_level(compared.findings, Level.WARNING)
    was = [one for one in compared.fixed or () if one.level is not Level.NOTE]
    # Nobody is thanked for what has only moved to another page.
    left = {one.rule for one in (*musts, *shoulds)}
    known = {one.rule for one in was}
    known |= {one.rule for one in (*musts, *shoulds) if one.round is Round.STILL_THERE}
    settled = list(dict.fromkeys(_what(one) for one in was if one.rule not in left))
    if len(settled) > _SETTLED:
        settled[_SETTLED - 1 :] = [f"and {len(settled) - _SETTLED + 1} more"]
    return Matters(
        musts=_points(musts, known, advice),
        shoulds=_points(shoulds, known, advice),
        settled=tuple(settled),
        returned=bool(known),
        missing=missing,
        errors=len(musts),
        warnings=len(shoulds),
        pasted=pasted,
    )


def _of_level(findings: Sequence[Finding], level: Level) -> list[Finding]:
    return sorted((one for one in findings if one.level is level), key=by_place)


def _points(
    findings: Sequence[Finding], known: Collection[str], advice: Mapping[str, Advice]
) -> tuple[Point, ...]:
    """What one rule asks to be mended in one way is one point; `known` are rules told before."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        fix = advice[finding.rule].ask or _to_author(finding.fix)
        alike.setdefault((finding.rule, fix), []).append(finding)
    points = []
    for (rule, fix), group in alike.items():
        said = [_what(one) for one in group[:_SAID]]
        if len(group) > _SAID:
            said.append(f"So in {len(group) - _SAID} more places.")
        points.append(Point(what=tuple(said), fix=fix, still=rule in known))
    return tuple(points)


def _what(finding: Finding) -> str:
    """Where, what, and the author's own words, each unless it is said already."""
    said = _to_author(finding.message)
    page, words = finding.place.page, finding.evidence or ""
    if page and not names_page(said):
        said = f"Page {page}: {said}"
    quoted = " ".join(words.split())
    # Where the message quotes, it quotes what matters.
    if not (_QUOTES & set(said) or _is_said(quoted, said)):
        cut = quoted if len(quoted) <= _QUOTED else f"{quoted[: _QUOTED - 1]}…"
        said = f"{said} (“{cut}”)"
    return said


def _is_said(words: str, text: str) -> bool:
    """Whether a text has most of the words already."""
    wanted, had = set(_WORDS.findall(words)), set(_WORDS.findall(text))
    return len(wanted - had) <= len(wanted) * _NEW


def _to_author(text: str) -> str:
    """What is the metadata's stays with the chair, and what is ours is called so."""
    return _OURS.sub("", text).replace("the record", "our record")
