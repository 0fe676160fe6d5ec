"""The one module that gives outputs their names, and puts them there whole or not at all.

Everything a command makes is first a file in a staging folder of its own below `build/`. Publishing
removes the manifest, renames each file into place, and puts the new manifest there last: without a
matching manifest there is no finished build. All that can fail is done before the first rename.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FrameType
from typing import Any

from filelock import FileLock, Timeout

from proceedings.errors import CannotStart, from_system

BUILD = "build"
VOLUME = "proceedings.pdf"
FRONT_MATTER = "front-matter.pdf"
REPORT = "report.json"
REPORT_PAGE = "report.html"
MANIFEST = "manifest.json"
PROOFS = "proofs"
EXPORT = "export"
PAPERS = "papers"
MAIL = "mail"
LETTERS = f"{MAIL}/letters.csv"
_LOCK = ".lock"
_CACHE = ".cache"
ROUNDS = f"{_CACHE}/rounds.json"
LETTERS_KEPT = f"{_CACHE}/letters.json"
_STAGING = ".staging-"
_MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".html": "text/html",
    ".css": "text/css",
    ".webp": "image/webp",
    ".csv": "text/csv",
    ".eml": "message/rfc822",
}
_SCRATCH = ".scratch"
_RETRY_SECONDS = 5.0
_SOURCES = ("metadata", "papers", "templates", "fonts")
_NAMES = (VOLUME, FRONT_MATTER, REPORT, REPORT_PAGE, MANIFEST, PROOFS, EXPORT, PAPERS, MAIL)
_ANOTHER = "Choose another folder with --output."


def paper_pdf(paper: str) -> str:
    """A single paper's name below `build/`."""
    return f"{PAPERS}/{paper}.pdf"


def exported(name: str) -> str:
    """A library file's name below `build/`."""
    return f"{EXPORT}/{name}"


def proof_file(name: str) -> str:
    """A proof's file below `build/`; the proof room names what lies in its folder."""
    return f"{PROOFS}/{name}"


def letter(paper: str) -> str:
    """The name below `build/` of the letter to a paper's authors."""
    return f"{MAIL}/{paper}.eml"


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def canonical_json(value: Any) -> str:
    """JSON that is the same for the same values."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=False) + "\n"


@dataclass(frozen=True, slots=True)
class Output:
    """One staged file.

    Attributes:
        name: Its name below `build/`.
        role: What it is for.
        media_type: Its media type.
        beside: Whether it lies beside what is published: the manifest doesn't name it, and a later
            command may write it anew without making a build over.
    """

    name: str
    role: str
    media_type: str
    beside: bool = False


@dataclass(slots=True)
class Stage:
    """Where one command's outputs wait until all of them are there."""

    build: Path
    folder: Path
    outputs: dict[str, Output] = field(default_factory=dict)

    @property
    def cache(self) -> Path:
        """The cache's folder."""
        return self.build / _CACHE

    def path(self, name: str, role: str, media_type: str | None = None) -> Path:
        """Where to write an output; it is published with the rest."""
        suffix = Path(name).suffix.lower()
        media = media_type or _MEDIA_TYPES.get(suffix, "application/octet-stream")
        self.outputs[name] = Output(name, role, media)
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def scratch(self, name: str) -> Path:
        """A file for the command's own use, gone when it ends."""
        folder = self.folder / _SCRATCH
        folder.mkdir(exist_ok=True)
        return folder / name

    def write(self, name: str, role: str, data: bytes, media_type: str | None = None) -> None:
        """Stage an output's bytes."""
        self.path(name, role, media_type).write_bytes(data)

    def write_beside(self, name: str, role: str, data: bytes) -> None:
        """Stage the bytes of a file that the manifest won't name."""
        self.write(name, role, data)
        self.outputs[name] = replace(self.outputs[name], beside=True)

    def copy(self, source: Path, name: str, role: str) -> None:
        """Stage a copy of a cached file, so that editing an output never reaches the cache."""
        shutil.copyfile(source, self.path(name, role))


@contextlib.contextmanager
def stage(target: Path, volume: Path) -> Iterator[Stage]:
    """Hold the build folder for one command, with an empty staging folder in it.

    Args:
        target: The build folder; made where it isn't there.
        volume: The volume's folder, whose sources no output may ever lie over.

    Raises:
        CannotStart: Another command is at work here, the folder isn't writable or holds what no
            build wrote, a file can't be read, the disk is full.
    """
    folder: Path | None = None
    try:
        _refuse(target, volume)
        target.mkdir(parents=True, exist_ok=True)
        lock = FileLock(str(target / _LOCK), timeout=0)
        with lock:
            _sweep(target)
            folder = Path(tempfile.mkdtemp(prefix=_STAGING, dir=target))
            yield Stage(target, folder)
    except Timeout:
        raise CannotStart(
            f"another command is at work in {target}",
            "Wait until it has ended, or choose another folder with --output.",
        ) from None
    except OSError as error:
        told = from_system(error, target)
        if told is None:
            raise
        raise told from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _refuse(target: Path, volume: Path) -> None:
    """Published papers have the names of camera-ready ones: never may they lie over them."""
    place, home = target.resolve(), volume.resolve()
    if home.is_relative_to(place) or (place / "metadata" / "volume.yaml").exists():
        raise CannotStart(
            f"outputs can't go to {target}: a volume lies there, and would be written over",
            _ANOTHER,
        )
    for name in _SOURCES:
        if place.is_relative_to((home / name).resolve()):
            raise CannotStart(
                f"outputs can't go to {target}: {name}/ is what the volume is made from", _ANOTHER
            )
    if place.exists() and not place.is_dir():
        raise CannotStart(
            f"outputs can't go to {target}: it is no folder", f"Move it away. {_ANOTHER}"
        )
    known = any((place / name).exists() for name in (_LOCK, _CACHE))
    strange = [name for name in _NAMES if (place / name).exists()]
    if strange and not known:
        raise CannotStart(
            f"outputs can't go to {target}: it holds {strange[0]}, which no build put there",
            f"Move it away. {_ANOTHER}",
        )


