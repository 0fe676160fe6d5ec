"""Fonts, images and colour profiles that several files bring along alike, kept once.

Streams are equal when their bytes as stored and all that says how to read them are. Font subsets
are never joined by name: a producer's six letters promise nothing. Only streams of equal length and
equal dictionaries are hashed, so that what is kept once costs little where nothing is alike.

Source: ISO 32000-1, 7.3.8 (streams), 9.9 (font programs), 8.6.5.5 (ICC profiles), 8.9.5 (images).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

_SMALLEST = 1000
"""Bytes from which a stream is looked for: what is smaller costs more to find than it takes."""
_WAYS = frozenset(
    {
        "/CIDToGIDMap",
        "/ColorSpace",
        "/DecodeParms",
        "/DescendantFonts",
        "/DestOutputProfile",
        "/Encoding",
        "/Font",
        "/FontDescriptor",
        "/FontFile",
        "/FontFile2",
        "/FontFile3",
        "/JBIG2Globals",
        "/Mask",
        "/OutputIntents",
        "/Pattern",
        "/Resources",
        "/SMask",
        "/ToUnicode",
        "/XObject",
    }
)
"""Keys that lead from a page to fonts, images and profiles."""
_NAMED = frozenset({"/ColorSpace", "/Font", "/Pattern", "/XObject"})
"""Those that lead to things under names of the author's."""
_OF_AN_IMAGE = frozenset(
    {
        "/BitsPerComponent",
        "/ColorSpace",
        "/Decode",
        "/DecodeParms",
        "/Filter",
        "/Height",
        "/ImageMask",
        "/Intent",
        "/Interpolate",
        "/Length",
        "/Mask",
        "/Matte",
        "/Name",
        "/SMask",
        "/SMaskInData",
        "/Subtype",
        "/Type",
        "/Width",
    }
)
"""What an image may say to be shared; a layer or a tag that it is in is one paper's alone."""
_DEEPEST = 12

_Number = tuple[int, int]
_Step = str | int


