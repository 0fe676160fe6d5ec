"""A changed text with all lines as they were that the change did not touch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Group = tuple[list[str], int, int]
"""Lines as somebody wrote them, and the stretch of lines that the writer makes of them."""


def kept_lines(written: Sequence[str], plain: Sequence[str], changed: Sequence[str]) -> list[str]:
    """Put back what a writer sets in its own way.

    Args:
        written: The lines as somebody wrote them.
        plain: The lines that the writer makes of them, nothing being changed.
        changed: The lines that it makes with the change.

    Returns:
        The changed lines, with those for which the writer made no other ones than before as they
        were written.
    """
    groups = _groups(written, plain)
    made: list[str] = []
    steps = SequenceMatcher(None, plain, changed, autojunk=False).get_opcodes()
    for kind, start, end, first, last in steps:
        if kind == "equal":
            made += _as_written(groups, plain, start, end)
        else:
            made += changed[first:last]
    return made


def _groups(written: Sequence[str], plain: Sequence[str]) -> list[Group]:
    """Both texts in parts that say the same, each with lines of the writer."""
    groups: list[Group] = []
    waiting: list[str] = []
    # A writer's spaces are its own.
    one, two = (["".join(line.split()) for line in lines] for lines in (written, plain))
    steps = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    for kind, first, last, start, end in steps:
        lines = list(written[first:last])
        if kind == "equal" or last - first == end - start:
            for offset, line in enumerate(lines):
                groups.append(([*waiting, line], start + offset, start + offset + 1))
                waiting = []
        elif start < end:
            groups.append(([*waiting, *lines], start, end))
            waiting = []
        elif groups:
            before, begin, until = groups[-1]
            groups[-1] = ([*before, *lines], begin, until)
        else:
            waiting = lines
    return groups


def _as_written(
    groups: Sequence[Group], plain: Sequence[str], start: int, end: int
) -> Iterator[str]:
    for lines, first, last in groups:
        if start <= first and last <= end:
            yield from lines
        elif first < end and start < last:
            yield from plain[max(first, start) : min(last, end)]
