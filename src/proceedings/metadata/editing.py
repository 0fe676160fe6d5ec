"""A chair's YAML file with some values changed: comments, order, quotes and line ends stay.

Of a long list only the items that change go through a reader and a writer: the lines of all others
are not touched at all. What was made is read back and compared before anybody gets it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from proceedings.errors import CannotStart
from proceedings.metadata.files import SCHEMA
from proceedings.metadata.nodes import Items, Node, Scalar, Table
from proceedings.metadata.roundtrip import dumped, settle_map, through
from proceedings.metadata.trees import tree_of
from proceedings.metadata.writing import listed
from proceedings.metadata.yamlfile import parse_yaml
from proceedings.records.trees import Fields


def edited(text: str, name: str, wanted: Fields, hint: Any) -> str:
    """A file with the values wanted.

    Args:
        text: The file.
        name: Its POSIX path in the volume.
        wanted: All its keys and values, without `schema`.
        hint: The dataclass that it is read as.

    Raises:
        CannotStart: The file is written in a way that can't be kept.
    """

    def change(root: Any) -> None:
        settle_map(root, {"schema": root.get("schema", SCHEMA), **wanted}, hint, 0)

    for as_written in (True, False):
        made = through(text, change, as_written=as_written)
        if not text.endswith("\n"):
            made = made.removesuffix("\n")
        if _reads_as(made, name, wanted):
            return made
    raise CannotStart(
        f"{name} is written in a way that can't be changed without harm",
        "Write its lists and mappings in the usual way, one key or dash a line; or move the"
        " file aside, import, and write your changes into the new one.",
    )


def edited_list(
    text: str, name: str, key: str, wanted: Mapping[int, Fields], added: Sequence[Fields], hint: Any
) -> str:
    """A file with some items of a list at its top changed, and some added behind it.

    Args:
        text: The file.
        name: Its POSIX path in the volume.
        key: The list's key.
        wanted: Changed items by index.
        added: Items that are new.
        hint: The dataclass an item is read as.

    Raises:
        CannotStart: The file is written in a way that can't be kept.
    """
    root = parse_yaml(text, name).root
    old = root.get(key) if isinstance(root, Table) else None
    items = [tree_of(one) for one in old.items] if isinstance(old, Items) else []
    whole = [*(wanted.get(index, one) for index, one in enumerate(items)), *added]
    rest = tree_of(root) if root else {}
    fields = {**rest, key: whole} if isinstance(rest, Mapping) else {key: whole}
    fields.pop("schema", None)
    pieces = _pieces(text, root, key)
    if pieces is not None:
        made = _spliced(pieces, key, wanted, added, hint)
        if _reads_as(made, name, fields):
            return made
    return edited(text, name, fields, Mapping[str, tuple[hint, ...]])


# -- by pieces --------------------------------------------------------------------------------


class _Pieces:
    """A file as lines before a list, the lines of each item, and lines behind it."""

    def __init__(self, head: list[str], items: list[list[str]], tail: list[str]) -> None:
        self.head = head
        self.items = items
        self.tail = tail

    @property
    def dash(self) -> int:
        """How far the items' dashes are indented."""
        first = self.items[0][0]
        return len(first) - len(first.lstrip(" "))


def _pieces(text: str, root: Node | None, key: str) -> _Pieces | None:
    """The pieces; None where items don't stand on lines of their own."""
    lines = text.split("\n")
    items = root.get(key) if isinstance(root, Table) else None
    if not isinstance(root, Table) or not isinstance(items, Items) or not items.items:
        return None
    starts = [one.line - 1 for one in items.items]
    later = [e.line - 1 for e in root.entries.values() if e.line - 1 > starts[-1]]
    end = min(later, default=len(lines))
    while end > starts[-1] + 1 and not lines[end - 1].strip():
        end -= 1
    dashes = {re.match(r" *(?=-)", lines[start]) for start in starts}
    if None in dashes or len({found.group() for found in dashes if found}) > 1:
        return None
    if len(set(starts)) < len(starts):
        return None
    bounds = [*starts, end]
    pieces = [lines[a:b] for a, b in itertools.pairwise(bounds)]
    return _Pieces(lines[: starts[0]], pieces, lines[end:])


def _spliced(
    pieces: _Pieces, key: str, wanted: Mapping[int, Fields], added: Sequence[Fields], hint: Any
) -> str:
    for index, fields in wanted.items():
        kept, behind = _parted(pieces.items[index], pieces.dash)
        pieces.items[index] = [*_one_edited(kept, key, fields, hint), *behind]
    between = [""] if len(pieces.items) > 1 and not pieces.items[-2][-1].strip() else []
    body = [line for piece in pieces.items for line in piece]
    for fields in added:
        body += [*between, *listed(fields, hint, pieces.dash)]
    return "\n".join([*pieces.head, *body, *pieces.tail])


def _parted(lines: list[str], dash: int) -> tuple[list[str], list[str]]:
    """An item's own lines, and the blank ones and comments behind it."""
    end = len(lines)
    while end > 1:
        line = lines[end - 1]
        outside = len(line) - len(line.lstrip(" ")) <= dash and line.lstrip().startswith("#")
        if line.strip() and not outside:
            break
        end -= 1
    return lines[:end], lines[end:]


def _one_edited(lines: list[str], key: str, fields: Fields, hint: Any) -> list[str]:
    def change(root: Any) -> None:
        if not isinstance(root, CommentedMap) or not isinstance(root[key], CommentedSeq):
            raise TypeError("an item's lines are no list")
        settle_map(root[key][0], fields, hint, 2)

    try:
        made = through("\n".join([f"{key}:", *lines]) + "\n", change)
    except (YAMLError, TypeError):
        return lines  # the reading back will tell
    return made.removesuffix("\n").split("\n")[1:]


# -- reading back -----------------------------------------------------------------------------


def _reads_as(text: str, name: str, wanted: Fields) -> bool:
    root = parse_yaml(text, name).root
    tree = tree_of(root) if root and not isinstance(root, Scalar) else None
    if not isinstance(tree, dict):
        return False
    tree.pop("schema", None)
    return bool(dumped(tree) == dumped(dict(wanted)))
