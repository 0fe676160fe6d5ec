"""The chair's own files: all that may stand on a page, or decide how it looks, but for papers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from proceedings import outputs
from proceedings.volume.volume import Volume

_READ = ("metadata", "templates", "fonts")
_NAMING = frozenset({"biography", "description", "file", "intro", "logo", "portrait"})
"""Keys of front.yaml and program.yaml that name a file of the volume."""


def own_files(folder: Path, volume: Volume) -> Iterator[tuple[str, str]]:
    """Each file's POSIX path in the volume and its SHA-256; one may come twice."""
    for name in _READ:
        for path in sorted((folder / name).rglob("*")):
            # What an editor or a system keeps for itself is none of the volume's.
            if not path.name.startswith("."):
                yield from _hashed(folder, path)
    for name in sorted({*_named(volume.pages), *_named(volume.program)}):
        yield from _hashed(folder, folder / name)


def _hashed(folder: Path, path: Path) -> Iterator[tuple[str, str]]:
    # Who needs a file that can't be read tells of it.
    with contextlib.suppress(PermissionError):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), outputs.sha256_of(path)


def _named(value: object) -> Iterator[str]:
    """Files that a value names, wherever they lie in the volume."""
    if isinstance(value, tuple):
        for item in value:
            yield from _named(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            item = getattr(value, field.name)
            if field.name in _NAMING and isinstance(item, str):
                yield item
            else:
                yield from _named(item)
