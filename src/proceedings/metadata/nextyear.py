"""Last year's settings and front pages as next year's: what stays, what goes, what is raised.

Values are changed as text, since that is how they are written; the files keep their comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from proceedings.records.imported import Tree
from proceedings.records.trees import Fields
from proceedings.volume.kinds import PENDING
from proceedings.volume.volume import Volume

_YEAR = timedelta(weeks=52)
"""A year later on the same day of the week."""
_KEPT = (
    *("rights", "statements", "style", "off_size", "numbering", "tracks", "contact", "proofs"),
    *("exports", "index", "replace", "formats"),
)
_KEPT_OF_FRONT = ("front", "back", "cover", "copyright_page", "prose", "committees", "reviewers")
_ORDINAL = re.compile(r"\b(\d{1,3})(st|nd|rd|th)\b")
# What stands for this volume alone among what libraries are told.
_OF_ONE_VOLUME = {
    "crossref": ("serial",),
    "acl": ("volume",),
    "dblp": ("key",),
    "ceur": ("volume",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NextYear:
    """What the new volume begins with.

    Attributes:
        volume: volume.yaml.
        front: front.yaml.
    """

    volume: Fields
    front: Fields


def next_year(volume: Volume, written: Fields, front: Fields) -> NextYear:
    """Next year's metadata.

    Args:
        volume: The last volume.
        written: Its volume.yaml as written, without `schema`.
        front: Its front.yaml as written, without `schema`.
    """
    old_front = {key: front[key] for key in _KEPT_OF_FRONT if key in front}
    conference = _conference(volume, _table(written, "conference"))
    book = _book(volume, _table(written, "book"))
    made: dict[str, Tree] = {"conference": conference, "book": book}
    prefix = _table(written, "doi").get("prefix")
    for key, value in written.items():
        if key in _KEPT or key.startswith("x-"):
            made[key] = value
        elif key == "doi" and prefix:
            made[key] = {"prefix": prefix}
    if "numbering" in made:
        numbering = {k: v for k, v in _table(written, "numbering").items() if k != "first"}
        made["numbering"] = numbering
    if "exports" in made:
        made["exports"] = _exports(_table(written, "exports"))
    made["previous"] = _previous(volume, made, old_front)
    return NextYear(volume=made, front=old_front)


def _table(fields: Fields, key: str) -> dict[str, Tree]:
    found = fields.get(key)
    return dict(found) if isinstance(found, Mapping) else {}


def _year(volume: Volume) -> int:
    return (volume.conference.start or volume.book.published).year


def _raised(text: Tree, year: int) -> Tree:
    """A name with its ordinal, its year and its short year raised by one: 31st, 2025, ’25."""
    if not isinstance(text, str):
        return text
    text = _ORDINAL.sub(lambda found: _ordinal(int(found[1]) + 1), text)
    text = re.sub(rf"\b{year}\b", str(year + 1), text)
    return re.sub(rf"(['’‘]){year % 100:02}\b", rf"\g<1>{(year + 1) % 100:02}", text)


def _ordinal(number: int) -> str:
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _conference(volume: Volume, old: dict[str, Tree]) -> Fields:
    year = _year(volume)
    new: dict[str, Tree] = {}
    for key, value in old.items():
        if key in ("name", "short", "series", "acronym"):
            new[key] = _raised(value, year)
        elif key == "number" and isinstance(value, str) and value.isdigit():
            new[key] = str(int(value) + 1)
        elif key in ("start", "end"):
            day: date | None = getattr(volume.conference, key)
            if day:
                new[key] = (day + _YEAR).isoformat()
        elif key.startswith("x-"):
            new[key] = value
    # A volume whose day is pending needs a day that stands in for it.
    new.setdefault("start", (volume.book.published + _YEAR).isoformat())
    new.setdefault("end", new["start"])
    return new


def _book(volume: Volume, old: dict[str, Tree]) -> Fields:
    year = _year(volume)
    new: dict[str, Tree] = {}
    for key, value in old.items():
        if key in ("title", "subtitle"):
            new[key] = _raised(value, year)
        elif key in ("published", "doi"):
            new[key] = PENDING
        elif key == "isbn" and isinstance(value, Mapping):
            new[key] = dict.fromkeys(value, PENDING)
        elif key == "volume" and isinstance(value, str) and value.isdigit():
            new[key] = str(int(value) + 1)
        elif key == "series" and isinstance(value, Mapping):
            # The next number is the publisher's to say.
            new[key] = {name: one for name, one in value.items() if name != "number"}
        elif key not in ("editors", "isbn_line", "edition", "volume"):
            new[key] = value
    return new


def _exports(old: dict[str, Tree]) -> Fields:
    new: dict[str, Tree] = {}
    for key, value in old.items():
        if isinstance(value, Mapping):
            own = _OF_ONE_VOLUME.get(key, ())
            new[key] = {name: one for name, one in value.items() if name not in own}
        else:
            new[key] = value
    return new


def _previous(volume: Volume, made: Fields, front: Fields) -> Fields:
    conference, book = volume.conference, volume.book
    new: dict[str, Tree] = {"short": conference.short, "year": str(_year(volume))}
    for key, day in (("start", conference.start), ("end", conference.end)):
        if day:
            new[key] = day.isoformat()
    stems = list(dict.fromkeys(_stems(volume)))
    if stems:
        new["doi"] = stems
    isbns = [isbn for isbn in (book.isbn.electronic, book.isbn.print) if isbn and isbn != PENDING]
    if isbns:
        new["isbn"] = isbns
    new["confirm"] = list(_to_confirm(made, front))
    return new


def _stems(volume: Volume) -> Iterator[str]:
    """The beginnings of DOIs that were the last volume's alone: those with its number in them."""
    candidates = [volume.book.doi or "", (volume.doi.pattern or "").partition("{")[0]]
    candidates.append(_common(volume.doi_of(paper) or "" for paper in volume.papers))
    for text in candidates:
        stem = text.rstrip("./-_")
        suffix = stem.partition("/")[2]
        # A journal's DOIs begin alike for ever: 10.21105/jose.
        if re.search(r"\d{3}", suffix):
            yield stem


def _common(dois: Iterable[str]) -> str:
    """What all DOIs begin with, up to the last sign that parts their numbers."""
    known = [doi for doi in dois if doi]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    length = next(
        (n for n, (a, b) in enumerate(zip(low, high, strict=False)) if a != b),
        min(len(low), len(high)),
    )
    shared = low[:length]
    cut = max(shared.rfind(sign) for sign in "./-")
    return shared[:cut] if cut > 0 else ""


def _to_confirm(made: Fields, front: Fields) -> Iterator[str]:
    yield "conference.name, conference.short and book.title, with number and year raised by one"
    yield "conference.start and conference.end, 52 weeks later; and conference.place, left out"
    yield (
        "rights and the publisher's wording under statements" if "statements" in made else "rights"
    )
    if "tracks" in made:
        yield "tracks and their page limits"
    if "contact" in made:
        yield "contact"
    if "exports" in made:
        yield "exports, whose addresses may name the year"
    if "cover" in front:
        yield "the cover in front.yaml"
    if "committees" in front:
        yield "the committees in front.yaml"
    if "reviewers" in front:
        yield "the reviewers in front.yaml"
    if "prose" in front:
        yield "the letters and other prose in front.yaml, and who signs them"
