r"""What page 1 says of its own publication: the ACM reference format and the permission block.

A paper may print all of it, some or none; what isn't there is None or empty. Words of a template
are left out: another rule tells of them.

Source: acmart 1.88 and 2.10 (`\@mkbibcitation`, `\@printpermission…`), pages measured. DOIs and
addresses break across lines after dots and slashes, without a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from proceedings.checks.reading import key
from proceedings.records.inspection import Inspection

_REACH = 1600  # letters of the ACM reference
_STRIP = 400  # letters between the © line and the block's end
_STATEMENT = 1500  # letters of the permission statement, before the © line
_ENDS = re.compile(
    r"^\W*(?:references|bibliography|works\s+cited|literatur)\W*$", re.MULTILINE | re.IGNORECASE
)
_REFERENCE = re.compile(r"ACM\s*Reference\s*Format\s*:?", re.IGNORECASE)
_BOOKTITLE = re.compile(
    r"[.?!]\s*In\s*(?=\S)((?:(?!ACM\s*,\s*New).){5,500}?)\.\s*ACM\s*,\s*New", re.DOTALL
)
_PAGES = re.compile(r"\b(\d{1,4})\s*pages?\s*\.", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|Copyright\s*©?)\s*((?:19|20)\d\d)\b", re.IGNORECASE)
_DOI_START = re.compile(r"(?:doi\.org/|\bdoi:?\s*)\s*(?=10\.)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_OWN_DOI = re.compile(
    r"^\W{0,5}DOI:?\s*(?:https?://(?:dx\.)?doi\.org/)?(?=10\.)", re.MULTILINE | re.IGNORECASE
)
_ISBN = re.compile(
    r"(?:ISBN(?:-1[03])?:?\s*|(?=97[89][\d-]{14}/\d\d/\$))((?:97[89][\s‐‑–-]{0,3})?(?:\d[\s‐‑–-]{0,3}){9}[\dX])(/\d\d/\d\d)?"
)
_OWN_ISBN = re.compile(r"^(?:\W{0,5}(?:\w{2,10}\s)?ISBN|97[89]-).{10,60}", re.MULTILINE)
_PERMISSION = re.compile(
    r"Permission\s*to\s*make|This\s*work\s*is\s*licensed\s*under"
    r"|This\s*paper\s*is\s*published\s*under"
    r"|Publication\s*rights\s*licensed|ACM\s*acknowledges\s*that|ACM\s*ISBN"
    r"|(?:is|are)\s*authored\s*by\s*(?:an\s*)?employee|Copyright\s*held\s*by\s*the\s*owner",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"[’'‘`´]\s?\d\d\b.{0,80}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b\s*,\s*\w", re.DOTALL
)
_BEHIND_OWNER = re.compile(r"(?:ACM\s*)?\bISBN\b|https?:|\bdoi\b|\d{4}-\d{4}/|(?<=\.)\s*\n")
_MAY_GO_ON = "./-_"


@dataclass(frozen=True, slots=True)
class PrintedDoi:
    """A DOI that a page gives as its own.

    Attributes:
        text: As it reads up to the line's end.
        readings: What it may be, in small letters: its line may end within it.
    """

    text: str
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What page 1 says of its own publication.

    Attributes:
        booktitle: Of the reference, without `In` and full stop.
        pages: The reference's count.
        dois: The paper's own, in the order of the page.
        isbn: As printed, with its hyphens.
        isbn_tail: `/24/08`, where it is there.
        conference_line: Of the permission block.
        year: Behind its ©.
        owner: Behind that.
        statement: The permission statement, some text before it perhaps with it.
        has_template: Something of it is a template's.
    """

    booktitle: str | None = None
    pages: int | None = None
    dois: tuple[PrintedDoi, ...] = ()
    isbn: str | None = None
    isbn_tail: str = ""
    conference_line: str | None = None
    year: int | None = None
    owner: str = ""
    statement: str = ""
    has_template: bool = False


def imprint(inspection: Inspection) -> Imprint:
    """Read page 1."""
    template = tuple(
        key(one.text).casefold()
        for one in inspection.seen("leftover/template-text")
        if one.page in (1, None)
    )
    return _read(inspection.first_page, template)


