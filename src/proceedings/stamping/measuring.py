"""How wide lines come out, and which letters no font has: all lines of a volume in one go."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import resources

from proceedings.errors import PressError
from proceedings.typesetting.press import Press

_NONCHARACTER = "\U0010fffe"  # no font has it: it shows what a missing letter measures
_BLANK = frozenset("\u00a0\u200b\u200c\u200d\u2060\u2066\u2067\u2068\u2069\u200e\u200f\ufeff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line to be measured: its text, font families in order, size in points."""

    text: str
    font: tuple[str, ...]
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A line's measure.

    Attributes:
        width: Points.
        missing: Letters (with the marks on them) that none of the fonts has, in order.
    """

    width: float
    missing: tuple[str, ...] = ()


Measure = Callable[[Sequence[Line]], Sequence[Measured]]
"""Measures lines, in their order."""


def measure(press: Press, lines: Sequence[Line]) -> tuple[Measured, ...]:
    """Measure lines as they will be set.

    Raises:
        PressError: A font family of the style isn't there.
    """
    if not lines:
        return ()
    widths = _query(press, lines, bounds=False)
    wanting = {font: _wanting(press, font, lines) for font in sorted({line.font for line in lines})}
    return tuple(
        Measured(
            width=round(width, 4),
            missing=_missing(line.text, wanting[line.font]),
        )
        for line, (width, _) in zip(lines, widths, strict=True)
    )


def units(text: str) -> list[str]:
    """The text's letters, each with the marks that follow it; spaces left out."""
    found: list[str] = []
    for letter in text:
        if _is_mark(letter) and found:
            found[-1] += letter
        elif not _is_blank(letter):
            found.append(letter)
    return found


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M")


def _is_blank(letter: str) -> bool:
    return letter.isspace() or letter in _BLANK


def _missing(text: str, wanting: frozenset[str]) -> tuple[str, ...]:
    return tuple(unit for unit in units(text) if unit in wanting) if wanting else ()


def set_lines(press: Press, lines: Iterable[Line]) -> bytes:
    """Set lines one below the other, under the rules stamps are set by.

    Raises:
        PressError: A letter is in no font, or a family is unknown.
    """
    data = json.dumps([_plain(line) for line in lines]).encode()
    source = _source("lines.typ")
    return press.set(
        {"lines.typ": source, "lines.json": data}, "lines.typ", standards=["a-2u"], tagged=False
    )


def _wanting(press: Press, font: tuple[str, ...], lines: Sequence[Line]) -> frozenset[str]:
    """The units that no family of `font`, nor any other font at hand, can set."""
    texts = [line.text for line in lines if line.font == font]
    found = {letter for letter in set().union(*texts) if not _is_blank(letter)}
    letters = sorted(found)
    marks = {letter for letter in letters if _is_mark(letter)}
    for text in texts:
        if not marks.isdisjoint(text):
            found.update(units(text))
    all_units = sorted(found)
    asked = [Line(text=letter, font=font, size=100.0) for letter in (_NONCHARACTER, *letters)]
    nothing, *sizes = _query(press, asked, bounds=True)
    lost = {
        letter
        for letter, size in zip(letters, sizes, strict=True)
        if size == nothing or unicodedata.category(letter) in ("Co", "Cn", "Cs")
    }
    wanting = {unit for unit in all_units if lost.intersection(unit)}
    # A letter and its mark may each have a font, and the two together none.
    marked = [unit for unit in all_units if len(unit) > 1 and unit not in wanting]
    if marked:
        set_lines(press, [Line(text="1", font=font, size=9.0)])  # the fonts themselves are there
    return frozenset(wanting | _refused(press, font, marked))


def _refused(press: Press, font: tuple[str, ...], texts: Sequence[str]) -> set[str]:
    if not texts:
        return set()
    try:
        set_lines(press, [Line(text=text, font=font, size=9.0) for text in texts])
    except PressError:
        if len(texts) == 1:
            return set(texts)
        middle = len(texts) // 2
        return _refused(press, font, texts[:middle]) | _refused(press, font, texts[middle:])
    return set()


def _query(press: Press, lines: Sequence[Line], *, bounds: bool) -> list[list[float]]:
    asked = {"bounds": bounds, "lines": [_plain(line) for line in lines]}
    sources = {
        "measure.typ": _source("measure.typ"),
        "lines.json": json.dumps(asked).encode(),
    }
    values: list[list[float]] = press.query(sources, "measure.typ", "measures")[0]
    return values


def _plain(line: Line) -> dict[str, object]:
    return {"text": line.text, "font": line.font, "size": line.size}


def _source(name: str) -> bytes:
    return resources.files("proceedings.stamping").joinpath(name).read_bytes()
