"""A YAML file as a tree: every scalar is text, every node knows where it stands.

Tuples, not dataclasses: a large volume has some hundred thousand nodes, and a tuple is made in a
third of the time.
"""

from __future__ import annotations

from typing import NamedTuple


class Scalar(NamedTuple):
    """Text as written, in NFC. Lines and columns count from 1, columns in code points."""

    text: str
    line: int
    column: int
    plain: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written: `key:` alone, which counts as a key that isn't there."""
        return self.plain and not self.text


class Items(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Entry(NamedTuple):
    """A key's place and its value."""

    line: int
    column: int
    value: Node


class Table(NamedTuple):
    """A mapping; its keys are text and stand in the order of the file."""

    entries: dict[str, Entry]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of a key; None where it is missing or nothing was written behind it."""
        entry = self.entries.get(key)
        if entry is None or (isinstance(entry.value, Scalar) and entry.value.is_empty):
            return None
        return entry.value

    def text(self, key: str) -> str | None:
        """The text of a key's value, where that is a scalar."""
        node = self.get(key)
        return node.text if isinstance(node, Scalar) else None


class Refused(NamedTuple):
    """A value that a finding was told of already: nothing more is said about it."""

    line: int
    column: int


Node = Scalar | Items | Table | Refused