@lru_cache(maxsize=8)
def _read(page: str, template: tuple[str, ...]) -> Imprint:
    """Several rules ask for one page in turn."""
    stop = _ENDS.search(page)
    text = page[: stop.start()] if stop else page
    reference = _reference(text)
    strip = _strip(text)
    dois = [*_dois(reference, every=True), *_dois(strip.foot, every=True)]
    if not dois and not reference and not strip.foot:
        dois = [*_dois(text, every=False)]
    book = _BOOKTITLE.search(reference)
    pages = _PAGES.search(reference)
    isbn = _ISBN.search(strip.foot or "\n".join(_OWN_ISBN.findall(text)))
    booktitle = _one_line(book[1]) if book else None
    is_sample = [
        _is_of_template(part, template)
        for part in (booktitle, strip.line, *(doi.text for doi in dois), strip.foot)
    ]
    return Imprint(
        booktitle=None if is_sample[0] else booktitle,
        pages=int(pages[1]) if pages else None,
        dois=tuple(doi for doi in dois if not _is_of_template(doi.text, template)),
        isbn=_one_line(isbn[1]) if isbn and not _is_of_template(isbn[0], template) else None,
        isbn_tail=(isbn[2] or "") if isbn else "",
        conference_line=None if is_sample[1] else strip.line,
        year=strip.year,
        owner=strip.owner,
        statement=strip.statement,
        has_template=any(is_sample),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Strip:
    line: str | None = None
    year: int | None = None
    owner: str = ""
    statement: str = ""
    foot: str = ""


def _reference(text: str) -> str:
    head = _REFERENCE.search(text)
    if not head:
        return ""
    body = text[head.end() : head.end() + _REACH]
    end = re.search(r"Permission\s*to\s*make|This\s*work\s*is\s*licensed|©", body)
    return body[: end.start()] if end else body


def _strip(text: str) -> _Strip:
    """The permission block, told by its words: a © alone is no sign of one."""
    for found in _COPYRIGHT.finditer(text):
        start = max(0, found.start() - _STATEMENT)
        before, foot = text[start : found.start()], text[found.start() : found.end() + _STRIP]
        if not _PERMISSION.search(before) and not _PERMISSION.search(foot):
            continue
        permission = _PERMISSION.search(before)
        statement = before[permission.start() :] if permission else ""
        owner = _BEHIND_OWNER.split(foot[len(found[0]) :], maxsplit=1)[0]
        return _Strip(
            line=_line_above(before),
            year=int(found[1]),
            owner=_one_line(owner)[:200],
            statement=_one_line(statement),
            foot=foot,
        )
    return _Strip()


def _line_above(before: str) -> str | None:
    """The conference line: the last lines before the © line, if they read like one."""
    rows = [row for row in before.rstrip().split("\n") if row.strip()][-3:]
    for count in (1, 2, 3):
        if count > len(rows):
            break
        line = _one_line(" ".join(rows[-count:]))
        begins = re.match(r"[^\s,.]{1,30}(?:\s[^\s,.]{1,30}){0,5}\s?[’'‘`´]?\s?\d\d\b", line)
        if begins and _EVENT.search(line) and len(line) < 200:
            return line
    return None


def _dois(text: str, *, every: bool) -> Iterator[PrintedDoi]:
    """DOIs in a text: every one of a block of our own, else those that lines begin with."""
    seen: set[tuple[str, ...]] = set()
    for start in (_DOI_START if every else _OWN_DOI).finditer(text):
        found = _doi_at(text, start.end())
        if found and found.readings not in seen:
            seen.add(found.readings)
            yield found


def _doi_at(text: str, at: int) -> PrintedDoi | None:
    """The DOI that begins at a place, in all ways in which the lines after it can be read."""
    readings: list[str] = []
    whole = ""
    for line in text[at : at + 250].split("\n")[:3]:
        words = line.split()
        if not words or (readings and words[0][0] in "([©"):
            break
        whole += words[0]
        readings.append(whole)
        if words[1:]:
            # A space may stand where the line broke; a section's number may touch the DOI.
            readings += [whole + words[1]] if whole[-1] in _MAY_GO_ON else []
            glued = re.search(r"\d{1,2}$", whole) if words[1][0].isupper() else None
            readings += [whole[:-count] for count in range(1, len(glued[0]) + 1)] if glued else []
            break
    found = [reading.rstrip(".,;:)").casefold() for reading in readings if _DOI.fullmatch(reading)]
    if not found:
        return None
    goes_on = len(found) > 1 and readings[0][-1] in _MAY_GO_ON
    return PrintedDoi(found[1] if goes_on else found[0], tuple(dict.fromkeys(found)))


def _is_of_template(text: str | None, template: tuple[str, ...]) -> bool:
    if not text:
        return False
    if re.search(r"X{4,}|n{7}|x{4}", text):
        return True
    folded = key(text).casefold()
    return any(one and (one in folded or folded in one) for one in template)


def _one_line(text: str) -> str:
    return " ".join(text.split())
