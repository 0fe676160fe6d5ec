"""What rules about leftovers do with the signs that were seen: choose, quote, point at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from proceedings.findings.finding import Place
from proceedings.records.inspection import Inspection, PageFacts, Sighting
from proceedings.text.pages import page_list

_MARGIN = 0.10  # of the page's height: heads and feet stand there, body text seldom
_NEAR_MARGIN = 0.16  # where heads of wide margins stand, and on other pages body text
_LEVEL = 3.0  # points by which one head stands higher on one page than on another
_MOST_QUOTED = 4
_LONGEST_QUOTE = 70
_NUMBER = re.compile(r"\d+")
_ITEM = re.compile(r"\W{0,2}(?:\[[\w+]{1,9}\]|\d{1,3}\.)\s")  # of a list of references
_CLOSING = "”»“„"
_LONGEST_BEFORE = 40  # letters
_LARGEST = 0.5  # points: sizes of one title's lines differ by no more
_LONGEST_TITLE = 300  # letters


def printed(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """Those that stand on a page for all to see."""
    return tuple(one for one in sightings if one.where == "page" and one.page is not None)


def in_margin(one: Sighting, pages: Sequence[PageFacts]) -> bool:
    """Whether it stands where heads and feet do; where its place is unknown, it doesn't."""
    if one.box is None or one.page is None or not 0 < one.page <= len(pages):
        return False
    height = pages[one.page - 1].height
    middle = (one.box[1] + one.box[3]) / 2
    return not _MARGIN * height < middle < (1 - _MARGIN) * height


def in_heads(sightings: Iterable[Sighting], pages: Sequence[PageFacts]) -> tuple[Sighting, ...]:
    """Those in heads and feet: in the margin, or near it at one height on several pages."""
    placed = [(one, _from_edge(one, pages)) for one in sightings]

    def comes_again(one: Sighting, height: float | None) -> bool:
        return height is not None and any(
            there is not None and other.page != one.page and abs(there - height) <= _LEVEL
            for other, there in placed
        )

    return tuple(one for one, height in placed if in_margin(one, pages) or comes_again(one, height))


def stands_alone(one: Sighting, inspection: Inspection) -> bool:
    """Whether words that a paper may also speak of begin their line, as a notice does.

    What a quotation mark or more of a sentence precedes is spoken of, what stands in the list of
    references is cited.
    """
    if _ITEM.match(one.line) or _is_cited(one, inspection):
        return False
    before, found, _ = one.line.partition(one.text)
    before = before.strip()
    is_quoted = any(sign in _CLOSING for sign in one.text)
    ends_sentence = len(before) <= _LONGEST_BEFORE and before.endswith((".", ":", "!", "|", "—"))
    return bool(found) and not is_quoted and (not before or ends_sentence)


def is_titles(one: Sighting, inspection: Inspection) -> bool:
    """Whether the paper's title has these words, so that its heads may repeat them."""
    words = _bare(one.text)
    return any(words in _bare(title) for title in (inspection.title, printed_title(inspection)))


def printed_title(inspection: Inspection) -> str:
    """The largest lines of page 1, unless there are so many that none of them is a title."""
    largest = max((line.size for line in inspection.opening), default=0.0)
    text = " ".join(line.text for line in inspection.opening if line.size >= largest - _LARGEST)
    return text if len(text) <= _LONGEST_TITLE else ""


def up_front(one: Sighting, pages: Sequence[PageFacts]) -> bool:
    """Whether it stands on the first page, or in a head or foot: where a paper speaks of itself."""
    return one.page == 1 or in_margin(one, pages)


def _from_edge(one: Sighting, pages: Sequence[PageFacts]) -> float | None:
    """How far below the page's top (less than nothing) or above its bottom it stands, if near."""
    if one.box is None or one.page is None or not 0 < one.page <= len(pages):
        return None
    height = pages[one.page - 1].height
    middle = (one.box[1] + one.box[3]) / 2
    distance = middle if 2 * middle < height else middle - height
    return distance if abs(distance) <= _NEAR_MARGIN * height else None


def _is_cited(one: Sighting, inspection: Inspection) -> bool:
    """Whether the references begin on its page, before it."""
    if one.box is None or one.page is None or not 0 < one.page <= len(inspection.pages):
        return False
    middle = inspection.pages[one.page - 1].width / 2
    place = (one.box[0] >= middle, -one.box[3])
    return any(
        place > (heading.box[0] >= middle, -heading.box[3])
        for heading in inspection.seen("page/count.references")
        if heading.page == one.page and heading.box
    )


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def short(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """A text, cut where it is too long to be quoted."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def quoted(sightings: Iterable[Sighting], most: int = _MOST_QUOTED) -> str:
    """`«one» (page 1), «another» (pages 2–4) and 3 more`."""
    return listed(quotes(sightings), most)


def quotes(sightings: Iterable[Sighting]) -> list[str]:
    """Each text with its pages, once, in whatever capitals and with whatever numbers."""
    pages: dict[str, set[int]] = {}
    words: dict[str, str] = {}
    for one in sightings:
        key = _NUMBER.sub("0", one.text.casefold())
        words.setdefault(key, short(one.text))
        pages.setdefault(key, set()).update(() if one.page is None else (one.page,))
    return [
        f"«{words[key]}» ({page_list(where)})" if where else f"«{words[key]}»"
        for key, where in pages.items()
    ]


def listed(parts: Sequence[str], most: int = _MOST_QUOTED) -> str:
    """`a, b and c`, or `a, b and 7 more`."""
    if len(parts) > most + 1:
        return f"{', '.join(parts[:most])} and {len(parts) - most} more"
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


def first_place(sightings: Iterable[Sighting]) -> Place:
    """The place of the one on the earliest page; of no page where none stands on one."""
    placed = [one for one in sightings if one.page is not None]
    if not placed:
        return Place()
    first = min(placed, key=lambda one: (one.page or 0, one.box is None))
    return Place(page=first.page, box=first.box)


def lines_of(sightings: Iterable[Sighting], most: int = _MOST_QUOTED) -> str:
    """The lines they stand on, as evidence."""
    lines = dict.fromkeys(short(one.line or one.text, 200) for one in sightings)
    return " | ".join(list(lines)[:most])
