"""Spoils files as bad disks, broken transfers and attackers do, the same way for the same seed."""

from __future__ import annotations

import io
import random
import re
from pathlib import Path

import pikepdf

_NUMBER = re.compile(rb"(?<![\w.#])\d+(?![\w.])")
_ODD = (b"0", b"-1", b"1", b"2147483648", b"99999999999999999999", b"1e9", b"null", b"/X", b"<<")


def mutated(data: bytes, donor: bytes, seed: str) -> bytes:
    """One file with some bytes flipped, cut out, or taken from another file, or numbers changed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    # Half of the files are spoilt unpacked: else nearly every change falls into a stream.
    if chance.random() < 0.5:
        data = unpacked(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        data = chance.choice((_flip, _cut, _splice, _renumber))(data, donor, chance)
    return data


def unpacked(data: bytes) -> bytes:
    """The same PDF with its objects in plain sight."""
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            plain,
            static_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return plain.getvalue()


def write_mutants(
    sources: list[Path], folder: Path, *, each: int, seed: str = ""
) -> list[tuple[str, Path]]:
    """So many spoilt copies of each file, with names that tell how to make them again."""
    made = []
    for place, source in enumerate(sources):
        donor = sources[place - 1].read_bytes()
        for number in range(each):
            name = f"{source.stem[:40]}-{seed}{number}"
            path = folder / f"{name}.pdf"
            path.write_bytes(mutated(source.read_bytes(), donor, name))
            made.append((name, path))
    return made


def _flip(data: bytes, donor: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def _cut(data: bytes, donor: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + data[start + chance.choice((1, 100, 5000, len(data))) :]


def _splice(data: bytes, donor: bytes, chance: random.Random) -> bytes:
    at, start = chance.randint(0, len(data)), chance.randint(0, len(donor))
    piece = donor[start : start + chance.choice((10, 500, 20_000))]
    return data[:at] + piece + data[at + chance.choice((0, len(piece))) :]


def _renumber(data: bytes, donor: bytes, chance: random.Random) -> bytes:
    found = [match.span() for match in _NUMBER.finditer(data)]
    if not found:
        return data
    start, end = chance.choice(found)
    return data[:start] + chance.choice(_ODD) + data[end:]
