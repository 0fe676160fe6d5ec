"""Who is who: the same person in two lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from proceedings.records.imported import Tree
from proceedings.records.trees import Fields
from proceedings.text.letters import folded

MARK = "x-guessed"
"""The key of an author whose name was split by us: the split, its parts parted by bars."""
NAME = ("given", "particle", "family", "suffix", "mononym", "group", "printed")
"""The keys that make up a name: they hold together or not at all."""
_Key = str | tuple[str, ...] | None
_SPLIT = NAME[:6]


def name_of(person: Fields) -> str:
    """A name as people read it."""
    printed = person.get("printed")
    return printed if isinstance(printed, str) else " ".join(_parts(person))


def split_of(person: Fields) -> str:
    """How a name is split, as its mark has it: `Ada|Quill`."""
    return "|".join(_parts(person))


def align(
    first: Sequence[Fields], second: Sequence[Fields], *, by_place: bool = False
) -> dict[int, int]:
    """Which person of a second list is which of the first, by index.

    By e-mail, then ORCID, then name, whatever the order of its parts, then family name and initial.
    Nobody is taken for two, and where two might be meant none is.

    Args:
        first: A list of persons.
        second: Another.
        by_place: Take two who are left at the same place for the same, where the lists are as long.
    """
    found: dict[int, int] = {}
    for key_of in (_email, _orcid, _words, _family_and_initial):
        _pair(first, second, key_of, found)
    if by_place and len(first) == len(second):
        for index in range(len(first)):
            if index not in found and index not in found.values():
                found[index] = index
    return found


def _pair(
    first: Sequence[Fields],
    second: Sequence[Fields],
    key_of: Callable[[Fields], _Key],
    found: dict[int, int],
) -> None:
    taken = set(found.values())
    left: dict[_Key, list[int]] = {}
    for index, person in enumerate(first):
        key = key_of(person)
        if key and index not in taken:
            left.setdefault(key, []).append(index)
    right: dict[_Key, list[int]] = {}
    for index, person in enumerate(second):
        key = key_of(person)
        if key and index not in found:
            right.setdefault(key, []).append(index)
    for key, indexes in right.items():
        if len(indexes) == 1 and len(left.get(key, ())) == 1:
            found[indexes[0]] = left[key][0]


def _text(person: Fields, key: str) -> str:
    value = person.get(key)
    return value if isinstance(value, str) else ""


def _email(person: Fields) -> str:
    return _text(person, "email").casefold()


def _orcid(person: Fields) -> str:
    return _text(person, "orcid")


def _words(person: Fields) -> tuple[str, ...]:
    words = (folded(word) for word in " ".join(_parts(person)).replace("-", " ").split())
    return tuple(sorted(word for word in words if word))


def _family_and_initial(person: Fields) -> tuple[str, str] | None:
    family, given = folded(_text(person, "family")), folded(_text(person, "given"))
    return (family, given[0]) if family and given else None


def _parts(person: Fields) -> list[str]:
    return [part for part in (_text(person, key) for key in _SPLIT) if part]


def persons(value: Tree | None) -> list[Fields]:
    """The persons of a list, or none where the value is no list of them."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return []
    return [one for one in value if not isinstance(one, str | Sequence)]
