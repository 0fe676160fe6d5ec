"""Lists of names in BibTeX: given name, particle, family name and suffix by its rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from proceedings.importers._latex import unicode_of
from proceedings.records.imported import Tree

# A name as BibLaTeX writes it in parts: given=Ada, prefix=van, family=Quill.
_PARTED = re.compile(r"\b(given|family|prefix|suffix|useprefix|\w+-i)\s*=", re.IGNORECASE)
_ID_KEYS = {"given": "given", "family": "family", "prefix": "particle", "suffix": "suffix"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BibNames:
    """The people of an author or editor field.

    Attributes:
        people: Their records.
        guessed: Places of those whose parts might be others: three words or more and no comma.
        others: Whether the list says that there are more.
    """

    people: tuple[Mapping[str, Tree], ...]
    guessed: tuple[int, ...] = ()
    others: bool = False


def read_names(field: str) -> BibNames:
    """The people of a field, by BibTeX's rules; a name in braces as a whole is a group's."""
    names = [name for name in split_multiple_persons_names(field) if name.strip()]
    others = bool(names) and names[-1].strip() == "others"
    people: list[Mapping[str, Tree]] = []
    guessed: list[int] = []
    for name in names[:-1] if others else names:
        person, is_guess = _person(" ".join(name.split()))
        if person:
            if is_guess:
                guessed.append(len(people))
            people.append(person)
    return BibNames(people=tuple(people), guessed=tuple(guessed), others=others)


def _person(name: str) -> tuple[Mapping[str, Tree], bool]:
    if _is_group(name):
        return {"group": unicode_of(name)}, False
    if _PARTED.match(name):
        return _parted(name), False
    parts = parse_single_name_into_parts(name, strict=False)
    said = {
        "given": unicode_of(" ".join(parts.first)),
        "particle": unicode_of(" ".join(parts.von)),
        "family": unicode_of(" ".join(parts.last)),
        "suffix": unicode_of(" ".join(parts.jr)),
    }
    fields: dict[str, Tree] = {key: text for key, text in said.items() if text}
    if "family" in fields and not {"given", "particle"} & fields.keys():
        return {"mononym": fields["family"]}, False
    words = len(parts.first) + len(parts.last)
    return fields, "," not in name and words > 2 and not parts.von


def _is_group(name: str) -> bool:
    """Whether one pair of braces holds the whole name."""
    if not (name.startswith("{") and name.endswith("}")) or name.startswith("{\\"):
        return False
    depth = 0
    for place, sign in enumerate(name):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return place == len(name) - 1
    return False


def _parted(name: str) -> Mapping[str, Tree]:
    made: dict[str, Tree] = {}
    for part in name.split(","):
        key, _, text = part.partition("=")
        ours = _ID_KEYS.get(key.strip().casefold())
        if ours and text.strip():
            made[ours] = unicode_of(text.strip().strip('"'))
    if "family" in made and "given" not in made:
        return {"mononym": made["family"]}
    return made
