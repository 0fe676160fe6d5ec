"""PDFium's look at every page: text, pictures, margins, and what is hidden."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, islice, takewhile

import pikepdf
import pypdfium2

from proceedings.inspection.appearances import appearance_texts
from proceedings.inspection.block import strays_of
from proceedings.inspection.changes import changed_text
from proceedings.inspection.fonts import FontUse, used, with_texts
from proceedings.inspection.hidden import hidden_text
from proceedings.inspection.images import images_of, without_repeats
from proceedings.inspection.linenumbers import confirmed, numbered_lines, text_height
from proceedings.inspection.margins import BAND, Signature, few_of, foot_of, marks_of
from proceedings.inspection.notes import notes_of
from proceedings.inspection.objects import PageObjects
from proceedings.inspection.pagetext import PageText
from proceedings.inspection.reader import View, viewed
from proceedings.inspection.sighted import unseen
from proceedings.inspection.signs import Tally
from proceedings.inspection.sizeless import has_sizeless, sizeless_texts
from proceedings.inspection.sketch import Sketcher
from proceedings.inspection.unseen import Told
from proceedings.pdf.boxes import Frame
from proceedings.records.inspection import (
    Box,
    ChangedText,
    FontFact,
    HiddenText,
    ImageFact,
    Line,
    MarginMark,
    MarginNote,
    NumberedLines,
    PageFacts,
    Sighting,
    Stray,
)
from proceedings.records.wanted import Wanted

_MOST_LINES = 1000
_LONGEST_PAGE = 50_000  # letters; a paper's has some six thousand
_MOST_MARKS = 20_000  # of all pages, one by one; a paper has some hundreds
_MOST_FONTS = 300
_MOST_IMAGES = 300
_MOST_HIDDEN = 50
_MOST_STRAYS = 50
_MOST_NOTES = 100
_SAMPLE = 50  # letters of a page
_LEANING = 30.0  # degrees
_ACROSS = 80  # pixels across a page, to see whether it is blank
_TALLEST = 2000  # pixels
_MOST_IN_HEADS = 300  # letters of a page without text between its head and its foot
_PAPER = 250  # of 255: lighter is paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What was seen on all pages; the fields are those of an `Inspection`, with few more.

    Attributes:
        remote: Words that PDFium's text of the pages hasn't.
        trouble: What could not be looked at, in words.
    """

    pages: tuple[PageFacts, ...]
    first_page: str
    opening: tuple[Line, ...]
    foot: tuple[Box, ...]
    letters: int
    sketch: tuple[int, ...]
    fonts: tuple[FontFact, ...]
    images: tuple[ImageFact, ...]
    sightings: tuple[Sighting, ...]
    remote: tuple[Told, ...]
    numbered: tuple[NumberedLines, ...]
    strays: tuple[Stray, ...]
    hidden: tuple[HiddenText, ...]
    notes: tuple[MarginNote, ...]
    changes: tuple[ChangedText, ...]
    trouble: tuple[str, ...]


def look(
    data: bytes,
    pdf: pikepdf.Pdf,
    frames: Sequence[Frame],
    fonts: Sequence[FontUse],
    wanted: Wanted,
) -> Looks:
    """Look at every page once.

    Args:
        data: The file.
        pdf: The same, opened.
        frames: Its pages as displayed.
        fonts: The fonts of its pages.
        wanted: What the rules want looked for.
    """
    pages: list[PageFacts] = []
    first_page, opening, foot = "", tuple[Line, ...](), tuple[Box, ...]()
    images: list[ImageFact] = []
    numbered: list[NumberedLines] = []
    heights: dict[int, float] = {}
    strays: list[Stray] = []
    hidden: list[HiddenText] = []
    notes: list[MarginNote] = []
    changes: list[ChangedText] = []
    trouble: list[str] = []
    heads: dict[Signature, list[Box]] = {}
    tally, sketcher, described = Tally(wanted.signs), Sketcher(), list(fonts)
    noted: dict[int, str] = {}
    kept = 0  # marks
    sizeless: dict[int, str] = {}
    layered = "/OCProperties" in pdf.Root
    with viewed(data, pdf, len(frames)) as document:
        for number, frame in enumerate(frames, 1):
            facts = _bare(frame)
            try:
                with View(document, number - 1) as view:
                    text, objects = PageText(view, frame), PageObjects(view, frame)
                    marks = marks_of(text, objects, heads)
                    if (kept := kept + len(marks)) > _MOST_MARKS:
                        marks = few_of(marks, frame)
                    hiding = hidden_text(view, objects, number, layered=layered)
                    hidden += hiding
                    facts = _seen(text, objects, marks, hiding)
                    if number == 1:
                        # Not the plain text: on lines accents stand on their letters.
                        lines = text.lines()
                        whole = "\n".join(line.text for line in lines) or text.plain
                        first_page, opening = whole[:_LONGEST_PAGE], _opening(lines)
                        foot = foot_of(text)
                    tally.add(text, number, hiding, partial(unseen, text, objects))
                    sketcher.add(text.plain)
                    images += images_of(objects, number)
                    notes += notes_of(objects, number)
                    changes += changed_text(objects, number)
                    numbered += (columns := numbered_lines(text, number))
                    heights[number] = text_height(text)
                    strays += strays_of(text, wanted.block, number, columns)
                    described = with_texts(described, view, objects, number)
                    if any(view.comments()):
                        noted[number] = text.plain
                    if has_sizeless(objects):
                        sizeless[number] = text.plain
            except pypdfium2.PdfiumError:
                trouble.append(f"page {number} can't be shown by PDF viewers")
            pages.append(facts)
        remote = (
            *(appearance_texts(document, noted) if noted else ()),
            *(sizeless_texts(data, sizeless) if sizeless else ()),
        )
    return Looks(
        pages=tuple(pages),
        first_page=first_page,
        opening=opening,
        foot=foot,
        letters=sketcher.letters,
        sketch=sketcher.sketch(),
        fonts=used(described)[:_MOST_FONTS],
        images=tuple(without_repeats(images)[:_MOST_IMAGES]),
        sightings=tally.sightings(),
        remote=remote,
        numbered=confirmed(numbered, heights),
        strays=tuple(sorted(strays, key=lambda one: (-one.beyond, one.page))[:_MOST_STRAYS]),
        hidden=tuple(hidden[:_MOST_HIDDEN]),
        notes=tuple(notes[:_MOST_NOTES]),
        changes=tuple(changes[:_MOST_NOTES]),
        trouble=tuple(trouble),
    )