@dataclass(slots=True)
class _Kept:
    """A stream that others may be replaced by: in its own file until that is copied."""

    number: int
    stream: Stream


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a stream hangs: below an object of its own, some steps down."""

    root: Any
    path: tuple[_Step, ...]
    stream: Stream


@dataclass(slots=True)
class Swaps:
    """What one file leaves out, and what it brings.

    Attributes:
        left_out: Places of streams that stay behind, and what comes there.
        brought: What others may be replaced by from now on.
        looked_at: Each stream's verdict, by its object's number; None where it stays as it is.
        told: What other objects that streams refer to hold; None where nobody else has the like.
    """

    left_out: list[tuple[_Slot, _Kept]] = field(default_factory=list)
    brought: list[_Kept] = field(default_factory=list)
    looked_at: dict[_Number, _Kept | None] = field(default_factory=dict)
    told: dict[_Number, bytes | None] = field(default_factory=dict)


class Sharing:
    """What a document holds that others may have alike."""

    def __init__(self, target: pikepdf.Pdf) -> None:
        self._target = target
        self._count = 0
        # The only stream of such words; None where there are several, told apart by their bytes.
        self._only: dict[bytes, _Kept | None] = {}
        self._several: dict[tuple[bytes, bytes], _Kept] = {}

    def leave_out(self, source: pikepdf.Pdf, pages: Sequence[Dictionary]) -> Swaps:
        """Take out of a file's pages, before they are copied, what the target has already.

        Args:
            source: A file of our own.
            pages: All its pages; they are changed.
        """
        swaps = Swaps()
        for thing in source.objects:
            if isinstance(thing, Stream) and _is_large(thing):
                self._verdict(thing, swaps)
        first = {id(kept): kept.stream.objgen for kept in swaps.brought}
        known = {
            number: kept
            for number, kept in swaps.looked_at.items()
            if kept is not None and first.get(id(kept)) != number
        }
        if not known:
            return swaps
        # Only now it pays to ask where they hang.
        replaced = [
            (slot, known[slot.stream.objgen])
            for slot in _slots(pages)
            if slot.stream.objgen in known
        ]
        gone = {slot.stream.objgen for slot, _ in replaced}
        # What hangs on a stream that stays behind may still be needed by a place not looked into.
        swaps.left_out = [pair for pair in replaced if pair[0].root.objgen not in gone]
        for slot, _ in swaps.left_out:
            holder, last = _holder(slot.root, slot.path)
            if isinstance(holder, Array):
                holder[last] = None
            else:
                del holder[last]
        return swaps

    def put_in(self, swaps: Swaps) -> None:
        """Let the copied pages use what the target has, after they were copied."""
        for kept in swaps.brought:
            copied: Any = self._target.copy_foreign(kept.stream)
            kept.stream = copied
        for slot, kept in swaps.left_out:
            holder, last = _holder(self._target.copy_foreign(slot.root), slot.path)
            holder[last] = kept.stream

    def _verdict(self, stream: Stream, swaps: Swaps, level: int = 0) -> _Kept | None:
        """What a stream may be replaced by, which may be itself; None where it stays as it is."""
        if stream.objgen in swaps.looked_at:
            return swaps.looked_at[stream.objgen]
        swaps.looked_at[stream.objgen] = None  # should it lead to itself
        words = self._words(stream, swaps, level)
        kept = None if words is None else self._find(words, stream, swaps)
        swaps.looked_at[stream.objgen] = kept
        return kept

    def _find(self, words: bytes, stream: Stream, swaps: Swaps) -> _Kept:
        """The stream of these words and bytes; hashed once there are two of the same words."""
        if words not in self._only:
            self._only[words] = fresh = self._bring(stream, swaps)
            return fresh
        only = self._only[words]
        if only is not None:
            self._several[words, _digest(only.stream)] = only
            self._only[words] = None
        key = words, _digest(stream)
        if key not in self._several:
            self._several[key] = self._bring(stream, swaps)
        return self._several[key]

    def _bring(self, stream: Stream, swaps: Swaps) -> _Kept:
        self._count += 1
        fresh = _Kept(self._count, stream)
        swaps.brought.append(fresh)
        return fresh

    def _words(self, stream: Stream, swaps: Swaps, level: int) -> bytes | None:
        """All that says how a stream is read, one way for equal ones; None where it stays alone."""
        kind = stream.get("/Subtype")
        if kind == Name.Form or "/PatternType" in stream:
            return None  # content with resources and tags of its own
        if kind == Name.Image and not _OF_AN_IMAGE.issuperset(stream.keys()):
            return None
        return self._told(stream.stream_dict, swaps, level)

    def _told(self, value: Any, swaps: Swaps, level: int) -> bytes | None:
        """A value with all that it refers to, in words that mean one thing alone."""
        if not isinstance(value, Object):
            return repr(value).encode()
        if isinstance(value, Stream):
            kept = self._verdict(value, swaps, level + 1) if level < _DEEPEST else None
            return b"stream-%d" % kept.number if kept else None
        plain = value.unparse(resolved=True)
        if b" R" not in plain or not isinstance(value, (Array, Dictionary)):
            return plain
        if not value.is_indirect:
            return self._told_in_full(value, swaps, level)
        if value.objgen not in swaps.told:
            swaps.told[value.objgen] = None  # should it lead to itself
            full = self._told_in_full(value, swaps, level)
            # What is referred to often is neither read nor written out each time.
            short = hashlib.sha256(full).hexdigest().encode() if full is not None else None
            swaps.told[value.objgen] = short
        return swaps.told[value.objgen]

    def _told_in_full(self, value: Array | Dictionary, swaps: Swaps, level: int) -> bytes | None:
        if level == _DEEPEST:
            return None
        parts: list[bytes] = []
        for key, item in _items(value):
            told = self._told(item, swaps, level + 1)
            if told is None:
                return None
            parts.append(b"%r %s" % (key, told))
        return b"{%s}" % b" ".join(parts)


def _is_large(stream: Stream) -> bool:
    length: object = stream.get("/Length")
    return isinstance(length, int) and length >= _SMALLEST


def _digest(stream: Stream) -> bytes:
    return hashlib.sha256(stream.read_raw_bytes()).digest()


def _items(value: Array | Dictionary) -> Iterator[tuple[_Step, Any]]:
    if isinstance(value, Array):
        yield from enumerate(value)
    else:
        for key in sorted(value.keys()):
            yield key, value[key]


def _slots(pages: Sequence[Dictionary]) -> Iterator[_Slot]:
    """Every place where a font's, an image's or a profile's stream hangs, each object once."""
    seen = set[_Number]()
    waiting: list[tuple[Any, Any, tuple[_Step, ...], bool]] = [
        (page, page, (), False) for page in reversed(pages)
    ]
    while waiting:
        value, root, path, named = waiting.pop()
        if value.is_indirect:
            if value.objgen in seen:
                continue
            seen.add(value.objgen)
            root, path = value, ()
        if isinstance(value, Array):
            steps: list[_Step] = list(range(len(value)))
        else:
            steps = sorted(value.keys() if named else _WAYS.intersection(value.keys()))
        for step in steps:
            item: Any = value[step]
            if isinstance(item, Stream):
                yield _Slot(root, (*path, step), item)
            if isinstance(item, (Array, Dictionary, Stream)):
                # What stands under a name of the author's has keys of its own again.
                inside = not named and step in _NAMED and isinstance(item, Dictionary)
                waiting.append((item, root, (*path, step), inside))


def _holder(root: Any, path: tuple[_Step, ...]) -> tuple[Any, _Step]:
    for step in path[:-1]:
        root = root[step]
    return root, path[-1]
