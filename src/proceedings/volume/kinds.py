"""The kinds of text that metadata fields hold: a parser and what it expects, in one annotation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

PENDING = "pending"
"""What an ISBN, a DOI or the day of publication says until it is known."""

_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
# RFC 5646, §2.1: language, script, region, variants; then extensions and private use.
_LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    r"(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[A-Za-z0-9](-[A-Za-z0-9]{2,8})+)*"
)
# ISO 639-1, all of it.
_LANGUAGES = (
    " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb "
    "lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv "
    "sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
)
# Names of countries and languages that are often written for them.
_MEANT = {"jp": "ja", "cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "kp": "ko", "ua": "uk"} | {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "spanish": "es",
    "chinese": "zh",
    "japanese": "ja",
    "korean": "ko",
    "italian": "it",
    "portuguese": "pt",
}
_EMAIL = re.compile(r"[^@\s<>,;:\"()\[\]]+@[^@\s<>,;:\"()\[\]]+\.[^@\s<>,;:\"()\[\].]+")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_LOCAL_TIME = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}")


@dataclass(frozen=True, slots=True)
class Parsed:
    """Marks text that has a form of its own.

    Attributes:
        parse: Gives the text in its canonical form; raises ValueError with what is wrong with it.
        expected: What stands there when it is right, for messages: «a DOI such as …».
        pattern: The same as a regular expression for JSON Schema, where one exists.
    """

    parse: Callable[[str], str]
    expected: str
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """Marks a whole number of some size; both ends belong to it."""

    least: int
    most: int


def _matching(pattern: re.Pattern[str], fault: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(fault)
        return text

    return parse


def parse_id(text: str) -> str:
    """An id, which also names files, URLs and destinations.

    Raises:
        ValueError: A character, the length or a reserved device name forbids it.
    """
    if not _ID.fullmatch(text):
        raise ValueError(
            "an id begins with a letter or digit and has at most 64 of A-Z a-z 0-9 . _ -"
        )
    if text.split(".", maxsplit=1)[0].casefold() in _DEVICES:
        raise ValueError("this is the name of a device on Windows, no file can be called so")
    if text.endswith("."):
        raise ValueError("an id can't end in a full stop: Windows drops it from file names")
    return text


def parse_path(text: str) -> str:
    r"""A POSIX path below the volume folder, by its text alone; links are followed on reading.

    Raises:
        ValueError: It is absolute, leaves the folder, or has a backslash or control character.
    """
    if "\\" in text:
        raise ValueError("folders are separated by '/', also on Windows")
    if any(ord(letter) < 32 for letter in text):
        raise ValueError("there is a control character in the path")
    if text.startswith(("/", "~")) or re.match(r"[A-Za-z]:", text):
        raise ValueError("the path is absolute; it must start in the volume folder")
    if ".." in text.split("/"):
        raise ValueError("the path leaves the folder through '..'")
    return text


def parse_language(text: str) -> str:
    """A language tag.

    Raises:
        ValueError: It isn't well-formed, or its two letters are no language (ISO 639-1).
    """
    meant = _MEANT.get(text.lower())
    if meant:
        raise ValueError(f"this is no language tag; its language is written '{meant}'")
    if not _LANGUAGE.fullmatch(text):
        raise ValueError("this is no language tag")
    first = text.partition("-")[0].lower()
    if len(first) == 2 and f" {first} " not in _LANGUAGES:
        raise ValueError("no language has these two letters; is it a country's code?")
    return text


@dataclass(frozen=True, slots=True)
class OrPending:
    """Marks a value that may be `pending`; what stands in for it then, the loader says."""


PaperId = Annotated[str, Parsed(parse_id, "an id such as p-042", _ID.pattern)]
Path = Annotated[str, Parsed(parse_path, "a path in the volume folder such as papers/p-042.pdf")]
Language = Annotated[
    str,
    Parsed(
        parse_language,
        "a language tag such as en",
        _LANGUAGE.pattern,
    ),
]
Email = Annotated[
    str,
    Parsed(_matching(_EMAIL, "this is no e-mail address"), "an address such as ada@example.org"),
]
Url = Annotated[
    str,
    Parsed(
        _matching(_URL, "a web address begins with http:// or https:// and has no spaces"),
        "a web address such as https://example.org/",
    ),
]
MOST_PAGES = 2000
"""No paper has more; a file that claims so is an attack or a whole book."""
PageCount = Annotated[int, Between(1, MOST_PAGES)]
# A page label in a PDF counts from 1 (ISO 32000-1, table 159).
FirstFolio = Annotated[int, Between(1, 9_999_999)]
PublicationDate = Annotated[date, OrPending()]
LocalTime = Annotated[
    str,
    Parsed(
        _matching(_LOCAL_TIME, "this is no date and time"),
        "a date and time such as 2031-06-04 09:00",
        _LOCAL_TIME.pattern,
    ),
]
