"""Streams whose data breaks off or breaks down, and what can still be read of them.

Viewers show as much of such a stream as they can unpack, each another part: a page half empty, a
picture with a grey end. zlib is asked, not qpdf: it goes on to the very byte that is wrong. A
missing or wrong checksum is no damage, since no viewer looks at it.

Source: ISO 32000-1, 7.4.4 (FlateDecode); RFC 1950 and 1951.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from proceedings.pdf.opening import STREAM_LIMIT

_ONE_GO = 1 << 20  # bytes unpacked at once
_STEP = 256  # packed bytes tried at once while the place of the damage is looked for
_MOST_LOOKED_AT = 200_000  # values; the resources of a paper's page have some hundreds
_PLAIN = re.compile(rb"[\t\n\f\r\x20-\x7e]*")
_ELSEWHERE = ("/Parent", "/P", "/Dest", "/A", "/Popup", "/IRT")


def damaged_streams(pdf: pikepdf.Pdf) -> frozenset[tuple[int, int]]:
    """Numbers of the deflated streams that can't be unpacked to their end."""
    return frozenset(
        thing.objgen
        for thing in pdf.objects
        if isinstance(thing, Stream) and is_deflated(thing) and not _is_whole(thing)
    )


def is_deflated(stream: Stream) -> bool:
    """Whether a stream is packed by FlateDecode alone."""
    given: object = stream.get("/Filter")
    if isinstance(given, Array) and len(given) == 1:
        given = given[0]
    return isinstance(given, Name) and given == Name.FlateDecode


def readable_part(stream: Stream) -> bytes:
    """What unpacks of a damaged stream, up to the first wrong byte; plain text as it is."""
    raw = stream.read_raw_bytes()
    if not _begins_well(raw):
        return raw if _PLAIN.fullmatch(raw) else b""
    unpacker, found = zlib.decompressobj(-zlib.MAX_WBITS), bytearray()
    pieces = [raw[at : at + _STEP] for at in range(2, len(raw), _STEP)]
    while pieces and not unpacker.eof and len(found) < STREAM_LIMIT:
        piece, before = pieces.pop(0), unpacker.copy()
        try:
            found += unpacker.decompress(piece)
        except zlib.error:
            if len(piece) == 1:
                break
            unpacker = before
            pieces[:0] = [piece[at : at + 1] for at in range(len(piece))]
    return bytes(found)


def pages_that_show(
    pages: Iterable[Dictionary], streams: frozenset[tuple[int, int]]
) -> Mapping[tuple[int, int], int]:
    """The first page, from 1, that each of these streams is part of; others are left out."""
    if not streams:
        return {}
    listed = list(pages)
    seen = {page.objgen for page in listed}
    found: dict[tuple[int, int], int] = {}
    for number, page in enumerate(listed, start=1):
        for part in _parts(page, seen):
            if part.objgen in streams:
                found.setdefault(part.objgen, number)
    return found


def _parts(page: Dictionary, seen: set[tuple[int, int]]) -> Iterator[Stream]:
    """The streams below a page that no page before had."""
    waiting: list[Any] = [value for key, value in page.items() if key not in _ELSEWHERE]
    for _ in range(_MOST_LOOKED_AT):
        if not waiting:
            return
        value = waiting.pop()
        if not isinstance(value, (Dictionary, Stream, Array)):
            continue
        if value.is_indirect:
            if value.objgen in seen:
                continue
            seen.add(value.objgen)
        if isinstance(value, Stream):
            yield value
        if isinstance(value, Array):
            waiting.extend(value)
        else:
            waiting.extend(item for key, item in value.items() if key not in _ELSEWHERE)


def is_endless(stream: Stream) -> bool:
    """Whether a stream unpacks to more than any reader should be given."""
    if is_deflated(stream):
        return _unpacked(stream.read_raw_bytes())[0] >= STREAM_LIMIT
    if "/Filter" not in stream:
        return False
    try:
        return len(stream.read_bytes()) >= STREAM_LIMIT
    except pikepdf.PdfError as error:
        return "limit" in str(error)  # else it is damaged, or in a filter only viewers know


def _is_whole(stream: Stream) -> bool:
    raw = stream.read_raw_bytes()
    size, whole = _unpacked(raw)
    return whole or not raw or size >= STREAM_LIMIT


def _unpacked(raw: bytes) -> tuple[int, bool]:
    """To how many bytes data unpacks, the limit at most, and whether to their end."""
    unpacker, waiting, size = zlib.decompressobj(-zlib.MAX_WBITS), raw[2:], 0
    if not _begins_well(raw):
        return 0, False
    try:
        while not unpacker.eof and size < STREAM_LIMIT:
            piece = unpacker.decompress(waiting, _ONE_GO)
            waiting = unpacker.unconsumed_tail
            size += len(piece)
            if not piece and not waiting:
                break
    except zlib.error:
        return size, False
    return size, unpacker.eof


def _begins_well(raw: bytes) -> bool:
    """Whether the two bytes before the data are zlib's own."""
    return len(raw) > 2 and raw[0] & 15 == 8 and not raw[1] & 32 and not (raw[0] << 8 | raw[1]) % 31
