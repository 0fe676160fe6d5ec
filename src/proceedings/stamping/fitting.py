"""Choosing among a line's forms, so that neighbours on one baseline keep their distance."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from proceedings.stamping.measuring import Line, Measured, units
from proceedings.stamping.overlay import left_edge
from proceedings.volume.style import StampRule, Style

ELLIPSIS = "…"
_TRAILING = " ,;:.–—-(/&"
_LONGEST_WORD = 24  # letters
_STEP = 0.25  # points of type: so much smaller is each size that is tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A rule and the forms its line may take, the best first, in the rule's font.

    Attributes:
        styled: How many of the forms are the style's own; cuts and smaller sizes follow them.
    """

    rule: StampRule
    forms: tuple[Line, ...]
    styled: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The form taken: an index into the forms; None when none of them fits."""

    wanted: Wanted
    form: int | None

    @property
    def line(self) -> Line | None:
        """The line as it will be set."""
        return None if self.form is None else self.wanted.forms[self.form]


@dataclass(slots=True)
class _Row:
    """Lines of one baseline while they are being fitted."""

    style: Style
    page_width: float
    measures: Mapping[Line, Measured]
    wanted: list[Wanted]
    forms: list[int] = field(default_factory=list)

    def extent(self, index: int) -> tuple[float, float]:
        wanted = self.wanted[index]
        width = self.measures[wanted.forms[self.forms[index]]].width
        left = left_edge(x_on(wanted.rule, self.page_width), wanted.rule.align, width)
        return (left, left + width)

    def is_too_wide(self, index: int) -> bool:
        rule = self.wanted[index].rule
        left, right = self.extent(index)
        # A line that begins at one margin ends before the same margin on the other side.
        margin = max(0.0, rule.x) if rule.side != "centre" else 0.0
        widest = rule.width or self.page_width
        slack = 0.01
        beyond = left < margin - slack or right > self.page_width - margin + slack
        return beyond or right - left > widest + slack

    def collision(self) -> tuple[int, int] | None:
        order = sorted(range(len(self.wanted)), key=self.extent)
        for one, other in pairwise(order):
            if self.extent(other)[0] - self.extent(one)[1] < self.style.gap:
                return (one, other)
        return None

    def can_shrink(self, index: int) -> bool:
        return self.forms[index] + 1 < len(self.wanted[index].forms)


def fit(
    style: Style,
    page_width: float,
    wanted: Sequence[Wanted],
    measures: Mapping[Line, Measured],
) -> tuple[Chosen, ...]:
    """Choose a form for each line of a page.

    The best forms stand as long as they are inside the page and `style.gap` lies between neighbours
    on one baseline; else the line that has another form takes its next one. A line without a form
    that fits isn't set.

    Returns:
        One choice for each of `wanted`, in their order.
    """
    chosen: dict[int, int | None] = {}
    for baseline in dict.fromkeys((item.rule.edge, item.rule.y) for item in wanted):
        members = [i for i, item in enumerate(wanted) if (item.rule.edge, item.rule.y) == baseline]
        chosen.update(_fit_row(style, page_width, wanted, members, measures))
    return tuple(Chosen(wanted=item, form=chosen[i]) for i, item in enumerate(wanted))


def _fit_row(
    style: Style,
    page_width: float,
    wanted: Sequence[Wanted],
    members: Sequence[int],
    measures: Mapping[Line, Measured],
) -> dict[int, int | None]:
    left = list(members)
    result: dict[int, int | None] = dict.fromkeys(members)
    row = _Row(style, page_width, measures, [wanted[i] for i in left], [0] * len(left))
    while left:
        loser = _next_to_shrink(row)
        if loser is None:
            break
        if row.can_shrink(loser):
            row.forms[loser] += 1
        else:
            del left[loser], row.wanted[loser]
            # The others may have been cut for its sake.
            row.forms = [0] * len(left)
    result.update(zip(left, row.forms, strict=True))
    return result


def _next_to_shrink(row: _Row) -> int | None:
    """The line that has to give way, if any; one that can't shrink has to leave."""
    for index in range(len(row.wanted)):
        if row.is_too_wide(index):
            return index
    pair = row.collision()
    if pair is None:
        return None
    widths = {index: row.extent(index)[1] - row.extent(index)[0] for index in pair}
    shrinkable = [index for index in pair if row.can_shrink(index)]
    # One that was meant to shrink has tried all its forms: it leaves, its rigid neighbour stays.
    flexible = [i for i in pair if row.wanted[i].rule.cut or len(row.wanted[i].forms) > 1]
    return max(shrinkable or flexible or pair[1:], key=lambda index: (widths[index], index))


@lru_cache(maxsize=1024)
def cut_forms(line: Line) -> tuple[Line, ...]:
    """A line cut at each of its words, longest first, each ending in an ellipsis.

    What is longer than any word (a title in a script without spaces) is cut at its letters too.
    """
    words = line.text.split(" ")
    texts: list[str] = []
    for count in range(len(words), 0, -1):
        if count < len(words):
            texts.append(" ".join(words[:count]))
        last = words[count - 1]
        if len(last) > _LONGEST_WORD:
            letters = units(last)
            shorter = ("".join(letters[:end]) for end in range(len(letters) - 1, 0, -1))
            texts.extend(" ".join((*words[: count - 1], part)) for part in shorter)
    cut = (text.rstrip(_TRAILING) for text in texts)
    return tuple(
        Line(text=text + ELLIPSIS, font=line.font, size=line.size)
        for text in dict.fromkeys(cut)
        if text
    )


def smaller_forms(line: Line, least: float) -> tuple[Line, ...]:
    """A line in smaller and smaller type, down to the least size in points."""
    steps = math.ceil((line.size - least) / _STEP - 1e-9)
    sizes = (max(least, line.size - _STEP * step) for step in range(1, steps + 1))
    return tuple(Line(text=line.text, font=line.font, size=round(size, 4)) for size in sizes)


def x_on(rule: StampRule, page_width: float) -> float:
    """Where the rule's x lies on a page of that width, from the left edge."""
    return {"left": rule.x, "centre": page_width / 2 + rule.x, "right": page_width - rule.x}[
        rule.side
    ]


def y_on(rule: StampRule, page_height: float) -> float:
    """Where the rule's baseline lies on a page of that height, from the bottom edge."""
    return page_height - rule.y if rule.edge == "top" else rule.y
