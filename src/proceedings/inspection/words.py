"""Text out of a file, made fit to be kept and shown: it comes from strangers."""

from __future__ import annotations

import re

_HYPHEN_AT_LINE_END = "\x02"  # PDFium's sign for a hyphen that breaks a word
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_READER_STREAM = re.compile(r"^.*?<_io\.BytesIO object at 0x[0-9a-fA-F]+>[,:]?\s*")
_LONGEST_LINE = 500


def line(text: str) -> str:
    """One line without control characters, at most 500 characters long."""
    return " ".join(page_text(text).split())[:_LONGEST_LINE]


def page_text(text: str) -> str:
    """Text with its line ends, without other control characters and lone surrogates."""
    broken = text.replace("\r\n", "\n").replace("\r", "\n").replace(_HYPHEN_AT_LINE_END, "-")
    return _UNSEEN.sub(" ", broken)


def warning(text: str) -> str:
    """A reader's warning without the name that the reader gives its input."""
    return line(_READER_STREAM.sub("", text))
