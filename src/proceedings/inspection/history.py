"""What happened to a file since it was first written: updates saved onto it, signatures.

Source: ISO 32000-1, 7.5.4 to 7.5.8 (cross-reference tables and streams, incremental updates, hybrid
files), 12.7.4.5 (signature fields), 12.8.4 (permissions), annex F (linearized files).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

_MOST_SECTIONS = 1000
_MOST_FIELDS = 10_000
_DEEPEST = 32
_HEADER_WITHIN = 1024  # bytes in which a file's header may stand, as readers allow it
_LONGEST_DICTIONARY = 16_384  # bytes; a trailer's has some hundreds
_LAST_START = re.compile(rb"startxref\s+(\d{1,19})")
_TABLE = re.compile(rb"\s*xref\s+")
_SUBSECTION = re.compile(rb"\s*(\d{1,10})[ \t]+(\d{1,10})\s")
_TRAILER = re.compile(rb"\s*trailer")
_STREAM = re.compile(rb"\s*\d{1,10}\s+\d{1,10}\s+obj\b")
_PREVIOUS = re.compile(rb"/Prev\s+(\d{1,19})")
_LINEARIZED = re.compile(rb"/Linearized\s+1")
_ENTRY = 20  # bytes of an entry of a table


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """One cross-reference section: where the one before it lies, and whether it lists objects."""

    previous: int | None
    lists: bool = True


def updates(data: bytes) -> int:
    """How often something was saved onto the end of the file.

    The chain of cross-reference sections is followed from the end, so that an end mark within a
    stream counts for nothing. A linearized file is written with two sections, and a hybrid one may
    be written with a second that lists no object (Word does so). Where the chain is broken, what
    lies before isn't counted.
    """
    base = max(data.find(b"%PDF-", 0, _HEADER_WITHIN), 0)
    sections = list(_chain(data, base))
    if not sections:
        return 0
    written_at_once = 2 if _LINEARIZED.search(data, base, base + _HEADER_WITHIN) else 1
    return max(sum(section.lists for section in sections) - written_at_once, 0)


def _chain(data: bytes, base: int) -> Iterator[_Section]:
    last = data.rfind(b"startxref")
    start = _LAST_START.match(data, last) if last >= 0 else None
    at = int(start[1]) if start else None
    seen = set[int]()
    while at is not None and at not in seen and len(seen) < _MOST_SECTIONS:
        seen.add(at)
        section = _section(data, base + at)
        if section is None:
            return
        yield section
        at = section.previous


def _section(data: bytes, at: int) -> _Section | None:
    if at >= len(data):
        return None
    table = _TABLE.match(data, at)
    if table is None:
        stream = _STREAM.match(data, at)
        return _Section(previous=_previous(data, stream.end(), b"stream")) if stream else None
    at, listed = table.end(), 0
    while found := _SUBSECTION.match(data, at):
        count = int(found[2])
        listed += count
        at = found.end() + count * _ENTRY - 1  # an entry's last byte may be missing
    trailer = _TRAILER.match(data, at) or _TRAILER.match(data, max(data.find(b"trailer", at), 0))
    if trailer is None:
        return None
    return _Section(previous=_previous(data, trailer.end(), b"startxref"), lists=listed > 0)


def _previous(data: bytes, at: int, end: bytes) -> int | None:
    """The /Prev of a trailer's dictionary that begins at a byte and lies before a word."""
    limit = min(len(data), at + _LONGEST_DICTIONARY)
    stop = data.find(end, at, limit)
    found = _PREVIOUS.search(data, at, stop if stop >= 0 else limit)
    return int(found[1]) if found else None


def signatures(pdf: pikepdf.Pdf) -> int:
    """How many digital signatures it has: signed fields, and those of its permissions."""
    signed = set[tuple[int, int]]()
    direct = 0
    for value in (*_signed_fields(pdf.Root.get("/AcroForm")), *_permissions(pdf)):
        if value.is_indirect:
            signed.add(value.objgen)
        else:
            direct += 1
    return len(signed) + direct


def _signed_fields(form: object) -> Iterator[Dictionary]:
    fields = form.get("/Fields") if isinstance(form, Dictionary) else None
    if not isinstance(fields, Array):
        return
    waiting: list[tuple[object, bool, int]] = [(field, False, 0) for field in _few(fields)]
    seen = set[tuple[int, int]]()
    for _ in range(_MOST_FIELDS):
        if not waiting:
            return
        field, inherited, level = waiting.pop()
        if not isinstance(field, Dictionary) or level > _DEEPEST:
            continue
        if field.is_indirect:
            if field.objgen in seen:
                continue
            seen.add(field.objgen)
        kind = field.get("/FT")
        signing = kind == Name.Sig if isinstance(kind, Name) else inherited
        value, kids = field.get("/V"), field.get("/Kids")
        if signing and isinstance(value, Dictionary):
            yield value
        if isinstance(kids, Array):
            waiting += [(kid, signing, level + 1) for kid in _few(kids)]


def _permissions(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    permissions = pdf.Root.get("/Perms")
    if isinstance(permissions, Dictionary):
        for key in ("/DocMDP", "/UR", "/UR3"):
            value = permissions.get(key)
            if isinstance(value, Dictionary):
                yield value


def _few(items: Array) -> list[object]:
    return [items[at] for at in range(min(len(items), _MOST_FIELDS))]
