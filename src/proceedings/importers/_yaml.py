"""YAML of exports as text, lists and tables; nothing is constructed and no type is guessed.

Other programs write repeated values as anchors and aliases, so that these are read here, while the
chair's own metadata may not have them. What an alias repeats is counted: a bomb is refused.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from yaml import events

from proceedings.importers._decoding import decode
from proceedings.importers._files import Unreadable, read_bytes
from proceedings.records.imported import Tree

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 50
_MOST = 2_000_000
"""Values, repeated ones counted each time; 5,000 papers with ten authors have some 400,000."""
_NOTHING = frozenset({"", "~", "null"})
_CORE = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(
    _CORE + kind
    for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "omap")
)


def read_yaml(path: Path) -> Tree:
    """The tree of a YAML file; all scalars are text, and what YAML calls null is empty text.

    Raises:
        Unreadable: It is no YAML, too deep, too large, holds several documents or foreign objects.
    """
    return parse_yaml(decode(read_bytes(path)))


def parse_yaml(text: str) -> Tree:
    """See `read_yaml`."""
    growth = _Growth()
    try:
        loader = _LOADER(text)
        while (event := loader.get_event()) is not None:
            growth.take(event)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Unreadable(
            f"is no YAML from line {line} on: {error.problem or error}",
            "Put the value in that line in quotes, or look for a wrong indent above it.",
        ) from error
    except yaml.YAMLError as error:
        raise Unreadable(
            f"is no YAML: {error}", "Take invisible characters out; save it as UTF-8."
        ) from error
    return growth.root


class _Open:
    """A list or table whose end has not come."""

    __slots__ = ("anchor", "before", "key", "value")

    def __init__(self, value: dict[str, Tree] | list[Tree], anchor: str | None, before: int):
        self.value = value
        self.anchor = anchor
        self.before = before
        self.key: str | None = None


class _Growth:
    """The tree while it grows from the parser's events."""

    def __init__(self) -> None:
        self.root: Tree = ""
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Tree, int]] = {}
        self.values = 0
        self.documents = 0

    def take(self, event: Any) -> None:
        """Take the next event; those that carry no value do nothing."""
        kind = type(event)
        if kind is events.ScalarEvent:
            self._scalar(event)
        elif kind in (events.MappingStartEvent, events.SequenceStartEvent):
            self._open(event)
        elif kind in (events.MappingEndEvent, events.SequenceEndEvent):
            self._close(event)
        elif kind is events.AliasEvent:
            self._repeat(event)
        elif kind is events.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                raise self._refused(event, "holds several YAML documents")

    def _scalar(self, event: Any) -> None:
        self._tag(event)
        text = "" if event.style in (None, "") and event.value in _NOTHING else event.value
        if event.anchor:
            self.anchors[event.anchor] = (text, 1)
        self._put(text, 1, event)

    def _open(self, event: Any) -> None:
        self._tag(event)
        if len(self.stack) >= _DEEPEST:
            raise self._refused(event, f"is nested more than {_DEEPEST} deep")
        made: dict[str, Tree] | list[Tree] = {} if type(event) is events.MappingStartEvent else []
        self.stack.append(_Open(made, event.anchor, self.values))

    def _close(self, event: Any) -> None:
        done = self.stack.pop()
        if done.anchor:
            self.anchors[done.anchor] = (done.value, self.values - done.before + 1)
        self._put(done.value, 1, event)

    def _repeat(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            raise self._refused(event, f"has *{event.anchor} inside of what it repeats")
        value, size = self.anchors[event.anchor]
        self._put(value, size, event)

    def _put(self, value: Tree, size: int, event: Any) -> None:
        self.values += size
        if self.values > _MOST:
            raise self._refused(event, f"grows to more than {_MOST} values")
        if not self.stack:
            self.root = value
            return
        top = self.stack[-1]
        if isinstance(top.value, list):
            top.value.append(value)
        elif top.key is None:
            if not isinstance(value, str):
                raise self._refused(event, "has a list or table where a key is expected")
            top.key = value
        else:
            top.value.setdefault(top.key, value)
            top.key = None

    def _tag(self, event: Any) -> None:
        if event.tag and event.tag != "!" and event.tag not in _PLAIN_TAGS:
            raise self._refused(event, f"has a value of a foreign kind, {event.tag}")

    @staticmethod
    def _refused(event: Any, why: str) -> Unreadable:
        line = event.start_mark.line + 1
        return Unreadable(f"{why} (line {line})", "Write the values out as plain text and lists.")
