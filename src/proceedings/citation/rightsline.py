"""Rights in print: the © line, the ISBN line, the licence's name and address."""

from __future__ import annotations

import re

from proceedings.volume.kinds import PENDING
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
_CC = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)")
_CC_TERMS = {
    "BY": "Attribution",
    "NC": "NonCommercial",
    "SA": "ShareAlike",
    "ND": "NoDerivatives",
}


def copyright_line(rights: Rights, year: int) -> str:
    """`© 2024 Copyright held by the owner/author(s).`; for `none` and `usgov` the year alone.

    `own` names an owner of the volume's; without one the © line is the year alone.
    """
    year = rights.year or year
    if rights.mode in (RightsMode.NONE, RightsMode.USGOV) and not rights.owner:
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
