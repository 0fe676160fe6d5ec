"""From nodes to the frozen dataclasses of the volume, by their type hints.

Each hint becomes a builder once; a builder takes a node and gives the value, or `BROKEN` when a
finding was told. What is broken costs only itself: an optional field keeps its default, a required
one takes its record with it.
"""

from __future__ import annotations

import types
from collections.abc import Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from proceedings.metadata.checking.records import RECORD_CHECKS, RecordCheck
from proceedings.metadata.context import Context, Placed
from proceedings.metadata.leaves import (
    BROKEN,
    Builder,
    ScalarBuilder,
    build_rich,
    build_text,
    wrong_list,
    wrong_shape,
)
from proceedings.metadata.nodes import Items, Node, Scalar, Table
from proceedings.metadata.reading import excerpt
from proceedings.metadata.scalars import strip_none, text_kind
from proceedings.metadata.yamlfaults import quote
from proceedings.text.richtext import Markup, RichText
from proceedings.volume.people import Affiliation

T = TypeVar("T")


def build(cls: type[T], context: Context, node: Node, label: str) -> T | None:
    """Build a record.

    Args:
        cls: A dataclass of the volume.
        context: The file's context; findings are added to it.
        node: What the file has.
        label: The key or the file the record stands under, for messages.

    Returns:
        The record, or None when something it can't be without is missing or broken.
    """
    made = builder_of(cast("Hashable", cls))(context, node, label)
    return None if made is BROKEN else cast("T", made)


@cache
def builder_of(hint: Hashable) -> Builder:
    """The builder for a type hint.

    Raises:
        TypeError: The hint is none that metadata can hold: a fault in the volume's classes.
    """
    hint = strip_none(hint)
    if hint is str:
        return build_text
    if hint is RichText:
        return build_rich
    if hint is Affiliation:
        return _affiliation
    if is_dataclass(hint):
        return RecordBuilder(cast("type[Any]", hint))
    origin = get_origin(hint)
    if origin is tuple:
        return _ListBuilder(get_args(hint)[0])
    if origin is Mapping or hint is Mapping:
        return _TableBuilder(*get_args(hint))
    if origin in (Union, types.UnionType):
        return _UnionBuilder(hint)
    kind = text_kind(hint)
    if kind is None:
        raise TypeError(f"no metadata can be read as {hint!r}")
    return ScalarBuilder(kind)


def _affiliation(context: Context, node: Node, label: str) -> object:
    if type(node) is not Scalar:
        return _affiliation_record()(context, node, label)
    if node.text not in context.affiliations:
        near = context.meant(node.text, context.affiliations)
        context.report(
            "metadata/unknown-affiliation",
            node,
            f"'{excerpt(node.text)}' is no key of the affiliations in metadata/papers.yaml.",
            f"Did you mean '{near}'?"
            if near
            else f"Add it there, or write `{{institution: {quote(excerpt(node.text))}}}` here.",
        )
        return BROKEN
    context.notes.used.add(node.text)
    return context.affiliations[node.text] or BROKEN


@cache
def _affiliation_record() -> RecordBuilder:
    return RecordBuilder(Affiliation)


# -- lists, tables, unions --------------------------------------------------------------------


class _ListBuilder:
    __slots__ = ("item",)

    def __init__(self, item: Any) -> None:
        self.item = builder_of(item)

    def __call__(self, context: Context, node: Node, label: str) -> object:
        if type(node) is not Items:
            return wrong_list(context, node, label)
        item = self.item
        made = []
        dropped: list[int] = []
        for index, part in enumerate(node.items):
            if type(part) is Scalar and part.is_empty:
                dropped.append(index)
                context.report(
                    "metadata/wrong-value",
                    part,
                    f"An item of '{label}' is empty.",
                    "Write something behind the `-`, or delete the line.",
                )
                continue
            value = item(context, part, label)
            if value is BROKEN:
                dropped.append(index)
            else:
                made.append(value)
        if dropped:
            context.notes.dropped[id(node)] = dropped
        return tuple(made)


class _TableBuilder:
    __slots__ = ("key", "value")

    def __init__(self, key: Any, value: Any) -> None:
        self.key = builder_of(key)
        self.value = builder_of(value)

    def __call__(self, context: Context, node: Node, label: str) -> object:
        if type(node) is not Table:
            return wrong_shape(context, node, label, "a mapping, `key: value`")
        made = {}
        for name, entry in node.entries.items():
            if name.startswith("x-"):
                continue
            key = self.key(context, Scalar(name, entry.line, entry.column), label)
            if key is BROKEN or (type(entry.value) is Scalar and entry.value.is_empty):
                continue
            value = self.value(context, entry.value, name)
            if value is not BROKEN:
                made[key] = value
        return made


