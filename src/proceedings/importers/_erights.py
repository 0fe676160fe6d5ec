"""ACM's `erights_record`: papers and authors in XML, as systems write it and chairs make it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

from proceedings.importers._decisions import is_yes
from proceedings.importers._files import head
from proceedings.importers._people import Given, affiliations
from proceedings.importers._reading import Reading
from proceedings.importers._xml import child, children, local, text
from proceedings.records.imported import ImportedPaper, Row, Tree

_ROOTS = (b"<erights_record", b"<paper_title")
_PAPER_HELD = frozenset(
    (
        *("paper_type", "paper_title", "event_tracking_number", "published_article_number"),
        *("authors", "section", "sequence_no"),
    )
)
_AUTHOR_HELD = frozenset(
    (
        *("first_name", "middle_name", "last_name", "suffix", "affiliations", "affiliation"),
        *("email_address", "sequence_no", "contact_author", "ACM_profile_id", "ORCID"),
    )
)
_TOLD = {"article": "published_article_number", "x-type": "paper_type", "x-section": "section"}
_PARTS = (
    ("department", "department"),
    ("institution", "institution"),
    ("city", "city"),
    ("state", "state_province"),
    ("country", "country"),
)


def is_erights(path: Path) -> bool:
    """Whether the first bytes are of such a file."""
    start = head(path, 16_384)
    return start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and any(
        root in start for root in _ROOTS
    )


def systems(path: Path) -> str:
    """What the file's head says of its origin, in small letters: `<source>…</source>`."""
    start = head(path, 16_384).decode("utf-8", "replace")
    return start.partition("<source>")[2].partition("</source>")[0].casefold()


def read_erights(reading: Reading, path: Path) -> Iterator[ImportedPaper]:
    """The papers of one file; each has all authors of its list, whether there is one or many."""
    root = reading.xml(path)
    if root is None:
        return
    found = [one for one in root.iter() if local(one) == "paper"]
    several: list[str] = []
    for place, paper in enumerate(found, 1):
        yield _paper(reading, path.name, paper, place, several)
    reading.no_corresponding(
        path.name, several, "There must be one contact author and there is none, or several"
    )


def _paper(
    reading: Reading, file: str, element: Element, place: int, several: list[str]
) -> ImportedPaper:
    # HotCRP's table for ACM has no number of the paper: then its place stands for it.
    number = text(element, "event_tracking_number")
    paper = (number and reading.paper_id(number, file, f"paper {place}")) or f"paper-{place}"
    if paper != number:
        reading.guessed(
            file,
            "Papers without event_tracking_number are called by their place in the file.",
            "Give the system's own table too: papers are joined by title then.",
        )
    fields = reading.words(file, paper, text(element, "paper_title"))
    authors = sorted(
        children(child(element, "authors"), "author"), key=lambda one: _number(one, "sequence_no")
    )
    given = [_given(one) for one in authors]
    if authors and sum(one.corresponding for one in given) != 1:
        several.append(paper)
        given = [replace(one, corresponding=False) for one in given]
    people, guessed = reading.people(file, paper, given)
    if people:
        fields["authors"] = people
    for key, name in _TOLD.items():
        if text(element, name):
            fields[key] = text(element, name)
    _aside(reading, file, element, authors)
    return ImportedPaper(
        id=paper, fields=fields, row=Row(file=file, row=f"paper {place}"), guessed=guessed
    )


def _aside(reading: Reading, file: str, element: Element, authors: list[Element]) -> None:
    for one in element:
        if local(one) not in _PAPER_HELD:
            reading.aside(file, local(one), text(one))
    for author in authors:
        for one in author:
            if local(one) not in _AUTHOR_HELD:
                reading.aside(file, f"author/{local(one)}", text(one))


def _given(author: Element) -> Given:
    first, middle = text(author, "first_name"), text(author, "middle_name")
    nested = sorted(
        children(child(author, "affiliations"), "affiliation"),
        key=lambda one: _number(one, "sequence_no"),
    )
    flat = child(author, "affiliation")
    places = [place for one in nested if (place := _affiliation(one))]
    if not places and flat is not None:
        # HotCRP's variant has the affiliation as one text.
        whole = _affiliation(flat)
        places = [whole] if whole else affiliations(text(flat))
    return Given(
        given=f"{first} {middle}".strip(),
        family=text(author, "last_name"),
        suffix=text(author, "suffix"),
        email=text(author, "email_address"),
        orcid=text(author, "ORCID"),
        acm=text(author, "ACM_profile_id"),
        affiliations=tuple(places),
        corresponding=is_yes(text(author, "contact_author")),
    )


def _affiliation(element: Element) -> dict[str, str]:
    return institution({key: text(element, name) for key, name in _PARTS})


def institution(parts: dict[str, str]) -> dict[str, str]:
    """An affiliation of the parts that are not empty; a department alone is the institution."""
    known = {key: value for key, value in parts.items() if value}
    if "institution" not in known and "department" in known:
        known = {"institution": known.pop("department"), **known}
    return known if "institution" in known else {}


def _number(element: Element, name: str) -> int:
    digits = text(element, name)
    return int(digits) if digits.isdecimal() and len(digits) < 9 else 0


def sections(papers: list[tuple[str, int, int, str]]) -> dict[str, Tree]:
    """A programme of (section, its place, the paper's place in it, paper), where all have one."""
    if not papers or not all(name for name, *_ in papers):
        return {}
    first: dict[str, int] = {}
    for name, place, _, _ in papers:
        first.setdefault(name, place)
    ordered = sorted(first, key=lambda name: first[name])
    listed: list[Tree] = [
        {
            "title": name,
            "papers": [
                paper
                for _, paper in sorted(
                    ((at, paper) for section, _, at, paper in papers if section == name),
                    key=lambda one: one[0],
                )
            ],
        }
        for name in ordered
    ]
    return {"sessions": listed}
