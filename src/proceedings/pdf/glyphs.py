"""The glyphs of a string as its font's dictionary tells them: codes and widths.

Only what is told surely is told at all: a font whose widths stand nowhere, that is written
downwards, or whose codes are those of a table outside the file, has no glyphs here.

Source: ISO 32000-1, 9.6.2 (simple fonts), 9.6.5 (Type 3), 9.7.4 (widths of composite fonts), 9.7.5
(CMaps).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

_EM = 1000.0  # units of a font's widths
_MOST_WIDTHS = 70_000  # a composite font has 65,536 at most
_LARGEST_CMAP = 1 << 20  # bytes
_MOST_RUNS = 5000  # of a CMap
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|([^\s<>\[\]/()]+)|/([^\s<>\[\]/()]+)")


class Glyph(NamedTuple):
    """One glyph of a string.

    Attributes:
        code: Its bytes in the string.
        width: How far it moves the next one, in type sizes.
        is_space: Whether word spacing is added to it.
    """

    code: bytes
    width: float
    is_space: bool


class Glyphs:
    """Divides strings of one font into glyphs."""

    def __init__(
        self, divide: Callable[[bytes], list[bytes] | None], width: Callable[[bytes], float | None]
    ) -> None:
        self._divide = divide
        self._width = width
        self._known: dict[bytes, Glyph | None] = {}

    def of(self, text: bytes) -> list[Glyph] | None:
        """The glyphs of a string; None where a code or its width isn't known."""
        codes = self._divide(text)
        if codes is None:
            return None
        found = [self._glyph(code) for code in codes]
        return None if None in found else [glyph for glyph in found if glyph]

    def _glyph(self, code: bytes) -> Glyph | None:
        if code not in self._known:
            width = self._width(code)
            self._known[code] = None if width is None else Glyph(code, width, code == b" ")
        return self._known[code]


def glyphs_of(font: object) -> Glyphs | None:
    """How strings of a font are divided; None where that can't be told surely."""
    if not isinstance(font, Dictionary):
        return None
    kind = font.get("/Subtype")
    if kind == Name.Type0:
        return _composite(font)
    if kind == Name.Type3:
        return _simple(font, _type3_unit(font.get("/FontMatrix")))
    return _simple(font, 1 / _EM)


def number(value: object) -> float | None:
    """A number of a file, whatever else stands in its place."""
    if isinstance(value, (bool, str, bytes)):
        return None
    try:
        found = float(value)  # type: ignore[arg-type]  # whatever the file holds
    except (TypeError, ValueError, OverflowError):
        return None
    return found if abs(found) < 1e9 else None


def _simple(font: Dictionary, unit: float | None) -> Glyphs | None:
    widths, first = font.get("/Widths"), number(font.get("/FirstChar"))
    if not isinstance(widths, Array) or first is None or unit is None:
        return None
    # A code outside of the list has a width that one viewer takes here, another there.
    known = {
        int(first) + index: width * unit
        for index, value in enumerate(_some(widths))
        if (width := number(value)) is not None
    }
    return Glyphs(lambda text: [bytes([code]) for code in text], lambda code: known.get(code[0]))


def _type3_unit(matrix: object) -> float | None:
    """Type sizes in a unit of a Type 3 font's widths; None where its glyphs lean or turn."""
    if not isinstance(matrix, Array) or len(matrix) != 6:
        return None
    values = [number(value) for value in matrix]
    across, up = values[0], values[3]
    if not across or not up or across < 0 or values[1] or values[2]:
        return None
    return across


def _composite(font: Dictionary) -> Glyphs | None:
    listed = font.get("/DescendantFonts")
    descendant = listed[0] if isinstance(listed, Array) and len(listed) == 1 else None
    if not isinstance(descendant, Dictionary):
        return None
    default = number(descendant.get("/DW", 1000))
    widths = _listed_widths(descendant.get("/W"))
    if default is None or widths is None:
        return None
    encoding = font.get("/Encoding")
    if isinstance(encoding, Name) and encoding == Name("/Identity-H"):
        cmap = _IDENTITY
    elif isinstance(encoding, Stream) and (read := _read_cmap(encoding)):
        cmap = read
    else:
        return None
    return Glyphs(cmap.divide, lambda code: widths.get(cmap.cid(code), default) / _EM)


