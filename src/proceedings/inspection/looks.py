"""PDFium's look at every page: text, pictures, margins, and what is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
import pypdfium2

from proceedings.inspection import words
from proceedings.inspection.block import strays_of
from proceedings.inspection.fonts import FontUse, with_texts
from proceedings.inspection.hidden import hidden_text
from proceedings.inspection.images import images_of
from proceedings.inspection.linenumbers import numbered_lines
from proceedings.inspection.margins import marks_of
from proceedings.inspection.objects import PageObjects
from proceedings.inspection.pagetext import PageText
from proceedings.inspection.reader import View, viewed
from proceedings.inspection.signs import Tally
from proceedings.inspection.sketch import Sketcher
from proceedings.pdf.boxes import Frame
from proceedings.records.inspection import (
    FontFact,
    HiddenText,
    ImageFact,
    Line,
    MarginMark,
    NumberedLines,
    PageFacts,
    Sighting,
    Stray,
    Wanted,
)

_MOST_IMAGES = 300
_MOST_HIDDEN = 50
_MOST_STRAYS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What was seen on all pages; the fields are those of an `Inspection`.

    Attributes:
        trouble: What could not be looked at, in words.
    """

    pages: tuple[PageFacts, ...]
    first_page: str
    opening: tuple[Line, ...]
    letters: int
    sketch: tuple[int, ...]
    fonts: tuple[FontFact, ...]
    images: tuple[ImageFact, ...]
    sightings: tuple[Sighting, ...]
    numbered: tuple[NumberedLines, ...]
    strays: tuple[Stray, ...]
    hidden: tuple[HiddenText, ...]
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
    first_page, opening = "", tuple[Line, ...]()
    images: list[ImageFact] = []
    numbered: list[NumberedLines] = []
    strays: list[Stray] = []
    hidden: list[HiddenText] = []
    trouble: list[str] = []
    tally, sketcher = Tally(wanted.signs), Sketcher()
    described = list(fonts)
    with viewed(data, pdf, len(frames)) as document:
        for number, frame in enumerate(frames, 1):
            facts = _bare(frame)
            try:
                with View(document, number - 1) as view:
                    text, objects = PageText(view, frame), PageObjects(view, frame)
                    marks = marks_of(view, frame)
                    facts = _bare(frame, marks, blank=objects.are_none and not text.plain.strip())
                    if number == 1:
                        first_page, opening = words.page_text(text.plain), text.lines()
                    tally.add(text, number)
                    sketcher.add(text.plain)
                    images += images_of(objects, number)
                    numbered += numbered_lines(text, number)
                    strays += strays_of(text, wanted.block, number)
                    unseen = hidden_text(view, objects, number)
                    tally.add_hidden(unseen)
                    hidden += unseen
                    described = with_texts(described, view, text, objects, number)
            except pypdfium2.PdfiumError:
                trouble.append(f"page {number} can't be shown by PDF viewers")
            pages.append(facts)
    return Looks(
        pages=tuple(pages),
        first_page=first_page,
        opening=opening,
        letters=sketcher.letters,
        sketch=sketcher.sketch(),
        fonts=tuple(font.fact for font in described),
        images=tuple(images[:_MOST_IMAGES]),
        sightings=tally.sightings(),
        numbered=tuple(numbered),
        strays=tuple(sorted(strays, key=lambda one: (-one.beyond, one.page))[:_MOST_STRAYS]),
        hidden=tuple(hidden[:_MOST_HIDDEN]),
        trouble=tuple(trouble),
    )


def _bare(frame: Frame, marks: tuple[MarginMark, ...] = (), *, blank: bool = False) -> PageFacts:
    return PageFacts(
        width=round(frame.width, 2),
        height=round(frame.height, 2),
        rotation=frame.rotation,
        user_unit=frame.user_unit,
        cropped=frame.cropped,
        blank=blank,
        marks=marks,
    )
