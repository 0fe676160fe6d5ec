"""YAML that people wrote, changed through ruamel.yaml, which carries their comments and quotes.

It is made to see every scalar as text, as our own reader does, so that `012` or `no` come out as
they went in.
"""

from __future__ import annotations

import difflib
import io
import json
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    PlainScalarString,
    SingleQuotedScalarString,
)

from proceedings.metadata.hints import inner, is_bare, item
from proceedings.metadata.lines import kept_lines
from proceedings.metadata.nodes import Items, Table
from proceedings.metadata.quoting import style_of
from proceedings.metadata.writing import WIDTH, flow, fold
from proceedings.metadata.yamlfile import parse_yaml
from proceedings.records.imported import Tree
from proceedings.records.trees import Fields

_QUOTES: Mapping[str, Callable[[str], str]] = {
    "plain": PlainScalarString,
    "single": SingleQuotedScalarString,
    "double": DoubleQuotedScalarString,
}


class _TextResolver(VersionedResolver):
    """Every scalar is text; nothing written is nothing."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode and value:
            implicit = (False, True)
        return super().resolve(kind, value, implicit)


def through(text: str, change: Callable[[Any], None], *, as_written: bool = True) -> str:
    r"""A text with its tree changed.

    Args:
        text: YAML with `\n` for line ends.
        change: Changes the tree, through `settle_map`.
        as_written: Whether lines that the change does not touch are put back as they were.
    """
    yaml = YAML()
    yaml.Resolver = _TextResolver
    yaml.preserve_quotes = True
    yaml.width = 1 << 30
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    mapping, offset = _steps(text)
    yaml.indent(mapping=mapping, sequence=offset + 2, offset=offset)
    root = yaml.load(text)
    plain, changed = io.StringIO(), io.StringIO()
    yaml.dump(root, plain)
    change(root)
    yaml.dump(root, changed)
    if not as_written:
        return changed.getvalue()
    lines = (made.split("\n") for made in (text, plain.getvalue(), changed.getvalue()))
    return "\n".join(kept_lines(*lines))


def _steps(text: str) -> tuple[int, int]:
    """How far mappings are indented in their key, and dashes."""
    lines = text.split("\n")
    mapping: int | None = None
    offset: int | None = None
    waiting = [parse_yaml(text, "").root]
    while waiting and (mapping is None or offset is None):
        node = waiting.pop(0)
        if isinstance(node, Items):
            waiting += node.items
        if not isinstance(node, Table):
            continue
        for entry in node.entries.values():
            value = entry.value
            waiting.append(value)
            if isinstance(value, Table) and value.line > entry.line and value.entries:
                mapping = mapping or value.column - entry.column
            if isinstance(value, Items) and value.items and value.items[0].line > entry.line:
                line = lines[value.items[0].line - 1]
                if line.lstrip(" ").startswith("-"):
                    dash = len(line) - len(line.lstrip(" ")) + 1
                    offset = max(0, dash - entry.column) if offset is None else offset
    return max(1, mapping or 2), 2 if offset is None else offset


def _settle(node: Any, wanted: Tree, hint: Any, indent: int, *, in_flow: bool) -> Any:
    """The node with the value wanted, the same node wherever it can be."""
    if _plain(node) == wanted:
        return node
    if isinstance(node, CommentedMap) and isinstance(wanted, Mapping):
        settle_map(node, wanted, hint, indent)
        return node
    if isinstance(node, CommentedSeq) and isinstance(wanted, list):
        _settle_list(node, wanted, hint, indent)
        return node
    return _made(wanted, hint, indent, in_flow=in_flow)


def settle_map(node: CommentedMap, wanted: Fields, hint: Any, indent: int) -> None:
    """Give a mapping the values wanted; what has them already stays the node it is.

    Args:
        node: The mapping.
        wanted: All its keys; others are taken away, but for those with nothing behind them.
        hint: The dataclass it is read as.
        indent: How far its keys are indented, for the length of lines.
    """
    is_flow = bool(node.fa.flow_style())
    for key in [key for key in node if key not in wanted and node[key] is not None]:
        del node[key]
    for key, value in wanted.items():
        below = inner(hint, key)
        if key in node:
            settled = _settle(node[key], value, below, indent + 2, in_flow=is_flow)
            if settled is not node[key]:
                node[key] = settled
        else:
            node[key] = _made(value, below, indent + 2, in_flow=is_flow, head=len(key) + 2)


def _settle_list(node: CommentedSeq, wanted: list[Tree], hint: Any, indent: int) -> None:
    is_flow = bool(node.fa.flow_style())
    old, new = [dumped(_plain(one)) for one in node], [dumped(one) for one in wanted]
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for kind, start, end, first, last in reversed(steps):
        if kind == "equal":
            continue
        pairs = min(end - start, last - first)
        for _ in range(start + pairs, end):
            del node[start + pairs]
        for place in range(first + pairs, last):
            made = _made(wanted[place], item(hint), indent + 2, in_flow=is_flow)
            node.insert(start + (place - first), made)
        for number in range(pairs):
            node[start + number] = _settle(
                node[start + number],
                wanted[first + number],
                item(hint),
                indent + 2,
                in_flow=is_flow,
            )


def _made(value: Tree, hint: Any, indent: int, *, in_flow: bool, head: int = 0) -> Any:
    if isinstance(value, str):
        return _scalar(value, hint, indent, in_flow=in_flow, head=head)
    fits = in_flow or indent + head + len(flow(value, hint)) <= WIDTH
    if isinstance(value, Mapping):
        made_map = CommentedMap()
        for key, one in value.items():
            below = inner(hint, key)
            made_map[key] = _made(one, below, indent + 2, in_flow=fits, head=len(key) + 2)
        _set_style(made_map, is_flow=fits)
        return made_map
    fits = in_flow or (fits and not any(isinstance(one, Mapping) for one in value)) or not value
    made = CommentedSeq(_made(one, item(hint), indent + 2, in_flow=fits) for one in value)
    _set_style(made, is_flow=fits)
    return made


def _set_style(node: CommentedMap | CommentedSeq, *, is_flow: bool) -> None:
    if is_flow:
        node.fa.set_flow_style()
    else:
        node.fa.set_block_style()


def _scalar(text: str, hint: Any, indent: int, *, in_flow: bool, head: int) -> str:
    if is_bare(hint, text):
        return _QUOTES["plain"](text)
    if not in_flow and (indent + head + len(text) > WIDTH or "\n" in text):
        lines = fold(text, WIDTH - indent)
        if lines:
            folded: str = FoldedScalarString(text)
            folded.fold_pos = _breaks(text, lines)  # type: ignore[attr-defined]
            return folded
    return _QUOTES[style_of(text, flow=in_flow)](text)


def _breaks(text: str, lines: list[str]) -> list[int]:
    """Where in a text the lines of its folded block break at a space."""
    places, at = [], 0
    for line in lines:
        if not line:
            continue
        at = text.index(line, at) + len(line)
        if text[at : at + 1] == " ":
            places.append(at)
    return places


def _plain(node: Any) -> Tree | None:
    if isinstance(node, Mapping):
        return {str(key): _plain(one) for key, one in node.items() if one is not None}  # type: ignore[misc]
    if isinstance(node, list):
        return [_plain(one) or "" for one in node]
    return None if node is None else unicodedata.normalize("NFC", str(node))


def dumped(value: Tree | None) -> str:
    """A value as one text, the same for values that are alike."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
