"""Rights in print: the © line, the ISBN line, the licence's name and address, the rights strip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from proceedings.citation.event import conference_line
from proceedings.volume.kinds import PENDING
from proceedings.volume.paper import Paper
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.volume import Volume

_LICENSED = "Copyright held by the owner/author(s). Publication rights licensed to ACM."
_HELD = "Copyright held by the owner/author(s)."
# The owner behind © and year, by mode: acmart 2.10, `\@copyrightowner`.
_OWNERS = {
    RightsMode.ACMCOPYRIGHT: "ACM.",
    RightsMode.ACMLICENSED: _LICENSED,
    RightsMode.RIGHTSRETAINED: _HELD,
    RightsMode.USGOVMIXED: _HELD,
    RightsMode.CAGOV: "Copyright Crown in Right of Canada.",
    RightsMode.CAGOVMIXED: _HELD,
    RightsMode.LICENSEDUSGOVMIXED: _LICENSED,
    RightsMode.LICENSEDCAGOV: _HELD,
    RightsMode.LICENSEDCAGOVMIXED: _LICENSED,
    RightsMode.OTHERGOV: _HELD,
    RightsMode.LICENSEDOTHERGOV: _LICENSED,
    RightsMode.CC: _HELD,
    RightsMode.IW3C2W3: (
        "IW3C2 (International World Wide Web Conference Committee), "
        "published under Creative Commons CC-BY 4.0 License."
    ),
    RightsMode.IW3C2W3G: (
        "IW3C2 (International World Wide Web Conference Committee), "
        "published under Creative Commons CC-BY-NC-ND 4.0 License."
    ),
}
_YEAR_ALONE = frozenset({RightsMode.NONE, RightsMode.USGOV})
_CC = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)")
_CC_TERMS = {
    "BY": "Attribution",
    "NC": "NonCommercial",
    "SA": "ShareAlike",
    "ND": "NoDerivatives",
}


class ClauseKind(Enum):
    """What a paragraph of the rights strip says."""

    STATEMENT = "permission statement"
    CONFERENCE = "conference line"
    COPYRIGHT = "© line"
    ISBN = "ISBN"
    DOI = "DOI"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A paragraph of the rights strip.

    Attributes:
        uri: Where it leads as a whole, for a licence and for a DOI.
    """

    kind: ClauseKind
    text: str
    uri: str | None = None


def strip_clauses(volume: Volume, paper: Paper) -> tuple[Clause, ...]:
    r"""The rights strip of a paper, from top to bottom; what the record lacks is left out.

    Source: pages of acmart 1.88 in its rights modes, and 2.10's `\@copyrightpermission`.
    """
    return tuple(_clauses(volume, paper))


def _clauses(volume: Volume, paper: Paper) -> Iterator[Clause]:
    rights = volume.rights_of(paper)
    wording = statement(volume, rights)
    if wording:
        uri = licence_text_url(rights.licence) if rights.licence else None
        yield Clause(kind=ClauseKind.STATEMENT, text=wording, uri=uri)
    yield Clause(kind=ClauseKind.CONFERENCE, text=conference_line(volume))
    owned = copyright_line(rights, volume.book.published.year)
    isbn = isbn_line(volume)
    if isbn and rights.mode in _YEAR_ALONE and not rights.owner:
        owned, isbn = f"{owned} {isbn}", None
    yield Clause(kind=ClauseKind.COPYRIGHT, text=owned)
    if isbn:
        yield Clause(kind=ClauseKind.ISBN, text=isbn)
    if doi := volume.doi_of(paper):
        address = f"https://doi.org/{doi}"
        yield Clause(kind=ClauseKind.DOI, text=address, uri=address)


def needs_statement(rights: Rights) -> bool:
    """Whether the mode prints a permission statement that only the publisher can word."""
    return rights.mode not in (RightsMode.NONE, RightsMode.CC)


def copyright_line(rights: Rights, year: int) -> str:
    """`© 2024 Copyright held by the owner/author(s).`; for `none` and `usgov` the year alone.

    `own` names an owner of the volume's; without one the © line is the year alone.
    """
    year = rights.year or year
    if rights.mode in _YEAR_ALONE and not rights.owner:
        return f"{year}."
    owner = rights.owner or _OWNERS.get(rights.mode)
    return f"© {year} {owner}" if owner else f"© {year}."


def statement(volume: Volume, rights: Rights) -> str | None:
    """The permission wording as issued; for a Creative Commons licence made from its name."""
    issued = rights.statement or volume.statements.get(rights.mode)
    if issued or rights.mode is not RightsMode.CC or not rights.licence:
        return issued
    return f"This work is licensed under a {licence_name(rights.licence)} License."


def isbn_line(volume: Volume) -> str | None:
    """`ACM ISBN 979-8-4007-0490-1/24/08`: publisher's short name, ISBN, year and month."""
    book = volume.book
    if book.isbn_line:
        return book.isbn_line
    isbn = first_isbn(volume)
    if isbn is None:
        return None
    by = f"{book.publisher.short} " if book.publisher.short else ""
    return f"{by}ISBN {isbn}/{book.published:%y/%m}"


def first_isbn(volume: Volume) -> str | None:
    """The ISBN papers print: the first assigned one, electronic before print."""
    given = (volume.book.isbn.electronic, volume.book.isbn.print)
    return next((isbn for isbn in given if isbn and isbn != PENDING), None)


def licence_name(spdx: str) -> str:
    """A licence in words: `Creative Commons Attribution 4.0 International` for `CC-BY-4.0`."""
    if spdx == "CC0-1.0":
        return "Creative Commons CC0 1.0 Universal"
    match = _CC.fullmatch(spdx)
    if not match:
        return spdx
    terms = "-".join(_CC_TERMS[term] for term in match[1].split("-"))
    scope = "International" if match[2] == "4.0" else "Unported"
    return f"Creative Commons {terms} {match[2]} {scope}"


def licence_url(spdx: str) -> str | None:
    """The licence's address, for the Creative Commons licences."""
    if spdx == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    match = _CC.fullmatch(spdx)
    return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/" if match else None


def licence_text_url(spdx: str) -> str | None:
    """The address of the licence's own words, where ACM's pages lead."""
    address = licence_url(spdx)
    return f"{address}legalcode" if address else None


def badge_text(spdx: str) -> str | None:
    """`CC BY-NC-SA` for `CC-BY-NC-SA-4.0`; None where the licence is none of Creative Commons."""
    if spdx == "CC0-1.0":
        return "CC ZERO"
    match = _CC.fullmatch(spdx)
    return f"CC {match[1]}" if match else None
