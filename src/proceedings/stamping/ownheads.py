"""Running heads a paper prints itself: where they stand, and whose conference they name.

Source: pages of the class acmart in all its formats, whose heads stand between 55 and 88 points
below the page's upper edge, measured.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from proceedings.records.inspection import Inspection, MarginMark, PageFacts

DESCENT = 0.25  # of the type size; Libertine's and Biolinum's letters
_CLEARLY_WORDS = 6  # letters from which a text inside a longer line counts as the same text
_ROW = 4.0  # points: baselines are told from letters' boxes, which hang lower with a g
_ALONE = 2.0  # of the type size: a line that has so much white below it is no line of a text
_BAND = 100.0  # points from the edge that an inspection looks at

_TEMPLATE = "leftover/template-text"
_NOT_IN_HEADS = (".advice", ".field")  # signs that this rule believes on the first page alone

_INVISIBLE = "\u200b\u200c\u200d\u2060\u2066\u2067\u2068\u2069\u00ad\ufeff"
_SIGNS = str.maketrans("‘’‛´`", "'''''", _INVISIBLE)
_DASHES = re.compile("[‐‑‒–—−-]+")
_DIGITS = re.compile(r"[\d\s:.]+")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = "(?:" + "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS) + r")\.?"
_CONFERENCE = re.compile(
    rf"\b{_MONTH}\s*(?:\d[\d\s–—-]*(?:{_MONTH}\s*\d+)?\s*,\s*)?(?:19|20)\d\d\b\s*,\s*\w"
    rf"|[’'‘]\s*(?:\d\d|XX)\s*,.*\b(?:19|20)\d\d\b"
)


@dataclass(frozen=True, slots=True)
class OurWords:
    """What a paper of this volume rightly prints in its heads.

    Attributes:
        conference_line: Names the conference as ACM's heads do.
        line: The same, as compared.
        others: All other texts, as compared: title, authors, book and conference in each form.
        samples: What a template says until an author changes it, as compared.
    """

    conference_line: str
    line: str
    others: frozenset[str]
    samples: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, conference_line: str, others: Iterable[str], samples: Iterable[str] = ()
    ) -> OurWords:
        """From texts as they are printed."""
        return cls(
            conference_line,
            recognisable(conference_line),
            frozenset(recognisable(text) for text in others),
            frozenset(recognisable(text) for text in samples),
        )

    def are_said_by(self, mark: MarginMark) -> bool:
        """Whether a line says any of them."""
        return says(mark, self.line) or any(says(mark, text) for text in self.others)

    def are_anothers(self, mark: MarginMark) -> bool:
        """Whether a line reads like a conference's, and isn't of this volume."""
        return bool(_CONFERENCE.search(mark.text)) and not self.are_said_by(mark)

    def are_a_sample(self, mark: MarginMark) -> bool:
        """Whether a line holds a template's words, of which leftover/template-text tells."""
        found = recognisable(mark.text)
        return any(text in found for text in self.samples)


def template_words(inspection: Inspection) -> tuple[str, ...]:
    """What a template says until an author changes it, as it was seen on the file's pages."""
    return tuple(
        one.text
        for one in inspection.seen(_TEMPLATE)
        if one.where == "page" and not one.sign.endswith(_NOT_IN_HEADS)
    )


def recognisable(text: str) -> str:
    """A text as it is compared: compatibility forms, quotes and dashes alike, no spaces, no case.

    An author's `KDD '24, August 25-29` is the same head as ours with its typographic signs.
    """
    folded = _DASHES.sub("-", unicodedata.normalize("NFKC", text).translate(_SIGNS))
    return "".join(unicodedata.normalize("NFKC", folded).split()).casefold()


def says(mark: MarginMark, text: str) -> bool:
    """Whether a line is the text (as compared), or clearly holds it."""
    found = recognisable(mark.text)
    return bool(text) and (found == text or (len(text) >= _CLEARLY_WORDS and text in found))


def baseline(mark: MarginMark) -> float:
    """The line's baseline, about, above the page's lower edge."""
    return mark.box[1] + DESCENT * mark.size


def own_heads(pages: Sequence[PageFacts]) -> tuple[tuple[MarginMark, ...], ...]:
    """The lines of each page that stand as a running head, at whatever height.

    It is the topmost line of a page but the first, and comes again on another, surely is a head or
    has white below it: a sentence that only happens to be the first of its page does nothing of it.
    """
    tops = _tops(pages)
    return tuple(
        top if is_sure or again or all(_has_white_below(mark, page) for mark in top) else ()
        for page, top, again, is_sure in zip(
            pages, tops, _come_again(tops), surely_heads(pages), strict=True
        )
    )


def surely_heads(pages: Sequence[PageFacts]) -> tuple[bool, ...]:
    """Of which pages the topmost line surely is a head, whatever it says.

    A head comes again on another page, or stands at the height of one that does; and no line
    follows it closely, as one would that is the first of a text set twice.
    """
    tops = [
        tuple(mark for mark in top if not is_followed(mark, page))
        for top, page in zip(_tops(pages), pages, strict=True)
    ]
    heights = {
        round(page.height - baseline(mark), 1)
        for page, top, comes_again in zip(pages, tops, _come_again(tops), strict=True)
        for mark in top
        if comes_again
    }
    return tuple(
        any(
            abs(page.height - baseline(mark) - height) <= _ROW for mark in top for height in heights
        )
        for page, top in zip(pages, tops, strict=True)
    )


def _tops(pages: Sequence[PageFacts]) -> list[tuple[MarginMark, ...]]:
    return [() if index == 0 else _topmost(page) for index, page in enumerate(pages)]


def _come_again(tops: Sequence[Sequence[MarginMark]]) -> list[bool]:
    """Of which pages a topmost line says what another page's says."""
    pages_with = Counter(text for top in tops for text in {recognisable(mark.text) for mark in top})
    return [any(pages_with[recognisable(mark.text)] > 1 for mark in top) for top in tops]


def _topmost(page: PageFacts) -> tuple[MarginMark, ...]:
    texts = _upper(page)
    if not texts:
        return ()
    highest = max(baseline(mark) for mark in texts)
    return tuple(mark for mark in texts if highest - baseline(mark) <= _ROW)


def _has_white_below(mark: MarginMark, page: PageFacts) -> bool:
    is_known = baseline(mark) - _ALONE * mark.size >= page.height - _BAND
    return is_known and not is_followed(mark, page)


def is_of_several(mark: MarginMark, page: PageFacts) -> bool:
    """Whether another line stands closely above or below a line, as in a text."""
    near = _ALONE * max(mark.size, 1.0)
    return any(
        _ROW < abs(baseline(other) - baseline(mark)) < near
        for other in page.marks
        if other.kind == "text" and other.box[0] < mark.box[2] and other.box[2] > mark.box[0]
    )


def is_followed(mark: MarginMark, page: PageFacts) -> bool:
    """Whether another line stands as close below a line as in a text."""
    end = baseline(mark) - _ALONE * mark.size
    return any(end < baseline(other) < baseline(mark) - _ROW for other in _upper(page))


def _upper(page: PageFacts) -> list[MarginMark]:
    """Lines in the upper band, without page and line numbers."""
    return [
        mark
        for mark in page.marks
        if mark.kind == "text"
        and mark.box[1] >= page.height - _BAND - mark.size
        and mark.box[1] > page.height / 2
        and not _DIGITS.fullmatch(mark.text)
    ]
