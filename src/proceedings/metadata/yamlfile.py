"""A YAML file read into a tree with positions, by people's rules: text only, no cleverness.

Read from the parser's events, one by one: so depth is limited before anything recurses, and
anchors, aliases and tags are seen where they stand, which a composed tree no longer tells.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml import events

from proceedings.findings.finding import Finding, Level, Place
from proceedings.metadata.nodes import Entry, Items, Node, Refused, Scalar, Table
from proceedings.metadata.reading import (
    CONTROL,
    UnusableFileError,
    control_character,
    decode,
    excerpt,
    read_bytes,
    without_controls,
)
from proceedings.metadata.yamlfaults import MAX_DEPTH, TOO_DEEP, TOO_DEEP_FIX, told

# The Base loaders are the safe ones without guesses about types: `no` stays text.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# A comment needs no space behind its sign, so «C #1» or «#12» lose their end without a word.
_COMMENT_TRAP = re.compile(r"[^\s#][ \t]+(#)[^\s#!]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One YAML file.

    Attributes:
        file: POSIX path in the volume.
        root: The tree, or None when the file as a whole can't be used.
        findings: What is wrong with it as YAML.
    """

    file: str
    root: Node | None
    findings: tuple[Finding, ...] = ()


def read_yaml(path: Path, name: str) -> Document:
    """Read a YAML file.

    Args:
        path: The file.
        name: Its POSIX path in the volume, for findings.

    Returns:
        The tree; whatever is wrong is in its findings, nothing is raised.
    """
    try:
        text = decode(read_bytes(path, name), name)
    except UnusableFileError as refusal:
        return Document(file=name, root=None, findings=(refusal.finding,))
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> Document:
    """Parse YAML text; see `read_yaml`."""
    text, controls = without_controls(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    growth = _Growth(text, name)
    root: Node | None = None
    try:
        root = growth.grow()
    except UnusableFileError as refusal:
        last = refusal.finding
        # What came before on the same line has the same cause.
        earlier = (found for found in growth.findings if found.place.line != last.place.line)
        growth.findings = [*earlier, last]
    return Document(file=name, root=root, findings=(*controls, *growth.findings))


class _Open:
    """A list or mapping whose end has not come yet."""

    __slots__ = ("column", "entries", "items", "key", "line")

    def __init__(self, line: int, column: int, entries: dict[str, Entry] | None) -> None:
        self.line = line
        self.column = column
        self.items: list[Node] = []
        self.entries = entries
        self.key: Node | None = None


class _Growth:
    """The tree while it grows from the parser's events."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.findings: list[Finding] = []
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.anchors: set[str] = set()
        self.documents = 0
        self.lines = text.split("\n")
        self.traps: set[tuple[int, int]] = set()
        if _COMMENT_TRAP.search(text):
            self.traps = {
                (number, found.start(1) + 1)
                for number, line in enumerate(self.lines, start=1)
                for found in _COMMENT_TRAP.finditer(line)
            }

    def grow(self) -> Node:
        """The whole tree.

        Raises:
            UnusableFileError: The text is no YAML, is empty, too deep, or holds several documents.
        """
        take = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._mapping,
            events.SequenceStartEvent: self._sequence,
            events.MappingEndEvent: self._end,
            events.SequenceEndEvent: self._end,
            events.AliasEvent: self._alias,
            events.DocumentStartEvent: self._document,
        }
        try:
            loader = _LOADER(self.text)
            while True:
                event = loader.get_event()
                kind = type(event)
                if event is None or kind is events.StreamEndEvent:
                    break
                if kind in take:
                    take[kind](event)
        except yaml.YAMLError as error:
            raise UnusableFileError(told(error, self.text, self.name)) from error
        if self.root is None or (isinstance(self.root, Scalar) and self.root.is_empty):
            raise UnusableFileError(
                self._finding(
                    "yaml-empty",
                    1,
                    1,
                    f"{self.name} is empty.",
                    "Write it (`schema: 1` is its first line), or delete it if it isn't needed.",
                )
            )
        return self.root

    # -- events -------------------------------------------------------------------------------

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        text = event.value
        plain = not event.style
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        if event.anchor or (event.tag and self._tag(line, column)):
            if event.anchor:
                self._anchor(event, line, column)
            self._put(Refused(line, column))
            return
        if event.style == '"':
            found = CONTROL.search(text)
            if found:
                place = Place(file=self.name, line=line, column=column)
                self.findings.append(
                    control_character(found.group(), place, excerpt(self._line(line)))
                )
                self._put(Refused(line, column))
                return
        if plain and self.traps:
            self._comment(event)
        self._put(Scalar(text, line, column, plain))

    def _mapping(self, event: Any) -> None:
        self._open(event, {})

    def _sequence(self, event: Any) -> None:
        self._open(event, None)

    def _open(self, event: Any, entries: dict[str, Entry] | None) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if len(self.stack) >= MAX_DEPTH:
            raise UnusableFileError(
                self._finding(
                    "too-deep",
                    line,
                    column,
                    TOO_DEEP,
                    TOO_DEEP_FIX,
                )
            )
        if event.anchor:
            self._anchor(event, line, column)
        if event.tag:
            self._tag(line, column)
        self.stack.append(_Open(line, column, entries))

    def _end(self, _event: Any) -> None:
        done = self.stack.pop()
        if done.entries is None:
            self._put(Items(tuple(done.items), done.line, done.column))
        else:
            self._put(Table(done.entries, done.line, done.column))

    def _alias(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        # Where the anchor was refused already, each of its aliases would say the same again.
        if event.anchor not in self.anchors:
            self._add(
                "yaml-alias",
                line,
                column,
                "A value that begins with * is a YAML alias; none are allowed.",
                f'Write the value out; if it is text, put it in quotes: "*{event.anchor}".',
            )
        self._put(Refused(line, column))

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            line = event.start_mark.line + 1
            raise UnusableFileError(
                self._finding(
                    "yaml-documents",
                    line,
                    1,
                    "The file holds several YAML documents: a line `---` begins a second one.",
                    "Delete the line `---`, or move what follows to the file it belongs in.",
                )
            )

    # -- into the tree ------------------------------------------------------------------------

    def _put(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if top.entries is None:
            top.items.append(node)
        elif top.key is None:
            top.key = node
        else:
            self._enter(top.entries, top.key, node)
            top.key = None

    def _enter(self, entries: dict[str, Entry], key: Node, node: Node) -> None:
        if type(key) is not Scalar:
            if type(key) is not Refused:
                self._add(
                    "yaml-syntax",
                    key.line,
                    key.column,
                    "A list or mapping stands where a key is expected.",
                    "Put text that begins with { or [ in quotes.",
                )
        elif key.text == "<<" and key.plain:
            self._add(
                "yaml-alias",
                key.line,
                key.column,
                "`<<` merges another mapping in YAML; that is not allowed.",
                "Write the keys out.",
            )
        elif key.text in entries:
            first = entries[key.text]
            self._add(
                "yaml-duplicate-key",
                key.line,
                key.column,
                f"The key '{key.text}' stands twice: in line {first.line} and in line {key.line}.",
                "Keep one of the two; the first is used until then.",
            )
        else:
            entries[key.text] = Entry(key.line, key.column, node)

    # -- findings -----------------------------------------------------------------------------

    def _anchor(self, event: Any, line: int, column: int) -> None:
        self.anchors.add(event.anchor)
        self._add(
            "yaml-alias",
            line,
            column,
            f"A value that begins with & is a YAML anchor («&{event.anchor}»); none are allowed.",
            "Put text that begins with & in quotes; write repeated values out.",
        )

    def _tag(self, line: int, column: int) -> bool:
        self._add(
            "yaml-tag",
            line,
            column,
            "A value that begins with ! is a YAML tag; none are allowed.",
            "Put text that begins with ! in quotes; delete a tag such as !!str.",
        )
        return True

    def _comment(self, event: Any) -> None:
        end = event.end_mark
        line = self._line(end.line + 1)
        rest = line[end.column :]
        column = end.column + len(rest) - len(rest.lstrip()) + 1
        if (end.line + 1, column) not in self.traps:
            return
        self.traps.discard((end.line + 1, column))
        self.findings.append(
            Finding(
                rule="metadata/yaml-comment",
                level=Level.WARNING,
                message=f"«{excerpt(line[column - 1 :])}» is taken as a comment and left out.",
                fix="Put the whole value in quotes; or, if it is a comment, a space behind the #.",
                place=Place(file=self.name, line=end.line + 1, column=column),
                evidence=excerpt(line),
            )
        )

    def _add(self, rule: str, line: int, column: int, message: str, fix: str) -> None:
        self.findings.append(self._finding(rule, line, column, message, fix))

    def _finding(self, rule: str, line: int, column: int, message: str, fix: str) -> Finding:
        return Finding(
            rule=f"metadata/{rule}",
            level=Level.ERROR,
            message=message,
            fix=fix,
            place=Place(file=self.name, line=line, column=column),
            evidence=excerpt(self._line(line)) or None,
        )

    def _line(self, number: int) -> str:
        return self.lines[number - 1] if number <= len(self.lines) else ""
