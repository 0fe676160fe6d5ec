"""What the rules said against what was seen: found, missed, false."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from expectations import Expectation, Judged

from proceedings.findings.finding import Finding, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One rule's figures.

    Attributes:
        expected: Defects that are there.
        found: Those among them that it told.
        errors: What it told wrongly as an error.
        warnings: What it told wrongly as a warning.
        traps: Notes where the file is known to have none.
        others: Notes nobody looked for: neither right nor wrong.
    """

    expected: int = 0
    found: int = 0
    errors: int = 0
    warnings: int = 0
    traps: int = 0
    others: int = 0


@dataclass(slots=True, kw_only=True)
class Score:
    """All figures, and what is behind them; filled by `score`."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    missed: list[tuple[Judged, Expectation]] = field(default_factory=list)
    false: list[tuple[Judged, Finding]] = field(default_factory=list)
    levels: list[tuple[Judged, Expectation, Finding]] = field(default_factory=list)

    def add(self, rule: str, what: str) -> None:
        self.counts.setdefault(rule, Counter())[what] += 1

    def row(self, rule: str) -> Row:
        return Row(**self.counts.get(rule, {}))

    def rows(self) -> dict[str, Row]:
        """By rule, sorted."""
        return {rule: self.row(rule) for rule in sorted(self.counts)}

    def total(self) -> Row:
        return Row(**sum(self.counts.values(), Counter()))


def score(judged: Iterable[Judged], told: Mapping[str, Iterable[Finding]]) -> Score:
    """Compare.

    Args:
        judged: The files with what was seen.
        told: What the rules said, by the file's path.
    """
    score = Score()
    for file in judged:
        _score_file(score, file, tuple(told[file.path]))
    return score


def _score_file(score: Score, file: Judged, told: tuple[Finding, ...]) -> None:
    never = {rule for line in file.lines if line.verdict == "never" for rule in line.rules}
    known = {rule for line in file.lines if line.verdict != "never" for rule in line.rules}
    for line in file.lines:
        if line.verdict == "must":
            _score_line(score, file, line, told)
    for finding in told:
        if finding.rule in known:
            continue
        if finding.level is Level.NOTE:
            score.add(finding.rule, "traps" if finding.rule in never else "others")
        else:
            score.add(finding.rule, f"{finding.level}s")
        if finding.level is not Level.NOTE or finding.rule in never:
            score.false.append((file, finding))


def _score_line(score: Score, file: Judged, line: Expectation, told: tuple[Finding, ...]) -> None:
    answers = [finding for finding in told if finding.rule in line.rules]
    right = [finding for finding in answers if line.level in ("", finding.level)]
    best = (right or answers or [None])[0]
    rule = best.rule if best else line.rules[0]
    score.add(rule, "expected")
    # Where a rule is expected at two levels, one finding doesn't answer for both.
    levels = {one.level for one in file.lines if one.verdict == "must" and rule in one.rules}
    if best is None or (not right and all(finding.level in levels for finding in answers)):
        score.missed.append((file, line))
        return
    score.add(rule, "found")
    if not right:
        score.levels.append((file, line, best))
