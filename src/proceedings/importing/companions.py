"""Files that come with an export beside papers: letters, biographies, logos, supplements."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from proceedings.findings.finding import Finding, Level, Place
from proceedings.importing.archive import MOST_BYTES
from proceedings.outputs import sha256_of
from proceedings.records.imported import ImportedFile
from proceedings.records.importing import Change, Kind
from proceedings.volume.kinds import parse_path

_NOT_HERE = ("papers", "build", "templates", "fonts", ".git")
"""Folders of the volume that an export may not write to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Companions:
    """What becomes of the files.

    Attributes:
        files: What is to be written: bytes, or the file to copy, by POSIX path in the volume.
        hashes: SHA-256 of all that came, for the next import.
    """

    files: Mapping[str, bytes | Path]
    hashes: Mapping[str, str]
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]


def accompany(
    folder: Path, incoming: Sequence[ImportedFile], base: Mapping[str, str]
) -> Companions:
    """Compare files with those of the volume.

    Args:
        folder: The volume's folder.
        incoming: What the export brings.
        base: SHA-256 of what it brought at the last import, by path.
    """
    files: dict[str, bytes | Path] = {}
    hashes = dict(base)
    changes: list[Change] = []
    findings: list[Finding] = []
    for one in incoming:
        fault = _fault(one)
        if fault:
            findings.append(_finding(one.path, f"can't be written there: {fault}", _PLACE))
            continue
        content: bytes | Path = one.file or (one.text or "").encode()
        new = _hash(content)
        there = folder / one.path
        old = sha256_of(there) if there.is_file() else None
        hashes[one.path] = new
        if new in (old, base.get(one.path)):
            continue
        if old is None and one.path in base:
            findings.append(_finding(one.path, "was taken away here and is new in the source"))
        elif old is not None and old != base.get(one.path):
            findings.append(_finding(one.path, "is another in the source; yours is kept"))
        else:
            files[one.path] = content
            kind = Kind.CHANGED if old else Kind.ADDED
            changes.append(Change(kind=kind, file=one.path, path=""))
    return Companions(files=files, hashes=hashes, changes=tuple(changes), findings=tuple(findings))


_PLACE = "Copy it into the volume by hand, and write its path in the metadata."


def _fault(one: ImportedFile) -> str | None:
    try:
        parts = parse_path(one.path).split("/")
    except ValueError as error:
        return str(error)
    if parts[0].casefold() in _NOT_HERE or len(parts) < 2:
        return "it is no place for such files"
    if parts[0] == "metadata" and (len(parts) < 3 or parts[1] in ("imported", "papers")):
        return "metadata is written by us alone"
    if one.file and (one.file.is_symlink() or not one.file.is_file()):
        return "it is no regular file"
    if one.file and one.file.stat().st_size > MOST_BYTES:
        return f"it has more than {MOST_BYTES >> 20} MiB"
    return None


def _hash(content: bytes | Path) -> str:
    if isinstance(content, Path):
        return sha256_of(content)
    return hashlib.sha256(content).hexdigest()


def _finding(path: str, what: str, fix: str = "") -> Finding:
    return Finding(
        rule="metadata/import-file",
        level=Level.WARNING,
        message=f"{path} {what}.",
        fix=fix or "Nothing, if yours is right; else move yours away and import again.",
        place=Place(file=path),
    )
