"""A new volume's folder: from the skeleton, or from the last volume; nothing is overwritten."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import TypeGuard

from proceedings.errors import CannotStart
from proceedings.metadata.checking.paths import is_inside
from proceedings.metadata.editing import edited
from proceedings.metadata.files import FRONT, PAPERS, PROGRAM, VOLUME, read_document
from proceedings.metadata.load import load
from proceedings.metadata.nextyear import next_year
from proceedings.metadata.reading import decode, read_bytes
from proceedings.metadata.schema import FILES, schema_text
from proceedings.metadata.trees import fields_of, read_trees
from proceedings.metadata.writing import entry
from proceedings.records.imported import Tree
from proceedings.records.trees import Fields
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.people import Affiliation
from proceedings.volume.volume import VolumeFile

SCHEMAS = "metadata/.schema"
"""Where a volume has the JSON Schemas that its files name in their first line."""
_SKELETON = "data/skeleton"
_FOLDERS = ("papers",)
_COPIED = ("templates", "fonts")
_PATHS = frozenset({"file", "portrait", "logo", "biography", "description"})
"""Keys of front.yaml that name a file of the volume."""


def new_volume(folder: Path) -> tuple[str, ...]:
    """Write a volume whose comments teach; it checks clean.

    Args:
        folder: The volume's folder; it is made if it isn't there.

    Returns:
        POSIX paths of the files written, sorted.

    Raises:
        CannotStart: There is a volume already, or one of its files.
    """
    return _written(folder, {**_skeleton(), **_schemas()})


def follow_volume(folder: Path, last: Path) -> tuple[str, ...]:
    """Write a volume that begins where the last one was, without its papers and numbers.

    Args:
        folder: The new volume's folder.
        last: The last volume's.

    Returns:
        POSIX paths of the files written, sorted.

    Raises:
        CannotStart: There is a volume already; or the last one can't be read.
    """
    volume = load(last).volume
    if volume is None:
        raise CannotStart(
            f"The volume in {last} can't be read: something it can't be without is missing",
            f"`proceedings check {last}` says what; or begin with `proceedings init` alone.",
        )
    trees = read_trees(last).trees
    new = next_year(volume, trees.volume, trees.front)
    made = {**_skeleton(), **_schemas()}
    made[VOLUME] = _changed(last, VOLUME, new.volume, VolumeFile)
    made[PAPERS] = _with_affiliations(made[PAPERS], last, new.front)
    if trees.front:
        made[FRONT] = _changed(last, FRONT, new.front, FrontPages)
    for name in _copied(last, new.front):
        made.setdefault(name, (last / name).read_bytes())
    return _written(folder, made)


def _skeleton() -> dict[str, bytes]:
    root = files("proceedings") / _SKELETON
    made = {name: (root / name).read_bytes() for name in (VOLUME, PAPERS, PROGRAM, FRONT)}
    # A dot in front would hide the file from those who look through the package's data.
    made[".gitignore"] = (root / "gitignore").read_bytes()
    return made


def _schemas() -> dict[str, bytes]:
    return {
        f"{SCHEMAS}/{name}.schema.json": schema_text(cls).encode() for name, cls in FILES.items()
    }


def _changed(last: Path, name: str, wanted: Fields, hint: type) -> bytes:
    text = decode(read_bytes(last / name, name), name).replace("\r\n", "\n")
    stem = name.rpartition("/")[2].removesuffix(".yaml")
    if "yaml-language-server" not in text.partition("\n")[0]:
        text = f"# yaml-language-server: $schema=.schema/{stem}.schema.json\n{text}"
    return edited(text, name, wanted, hint).encode()


def _with_affiliations(papers: bytes, last: Path, front: Fields) -> bytes:
    """The new papers.yaml with those of the last affiliations that the front pages name."""
    document = read_document(last, PAPERS)
    table = fields_of(document).get("affiliations") if document else None
    used = set(_keys(front))
    kept = {key: one for key, one in table.items() if key in used} if _is_table(table) else {}
    if not kept:
        return papers
    hint = Mapping[str, Affiliation]
    lines = entry("affiliations", kept, hint, 0, top=True)
    return papers.decode().replace("affiliations: {}", "\n".join(lines), 1).encode()


def _is_table(value: Tree | None) -> TypeGuard[Fields]:
    return isinstance(value, Mapping)


def _keys(value: Tree) -> Iterator[str]:
    """Keys of affiliations that people name."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            if key == "affiliations" and not isinstance(one, str | Mapping):
                yield from (name for name in one if isinstance(name, str))
            else:
                yield from _keys(one)
    elif not isinstance(value, str):
        for one in value:
            yield from _keys(one)


def _copied(last: Path, front: Fields) -> Iterator[str]:
    """Files that come along: templates, fonts, and what the kept front pages name."""
    for part in _COPIED:
        yield from _regular(last, (last / part).rglob("*"))
    yield from _regular(last, (last / name for name in sorted(set(_named(front)))))


def _regular(last: Path, paths: Iterable[Path]) -> Iterator[str]:
    for path in sorted(paths):
        if path.is_file() and is_inside(path, last):
            yield path.relative_to(last).as_posix()


def _named(value: Tree) -> Iterator[str]:
    if isinstance(value, str):
        return
    if not isinstance(value, Mapping):
        for one in value:
            yield from _named(one)
        return
    for key, one in value.items():
        if key in _PATHS and isinstance(one, str):
            if not Path(one).is_absolute() and ".." not in Path(one).parts:
                yield one
        else:
            yield from _named(one)


def _written(folder: Path, made: Mapping[str, bytes]) -> tuple[str, ...]:
    there = [name for name in sorted(made) if os.path.lexists(folder / name)]
    # Many a folder is a repository already; what it ignores is its owner's affair.
    blocking = [name for name in there if name != ".gitignore"]
    if blocking:
        what = "a volume" if VOLUME in blocking else blocking[0]
        raise CannotStart(
            f"There is {what} in {folder} already, and nothing is overwritten",
            "Name an empty folder, or move what is there aside.",
        )
    for name in _FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    written = sorted(set(made) - set(there))
    for name in written:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(made[name])
    return tuple(written)
