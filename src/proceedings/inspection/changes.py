"""Tracked changes that a word processor printed: coloured words with a line of their colour.

What came in is underlined, what went is struck out, and a bar stands in the margin beside either,
in Word as in LibreOffice. Words of a link are coloured and underlined too, but have no bar; a paper
about corrections strikes words out in its examples, and has none either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proceedings.inspection import words
from proceedings.inspection.objects import Colour, PageObjects, Text
from proceedings.inspection.pagetext import rounded
from proceedings.records.inspection import Box, ChangedText

_COLOURED = 40  # of 255: by so much the strongest of three inks differs from the weakest
_SAME = 12  # of 255
_LEAST = 6.0  # points: shorter lines are accents and hyphens
_THIN = 3.0  # points
_MARGIN = 60.0  # points: so far from the text stands a bar at most
_BESIDE = 1.5  # points
_STRUCK = (0.2, 0.8)  # of the height of the letters' box
_UNDER = -0.4
_COVERED = 0.5  # of a line's length that its words take at least
_LONGEST = 100  # letters
_MOST = 200  # pieces of coloured text of a page
_RULES = 100
"""A page with more lines is a form or a drawing."""


def changed_text(objects: PageObjects, page: int) -> list[ChangedText]:
    """Words of a page that are struck out in colour, or underlined beside a bar."""
    coloured = [text for text in objects.texts if _is_coloured(text)][:_MOST]
    if not coloured or not 0 < len(objects.thin) <= _RULES:
        return []
    lines = [(objects.displayed(one.box), one) for one in objects.thin]
    across = [
        (box, objects.ink(one))
        for box, one in lines
        if box[2] - box[0] >= _LEAST and box[3] - box[1] <= _THIN
    ]
    body = [objects.displayed(text.box) for text in objects.texts if text.form < 0]
    bars = list(_bars([box for box, _ in lines], [box for box, _ in across], body))
    found = []
    for text in coloured:
        box = objects.displayed(text.box)
        struck = _struck(box, text.colour, across)
        if struck is None:
            continue
        barred = any(bar[1] <= box[3] and box[1] <= bar[3] for bar in bars)
        if struck or barred:
            said = words.line(objects.text_of(text))[:_LONGEST]
            found.append(
                ChangedText(page=page, box=rounded(box), text=said, struck=struck, barred=barred)
            )
    return found


def _is_coloured(text: Text) -> bool:
    return text.form < 0 and max(text.colour) - min(text.colour) >= _COLOURED


def _struck(box: Box, colour: Colour, lines: Sequence[tuple[Box, Colour]]) -> bool | None:
    """Whether words are struck out; False where they are underlined, None where neither."""
    underlined = None
    for line, ink in lines:
        common = min(line[2], box[2]) - max(line[0], box[0])
        if common < _COVERED * min(line[2] - line[0], box[2] - box[0]):
            continue
        if max(abs(one - other) for one, other in zip(colour, ink, strict=True)) > _SAME:
            continue
        at = ((line[1] + line[3]) / 2 - box[1]) / max(box[3] - box[1], 1.0)
        if _STRUCK[0] <= at <= _STRUCK[1]:
            return True
        if _UNDER <= at < _STRUCK[0]:
            underlined = False
    return underlined


def _bars(lines: Sequence[Box], across: Sequence[Box], body: Sequence[Box]) -> Iterator[Box]:
    """Upright lines beside the text; one that meets a line across is a table's."""
    left, right = min(box[0] for box in body), max(box[2] for box in body)
    for bar in lines:
        if bar[3] - bar[1] < _LEAST or bar[2] - bar[0] > _THIN:
            continue
        away = max(left - bar[2], bar[0] - right)
        if not _BESIDE <= away <= _MARGIN:
            continue
        if not any(
            line[0] - _BESIDE <= bar[2]
            and bar[0] <= line[2] + _BESIDE
            and bar[1] - _BESIDE <= line[3]
            and line[1] <= bar[3] + _BESIDE
            for line in across
        ):
            yield bar
