"""Results of jobs by what they depend on: JSON, and the file or folder that a job made.

An entry is used only if it is whole: its first line is the hash of the rest, and it knows every
made file by size and hash. Anything else is a miss. Nothing in here is ever executed or unpickled.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Made = Literal["nothing", "file", "folder"]

_KEEP_DAYS = 30
_SCRATCH = "tmp-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A kept result.

    Attributes:
        value: What its JSON holds.
        path: What the job made, where it made something.
    """

    value: Any
    path: Path | None


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of results; it can be deleted at any time."""

    folder: Path

    def find(self, step: str, key: str, makes: Made) -> Entry | None:
        """The result kept under a key, if it is there and whole."""
        record = self._home(step, key) / f"{key}.json"
        made = self._made(step, key, makes)
        try:
            checksum, _, body = record.read_text("utf-8").partition("\n")
            if hashlib.sha256(body.encode()).hexdigest() != checksum:
                return None
            kept = json.loads(body)
            if made and kept["files"] is None:
                made = None
            elif made and not _is_whole(made, kept["files"]):
                return None
            os.utime(record)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return Entry(value=kept["value"], path=made)

    def scratch(self, step: str) -> Path:
        """A new empty folder for a job to write in; `keep` takes what it made out of it."""
        return Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=self._folder(step)))

    def keep(self, step: str, key: str, text: str, makes: Made, made: Path | None) -> Entry:
        """Keep a result.

        Args:
            step: The step's name.
            key: What it is kept under.
            text: Its value as JSON.
            makes: What the job made beside it.
            made: Where that lies now; it is moved. There may be nothing: no pages, no file.
        """
        home = self._folder(step, key[:2])
        target = self._made(step, key, makes) if made and made.exists() else None
        if target and made:
            _remove(target)
            made.replace(target)
        files = list(_files(target)) if target else None
        body = json.dumps({"value": json.loads(text), "files": files}, ensure_ascii=False)
        checksum = hashlib.sha256(body.encode()).hexdigest()
        handle, name = tempfile.mkstemp(prefix=_SCRATCH, dir=home)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(f"{checksum}\n{body}")
        record = home / f"{key}.json"
        if record.is_dir():
            _remove(record)
        Path(name).replace(record)
        return Entry(value=json.loads(text), path=target)

    def sweep(self, days: int = _KEEP_DAYS) -> int:
        """Remove what no build used for so many days, and what killed ones left behind.

        Returns:
            How many entries were removed.
        """
        oldest = time.time() - days * 86_400
        removed = 0
        for record in sorted(self.folder.glob("*/*/*.json")):
            if record.stat().st_mtime < oldest:
                for made in record.parent.glob(f"{record.stem}.*"):
                    _remove(made)
                removed += 1
        for left in (*self.folder.glob(f"*/{_SCRATCH}*"), *self.folder.glob(f"*/*/{_SCRATCH}*")):
            if left.stat().st_mtime < oldest:
                _remove(left)
        return removed

    def _folder(self, *names: str) -> Path:
        """A folder of the cache, made, whatever else came to lie in its place."""
        place = self.folder
        for name in ("", *names):
            place /= name
            if not place.is_dir() and (place.exists() or place.is_symlink()):
                place.unlink()
            place.mkdir(parents=True, exist_ok=True)
        return place

    def _home(self, step: str, key: str) -> Path:
        return self.folder / step / key[:2]

    def _made(self, step: str, key: str, makes: Made) -> Path | None:
        return None if makes == "nothing" else self._home(step, key) / f"{key}.{makes}"


def key_of(*parts: str) -> str:
    """SHA-256 over texts, each told from its neighbours."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _files(made: Path) -> Iterator[dict[str, str | int]]:
    for path in sorted(made.rglob("*")) if made.is_dir() else [made]:
        if path.is_file():
            status = path.stat()
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            yield {
                "name": path.relative_to(made).as_posix(),
                "bytes": status.st_size,
                "written": status.st_mtime_ns,
                "sha256": digest,
            }


def _is_whole(made: Path, files: list[dict[str, str | int]]) -> bool:
    # A file of the same size and time of writing is taken for the same: hashing gigabytes of a warm
    # cache would cost more than it guards. After a copy the times differ, and the hashes decide.
    if not made.exists():
        return False
    for known in files:
        path = made / str(known["name"])
        status = path.stat()
        if status.st_size != known["bytes"]:
            return False
        if status.st_mtime_ns != known["written"]:
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != known["sha256"]:
                    return False
    present = sum(1 for path in made.rglob("*") if path.is_file()) if made.is_dir() else 1
    return present == len(files)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
