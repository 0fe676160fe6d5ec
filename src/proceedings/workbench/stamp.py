"""The program's stamp: what every cached result depends on beside its inputs.

It is coarse on purpose: any change of the package or of a library it uses makes every cached result
a miss, so nobody has to remember to raise a number.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib import metadata, resources
from pathlib import Path

DISTRIBUTION = "proceedings-builder"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_OTHERS_EXTRA = re.compile(r"extra == ['\"]dev['\"]")  # tools, which no result depends on


@cache
def program_stamp() -> str:
    """SHA-256 over the package's files, the versions of its libraries and of Python."""
    return stamp_of(Path(str(resources.files("proceedings"))), (*_versions(), _python()))


def stamp_of(package: Path, versions: tuple[str, ...]) -> str:
    """SHA-256 over a package's sources and data files, and versions beside it."""
    digest = hashlib.sha256()
    for line in versions:
        digest.update(line.encode() + b"\n")
    for path in sorted(package.rglob("*")):
        name = path.relative_to(package).as_posix()
        # Caches of tools that were run in the sources are no part of the program.
        hidden = any(part.startswith(".") for part in name.split("/"))
        if path.suffix == ".pyc" or hidden or not path.is_file():
            continue
        data = path.read_bytes()
        digest.update(f"{name}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _versions() -> Iterator[str]:
    for requirement in sorted(metadata.requires(DISTRIBUTION) or ()):
        name = _NAME.match(requirement)
        if not name or _OTHERS_EXTRA.search(requirement):
            continue
        # What an extra brings counts where it is installed.
        with contextlib.suppress(metadata.PackageNotFoundError):
            yield f"{name.group()} {metadata.version(name.group())}"


def _python() -> str:
    return f"python {sys.version_info.major}.{sys.version_info.minor}"
