"""Text out of a file, made fit to be kept and shown: it comes from strangers."""

from __future__ import annotations

import re
from functools import lru_cache

from pikepdf import Name

_HYPHEN_AT_LINE_END = "\x02"  # PDFium's sign for a hyphen that breaks a word
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_READER_STREAM = re.compile(r"^.*?<_io\.BytesIO object at 0x[0-9a-fA-F]+>[,:]?\s*")
_ESCAPE = re.compile("#([0-9a-fA-F]{2})")  # ISO 32000-1, 7.3.5
_LONGEST_LINE = 500


def line(text: str) -> str:
    """One line without control characters, at most 500 characters long."""
    return " ".join(page_text(text).split())[:_LONGEST_LINE]


def page_text(text: str) -> str:
    """Text with its line ends, without other control characters and lone surrogates."""
    broken = text.replace("\r\n", "\n").replace("\r", "\n").replace(_HYPHEN_AT_LINE_END, "-")
    return _UNSEEN.sub(" ", broken)


def name(value: object) -> str:
    """A PDF name without its slash, empty for anything else; it may hold any bytes."""
    if not isinstance(value, Name):
        return ""
    return _unescaped(value.unparse())


@lru_cache(maxsize=1000)  # a paper's names are few, and each comes hundreds of times
def _unescaped(name: bytes) -> str:
    letters = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), name.decode("latin-1"))
    return line(letters.encode("latin-1").decode("utf-8", "replace").removeprefix("/"))


def warning(text: str) -> str:
    """A reader's warning without the name that the reader gives its input."""
    return line(_READER_STREAM.sub("", text))