class _UnionBuilder:
    """Takes whichever member fits the node: a scalar, a list, a mapping."""

    __slots__ = ("list", "scalar", "table")

    def __init__(self, hint: Any) -> None:
        kind = text_kind(hint)
        self.scalar: Builder | None = ScalarBuilder(kind) if kind else None
        self.list: Builder | None = None
        self.table: Builder | None = None
        for part in get_args(hint):
            if get_origin(part) is tuple:
                self.list = builder_of(cast("Hashable", part))
            elif is_dataclass(part):
                self.table = builder_of(cast("Hashable", part))

    def __call__(self, context: Context, node: Node, label: str) -> object:
        fitting = {Scalar: self.scalar, Items: self.list, Table: self.table}.get(type(node))
        chosen = fitting or self.scalar or self.list or self.table
        return chosen(context, node, label) if chosen else BROKEN


# -- records ----------------------------------------------------------------------------------


class RecordBuilder:
    """Builds one dataclass from a mapping."""

    __slots__ = ("check", "cls", "fields", "known", "required", "takes_markup")

    def __init__(self, cls: type[Any]) -> None:
        hints = get_type_hints(cls, include_extras=True)
        self.cls = cls
        # Built on first use, so that classes may hold one another.
        self.known: dict[str, Any] = {field.name: hints[field.name] for field in fields(cls)}
        self.fields: dict[str, Builder] = {}
        self.required = required_fields(cls)
        self.takes_markup = "markup" in self.known
        self.check: RecordCheck | None = next(
            (RECORD_CHECKS[base] for base in cls.__mro__ if base in RECORD_CHECKS), None
        )

    def __call__(self, context: Context, node: Node, label: str) -> object:
        """Build the record, or give `BROKEN`."""
        if type(node) is not Table:
            return wrong_shape(context, node, label, "a mapping, `key: value`")
        if not self.takes_markup:
            return self._build(context, node, label)
        outer = context.markup
        context.markup = markup_of(node, outer)
        try:
            return self._build(context, node, label)
        finally:
            context.markup = outer

    def _build(self, context: Context, node: Table, label: str) -> object:
        values: dict[str, object] = {}
        is_whole = True
        for key, entry in node.entries.items():
            builder = self.fields.get(key) or self._field(key)
            if builder is None:
                if not key.startswith("x-"):
                    self._unknown(context, key, entry, label)
                continue
            value = entry.value
            if type(value) is Scalar and self._is_absent(key, value):
                continue
            made = builder(context, value, key)
            if made is not BROKEN:
                values[key] = made
            elif key in self.required:
                is_whole = False
                values[key] = BROKEN
        if not self.required <= values.keys():
            is_whole = False
            self._missing(context, node, sorted(self.required - values.keys()), label)
        if not is_whole:
            return BROKEN
        record = self.cls(**values)
        if self.check:
            self.check(context, node, record)
        return record

    def _is_absent(self, key: str, value: Scalar) -> bool:
        if value.text and not value.text.isspace():
            return False
        return value.plain or key in self.required

    def _field(self, key: str) -> Builder | None:
        if key not in self.known:
            return None
        self.fields[key] = builder_of(self.known[key])
        return self.fields[key]

    def _unknown(self, context: Context, key: str, entry: Placed, label: str) -> None:
        near = context.meant(key, self.known)
        context.report(
            "metadata/unknown-field",
            entry,
            f"'{excerpt(key)}' is no key of {label}.",
            f"Did you mean '{near}'?"
            if near
            else f"Known are {', '.join(self.known)}; a key of your own begins with x-.",
            evidence=key,
        )

    def _missing(self, context: Context, node: Table, keys: list[str], label: str) -> None:
        for key in keys:
            context.report(
                "metadata/missing-field",
                node.entries.get(key) or node,
                f"'{key}' is missing or empty in {label}.",
                f"Add '{key}': {_wanted(self.known[key])}.",
            )


def required_fields(cls: type[Any]) -> frozenset[str]:
    """The fields without a default."""
    return frozenset(
        field.name
        for field in fields(cls)
        if field.default is MISSING and field.default_factory is MISSING
    )


def markup_of(node: Table, otherwise: Markup) -> Markup:
    """The notation a mapping's `markup` key names; a wrong one is told of elsewhere."""
    text = node.text("markup")
    return Markup(text) if text in set(Markup) else otherwise


def _wanted(hint: Any) -> str:
    """What stands behind a key, in words."""
    hint = strip_none(hint)
    kind = text_kind(hint)
    if kind:
        return kind.expected
    if hint is RichText:
        return "text"
    if is_dataclass(hint):
        needed = sorted(required_fields(cast("type[Any]", hint)))
        return "a mapping" + (" with " + ", ".join(needed) if needed else "")
    return "a list" if get_origin(hint) is tuple else "a mapping"
