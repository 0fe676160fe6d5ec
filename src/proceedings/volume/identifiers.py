"""DOI, ISBN, ISSN, ORCID, ROR: their forms and check digits."""

from __future__ import annotations

import re
from typing import Annotated

from proceedings.volume.kinds import PENDING, Parsed

# ISO 26324 leaves the suffix open; Crossref's own advice keeps it to these characters.
_DOI = re.compile(r"10\.\d{4,9}/[-._;()/:A-Za-z0-9<>]+")
_DOI_PREFIX = re.compile(r"10\.\d{4,9}")
# Crockford's base 32: no I, L, O, U.
_ROR = re.compile(r"(?:https?://)?(?:ror\.org/)?(0[0-9a-hj-km-np-tv-z]{6}\d{2})", re.IGNORECASE)
_BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"
_RESOLVERS = re.compile(r"(?i:(https?://)?(dx\.)?doi\.org/|doi:\s*)")


def parse_doi(text: str) -> str:
    """A DOI without its resolver.

    Raises:
        ValueError: It has no registrant's prefix, no suffix, or a resolver before it.
    """
    if text == PENDING:
        return text
    if _RESOLVERS.match(text):
        raise ValueError("only the DOI itself stands here, without https://doi.org/ or doi:")
    if not _DOI.fullmatch(text):
        raise ValueError("a DOI is 10., the registrant's number, a slash and a suffix")
    return text


def parse_isbn(text: str) -> str:
    """An ISBN-13 or ISBN-10; hyphens are kept as written, and set by the ranges where none are.

    Raises:
        ValueError: Wrong length, or the last digit does not fit the others (ISO 2108, annex C).
    """
    if text == PENDING:
        return text
    digits = text.replace("-", "").replace(" ", "").upper()
    if re.fullmatch(r"97[89]\d{10}", digits):
        total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
        if total % 10:
            raise ValueError("the check digit does not fit: a digit is wrong or two are swapped")
    elif re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum(
            (10 if digit == "X" else int(digit)) * (10 - place)
            for place, digit in enumerate(digits)
        )
        if total % 11:
            raise ValueError("the check digit does not fit: a digit is wrong or two are swapped")
    else:
        raise ValueError("an ISBN has 13 digits and begins with 978 or 979 (or has 10)")
    return text.replace(" ", "-") if digits != text.upper() else hyphenated(digits)


def hyphenated(digits: str) -> str:
    """A right ISBN with hyphens where the agencies' ranges have them; as it is where none fits.

    Source: the International ISBN Agency's range message, as python-stdnum carries it.
    """
    from stdnum import isbn  # noqa: PLC0415 - the table is read when a volume needs it

    parts = isbn.split(digits)
    return "-".join(part for part in parts if part) if all(parts[1:]) else digits


def parse_issn(text: str) -> str:
    """An ISSN, `1234-5679`.

    Raises:
        ValueError: Wrong form or check digit (ISO 3297).
    """
    if not re.fullmatch(r"\d{4}-\d{3}[\dX]", text):
        raise ValueError(
            "an ISSN is four digits, a hyphen, and four more, the last of them may be X"
        )
    digits = text.replace("-", "")
    total = sum(
        (10 if digit == "X" else int(digit)) * (8 - place) for place, digit in enumerate(digits)
    )
    if total % 11:
        raise ValueError("the check digit does not fit: a digit is wrong or two are swapped")
    return text


def parse_orcid(text: str) -> str:
    """An ORCID iD, `0000-0002-1825-0097`.

    Raises:
        ValueError: Wrong form, a web address before it, or a wrong check character (ISO 7064 11-2).
    """
    if text.startswith(("http://", "https://", "orcid.org")):
        raise ValueError("only the iD itself stands here, without https://orcid.org/")
    if not re.fullmatch(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", text):
        raise ValueError("an ORCID iD is four groups of four digits, the last may be X")
    total = 0
    for digit in text[:-1].replace("-", ""):
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if text[-1] != ("X" if check == 10 else str(check)):
        raise ValueError("the check digit does not fit: a digit is wrong or two are swapped")
    return text


def parse_ror(text: str) -> str:
    """A ROR id as the address it is: `https://ror.org/05dxps055`.

    Raises:
        ValueError: Wrong form or check digits (ISO 7064 97-10 over Crockford's base 32).
    """
    found = _ROR.fullmatch(text)
    if not found:
        raise ValueError("a ROR id is 0, six letters or digits (no i, l, o, u) and two digits")
    name = found[1].lower()
    value = 0
    for letter in name[:7]:
        value = value * 32 + _BASE_32.index(letter)
    if 98 - value * 100 % 97 != int(name[7:]):
        raise ValueError("the check digits do not fit: a character is wrong or two are swapped")
    return f"https://ror.org/{name}"


def parse_doi_prefix(text: str) -> str:
    """A registrant's DOI prefix, `10.5555`.

    Raises:
        ValueError: It is not `10.` and four to nine digits.
    """
    if not _DOI_PREFIX.fullmatch(text):
        raise ValueError("a DOI prefix is 10. and four to nine digits")
    return text


def isbn_digits(isbn: str) -> str:
    """The ISBN without hyphens and spaces, as BibTeX and deposits want it."""
    return isbn.replace("-", "").replace(" ", "")


Doi = Annotated[str, Parsed(parse_doi, "a DOI such as 10.5555/1234567.1234568, or pending")]
DoiPrefix = Annotated[str, Parsed(parse_doi_prefix, "a DOI prefix such as 10.5555")]
Isbn = Annotated[str, Parsed(parse_isbn, "an ISBN such as 978-3-16-148410-0, or pending")]
Issn = Annotated[str, Parsed(parse_issn, "an ISSN such as 2049-3630")]
Ror = Annotated[str, Parsed(parse_ror, "a ROR id such as https://ror.org/05dxps055")]
Orcid = Annotated[str, Parsed(parse_orcid, "an ORCID iD such as 0000-0002-1825-0097")]