def _listed_widths(value: object) -> dict[int, float] | None:
    """The widths of `/W` by CID; None where the list is none."""
    if value is None:
        return {}
    if not isinstance(value, Array):
        return None
    found: dict[int, float] = {}
    waiting: list[float] = []
    for item in _some(value):
        if isinstance(item, Array):
            if len(waiting) != 1:
                return None
            run = [number(width) for width in _some(item)]
            found.update(
                (int(waiting[0]) + at, width) for at, width in enumerate(run) if width is not None
            )
            waiting = []
            continue
        single = number(item)
        if single is None:
            return None
        waiting.append(single)
        if len(waiting) == 3:
            first, last, width = waiting
            if not 0 <= last - first < _MOST_WIDTHS:
                return None
            found.update(dict.fromkeys(range(int(first), int(last) + 1), width))
            waiting = []
    return found


def _some(array: Array) -> Iterator[object]:
    for index in range(min(len(array), _MOST_WIDTHS)):
        yield array[index]


class _Cmap(NamedTuple):
    """Which codes there are, and which glyph each shows.

    Attributes:
        spaces: Lowest and highest byte at each place of a code.
        runs: First and last code, and the first one's CID.
    """

    spaces: Sequence[tuple[bytes, bytes]]
    runs: Sequence[tuple[bytes, bytes, int]]

    def divide(self, text: bytes) -> list[bytes] | None:
        codes, at = [], 0
        while at < len(text):
            code = next((c for n in (1, 2, 3, 4) if self._has(c := text[at : at + n])), None)
            if code is None:
                return None
            codes.append(code)
            at += len(code)
        return codes

    def _has(self, code: bytes) -> bool:
        return any(
            len(low) == len(code)
            and all(a <= byte <= b for a, byte, b in zip(low, code, high, strict=True))
            for low, high in self.spaces
        )

    def cid(self, code: bytes) -> int:
        for first, last, cid in self.runs:
            if len(first) == len(code) and first <= code <= last:
                return cid + int.from_bytes(code, "big") - int.from_bytes(first, "big")
        return 0


_IDENTITY = _Cmap([(b"\0\0", b"\xff\xff")], [(b"\0\0", b"\xff\xff", 0)])


def _read_cmap(stream: Stream) -> _Cmap | None:
    """A CMap that stands in the file by itself; None for any other."""
    try:
        data = stream.read_bytes()
    except pikepdf.PikepdfError:
        return None
    if len(data) > _LARGEST_CMAP or "/UseCMap" in stream or stream.get("/WMode", 0) != 0:
        return None
    spaces: list[tuple[bytes, bytes]] = []
    runs: list[tuple[bytes, bytes, int]] = []
    codes: list[bytes] = []
    section = before = b""
    for found in _TOKEN.finditer(data):
        written, word, name = found.groups()
        if written is not None:
            codes.append(_code(written))
            if section == b"begincodespacerange" and len(codes) == 2:
                spaces.append((codes[0], codes[1]))
                codes = []
        elif word in (b"begincodespacerange", b"begincidrange", b"begincidchar"):
            section, codes = word, []
        elif word and word.startswith(b"end"):
            section = b""
        elif word == b"usecmap" or (before == b"WMode" and word == b"1"):
            return None
        elif word and word.isdigit() and section and codes:
            runs.append((codes[0], codes[-1], int(word)))
            codes = []
        before = name or b""
    ends = [*spaces, *((first, last) for first, last, _ in runs)]
    good = all(len(first) == len(last) for first, last in ends)
    return _Cmap(spaces, runs) if good and spaces and len(runs) <= _MOST_RUNS else None


def _code(written: bytes) -> bytes:
    digits = b"".join(written.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
