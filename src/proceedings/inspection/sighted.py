"""Whether words that stand on a page can be seen there, looked at one by one.

`hidden.py` asks about prose, and by what objects say of themselves: that is quick, and there are
ways around it, as soft masks, blending, patterns, or clips of odd shapes. Where words were found
that nobody should hide, their place is drawn with them and without them, however few they are and
however they are drawn.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from proceedings.inspection.inkless import without_change
from proceedings.inspection.objects import PageObjects, Text, are_one
from proceedings.inspection.pagetext import PageText
from proceedings.inspection.reader import around
from proceedings.records.inspection import Box

_MOST = 200  # spans of a page
_HIDDEN = 0.5  # of the letters
_TINY = 2.0  # points of type size: half of the smallest that anybody sets to be read
_MOST_MARKS = 20
_MOST_COMPARED = 1_000_000  # pairs of texts
_WORD = re.compile(r"\S+")
_REPLACED = "ActualText"


class _Word(NamedTuple):
    """Letters and what draws them.

    Attributes:
        span: Which of the spans asked about it belongs to.
        box: In the page's own space; None where it has no size.
    """

    span: int
    letters: int
    box: Box | None
    texts: frozenset[int]
    unreadable: bool


def unseen(text: PageText, objects: PageObjects, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """Of each span of a page's text, whether most of it can't be seen.

    Args:
        text: The page's text.
        objects: What the page draws.
        spans: Start and end in `text.plain`; of more than 200, the rest count as seen.
    """
    known = {ctypes.addressof(one.handle.contents): one for one in objects.texts}
    words = [
        word
        for index, (start, end) in enumerate(spans[:_MOST])
        for word in _words(text, index, start, end, known)
    ]
    addresses = set[int]().union(*(word.texts for word in words))
    texts = [known[address] for address in sorted(addresses, key=lambda at: known[at].order)]
    drawn = [word for word in words if word.box is not None and not word.unreadable]
    blank = iter(
        without_change(
            text.view,
            objects,
            [*texts, *_shadows(objects, texts)],
            [word.box for word in drawn if word.box is not None],
        )
        if drawn
        else ()
    )
    hidden, all_letters = [0] * len(spans), [0] * len(spans)
    for word in words:
        all_letters[word.span] += word.letters
        is_drawn = word.box is not None and not word.unreadable
        if not is_drawn or next(blank):
            hidden[word.span] += word.letters
    return [
        one > 0 and one >= _HIDDEN * every for one, every in zip(hidden, all_letters, strict=True)
    ]


def _words(
    text: PageText, index: int, start: int, end: int, known: dict[int, Text]
) -> Iterator[_Word]:
    view, page = text.view, text.view.text_page
    for found in _WORD.finditer(text.plain, start, end):
        places = range(*found.span())
        letters = [letter for place in places if (letter := text.letter(place)) >= 0]
        if not letters:
            continue
        owners = [pdfium.FPDFText_GetTextObject(page, letter) for letter in letters]
        addresses = frozenset(ctypes.addressof(one.contents) for one in owners if one)
        if not addresses.intersection(known):
            continue  # beyond what is looked at of a page
        boxes = view.boxes(letters[0], letters[-1] + 1 - letters[0])
        size = view.type_size(letters[0]) * text.frame.user_unit
        replaced = any(_is_replaced(one, found[0]) for one in owners[:1] if one)
        yield _Word(
            span=index,
            letters=len(letters),
            box=around(*boxes) if boxes else None,
            texts=addresses.intersection(known),
            unreadable=size < _TINY or replaced,
        )


def _is_replaced(owner: Any, said: str) -> bool:
    """Whether text stands for other letters than those that are drawn (ISO 32000-1, 14.9.4)."""
    for index in range(min(pdfium.FPDFPageObj_CountMarks(owner), _MOST_MARKS)):
        mark = pdfium.FPDFPageObj_GetMark(owner, index)
        size = ctypes.c_ulong()
        ask = pdfium.FPDFPageObjMark_GetParamStringValue
        if not ask(mark, _REPLACED.encode(), None, 0, size) or size.value <= 2:
            continue
        units = (ctypes.c_ushort * (size.value // 2))()
        ask(mark, _REPLACED.encode(), units, size.value, size)
        # A ligature's or a hyphenated word's own letters are no longer than it.
        if said in bytes(units).decode("utf-16-le", "replace") and size.value // 2 > 2 * len(said):
            return True
    return False


def _shadows(objects: PageObjects, texts: Sequence[Text]) -> list[Text]:
    """Texts that stand where others stood before: PDFium leaves them out, and they leave ink."""
    if len(texts) * len(objects.texts) > _MOST_COMPARED:
        return []
    own = {text.order for text in texts}
    return [
        other
        for other in objects.texts
        if other.order not in own
        and any(are_one(text.box, other.box) for text in texts)
        and not objects.text_of(other).strip()
    ]
