"""What is wrong with files of the corpus, as somebody saw it who looked at their pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("expectations.tsv")
COLUMNS = ("file", "style", "rule", "verdict", "level", "page", "seen")
VERDICTS = {"must", "may", "never"}
KINDS = {"good", "other"}
LEVELS = {"", "error", "warning", "note"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One line about a file and a rule.

    Attributes:
        rules: Rules any of which may tell the one cause.
        verdict: `must`, `may` or `never`.
        level: The level it is to be told at; empty for any.
        page: A page to look at; empty where the whole file is meant.
        seen: What was seen, in a few words.
    """

    rules: tuple[str, ...]
    verdict: str
    level: str
    page: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A file that was looked at.

    Attributes:
        path: Where it is in the corpus.
        style: The style it is checked against.
        good: Whether it is a camera-ready file of which no error may be told.
        what: What it is.
        lines: What is expected of it.
    """

    path: str
    style: str
    good: bool
    what: str
    lines: tuple[Expectation, ...]


def read(path: Path = FILE) -> tuple[Judged, ...]:
    """All files that were looked at, in the order of the table.

    Raises:
        ValueError: A line isn't as README.md says.
    """
    head, *lines = path.read_text("utf-8").splitlines()
    if tuple(head.split("\t")) != COLUMNS:
        raise ValueError(f"{path.name}: the columns are to be {', '.join(COLUMNS)}")
    files: dict[str, Judged] = {}
    lines_of: dict[str, list[Expectation]] = {}
    for file, style, rule, verdict, level, page, seen in _cells(lines, path.name):
        if rule == "*":
            if verdict not in KINDS or file in files:
                raise ValueError(f"{path.name}: {file} is told twice, or is neither {KINDS}")
            files[file] = Judged(
                path=file, style=style, good=verdict == "good", what=seen, lines=()
            )
            continue
        if file not in files or files[file].style != style:
            raise ValueError(f"{path.name}: {file} has a line before its own, or another style")
        if verdict not in VERDICTS or level not in LEVELS:
            raise ValueError(f"{path.name}: {file}, {rule}: {verdict} {level}")
        lines_of.setdefault(file, []).append(
            Expectation(
                rules=tuple(rule.split("|")), verdict=verdict, level=level, page=page, seen=seen
            )
        )
    return tuple(
        Judged(
            path=one.path,
            style=one.style,
            good=one.good,
            what=one.what,
            lines=tuple(lines_of.get(one.path, ())),
        )
        for one in files.values()
    )


def _cells(lines: list[str], name: str) -> Iterator[list[str]]:
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            raise ValueError(f"{name}:{number}: {len(cells)} cells, not {len(COLUMNS)}")
        yield cells
