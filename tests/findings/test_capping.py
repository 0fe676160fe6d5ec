from __future__ import annotations

from proceedings.findings.capping import MOST, capped
from proceedings.findings.finding import Finding, Level, Place


def finding(line: int, rule: str = "metadata/spaces") -> Finding:
    place = Place(file="metadata/papers.yaml", line=line)
    return Finding(rule=rule, level=Level.WARNING, message="M.", fix="F.", place=place)


def test_few_findings_stay_as_they_are() -> None:
    few = tuple(finding(line) for line in range(MOST))
    assert capped(few) == few


def test_of_many_the_first_are_told_and_the_rest_is_summed_up() -> None:
    many = [*(finding(line) for line in range(5 * MOST)), finding(3, "metadata/title-stop")]
    *told, last = capped(many)
    assert told[:MOST] == many[:MOST]
    assert told[MOST:] == [many[-1]]
    assert last.message.startswith(f"There are {4 * MOST} more findings of metadata/spaces")
    assert last.place.line == MOST
    assert last.level is Level.WARNING
