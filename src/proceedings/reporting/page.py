"""The page of all findings: one file, offline, by paper and by rule, of a bounded size."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from proceedings.findings.finding import Finding, Level, Place, Round, group_of
from proceedings.findings.levels import CHAIR_ALONE
from proceedings.records.reportpage import Findings, Shot
from proceedings.text.htmlpage import data, environment, house_style, level_counts
from proceedings.text.paragraphs import paragraphs

MOST_BYTES = 20_000_000
"""What the file may have: it goes by mail, and a phone opens it."""

_FOLDER = "data/report"
_PAGE, _STYLE = "report.html", "report.css"
_MOST_FINDINGS = 10_000  # a browser shows no more at ease, nor does anybody read them
_MOST_FIXED = 1_000
_LONGEST = 1_000  # letters of a message, a fix or a quotation; report.json has the whole
_WEIGHT = {level: number for number, level in enumerate(Level)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A finding on the page; its number is that of the report, from 1."""

    number: int
    finding: Finding
    where: str
    shot: Shot | None

    @property
    def source(self) -> str:
        """The cut-out as an address that holds it."""
        return _address(self.shot) if self.shot else ""

    @property
    def is_quoted(self) -> bool:
        """Whether the evidence says what the message doesn't."""
        words = " ".join((self.finding.evidence or "").split())
        return words not in " ".join(self.finding.message.split())

    @property
    def is_for_chair(self) -> bool:
        return group_of(self.finding.rule) in CHAIR_ALONE

    @property
    def is_new(self) -> bool:
        return self.finding.round is Round.NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Findings of one paper, or of one rule."""

    anchor: str
    name: str
    about: str
    shown: tuple[_Shown, ...]

    @property
    def counts(self) -> list[tuple[Level, int, str]]:
        return level_counts(one.finding for one in self.shown)


def report_page(report: Findings, *, most: int = MOST_BYTES) -> bytes:
    """The page in UTF-8, of at most so many bytes.

    Where not all has room, cut-outs of errors come before those of warnings and notes, and findings
    before cut-outs; what is left out is counted.

    Args:
        report: What it tells.
        most: The greatest number of bytes.
    """
    # Settled findings are sorted: what is left out is the least.
    count = min(len(report.findings), _MOST_FINDINGS)
    text = _rendered(report, count, {})
    while len(text) > most and count:
        count = int(count * 0.9 * most / len(text))
        text = _rendered(report, count, {})
    kept, room = {}, most - len(text)
    for index in sorted(report.shots, key=lambda one: (_WEIGHT[report.findings[one].level], one)):
        shot = report.shots[index]
        room -= len(_image(shot, report.findings[index].place.page))
        if index >= count or room < 0:
            break
        kept[index] = shot
    return _rendered(report, count, kept) if kept else text


def _image(shot: Shot, page: int | None) -> bytes:
    """What a cut-out adds to the page."""
    macros = _environment().get_template("finding.html").module
    return str(macros.image(_address(shot), shot, page)).encode()  # type: ignore[attr-defined]


def _rendered(report: Findings, count: int, shots: Mapping[int, Shot]) -> bytes:
    shown = [
        _Shown(number=index + 1, finding=one, where=_where(one.place), shot=shots.get(index))
        for index, one in enumerate(report.findings[:count])
    ]
    style = house_style() + data(_FOLDER, _STYLE)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    rounds = Counter(finding.round for finding in report.findings)
    page = (
        _environment()
        .get_template(_PAGE)
        .render(
            report=report,
            style=Markup(style),  # noqa: S704 - our own file
            policy=f"sha256-{digest}",
            counts=level_counts(report.findings),
            papers=_papers(report, shown),
            rules=_rules(report, shown),
            explained={rule: paragraphs(text) for rule, text in report.explained.items()},
            new=rounds[Round.NEW],
            fixed=[(one, _where(one.place)) for one in (report.fixed or ())[:_MOST_FIXED]],
            left_out=len(report.findings) - count,
        )
    )
    return page.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    made = environment(_FOLDER)
    made.filters["clipped"] = _clipped
    return made


def _papers(report: Findings, shown: Sequence[_Shown]) -> list[_Group]:
    """By paper: those with errors first, then in the order of the records; the volume leads."""
    of_paper: dict[str | None, list[_Shown]] = {}
    for one in shown:
        of_paper.setdefault(one.finding.place.paper, []).append(one)
    order = {paper: number for number, paper in enumerate(report.titles, 1)}

    def rank(paper: str | None) -> tuple[int, int, str]:
        worst = min(_WEIGHT[one.finding.level] for one in of_paper[paper])
        return worst, order.get(paper, len(order) + 1) if paper else 0, paper or ""

    return [
        _Group(
            anchor=f"p{number}",
            name=paper or "The volume",
            about=report.titles.get(paper or "", ""),
            shown=tuple(of_paper[paper]),
        )
        for number, paper in enumerate(sorted(of_paper, key=rank), 1)
    ]


def _rules(report: Findings, shown: Sequence[_Shown]) -> list[_Group]:
    """By rule, those with errors first."""
    of_rule: dict[str, list[_Shown]] = {}
    for one in shown:
        of_rule.setdefault(one.finding.rule, []).append(one)

    def rank(rule: str) -> tuple[int, str]:
        return min(_WEIGHT[one.finding.level] for one in of_rule[rule]), rule

    return [
        _Group(
            anchor=f"r{number}",
            name=rule,
            about=_head(report.explained.get(rule, "")),
            shown=tuple(of_rule[rule]),
        )
        for number, rule in enumerate(sorted(of_rule, key=rank), 1)
    ]


def _where(place: Place) -> str:
    """`papers/p-042.pdf, page 3`, or `metadata/papers.yaml, line 12`."""
    words = [place.file] if place.file else []
    words += [f"page {place.page}"] if place.page else []
    words += [f"line {place.line}"] if place.line else []
    return ", ".join(words)


def _head(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())


def _clipped(text: str, length: int = _LONGEST) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _address(shot: Shot) -> str:
    return f"data:image/webp;base64,{base64.b64encode(shot.webp).decode()}"
