"""Which scalars of the metadata are no text: booleans and numbers, by the volume's own classes."""

from __future__ import annotations

import types
from collections.abc import Hashable, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Annotated, Any, Union, cast, get_args, get_origin, get_type_hints

from proceedings.metadata.scalars import strip_none

_TRUTHS = frozenset(("true", "false"))


@cache
def inner(hint: Any, key: str) -> Any:
    """The hint of what stands under a key of a mapping; None where nothing is known of it."""
    for part in _members(hint):
        if is_dataclass(part):
            hints = _hints(cast("Hashable", part))
            if key in hints:
                return strip_none(hints[key])
        elif get_origin(part) is Mapping:
            return strip_none(get_args(part)[1])
    return None


@cache
def item(hint: Any) -> Any:
    """The hint of a list's items; None where nothing is known of them."""
    for part in _members(hint):
        if get_origin(part) is tuple:
            return strip_none(get_args(part)[0])
    return None


def is_bare(hint: Any, text: str) -> bool:
    """Whether a scalar is written without quotes because it is a boolean or a number here."""
    members = _members(hint)
    if bool in members and text in _TRUTHS:
        return True
    is_number = int in members or float in members
    return is_number and text.isascii() and text.removeprefix("-").replace(".", "", 1).isdigit()


def _members(hint: Any) -> tuple[Any, ...]:
    if hint is None:
        return ()
    parts = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    return tuple(get_args(part)[0] if get_origin(part) is Annotated else part for part in parts)


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=True)
