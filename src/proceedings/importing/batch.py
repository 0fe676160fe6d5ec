"""Many files of a volume written together: all of them, or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from proceedings.errors import CannotStart

_STAGED = ".importing"
_KEPT = ".before-import"


def put(folder: Path, files: Mapping[str, bytes | Path]) -> None:
    """Write files, in the order given.

    Everything is written beside its place and flushed first; then all are renamed. Where a rename
    fails, what was renamed before it is put back.

    Args:
        folder: The volume's folder.
        files: Bytes, or a file to copy, by POSIX path in the volume.

    Raises:
        CannotStart: A path leads out of the volume.
        OSError: The disk fails; nothing was changed.
    """
    targets = {name: _target(folder, name) for name in files}
    _sweep(targets.values())
    try:
        for name, content in files.items():
            _stage(targets[name], content)
        _rename(list(targets.values()))
    finally:
        _sweep(targets.values())
    for parent in {target.parent for target in targets.values()}:
        _flush_folder(parent)


def _target(folder: Path, name: str) -> Path:
    home = Path(os.path.realpath(folder))
    target = Path(os.path.realpath(home / name))
    if not target.is_relative_to(home) or target == home:
        raise CannotStart(
            f"{name} is a link that leads out of the volume", "Put the file itself there."
        )
    return target


def _stage(target: Path, content: bytes | Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with _beside(target, _STAGED).open("wb") as file:
        if isinstance(content, Path):
            with content.open("rb") as source:
                shutil.copyfileobj(source, file, 1 << 20)
        else:
            file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _rename(targets: list[Path]) -> None:
    done: list[Path] = []
    try:
        for target in targets:
            if target.exists():
                _keep(target)
            done.append(target)
            _beside(target, _STAGED).replace(target)
    except BaseException:
        for target in reversed(done):
            kept = _beside(target, _KEPT)
            if kept.exists():
                kept.replace(target)
            elif not _beside(target, _STAGED).exists():
                target.unlink(missing_ok=True)
        raise


def _keep(target: Path) -> None:
    kept = _beside(target, _KEPT)
    try:
        os.link(target, kept)
    except OSError:  # a file system without hard links
        shutil.copy2(target, kept)


def _beside(target: Path, mark: str) -> Path:
    return target.with_name(f".{target.name}{mark}")


def _sweep(targets: Iterable[Path]) -> None:
    for target in targets:
        for mark in (_STAGED, _KEPT):
            _beside(target, mark).unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
