"""Bytes of exported text to Unicode, refusing where the encoding can only be guessed wrongly."""

from __future__ import annotations

import codecs
import re

from proceedings.importers._files import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE = (
    "Export it again, or save it with the encoding UTF-8 («CSV UTF-8», «Unicode text») where the"
    " names look right."
)
# What letters with accents in Mac Roman become as cp1252: é is Ž, ü is Ÿ, á is ‡, à is ˆ, Ü is †.
_MAC_ROMAN = re.compile("[a-zà-ÿ][ŸŽŠ‡ˆ‰†ƒ§](?=[a-zà-ÿŽŸŠ]|\\W)|[A-Z][Ÿ‡ˆ‰ƒ§][a-z]")
# UTF-8 read as cp1252 once: a lead byte of two or three and what follows it.
_TWICE = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
    "|[\u00e0-\u00ef][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}"
)


def decode(data: bytes) -> str:
    """The text of a CSV, JSON or tab-separated export.

    UTF-8 and UTF-16, with a byte order mark or without, else cp1252 as Excel writes it in the West.

    Raises:
        Unreadable: None of these fits, or the names would come out wrong (Mac Roman, UTF-8 read as
            cp1252 in part).
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    start = data[:2000]
    if start.count(0) * 3 > len(start):
        little = start[1::2].count(0) >= start[::2].count(0)
        return _strictly(data, "utf-16-le" if little else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _western(data, error)


def mojibake(text: str) -> tuple[str, ...]:
    """Words that look like UTF-8 once read in another encoding: `JosÃ©`; at most ten."""
    found: list[str] = []
    for match in _TWICE.finditer(text):
        if len(found) == 10:
            break
        try:
            meant = match.group().encode("cp1252").decode("utf-8")
        except UnicodeError:
            # Latin-1's C1 bytes have no cp1252 form; the pair itself is as telling.
            meant = match.group().encode("latin-1", "ignore").decode("utf-8", "ignore")
        if meant and (meant.isalpha() or meant in "’‘“”–—…©®°·"):
            found.append(_word(text, match.start(), match.end()))
    return tuple(dict.fromkeys(found))


def _word(text: str, start: int, end: int) -> str:
    before = re.search(r"\S{0,20}$", text[:start][-40:])
    after = re.match(r"\S{0,20}", text[end : end + 40])
    return f"{before.group() if before else ''}{text[start:end]}{after.group() if after else ''}"


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"begins as {encoding.upper()} and is none at byte {error.start}", _SAVE
        ) from error


def _western(data: bytes, fault: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, fault.start) + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"is neither UTF-8 nor cp1252 (line {line}, byte 0x{data[error.start]:02X})", _SAVE
        ) from error
    strange = _MAC_ROMAN.search(text)
    if strange:
        shown = _word(text, strange.start(), strange.end())
        raise Unreadable(f"seems to be in Mac Roman, read as cp1252 it has «{shown}»", _SAVE)
    twice = mojibake(text)
    if twice:
        raise Unreadable(f"is in two encodings at once, it has «{twice[0]}»", _SAVE)
    return text
