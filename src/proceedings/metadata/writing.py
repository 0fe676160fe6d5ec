"""New YAML files, in one style for all: what fits on a line stands on one, prose is folded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from proceedings.metadata.files import SCHEMA
from proceedings.metadata.hints import inner, is_bare, item
from proceedings.metadata.quoting import is_shown, quoted
from proceedings.records.imported import Tree
from proceedings.records.trees import Fields

WIDTH = 120
"""No line is longer where it can be helped."""
_STEP = 2


def document(fields: Fields, hint: Any, *, head: Sequence[str] = ()) -> str:
    """A whole file.

    Args:
        fields: Its keys, without `schema`.
        hint: The dataclass that it is read as: tells booleans and numbers from text.
        head: Lines of comment below its first line.
    """
    lines = [f"schema: {SCHEMA}", *(f"# {line}".rstrip() for line in head)]
    for key, value in fields.items():
        lines += entry(key, value, inner(hint, key), 0, top=True)
    return "\n".join(lines) + "\n"


def listed(fields: Fields, hint: Any, indent: int) -> list[str]:
    """One item of a list at the top of a file, as lines."""
    return _item(fields, hint, indent, top=True)


def flow(value: Tree, hint: Any) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return value if is_bare(hint, value) else quoted(value, flow=True)
    if isinstance(value, Mapping):
        parts = (f"{_key(key)}: {flow(one, inner(hint, key))}" for key, one in value.items())
        return "{" + ", ".join(parts) + "}"
    return "[" + ", ".join(flow(one, item(hint)) for one in value) + "]"


def fold(text: str, width: int) -> list[str] | None:
    r"""The lines of a folded block (`>-`); None for text that would not come back whole.

    A line end in the text is an empty line more between the lines.
    """
    if not text or text[0].isspace() or text[-1].isspace():
        return None
    lines: list[str] = []
    for number, part in enumerate(text.split("\n")):
        if part.startswith(" ") or part.endswith(" ") or not all(map(is_shown, part)):
            return None
        if number and part:
            lines.append("")
        lines += _wrapped(part, width) if part else [""]
    return lines


def entry(key: str, value: Tree, hint: Any, indent: int, *, top: bool = False) -> list[str]:
    """A key and its value, as lines.

    Args:
        key: The key.
        value: What stands behind it.
        hint: What it is read as.
        indent: How far the key is indented.
        top: Whether it is a key of the file itself, whose lists and mappings stand open.
    """
    head = " " * indent + _key(key) + ":"
    if isinstance(value, str):
        return _scalar(head, value, hint, indent)
    on_one_line = f"{head} {flow(value, hint)}"
    if not value or (len(on_one_line) <= WIDTH and not _is_open(value, top=top)):
        return [on_one_line]
    lines = [head]
    if isinstance(value, Mapping):
        for name, one in value.items():
            lines += entry(name, one, inner(hint, name), indent + _STEP)
    else:
        for one in value:
            lines += _item(one, item(hint), indent + _STEP, top=top)
    return lines


def _is_open(value: Tree, *, top: bool) -> bool:
    """Whether a list or mapping stands on lines of its own even if it would fit on one."""
    if isinstance(value, Mapping):
        return top and any(not isinstance(one, str) for one in value.values())
    return any(isinstance(one, Mapping) for one in value)


def _item(value: Tree, hint: Any, indent: int, *, top: bool = False) -> list[str]:
    head = " " * indent + "-"
    if isinstance(value, str):
        return _scalar(head, value, hint, indent)
    on_one_line = f"{head} {flow(value, hint)}"
    if not value or (len(on_one_line) <= WIDTH and not top):
        return [on_one_line]
    lines: list[str] = []
    if isinstance(value, Mapping):
        for name, one in value.items():
            lines += entry(name, one, inner(hint, name), indent + _STEP)
    else:
        for one in value:
            lines += _item(one, item(hint), indent + _STEP)
    return [head + lines[0][indent + 1 :], *lines[1:]]


def _scalar(head: str, text: str, hint: Any, indent: int) -> list[str]:
    if is_bare(hint, text):
        return [f"{head} {text}"]
    line = f"{head} {quoted(text, flow=False)}"
    if len(line) > WIDTH or "\n" in text:
        folded = fold(text, WIDTH - indent - _STEP)
        if folded:
            pad = " " * (indent + _STEP)
            return [f"{head} >-", *(pad + part if part else "" for part in folded)]
    return [line]


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Lines broken at single spaces alone, which folding gives back."""
    start, last = 0, -1
    for at, letter in enumerate(text):
        if letter == " " and text[at - 1] != " " and text[at + 1] != " ":
            if at - start > width and last > start:
                yield text[start:last]
                start = last + 1
            last = at
    if len(text) - start > width and last > start:
        yield text[start:last]
        start = last + 1
    yield text[start:]


def _key(key: str) -> str:
    return quoted(key, flow=True)
