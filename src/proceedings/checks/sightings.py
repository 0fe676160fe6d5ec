"""What rules about leftovers do with the signs that were seen: choose, quote, point at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from proceedings.findings.finding import Place
from proceedings.records.inspection import PageFacts, Sighting
from proceedings.text.pages import page_list

_MARGIN = 0.10  # of the page's height: heads and feet stand there, body text seldom
_MOST_QUOTED = 4
_LONGEST_QUOTE = 70
_NUMBER = re.compile(r"\d+")


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


def up_front(one: Sighting, pages: Sequence[PageFacts]) -> bool:
    """Whether it stands on the first page, or in a head or foot: where a paper speaks of itself."""
    return one.page == 1 or in_margin(one, pages)


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
