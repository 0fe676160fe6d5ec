"""Who holds which rights: the modes acmart knows, and the wording a publisher issued."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RightsMode(StrEnum):
    r"""A rights mode; all but `own` are acmart's (`\setcopyright`, acmart.dtx)."""

    NONE = "none"
    ACMCOPYRIGHT = "acmcopyright"
    ACMLICENSED = "acmlicensed"
    RIGHTSRETAINED = "rightsretained"
    USGOV = "usgov"
    USGOVMIXED = "usgovmixed"
    CAGOV = "cagov"
    CAGOVMIXED = "cagovmixed"
    LICENSEDUSGOVMIXED = "licensedusgovmixed"
    LICENSEDCAGOV = "licensedcagov"
    LICENSEDCAGOVMIXED = "licensedcagovmixed"
    OTHERGOV = "othergov"
    LICENSEDOTHERGOV = "licensedothergov"
    IW3C2W3 = "iw3c2w3"
    IW3C2W3G = "iw3c2w3g"
    CC = "cc"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """The rights in a paper or in the volume.

    Attributes:
        mode: How the rights lie; all but `own` are acmart's.
        licence: SPDX id, `CC-BY-4.0`; required by mode `cc`.
        year: The year of ©; without it the year of `book.published`.
        owner: Who stands behind © and year, full stop included; without it the mode's usual owner.
        statement: The permission wording exactly as issued; without it the volume's for the mode.
    """

    mode: RightsMode
    licence: str | None = None
    year: int | None = None
    owner: str | None = None
    statement: str | None = None