def publish(
    staged: Stage,
    *,
    program: str,
    draft: bool,
    inputs: tuple[tuple[str, str], ...],
    untagged: Iterable[str] = (),
) -> dict[str, Any]:
    """Give everything staged its final name; files of the last build that are no more are removed.

    Args:
        staged: What to publish.
        program: The release that made it.
        draft: Whether the volume is a draft.
        inputs: Every file that was read: POSIX path in the volume, SHA-256.
        untagged: Ids of the papers that are in the volume without tags of their own.

    Returns:
        The manifest, as written.
    """
    listed = (one for _, one in sorted(staged.outputs.items()) if not one.beside)
    entries = [_entry(staged, output) for output in listed]
    manifest = {
        "version": 1,
        "program": program,
        "draft": draft,
        "untagged": list(untagged),
        "inputs": [{"path": path, "sha256": digest} for path, digest in inputs],
        "outputs": entries,
    }
    document = staged.folder / MANIFEST
    document.write_text(canonical_json(manifest), encoding="utf-8")
    _flush(document)
    stale = {entry["path"] for entry in read_manifest(staged.build).get("outputs", ())}
    _make_ready(staged)
    with _undisturbed():
        (staged.build / MANIFEST).unlink(missing_ok=True)
        for name in sorted(stale - set(staged.outputs)):
            _remove(staged.build, name)
        _rename(staged)
        _move(document, staged.build / MANIFEST)
    _flush_folder(staged.build)
    return manifest


def put_in_place(staged: Stage, *, whole: str | None = None, gone: Iterable[str] = ()) -> None:
    """Rename every staged file to its final name, each flushed to disk before.

    Args:
        staged: What to put in place.
        whole: A folder below `build/` that holds nothing else afterwards.
        gone: Names of files of ours that are needed no more.
    """
    _make_ready(staged)
    there = (staged.build / whole).rglob("*") if whole else ()
    stale = {path.relative_to(staged.build).as_posix() for path in there if not path.is_dir()}
    stale |= set(gone)
    with _undisturbed():
        for name in sorted(stale - set(staged.outputs)):
            _remove(staged.build, name)
        _rename(staged)


def _make_ready(staged: Stage) -> None:
    """Do all that may fail before the first file gets its name."""
    for name in sorted(staged.outputs):
        target = staged.build / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            raise CannotStart(f"can't write {target}: a folder lies there", "Move it away.")
        _flush(staged.folder / name)


def _rename(staged: Stage) -> None:
    for name in sorted(staged.outputs):
        _move(staged.folder / name, staged.build / name)
    for folder in sorted({(staged.build / name).parent for name in staged.outputs}):
        _flush_folder(folder)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Hear neither Ctrl-C nor SIGTERM: the instant of renaming is too late for them.

    An interrupted build leaves the old outputs whole, a finished one the new: nothing between.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # signals go to the main thread alone
        return
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        for one in before:
            signal.signal(one, _too_late)
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, signal.SIG_DFL if handler is None else handler)


def _too_late(_signal: int, _frame: FrameType | None) -> None:
    """The command ends by itself in a moment."""


def read_manifest(build: Path) -> dict[str, Any]:
    """The last finished build's manifest; empty where there is none, or none that can be read."""
    try:
        manifest = json.loads((build / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def finished(build: Path) -> dict[str, Any]:
    """The manifest of the finished build in a folder.

    Raises:
        CannotStart: There is none.
    """
    manifest = read_manifest(build)
    if not manifest:
        raise CannotStart(
            f"there is no finished build in {build}", "Run `proceedings build` first."
        )
    return manifest


def _entry(staged: Stage, output: Output) -> dict[str, Any]:
    path = staged.folder / output.name
    return {
        "path": output.name,
        "role": output.role,
        "media_type": output.media_type,
        "bytes": path.stat().st_size,
        "sha256": sha256_of(path),
    }


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _move(source: Path, target: Path) -> None:
    _patiently(lambda: source.replace(target), target)


def _patiently(act: Callable[[], object], target: Path) -> None:
    # On Windows a file open in a viewer can't be replaced; the chair often just closes it.
    deadline = time.monotonic() + _RETRY_SECONDS
    while True:
        try:
            act()
        except PermissionError:
            if os.name != "nt" or time.monotonic() > deadline:
                raise CannotStart(
                    f"can't replace {target}: it is open in another program or protected",
                    "Close it there and build again.",
                ) from None
            time.sleep(0.2)
        else:
            return


def _remove(build: Path, name: str) -> None:
    path = build / name
    if path.resolve().is_relative_to(build.resolve()):
        path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # other files may still lie in it
            path.parent.rmdir()


def _sweep(build: Path) -> None:
    # What a killed command left; nobody else is at work while we hold the lock.
    for left in build.glob(f"{_STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
