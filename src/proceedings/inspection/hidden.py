"""Text that is in a file and that a reader doesn't see: the rendered picture decides.

Few letters are no matter: white zeros that align a column, spaces and signs for copying, labels
outside of a plot's axes. What is told is prose. A figure needs more of it than the page itself: it
may be cut out of a slide or a page whose other words stay in the file, beyond the cut.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from itertools import islice

from proceedings.inspection import words
from proceedings.inspection.inkless import leaves_no_ink
from proceedings.inspection.objects import (
    Area,
    PageObjects,
    Picture,
    Text,
    are_one,
    area_of,
    common,
)
from proceedings.inspection.reader import View, around
from proceedings.inspection.suspects import Suspect, suspects
from proceedings.records.inspection import Box, HiddenText, Hiding

_LEAST_LETTERS = 12  # on the page itself
_LEAST_IN_FIGURE = 30  # labels under the white box that an author drew over them have twenty
_LEAST_BESIDE = 20  # words beyond a figure's edge: captions of a slide's other parts have ten
_LEAST_TINY = 30  # letters in words: numbers and short labels of scaled plots have fewer
_SCAN = 0.5  # of the page, that is covered by pictures; a scan has less than all with its margins
_SCANNED = 0.5  # of the page's texts, that have no ink: those of a scan are its text layer
_MOST_SUSPECTS = 5000
_MOST_PICTURES = 8  # of a page; more doubts are decided by one of them all
_MOST_TOLD = 50
_MOST_COMPARED = 1_000_000  # pairs of texts
_REACH = 2.5  # of a line's height: so far apart are lines, and words of a line, at most
_WORD_GAP = 0.15  # of a line's height
_OF_A_SCAN = (Hiding.MODE, Hiding.COVERED)
_LONGEST = 500  # letters
_WORD = re.compile(r"[^\W\d_]{2,}")
_APART = re.compile(r"(?:(?<!\S)[^\W\d_](?:\s+|\Z)){8,}")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def hidden_text(
    view: View, objects: PageObjects, page: int, *, layered: bool = False
) -> list[HiddenText]:
    """The hidden text of a page; the text layer of a scan is none.

    Args:
        view: The page.
        objects: What it draws.
        page: Its number.
        layered: The file has layers, so any text may stand on one that is switched off.
    """
    doubted = list(islice(suspects(objects, layered=layered), _MOST_SUSPECTS))
    if not doubted:
        return []
    if _is_scan(objects, doubted):
        doubted = [one for one in doubted if one.how not in _OF_A_SCAN]
    showing = _showing(objects, doubted) if objects.forms else ()
    runs = [
        run
        for run in _runs(doubted)
        if _is_prose(objects, run) and not _is_cut_off(objects, run, showing)
    ]
    unseen = [run for run in runs if run[0].sure] + _judged(
        view, objects, [run for run in runs if not run[0].sure]
    )
    return [
        _told(objects, run, page)
        for run in sorted(unseen, key=lambda run: run[0].text.order)[:_MOST_TOLD]
    ]


def _judged(view: View, objects: PageObjects, runs: list[list[Suspect]]) -> list[list[Suspect]]:
    """What of doubted text leaves no ink."""
    if len(runs) > _MOST_PICTURES:
        runs = [[one for run in runs for one in run]]
    told: list[list[Suspect]] = []
    for run in runs:
        blank = leaves_no_ink(view, objects, [one.text for one in run])
        unseen = [one for one, is_blank in zip(run, blank, strict=True) if is_blank]
        shadows = _shadows(objects, [one.text for one in unseen])
        unseen = [one for one in unseen if one.text.order not in shadows]
        told += [part for part in _runs(unseen) if _is_prose(objects, part)]
    return told


def _runs(doubted: Iterable[Suspect]) -> list[list[Suspect]]:
    """Suspects that stand near each other, one after the other, hidden in one way."""
    runs: list[list[Suspect]] = []
    for one in doubted:
        if runs and _go_on(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _go_on(before: Suspect, after: Suspect) -> bool:
    if before.how is not after.how or before.text.form != after.text.form:
        return False
    a, b = before.text.box, after.text.box
    reach = _REACH * max(min(a[2] - a[0], a[3] - a[1]), min(b[2] - b[0], b[3] - b[1]))
    return max(a[0], b[0]) - min(a[2], b[2]) <= reach and max(a[1], b[1]) - min(a[3], b[3]) <= reach


def _is_prose(objects: PageObjects, run: Sequence[Suspect]) -> bool:
    text = _joined(objects, run)
    if run[0].how is Hiding.TINY:
        least = _LEAST_TINY
    else:
        least = _LEAST_LETTERS if run[0].text.form < 0 else _LEAST_IN_FIGURE
    # A sign of Chinese says about what three letters do.
    letters = sum(len(word) for word in _WORD.findall(text)) + 2 * len(_UNSPACED.findall(text))
    letters += sum(len(apart.split()) for apart in _APART.findall(text))
    return letters >= least


def _is_cut_off(objects: PageObjects, run: Sequence[Suspect], showing: Container[int]) -> bool:
    """Whether a figure that shows something hides the run beyond its own edge, or the page's.

    A figure is often a part of a slide or of a larger drawing: captions and labels stay in the
    file, and mean no harm. Whole sentences are told of nevertheless.
    """
    first = run[0].text
    return (
        first.form >= 0
        and _is_outside(objects, first)
        and _figure(objects, first.form) in showing
        and len(_WORD.findall(_joined(objects, run))) < _LEAST_BESIDE
    )


def _showing(objects: PageObjects, doubted: Iterable[Suspect]) -> set[int]:
    """The figures of which something is seen."""
    unseen = {one.text.order for one in doubted}
    drawn: list[Text | Picture | Area] = [one for one in objects.texts if one.order not in unseen]
    drawn += objects.pictures
    drawn += objects.areas
    return {
        _figure(objects, one.form)
        for one in drawn
        if one.form >= 0 and not _is_outside(objects, one)
    }


def _figure(objects: PageObjects, form: int) -> int:
    """The outermost form around one."""
    while objects.forms[form].parent >= 0:
        form = objects.forms[form].parent
    return form


def _is_outside(objects: PageObjects, drawn: Text | Picture | Area) -> bool:
    clip = objects.forms[drawn.form].clip if isinstance(drawn, Area) else drawn.clip
    x0, y0, x1, y1 = common(drawn.box, common(clip, objects.frame.box))
    return x0 >= x1 or y0 >= y1


def _joined(objects: PageObjects, run: Sequence[Suspect]) -> str:
    parts: list[str] = []
    before: Box | None = None
    for one in run:
        box = one.text.box
        if before is not None and not _touch(before, box):
            parts.append(" ")
        parts.append(objects.text_of(one.text))
        before = box
    return words.line("".join(parts))


def _touch(before: Box, after: Box) -> bool:
    """Whether a run goes on within a word."""
    height = min(before[3] - before[1], after[3] - after[1])
    overlap = min(before[3], after[3]) - max(before[1], after[1])
    return overlap > 0 and -height < after[0] - before[2] < _WORD_GAP * height


def _shadows(objects: PageObjects, texts: Sequence[Text]) -> set[int]:
    """Which of some texts another one is drawn over, letter by letter: a halo, or bold by hand."""
    own = {text.order for text in texts}
    found: set[int] = set()
    if len(own) * len(objects.texts) > _MOST_COMPARED:
        return found
    for other in objects.texts:
        if other.order in own:
            continue
        for text in texts:
            if are_one(text.box, other.box):
                # PDFium leaves out letters that stand where the same stood before.
                said = objects.text_of(other).strip()
                if not said or said == objects.text_of(text).strip():
                    found.add(text.order)
    return found


def _is_scan(objects: PageObjects, doubted: Sequence[Suspect]) -> bool:
    """Whether a page is a picture with the text that was read off it.

    Not so where most text is seen: there, the picture is no more than a background.
    """
    page = objects.frame.box
    covered = sum(area_of(common(common(one.box, one.clip), page)) for one in objects.pictures)
    unseen = sum(one.how in _OF_A_SCAN for one in doubted)
    return covered >= _SCAN * area_of(page) and unseen > _SCANNED * len(objects.texts)


def _told(objects: PageObjects, run: Sequence[Suspect], page: int) -> HiddenText:
    text = _joined(objects, run)
    x0, y0, x1, y1 = objects.displayed(around(*(one.text.box for one in run)))
    return HiddenText(
        page=page,
        box=(round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)),
        text=text[:_LONGEST],
        how=run[0].how,
        letters=sum(letter.isalnum() for letter in text),
    )
