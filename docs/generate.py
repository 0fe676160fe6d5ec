"""Writes the pages of docs/reference that follow from the code: `make docs`.

A test compares what stands there with what this module makes.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from proceedings.checks.run import RULES
from proceedings.cli.main import COMMANDS
from proceedings.exports import FORMATS
from proceedings.metadata.files import PapersFile
from proceedings.metadata.reading import MAX_BYTES
from proceedings.metadata.scalars import strip_none, text_kind
from proceedings.metadata.schema import told_attributes
from proceedings.metadata.shape import required_fields
from proceedings.metadata.styles import style_names
from proceedings.metadata.yamlfaults import MAX_DEPTH
from proceedings.pdf.opening import STREAM_LIMIT
from proceedings.text.richtext import RichText
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.kinds import MOST_PAGES
from proceedings.volume.people import Affiliation
from proceedings.volume.program import Program
from proceedings.volume.style import Style
from proceedings.volume.volume import VolumeFile
from proceedings.workbench.limits import UNTRUSTED

REFERENCE = Path(__file__).parent / "reference"
MARK = "<!-- What follows is made from the code by `make docs`. -->\n"
FILES: Mapping[str, type] = {
    "metadata/volume.yaml": VolumeFile,
    "metadata/papers.yaml": PapersFile,
    "metadata/program.yaml": Program,
    "metadata/front.yaml": FrontPages,
}

_WHOSE = {"file": "a file", "paper": "a paper", "volume": "the volume", "records": "the metadata"}
_SHORT = {"acl": "ACL", "ceur": "CEUR", "dblp": "dblp", "doi": "DOI", "isbns": "ISBNs"}


def pages(folder: Path) -> dict[str, str]:
    """Every page that is made, whole or from its mark on: path below the folder, and text.

    What people wrote above the mark stays.
    """
    made = {
        "commands.md": _commands(),
        "metadata.md": _metadata(),
        "styles.md": _styles(),
        "limits.md": _limits(),
        "rules/README.md": _rules(),
    }
    whole = {name: f"{_written(folder / name)}{MARK}\n{text}" for name, text in made.items()}
    return whole | {f"rules/{group}.md": f"{MARK}\n{_group(group)}" for group in _groups()}


def _written(page: Path) -> str:
    return page.read_text("utf-8").partition(MARK)[0]


def write(folder: Path) -> None:
    """Write all pages anew; pages of groups of rules that are no more go away."""
    made = pages(folder)
    for old in folder.glob("rules/*.md"):
        if old.relative_to(folder).as_posix() not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


# -- commands ---------------------------------------------------------------------------------


def _commands() -> str:
    parts = []
    for name in COMMANDS.names():
        module = COMMANDS.load(name)
        parser = argparse.ArgumentParser(add_help=False)
        module.arguments(parser)
        actions = parser._actions  # argparse tells of its arguments nowhere else
        rows = [(_spelt(action), _cell(action.help or "")) for action in actions]
        parts.append(f"## {name}\n{inspect.cleandoc(module.__doc__ or '')}\n")
        parts.append(_table(("argument", "what it is for"), rows))
    formats = [(f"`{name}`", _cell(_first_line(FORMATS.load(name)))) for name in FORMATS.names()]
    parts.append("## Library formats\nFor `export --to`, and for `formats` in volume.yaml.\n")
    parts.append(_table(("format", "what it is"), formats))
    return "\n".join(parts)


def _spelt(action: argparse.Action) -> str:
    if not action.option_strings:
        return f"`{action.metavar or action.dest}`".replace("|", "\\|")
    value = ""
    if action.choices:
        value = " " + "|".join(str(choice) for choice in action.choices)
    elif action.nargs != 0:
        value = f" {action.metavar or action.dest.upper()}"
    return ", ".join(f"`{option}{value}`" for option in action.option_strings).replace("|", "\\|")


# -- metadata ---------------------------------------------------------------------------------


def _metadata() -> str:
    met: dict[type, set[str]] = {}
    for file, root in FILES.items():
        for record in closure(root):
            met.setdefault(record, set()).add(file)
    shared = sorted((cls for cls, found in met.items() if len(found) > 1), key=_anchor)
    parts = []
    for file, root in FILES.items():
        parts.append(f"## {file}\n")
        parts.append(_record_table(root))
        own = [cls for cls in closure(root) if cls is not root and cls not in shared]
        parts += [_record(cls) for cls in own]
    parts.append("## Records of several files\n")
    parts += [_record(cls) for cls in shared]
    return "\n".join(parts)


def closure(root: type) -> list[type]:
    """A record and all records below it, each followed by its own."""
    met: list[type] = []

    def meet(cls: type) -> None:
        if cls in met:
            return
        met.append(cls)
        hints = get_type_hints(cls, include_extras=True)
        for field in fields(cls):
            for part in _records_in(hints[field.name]):
                meet(part)

    meet(root)
    return met


def _records_in(hint: Any) -> Iterator[type]:
    if hint is RichText:
        return
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from _records_in(part)


def _record(cls: type) -> str:
    about = _first_line(cls)
    if not fields(cls):
        return f"### {_title(cls)}\n{about}\n"
    return f"### {_title(cls)}\n{about}\n\n{_record_table(cls)}"


def _record_table(cls: type) -> str:
    hints = get_type_hints(cls, include_extras=True)
    told, needed = told_attributes(cls), required_fields(cls)
    rows = []
    for field in sorted(fields(cls), key=lambda field: field.name not in needed):
        is_needed = field.name in needed
        key = f"**`{field.name}`**" if is_needed else f"`{field.name}`"
        default = "" if is_needed else _default(field)
        rows.append((key, _words(hints[field.name]), default, _cell(told[field.name])))
    table = _table(("key", "what stands there", "default", "meaning"), rows)
    meanings = [line for hint in hints.values() for line in _meanings(strip_none(hint))]
    return "\n".join([table, *meanings, ""]) if meanings else table


def _words(hint: Any) -> str:
    hint = strip_none(hint)
    if hint is RichText:
        return "text with [markup](#book)"
    if is_dataclass(hint):
        own = f"[{_title(hint)}](#{_anchor(hint)})"
        return f"{own}, or its key" if hint is Affiliation else own
    origin = get_origin(hint)
    if origin is tuple:
        return f"list: {_words(get_args(hint)[0])}"
    if origin is Mapping:
        key, value = get_args(hint)
        below = _words(value).removesuffix(", or its key")
        return f"by {'key' if key is str else 'mode'}: {below}"
    if origin in (Union, UnionType):
        return ", or ".join(_words(part) for part in get_args(hint) if part is not NoneType)
    kind = text_kind(hint)
    if kind is None:
        raise TypeError(f"no words for {hint!r}")
    if kind.choices:
        return " · ".join(f"`{choice}`" for choice in kind.choices)
    return _cell(kind.expected)


def _default(field: Any) -> str:
    value = field.default if field.default is not MISSING else field.default_factory()
    if is_dataclass(value) or value in (None, (), {}):
        return "—"
    if isinstance(value, tuple):
        return ", ".join(f"`{part}`" for part in value)
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _meanings(hint: Any) -> list[str]:
    """What each choice of an enumeration means, where its members are told one by one."""
    if get_origin(hint) is tuple:
        return _meanings(get_args(hint)[0])
    if not (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return []
    told = []
    body = ast.parse(inspect.getsource(hint)).body[0].body  # type: ignore[attr-defined]
    for member, said in pairwise(body):
        if isinstance(member, ast.Assign) and isinstance(said, ast.Expr):
            value = ast.literal_eval(member.value)
            told.append(f"- `{value}`: {inspect.cleandoc(ast.literal_eval(said.value))}")
    return told


# -- styles -----------------------------------------------------------------------------------


def _styles() -> str:
    shipped = ", ".join(f"`{name}`" for name in style_names(None))
    parts = [f"Shipped: {shipped}.\n", "## The file\n", _record_table(Style)]
    parts += [_record(cls) for cls in closure(Style) if cls is not Style]
    return "\n".join(parts)


# -- limits -----------------------------------------------------------------------------------


def _limits() -> str:
    mib = 1 << 20
    rows = [
        ("memory of a process", f"{UNTRUSTED.memory // (1 << 30)} GiB"),
        ("computing time for a step of one paper", f"{UNTRUSTED.cpu} s"),
        ("time on the clock for a step of one paper", f"{UNTRUSTED.wall:.0f} s"),
        ("pages of a paper", f"{MOST_PAGES:,}"),
        ("what one stream of a PDF may unpack to", f"{STREAM_LIMIT // mib} MiB"),
        ("a metadata file", f"{MAX_BYTES // mib} MiB"),
        ("levels of nesting in a metadata file", str(MAX_DEPTH)),
    ]
    return _table(("what", "at most"), rows)


# -- rules ------------------------------------------------------------------------------------


def _groups() -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for name in RULES.names():
        groups.setdefault(name.partition("/")[0], []).append(name)
    return groups


def _about(group: str) -> str:
    return _first_line(importlib.import_module(f"{RULES.package}.{group.replace('-', '_')}"))


def _rules() -> str:
    parts = []
    for group, names in _groups().items():
        rows = [
            (f"[`{name}`]({group}.md#{name.replace('/', '')})", _level(name), _cell(_says(name)))
            for name in names
        ]
        parts.append(f"## {group}\n{_about(group)}\n")
        parts.append(_table(("rule", "level", "what is wrong"), rows))
    return "\n".join(parts)


def _group(group: str) -> str:
    return "\n".join([f"# {group}\n{_about(group)}\n", *map(_rule, _groups()[group])])


def _level(name: str) -> str:
    page = RULES.load(name)
    return " or ".join(str(level) for level in getattr(page, "LEVELS", (page.LEVEL,)))


def _says(name: str) -> str:
    return " ".join(_paragraphs(name)[0].split())


def _paragraphs(name: str) -> list[str]:
    return inspect.cleandoc(RULES.load(name).__doc__ or "").split("\n\n")


def _rule(name: str) -> str:
    whose = _WHOSE[RULES.load(name).SCOPE]
    text = "\n\n".join(_paragraphs(name))
    for heading in ("Why:", "How to mend:", "Source:"):
        text = text.replace(f"\n\n{heading}", f"\n\n**{heading}**")
    return f"## {name}\n*{_level(name)}, of {whose}*\n\n{text}\n"


# -- words ------------------------------------------------------------------------------------


def _first_line(thing: Any) -> str:
    return (inspect.getdoc(thing) or "").partition("\n")[0]


def _title(cls: type) -> str:
    """`CopyrightPage` as `Copyright page`."""
    words = "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in cls.__name__).split()
    first, *rest = (_SHORT.get(word, word) for word in words)
    return " ".join((first[0].upper() + first[1:], *rest))


def _anchor(cls: type) -> str:
    return _title(cls).lower().replace(" ", "-")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    write(REFERENCE)
