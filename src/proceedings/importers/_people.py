"""People from the parts a system has of them, in the keys of our records."""

from __future__ import annotations

import re
from dataclasses import dataclass

from proceedings.importers import _values
from proceedings.importers._cleaning import line
from proceedings.importers._countries import country_name
from proceedings.importers._names import split_name
from proceedings.records.imported import Tree

_NUMBER = re.compile(r"\d{1,15}(?:\.0)?|\d(?:\.\d+)?[eE]\+\d+")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One person as an export tells of them; everything as written there.

    Attributes:
        given: First and middle names.
        family: Last names.
        display: The whole name, where the system has no parts or has them wrong.
        affiliation: Institutions, several parted by `;`.
        institution: One institution, whatever signs its name has.
        country: Name or ISO code.
        affiliations: Written out, where the system has their parts.
    """

    given: str = ""
    family: str = ""
    suffix: str = ""
    display: str = ""
    email: str = ""
    orcid: str = ""
    url: str = ""
    affiliation: str = ""
    institution: str = ""
    country: str = ""
    affiliations: tuple[dict[str, str], ...] = ()
    openreview: str = ""
    dblp: str = ""
    acm: str = ""
    corresponding: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person's record.

    Attributes:
        fields: Keys and values of an author.
        guessed: Whether we parted the name.
        refused: What was given and is none: key, text and what was expected.
    """

    fields: dict[str, Tree]
    guessed: bool
    refused: tuple[tuple[str, str, str], ...] = ()


def person(told: Given) -> Person:
    """The record of one person: names parted only where the system has not done it."""
    fields: dict[str, Tree] = {}
    given, family, suffix = line(told.given), line(told.family), line(told.suffix)
    guessed = False
    if family and given:
        fields |= {"given": given, "family": family}
    else:
        whole = given or family or line(told.display)
        name = split_name(whole)
        # One word in a field of its own is what its bearer wrote there: no guess of ours.
        alone = bool(given or family) and " " not in whole
        guessed = name.guessed and not alone
        fields |= name.fields
    if suffix:
        fields["suffix"] = suffix
    refused: list[tuple[str, str, str]] = []
    for key, text, found, expected in (
        ("email", told.email, email_of(told.email), "an e-mail address"),
        ("orcid", told.orcid, orcid_of(told.orcid), "an ORCID iD with its check digit"),
        ("url", told.url, _url(told.url), "a web address"),
    ):
        if found:
            fields[key] = found
        elif text.strip():
            refused.append((key, text.strip(), expected))
    ids = {"openreview": told.openreview, "dblp": told.dblp, "acm": told.acm}
    known = {key: value.strip() for key, value in ids.items() if value.strip()}
    if known:
        fields["ids"] = known
    places = list(told.affiliations) or _places(told)
    if places:
        fields["affiliations"] = places
    if told.corresponding:
        fields["corresponding"] = "true"
    return Person(fields=fields, guessed=guessed, refused=tuple(refused))


def _places(told: Given) -> list[dict[str, str]]:
    if told.affiliation:
        return affiliations(told.affiliation, told.country)
    institution, country = line(told.institution), country_name(line(told.country))
    if not institution:
        return []
    return [{"institution": institution, **({"country": country} if country else {})}]


def affiliations(text: str, country: str = "") -> list[dict[str, str]]:
    """Institutions parted by semicolons outside parentheses.

    A person's country stands with the institution; with several nobody said whose it is, so that
    it stands with the first.
    """
    made = [{"institution": name} for part in _parted(text) if (name := line(part))]
    if made and line(country):
        made[0]["country"] = country_name(line(country))
    return made


def email_of(text: str) -> str | None:
    """An address; one in capitals alone, as some systems write it, in small letters."""
    address = _values.email(text.replace("\u200b", ""))
    return address.lower() if address and address.isupper() else address


def orcid_of(text: str) -> str | None:
    """An ORCID iD, also one that a spreadsheet took for a number: the check digit proves it."""
    plain = text.strip()
    if _NUMBER.fullmatch(plain):
        plain = f"{int(float(plain)):016}"
    return _values.orcid(plain) if plain else None


def _url(text: str) -> str | None:
    address = text.strip()
    return address if _URL.fullmatch(address) else None


def _parted(text: str) -> list[str]:
    parts = [""]
    depth = 0
    for sign in text:
        depth = max(0, depth + (sign == "(") - (sign == ")"))
        if sign in ";\n" and (depth == 0 or sign == "\n"):
            parts.append("")
        else:
            parts[-1] += sign
    return parts
