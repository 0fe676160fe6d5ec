"""The kinds of text that metadata fields hold: a parser and what it expects, in one annotation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

PENDING = "pending"
"""What an ISBN or a DOI says until it has been assigned."""

_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
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


PaperId = Annotated[str, Parsed(parse_id, "an id such as p-042", _ID.pattern)]
Path = Annotated[str, Parsed(parse_path, "a path in the volume folder such as papers/p-042.pdf")]
Language = Annotated[
    str,
    Parsed(
        _matching(_LANGUAGE, "this is no language tag"),
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
LocalTime = Annotated[
    str,
    Parsed(
        _matching(_LOCAL_TIME, "this is no date and time"),
        "a date and time such as 2031-06-04 09:00",
        _LOCAL_TIME.pattern,
    ),
]
