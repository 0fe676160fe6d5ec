"""Notes in the margin: coloured boxes with words in them beside a page's text.

So LaTeX's todonotes and changes print what authors say to each other, and word processors their
comments. A box as wide as a column, one without words, or one among the text is another thing; so
is what stands in a figure, or where heads and feet do.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from proceedings.inspection import words
from proceedings.inspection.objects import Area, PageObjects, Text
from proceedings.inspection.pagetext import rounded
from proceedings.records.inspection import Box, MarginNote

_MOST_BOXES = 40  # of a page
_COLOURED = 16  # of 255: by so much the strongest of three inks differs from the weakest
_SOLID = 255
_WIDTH = (40.0, 200.0)  # points
_HEIGHT = (10.0, 400.0)
_WITHIN = (0.06, 0.94)  # of the page's height
_AT_THE_EDGES = 0.02  # of a page's runs of text: strays that don't tell where its text ends
_SLACK = 2.0  # points
_TEXT = 0.35  # of a page's width that its text takes at least
_LEAST = 3  # letters
_LONGEST = 200


def notes_of(objects: PageObjects, page: int) -> list[MarginNote]:
    """The notes in a page's margins, top to bottom."""
    coloured = (objects.displayed(one.box) for one in objects.areas if _is_coloured(one))
    fit = (box for box in coloured if _is_of_a_note(box, objects))
    boxes = list(dict.fromkeys(islice(fit, _MOST_BOXES)))
    if not boxes:
        return []
    runs = [(objects.displayed(one.box), one) for one in objects.texts]
    body = [box for box, _ in runs if not any(_lies_in(box, note) for note in boxes)]
    if not body:
        return []
    left, right = _edges(body)
    if right - left < _TEXT * objects.frame.width:
        return []
    found = []
    for note in boxes:
        if any(_touch(note, other) for other in boxes if other != note):
            continue  # cells of a table
        if note[0] < right - _SLACK and note[2] > left + _SLACK:
            continue
        text = _text_in(objects, note, runs)
        if sum(map(str.isalnum, text)) >= _LEAST:
            found.append(MarginNote(page=page, box=rounded(note), text=text))
    return sorted(found, key=lambda one: (-one.box[3], one.box[0]))


def _is_coloured(area: Area) -> bool:
    return (
        area.form < 0
        and area.alpha == _SOLID
        and area.colour is not None
        and max(area.colour) - min(area.colour) >= _COLOURED
    )


def _is_of_a_note(box: Box, objects: PageObjects) -> bool:
    height = objects.frame.height
    low, high = _WITHIN
    return (
        _WIDTH[0] <= box[2] - box[0] <= _WIDTH[1]
        and _HEIGHT[0] <= box[3] - box[1] <= _HEIGHT[1]
        and low * height <= (box[1] + box[3]) / 2 <= high * height
    )


def _edges(boxes: Sequence[Box]) -> tuple[float, float]:
    """Where a page's text begins and ends across, a few strays aside."""
    few = int(_AT_THE_EDGES * len(boxes))
    return sorted(box[0] for box in boxes)[few], sorted(box[2] for box in boxes)[-1 - few]


def _lies_in(box: Box, note: Box) -> bool:
    across, along = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return note[0] <= across <= note[2] and note[1] <= along <= note[3]


def _touch(one: Box, other: Box) -> bool:
    return (
        one[0] <= other[2] + _SLACK
        and other[0] <= one[2] + _SLACK
        and one[1] <= other[3] + _SLACK
        and other[1] <= one[3] + _SLACK
    )


def _text_in(objects: PageObjects, note: Box, runs: Sequence[tuple[Box, Text]]) -> str:
    parts = (objects.text_of(one) for box, one in runs if _lies_in(box, note))
    return words.line(" ".join(islice(parts, _LONGEST)))[:_LONGEST]
