"""Values of YAML compared, cleaned and shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from proceedings.records.imported import Tree
from proceedings.records.trees import Fields

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_SHOWN = 120


def alike(one: Tree | None, two: Tree | None) -> bool:
    """Whether two values say the same; how a text is broken into lines is no difference."""
    if isinstance(one, str) and isinstance(two, str):
        return one == two or one.split() == two.split()
    if isinstance(one, Mapping) and isinstance(two, Mapping):
        return one.keys() == two.keys() and all(alike(one[key], two[key]) for key in one)
    if _is_list(one) and _is_list(two):
        return len(one) == len(two) and all(map(alike, one, two))  # type: ignore[arg-type]
    return one is None and two is None


def cleaned(fields: Fields) -> dict[str, Tree]:
    """Fields as our YAML can hold them: NFC, no control characters, nothing empty."""
    made: dict[str, Tree] = {}
    for key, value in fields.items():
        one = _cleaned(value)
        if one:
            made[key] = one
    return made


def _cleaned(value: Tree) -> Tree:
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n")
        return unicodedata.normalize("NFC", _CONTROL.sub(" ", text)).strip()
    if isinstance(value, Mapping):
        return cleaned(value)
    return [one for one in map(_cleaned, value) if one]


def control_in(value: Tree) -> str | None:
    """The first control character of a value's texts."""
    if isinstance(value, str):
        found = _CONTROL.search(value)
        return found.group() if found else None
    parts = value.values() if isinstance(value, Mapping) else value
    return next(filter(None, map(control_in, parts)), None)


def excerpt(value: Tree | None) -> str:
    """A value as a person reads it on one line."""
    text = " ".join(spoken(value).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def spoken(value: Tree | None) -> str:
    """A value in words: names joined, keys before what is not a name."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {spoken(one)}" for key, one in value.items())
    return "; ".join(map(spoken, value))


def _is_list(value: Tree | None) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)