def _opening(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The first lines, as far as a page of a paper has letters."""
    letters = accumulate(len(line.text) for line in lines)
    few = takewhile(lambda pair: pair[1] <= _LONGEST_PAGE, zip(lines, letters, strict=False))
    return tuple(line for line, _ in islice(few, _MOST_LINES))


def _seen(
    text: PageText,
    objects: PageObjects,
    marks: tuple[MarginMark, ...],
    hiding: Sequence[HiddenText],
) -> PageFacts:
    blank = _is_blank(text, objects, hiding)
    return _bare(
        text.frame,
        marks,
        blank=blank,
        bodiless=not blank and _is_bodiless(text, marks),
        askew=_is_askew(text),
    )


def _is_blank(text: PageText, objects: PageObjects, hidden: Sequence[HiddenText]) -> bool:
    """Whether nothing can be seen; only a page without text that shows is drawn, and coarsely."""
    unseen = sum(one.letters for one in hidden)
    if next(islice(filter(str.isalnum, text.plain), unseen, None), None) is not None:
        return False
    view, frame = text.view, text.frame
    if objects.are_none and not any(view.comments()):
        return True
    height = max(1, min(_TALLEST, round(_ACROSS * frame.height / frame.width)))
    return all(min(row) >= _PAPER for row in view.grey(_ACROSS, height, 0, height))


def _is_bodiless(text: PageText, marks: Sequence[MarginMark]) -> bool:
    """Whether all letters stand in the bands of heads and feet, and no ink between these."""
    letters = sum(map(str.isalnum, text.plain))
    if letters > _MOST_IN_HEADS or letters > sum(
        map(str.isalnum, "".join(mark.text for mark in marks))
    ):
        return False
    frame = text.frame
    height = max(1, min(_TALLEST, round(_ACROSS * frame.height / frame.width)))
    band = math.ceil(BAND / frame.height * height)
    rows = height - 2 * band
    return rows > 0 and all(
        min(row) >= _PAPER for row in text.view.grey(_ACROSS, height, band, rows)
    )


def _is_askew(text: PageText) -> bool:
    """Whether a turned page's text lies or stands on its head as displayed; a sample tells."""
    rotation = text.frame.rotation
    if not rotation:
        return False
    letters = [at for at, letter in enumerate(text.plain) if letter.isalnum()]
    some = letters[:: max(1, len(letters) // _SAMPLE)]
    turns = [(text.view.direction(text.letter(at)) + rotation) % 360 for at in some]
    upright = sum(turn < _LEANING or turn > 360 - _LEANING for turn in turns)
    return upright * 2 < len(turns)


def _bare(
    frame: Frame,
    marks: tuple[MarginMark, ...] = (),
    *,
    blank: bool = False,
    bodiless: bool = False,
    askew: bool = False,
) -> PageFacts:
    return PageFacts(
        width=round(frame.width, 2),
        height=round(frame.height, 2),
        rotation=frame.rotation,
        user_unit=frame.user_unit,
        cropped=frame.cropped,
        askew=askew,
        blank=blank,
        bodiless=bodiless,
        marks=marks,
    )
