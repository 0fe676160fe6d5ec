"""PDFs out of zip archives that strangers made, member by member, within limits.

No name of an archive ever becomes a path: a member is unpacked to the path we give it. What is no
regular PDF stays inside.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from proceedings.errors import CannotStart, Refused

MOST_MEMBERS = 100_000
"""Entries of one archive; the largest conferences have some ten thousand files."""
MOST_BYTES = 512 << 20
"""Bytes of one PDF."""
MOST_BYTES_IN_ALL = 16 << 30
"""Bytes that one import unpacks."""
MOST_GROWTH = 200
"""How many times its packed size a PDF may have: PDFs are packed within and hardly grow."""
_SMALL = 8 << 20  # below this no ratio is suspicious
_CHUNK = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_AGAIN = "Download the archive again; if it stays so, unpack it and import the folder."


@dataclass(frozen=True, slots=True)
class Member:
    """A PDF in an archive.

    Attributes:
        name: Its name with `/` between folders, for people alone.
        member: The name as the archive has it.
    """

    name: str
    member: str


def members(path: Path) -> Iterator[Member]:
    r"""The PDFs that a zip lists; `12\CameraReady\p.pdf` has folders too.

    Args:
        path: The archive.

    Raises:
        CannotStart: It is no whole zip, or lists far too much.
    """
    with _opened(path) as archive:
        listed = archive.infolist()
        if len(listed) > MOST_MEMBERS:
            raise CannotStart(
                f"{path.name} lists {len(listed)} files, more than {MOST_MEMBERS}",
                "Give the archive of one conference's camera-ready files.",
            )
        for info in listed:
            name = info.filename.replace("\\", "/")
            base = name.rpartition("/")[2]
            if base.lower().endswith(".pdf") and not (base.startswith(".") or _is_macs(name)):
                yield Member(name, info.filename)


def is_zip(path: Path) -> bool:
    """Whether a file's first bytes are a zip's."""
    try:
        with path.open("rb") as file:
            return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    except OSError:
        return False


class Unpacking:
    """Takes members out of archives, and counts what it took; a context manager."""

    def __init__(self) -> None:
        self.taken = 0
        self._open: dict[Path, zipfile.ZipFile] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def take(self, path: Path, member: str, target: Path) -> None:
        """Unpack one member.

        Args:
            path: The archive.
            member: The name as the archive has it.
            target: The file to write.

        Raises:
            Refused: It is encrypted, damaged, no regular file, or a bomb.
            CannotStart: The archive can't be opened, or all members together are too large.
        """
        archive = self._open.get(path)
        if archive is None:
            archive = self._open[path] = self._stack.enter_context(_opened(path))
        info = archive.getinfo(member)
        _refuse_strange(info)
        most = max(_SMALL, min(MOST_BYTES, MOST_GROWTH * info.compress_size))
        size = 0
        try:
            with archive.open(info) as source, target.open("wb") as file:
                while chunk := source.read(_CHUNK):
                    size += len(chunk)
                    if size > most:
                        raise Refused(
                            f"grows to more than {most >> 20} MiB when it is unpacked",
                            "No paper does; ask where the file came from.",
                        )
                    file.write(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
            raise Refused(f"is damaged in the archive: {error}", _AGAIN) from error
        self.taken += size
        if self.taken > MOST_BYTES_IN_ALL:
            raise CannotStart(
                f"the PDFs have more than {MOST_BYTES_IN_ALL >> 30} GiB together",
                "Import them in several calls.",
            )


def _refuse_strange(info: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    parts = info.filename.replace("\\", "/").split("/")
    if kind not in (0, stat.S_IFREG):
        raise Refused("is a link or a device, no file", "Pack the file itself.")
    if info.flag_bits & 0x1:
        raise Refused("is encrypted", "Unpack the archive with its password, import the folder.")
    if info.compress_type not in _METHODS:
        raise Refused("is packed by a method that few programs know", _AGAIN)
    if ".." in parts or not parts[0] or ":" in parts[0]:
        raise Refused(
            "has a name that leads out of the archive's folder",
            "Ask who made the archive: names such as this are made for attacks.",
        )


def _is_macs(name: str) -> bool:
    return name.startswith("__MACOSX/")


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise CannotStart(f"{path.name} is no whole zip archive: {error}", _AGAIN) from error
    with archive:
        yield archive
