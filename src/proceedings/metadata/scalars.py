"""From a scalar's text to a value: the kinds of text, and what each expects."""

from __future__ import annotations

import re
import types
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from proceedings.volume.kinds import PENDING, Between, Parsed, parse_path

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextKind:
    """What a scalar may hold.

    Attributes:
        convert: From the text to the value; raises ValueError with what is wrong.
        expected: What stands there when it is right, for messages.
        choices: All possible texts, where they are few.
        schema: The same as JSON Schema.
        is_path: Whether it names a file of the volume.
    """

    convert: Callable[[str], object]
    expected: str
    choices: tuple[str, ...] = ()
    schema: tuple[tuple[str, Any], ...] = ()
    is_path: bool = False


def strip_none(hint: Any) -> Any:
    """`T` of `T | None`; other hints as they are."""
    if get_origin(hint) in (Union, types.UnionType):
        rest = tuple(part for part in get_args(hint) if part is not type(None))
        return rest[0] if len(rest) == 1 else Union[rest]  # noqa: UP007 - built at run time
    return hint


@cache
def text_kind(hint: Any) -> TextKind | None:
    """The kind of text a type hint stands for; None when it is no scalar.

    A union has the kind of its scalar members, tried in their order.
    """
    hint = strip_none(hint)
    origin = get_origin(hint)
    if origin is Annotated:
        inner = get_args(hint)[0]
        if inner is int:
            return _bounded(hint)
        return _or_pending(_PLAIN[inner]) if inner in _PENDABLE else _parsed(hint)
    if origin is Literal:
        return _choice({str(choice): choice for choice in get_args(hint)})
    if origin in (Union, types.UnionType):
        kinds = [kind for kind in map(text_kind, get_args(hint)) if kind]
        return _either(kinds) if kinds else None
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _choice({choice.value: choice for choice in hint})
    return _PLAIN.get(hint)


def _text(text: str) -> str:
    return text.rstrip("\n")


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError("this is no whole number")
    return int(text)


def _decimal(text: str) -> float:
    if not _DECIMAL.fullmatch(text):
        raise ValueError("this is no number")
    return float(text)


def _truth(text: str) -> bool:
    try:
        return _TRUTH[text.casefold()]
    except KeyError:
        raise ValueError("this is neither true nor false") from None


def _date(text: str) -> date:
    if text == PENDING:
        raise ValueError(
            "only the day of publication can be pending, and only where the conference has a start"
        )
    if not _DATE.fullmatch(text):
        raise ValueError("a date is written year-month-day")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("there is no such day in the calendar") from None


_PLAIN: dict[Any, TextKind] = {
    str: TextKind(
        convert=_text, expected="text", schema=(("type", ["string", "number", "boolean"]),)
    ),
    int: TextKind(convert=_integer, expected="a whole number", schema=(("type", "integer"),)),
    float: TextKind(
        convert=_decimal, expected="a number such as 9.5", schema=(("type", "number"),)
    ),
    bool: TextKind(
        convert=_truth,
        expected="true or false",
        schema=(("enum", [True, False, "yes", "no"]),),
    ),
    date: TextKind(
        convert=_date,
        expected="a date such as 2031-05-12",
        schema=(("type", "string"), ("format", "date")),
    ),
}


_PENDABLE = frozenset({date})


def _or_pending(kind: TextKind) -> TextKind:
    """A value that an editor may leave pending; the loader has put another in its place."""
    schema = (("anyOf", [dict(kind.schema), {"const": PENDING}]),)
    return replace(kind, expected=f"{kind.expected}, or {PENDING}", schema=schema)


def _bounded(hint: Any) -> TextKind:
    bounds = next(part for part in hint.__metadata__ if isinstance(part, Between))
    said = f"from {bounds.least} to {bounds.most}"

    def convert(text: str) -> int:
        number = _integer(text)
        if not bounds.least <= number <= bounds.most:
            raise ValueError(f"this is not {said}")
        return number

    return TextKind(
        convert=convert,
        expected=f"a whole number {said}",
        schema=(("type", "integer"), ("minimum", bounds.least), ("maximum", bounds.most)),
    )


def _parsed(hint: Any) -> TextKind:
    parsed = next(part for part in hint.__metadata__ if isinstance(part, Parsed))
    schema: list[tuple[str, Any]] = [("type", ["string", "number"])]
    if parsed.pattern:
        # A pattern speaks of strings alone; `2031` unquoted is a number to an editor.
        schema.append(("pattern", f"^(?:{parsed.pattern})$"))
    schema.append(("description", parsed.expected))
    return TextKind(
        convert=parsed.parse,
        expected=parsed.expected,
        schema=tuple(schema),
        is_path=parsed.parse is parse_path,
    )


def _choice(values: dict[str, Any]) -> TextKind:
    choices = tuple(values)

    def convert(text: str) -> object:
        if text not in values:
            raise ValueError("this is none of the choices")
        return values[text]

    expected = choices[0] if len(choices) == 1 else "one of " + ", ".join(choices)
    return TextKind(
        convert=convert,
        expected=expected,
        choices=choices,
        schema=(("enum", list(choices)),),
    )


def _either(kinds: list[TextKind]) -> TextKind:
    if len(kinds) == 1:
        return kinds[0]

    def convert(text: str) -> object:
        for kind in kinds:
            try:
                return kind.convert(text)
            except ValueError:
                continue
        raise ValueError("this is none of what may stand here")

    return TextKind(
        convert=convert,
        expected=" or ".join(kind.expected for kind in kinds),
        schema=(("anyOf", [dict(kind.schema) for kind in kinds]),),
    )
