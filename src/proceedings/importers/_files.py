"""What a file is by its first bytes, and reading it within limits. Exports are untrusted."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAX_FILE = 64 * 1024 * 1024
"""Bytes of an export that are read; the largest real ones have a few million."""
MAX_INFLATED = 256 * 1024 * 1024
MAX_ENTRIES = 50_000
_HEAD = 4096


class Unreadable(Exception):
    """An export can't be read; the message completes «the file …».

    Attributes:
        message: What is so.
        fix: What helps.
    """

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix


def head(path: Path, size: int = _HEAD) -> bytes:
    """The first bytes of a regular file; empty for anything else or where it can't be opened."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(size)
    except OSError:
        return b""


def read_bytes(path: Path, limit: int = MAX_FILE) -> bytes:
    """All bytes of a regular file.

    Raises:
        Unreadable: It is no regular file, too large, or the disk fails.
    """
    if not path.is_file():
        raise Unreadable("is no regular file", "Give the export as the system made it.")
    try:
        if path.stat().st_size > limit:
            raise Unreadable(
                f"has more than {limit // 1024**2} MiB", "Export fewer columns or fewer papers."
            )
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(
            f"can't be opened: {error.strerror or error}", "Check the file and its permissions."
        ) from error


def is_zip(path: Path) -> bool:
    """Whether the bytes are a zip's; spreadsheets in XLSX are zips too."""
    return head(path, 4) == b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Entry:
    r"""One file in an archive.

    Attributes:
        member: The name as the archive has it, for opening it.
        name: The same with `/` between folders: some systems write `12\CameraReady\p.pdf`.
    """

    member: str
    name: str

    @property
    def base(self) -> str:
        """The name without folders."""
        return self.name.rpartition("/")[2]


def entries(path: Path) -> tuple[Entry, ...]:
    """The regular files that a zip lists, without what macOS adds; nothing is unpacked.

    Raises:
        Unreadable: It is no whole zip, or lists far too many files.
    """
    with _opened(path) as archive:
        listed = archive.infolist()
        if len(listed) > MAX_ENTRIES:
            raise Unreadable(
                f"lists more than {MAX_ENTRIES} files", "Give the archive of one conference."
            )
        found: Iterator[Entry] = (
            # orig_filename: zipfile cuts at NUL and rewrites backslashes on Windows alone.
            Entry(info.filename, info.filename.replace("\\", "/"))
            for info in listed
            if not info.is_dir()
        )
        return tuple(
            entry
            for entry in found
            if not entry.name.startswith("__MACOSX/")
            and not entry.name.endswith("/")
            and not entry.base.startswith(".")
        )


def read_entry(path: Path, entry: Entry, limit: int = MAX_FILE) -> bytes:
    """One file of a zip, read as far as the limit whatever its header claims.

    Raises:
        Unreadable: It is larger, encrypted or damaged.
    """
    with _opened(path) as archive:
        try:
            with archive.open(entry.member) as file:
                data = file.read(limit + 1)
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
            raise Unreadable(
                f"has the entry {entry.name}, which can't be read: {error}",
                "Download the archive again.",
            ) from error
    if len(data) > limit:
        raise Unreadable(
            f"has the entry {entry.name} with more than {limit // 1024**2} MiB",
            "Export without attachments, or fewer papers.",
        )
    return data


def check_inflated(path: Path) -> None:
    """Refuse a zip that would grow too large.

    Raises:
        Unreadable: Its entries are too large together, or it is no whole zip.
    """
    with _opened(path) as archive:
        if sum(info.file_size for info in archive.infolist()) > MAX_INFLATED:
            raise Unreadable(
                f"would grow to more than {MAX_INFLATED // 1024**2} MiB",
                "Export fewer columns or fewer papers.",
            )


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(
            "is no whole zip archive", "Download it again: the end of it may be missing."
        ) from error
