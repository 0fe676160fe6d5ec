"""Identifiers and dates as exports write them, to the one form our metadata takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime

from proceedings.volume.identifiers import parse_doi, parse_isbn, parse_issn, parse_orcid
from proceedings.volume.kinds import parse_id

_ORCID = re.compile(r"(?:https?://)?(?:www\.)?orcid\.org/", re.IGNORECASE)
# Publishers have resolvers of their own: doi.acm.org, doi.ieeecomputersociety.org.
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.[\w.]+/(?=10\.)|doi:\s*)", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T ])")
_TIME = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})[T ](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?")
_NO_ID = re.compile(r"[^A-Za-z0-9._-]+")
_EMAIL = re.compile(r"[^@\s<>,;:\"()\[\]]+@[^@\s<>,;:\"()\[\]]+\.[^@\s<>,;:\"()\[\].]+")
_CREATIVE_COMMONS = re.compile(
    r"(?:https?:)?(?://)?(?:www\.)?creativecommons\.org/licen[cs]es/([a-z-]+)/(\d\.\d)",
    re.IGNORECASE,
)
_CC0 = re.compile(r"creativecommons\.org/publicdomain/zero/1\.0", re.IGNORECASE)
_CC_NAME = re.compile(r"CC[ -]BY((?:[ -](?:NC|ND|SA))*)[ -](\d\.\d)", re.IGNORECASE)
_LONGEST = 64


def orcid(text: str) -> str | None:
    """An ORCID iD from its address, with spaces or without hyphens; None where it is none."""
    digits = _ORCID.sub("", text.strip()).strip("/").upper()
    digits = re.sub(r"[\s\u2010-\u2015-]", "", digits)
    if len(digits) != 16:
        return None
    return _parsed(parse_orcid, "-".join(digits[at : at + 4] for at in range(0, 16, 4)))


def doi(text: str) -> str | None:
    """A DOI without its resolver; None where it is none."""
    return _parsed(parse_doi, _DOI.sub("", text.strip()))


def isbn(text: str) -> str | None:
    """An ISBN without the word, and without the `/YY/MM` of ACM's rights forms."""
    digits = re.sub(r"(?i:ISBN(?:-1[03])?:?)", "", text).partition("/")[0]
    return _parsed(parse_isbn, re.sub(r"[\u2010-\u2015]", "-", digits).strip())


def issn(text: str) -> str | None:
    """An ISSN, with its hyphen or without."""
    digits = re.sub(r"(?i:e?ISSN:?)", "", text).strip().upper()
    if re.fullmatch(r"\d{7}[\dX]", digits):
        digits = f"{digits[:4]}-{digits[4:]}"
    return _parsed(parse_issn, digits)


def email(text: str) -> str | None:
    """An address, without `mailto:` and angle brackets; None where it is none."""
    address = text.strip().removeprefix("mailto:").strip("<>")
    return address if _EMAIL.fullmatch(address) else None


def day(text: str) -> str | None:
    """A date written year first, its time left away, as YYYY-MM-DD; None where it is none."""
    found = _DAY.match(text.strip())
    if not found:
        return None
    try:
        return date(*(int(part) for part in found.groups())).isoformat()
    except ValueError:
        return None


def local_time(text: str) -> str | None:
    """A date and time written year first, as `YYYY-MM-DD HH:MM`; None where it is none."""
    found = _TIME.match(text.strip())
    start = day(found[1]) if found else None
    if not found or not start:
        return None
    try:
        return datetime.strptime(  # noqa: DTZ007 - times of a programme are local by nature
            f"{start} {int(found[2]):02}:{found[3]}", "%Y-%m-%d %H:%M"
        ).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return None


def paper_id(text: str) -> str:
    """An id from a key, a DOI's suffix or a file's name: other signs become hyphens.

    Returns:
        The same text where it is an id already; `paper` where nothing is left of it.
    """
    # Accents are no reason to lose the letter below them.
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    made = _NO_ID.sub("-", plain).strip("-._")[:_LONGEST].strip("-._") or "paper"
    return made if _parsed(parse_id, made) else f"p-{made}"[:_LONGEST].rstrip("-._")


def creative_commons(text: str) -> str | None:
    """The SPDX id of a Creative Commons licence from its address or name, with its version."""
    if _CC0.search(text):
        return "CC0-1.0"
    address = _CREATIVE_COMMONS.search(text)
    if address:
        return f"CC-{address[1].upper()}-{address[2]}"
    name = _CC_NAME.fullmatch(text.strip())
    return f"CC-BY{name[1].upper().replace(' ', '-')}-{name[2]}" if name else None


def _parsed(parse: Callable[[str], str], text: str) -> str | None:
    try:
        return parse(text)
    except ValueError:
        return None
