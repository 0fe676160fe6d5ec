"""What a font's /ToUnicode makes of its codes; some tools write one that says nothing.

Source: ISO 32000-1, 9.10.3 (ToUnicode CMaps).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Stream

_MOST = 500_000  # bytes; of a font of all Han signs some hundred thousand
_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CODE = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(
    rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:\[([^][]*)\]|<([0-9A-Fa-f\s]*)>)"
)
_MOST_CODES = 65_536  # of a range
_MANY = 10  # codes: a font of fewer that are nobody's letters has icons
_PRIVATE = range(0xE000, 0xF900)
_WHITE = (0x09, 0x0A, 0x0D)


def says_letters(to_unicode: Stream) -> bool:
    """Whether most codes come out as letters or signs: not as control characters, nor as nothing.

    Codes of the private use area are icons where there are few of them, else unreadable too.
    """
    try:
        data = to_unicode.read_bytes()[:_MOST]
    except pikepdf.PdfError:  # damaged; the file has said at least that it knows its letters
        return True
    if b"usecmap" in data:
        return True
    letters = controls = private = 0
    for code, often in _targets(data):
        if code in _PRIVATE:
            private += often
        elif (code < 0x20 and code not in _WHITE) or 0x7F <= code < 0xA0 or code == 0xFFFD:
            controls += often
        else:
            letters += often
    unread = controls + (private if private >= _MANY else 0)
    return letters + private > 0 and 2 * unread <= letters + controls + private


def _targets(data: bytes) -> Iterator[tuple[int, int]]:
    """A letter that codes stand for, of a range its middle one, and how many codes there are.

    Where several codes are one cluster of letters, all but one stand for none.
    """
    for kind, block in _BLOCK.findall(data):
        if kind == b"char":
            yield from ((_first(target), 1) for target in _codes(block)[1::2] if target)
            continue
        for low, high, listed, single in _RANGE.findall(block):
            if listed:
                yield from ((_first(target), 1) for target in _codes(listed) if target)
                continue
            first, last, target = (b"".join(code.split()) for code in (low, high, single))
            often = int(last[:8] or b"0", 16) - int(first[:8] or b"0", 16) + 1
            if target and 0 < often <= _MOST_CODES:
                yield _first(target) + often // 2, often


def _codes(block: bytes) -> list[bytes]:
    return [b"".join(code.split()) for code in _CODE.findall(block)]


def _first(target: bytes) -> int:
    return int(target[:4], 16)
