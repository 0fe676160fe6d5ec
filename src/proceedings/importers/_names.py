"""Author cells into people, and names into their parts: guesses, and told as such."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SUFFIX = re.compile(r"(?:[Jj]r|[Ss]r|JR|SR)\.?|I{2,3}|IV|VI{0,3}")
_PARTICLES = frozenset(
    (
        *("van", "von", "vom", "der", "den", "de", "het", "la", "las", "los", "le", "du", "des"),
        *("del", "della", "delle", "dello", "dei", "degli", "di", "da", "dos", "das", "do", "ter"),
        *("ten", "te", "tot", "op", "zu", "zum", "zur", "af", "av", "d'", "’t", "'t", "bin", "ibn"),
        *("ben", "bint", "al", "el", "und", "auf", "am", "in"),
    )
)
_LINKED = frozenset({"y", "e", "i"})
"""Words that join two family names: Ortega y Gasset, Costa e Silva."""
_CAPITAL_PARTICLES = frozenset(
    (
        *("Van", "Von", "De", "Del", "Della", "Di", "Da", "Dos", "Das", "Du", "La", "Le", "Ter"),
        *("Ten", "Den", "Der", "El", "Al", "Bin", "Ben", "Ibn", "Abu", "Mac", "St.", "San", "Dal"),
    )
)
_GROUP = re.compile(
    r"\b(?:consortium|collaboration|collaborative|working group|task force|initiative|network"
    r"|team|committee|on behalf of)\b",
    re.IGNORECASE,
)
_LAST_AND = re.compile(r",?\s+(?:and|&|und|et)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """An author cell's names, in order.

    Attributes:
        certain: False where commas or «and» might be read in another way.
    """

    names: tuple[str, ...]
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name in the keys of a Person.

    Attributes:
        fields: `given`, `particle`, `family`, `suffix`, or `mononym`, or `group`; `printed` where
            joining them would not give the name as it was written.
        guessed: Whether we chose what is given and what is family.
    """

    fields: Mapping[str, str]
    guessed: bool


def split_people(cell: str) -> Split:
    """Part a cell such as `A, B and C`, `A; B`, `A & B`, `Quill, Ada and Nib, Bo`."""
    lines = [part.strip() for part in re.split(r"[;\n]", cell) if part.strip()]
    if len(lines) > 1 or ";" in cell or "\n" in cell:
        return Split(names=tuple(lines), certain=True)
    text = " ".join(cell.split())
    if not text:
        return Split(names=(), certain=True)
    by_and = _LAST_AND.split(text)
    inverted = [_is_inverted(part) for part in by_and]
    if len(by_and) > 1 and all(inverted):
        # «Quill, Ada and Nib, Bo» is BibTeX's way; a list has no comma behind its last «and».
        return Split(names=tuple(by_and), certain=False)
    names: list[str] = []
    certain = len(by_and) <= 2
    for part in by_and:
        for piece in (one.strip() for one in part.split(",")):
            if not piece:
                continue
            if names and _SUFFIX.fullmatch(piece):
                names[-1] = f"{names[-1]}, {piece}"
                certain = False
            else:
                names.append(piece)
    single = [name for name in names if " " not in name]
    if len(by_and) == 1 and len(names) == 2 and len(names[0].split()) <= 2 and single:
        # «Quill, Ada»: one person, family first, unless both are mononyms.
        return Split(names=(text,), certain=False)
    if single and len(names) > 1:
        certain = False
    return Split(names=tuple(names), certain=certain)


def _is_inverted(part: str) -> bool:
    family, comma, rest = part.partition(",")
    return bool(comma and family.strip() and rest.strip()) and not (
        "," in rest or _SUFFIX.fullmatch(rest.strip())
    )


def split_name(display: str) -> Name:
    """Part a name as it is written into given name, particle, family name and suffix.

    `Quill, Ada` says itself which is which. Otherwise the last word is taken as the family name,
    with what particles, capitals and suffixes tell; capitals are kept as they are.
    """
    written = " ".join(display.split())
    if _GROUP.search(written):
        return Name(fields={"group": written}, guessed=True)
    pieces = [piece.strip() for piece in written.split(",")]
    suffix = ""
    if len(pieces) > 1 and _SUFFIX.fullmatch(pieces[-1]):
        suffix = pieces.pop()
    elif len(pieces) == 3 and _SUFFIX.fullmatch(pieces[1]):
        suffix = pieces.pop(1)
    if len(pieces) == 2 and all(pieces):
        particle, family = _particle_of(pieces[0].split())
        return Name(fields=_kept(pieces[1], particle, family, suffix), guessed=False)
    words = " ".join(piece for piece in pieces if piece).split()
    if not suffix and len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    if not words:
        return Name(fields={}, guessed=True)
    if len(words) == 1 and not suffix:
        return Name(fields={"mononym": words[0]}, guessed=True)
    given, particle, family = _parted(words)
    fields = _kept(given, particle, family, suffix)
    joined = " ".join(fields.values())
    if joined != written:
        fields["printed"] = written
    return Name(fields=fields, guessed=True)


def _kept(given: str, particle: str, family: str, suffix: str) -> dict[str, str]:
    parts = {"given": given, "particle": particle, "family": family, "suffix": suffix}
    return {key: value for key, value in parts.items() if value}


def _parted(words: list[str]) -> tuple[str, str, str]:
    capitals = [len(word) > 1 and word.isupper() and word.isalpha() for word in words]
    if capitals[0] and not any(capitals[1:]) and len(words) > 1:
        return " ".join(words[1:]), "", words[0]  # QUILL Ada
    start = len(words) - 1
    if capitals[-1] and not all(capitals):
        while start > 1 and capitals[start - 1]:
            start -= 1  # Ada DE LA QUILL
        return " ".join(words[:start]), "", " ".join(words[start:])
    while start > 1 and words[start - 1] in _CAPITAL_PARTICLES:
        start -= 1
    if start > 2 and words[start - 1] in _LINKED:
        start -= 2
    first = start
    while first > 1 and words[first - 1] in _PARTICLES:
        first -= 1
    return " ".join(words[:first]), " ".join(words[first:start]), " ".join(words[start:])


def _particle_of(words: list[str]) -> tuple[str, str]:
    """The particles at the start of a family name: `van der Nib`."""
    count = 0
    while count < len(words) - 1 and words[count] in _PARTICLES:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])
