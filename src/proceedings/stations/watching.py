"""Watching: which files of a volume changed since somebody last looked.

Files are looked at again and again, which works alike on every system and on network drives. What
counts is that a file is another one, larger or newer than it was; its bytes are for the build.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

SOURCES = ("metadata", "papers", "templates", "fonts")
"""The folders that a volume is made from."""

_PAUSE = 0.5
"""Seconds between two looks."""
_SHARE = 20
"""How often a look's own time must go by before the next one: a large volume costs no more."""
_QUIET = 0.4
"""Seconds without a further change after which a change is over: programs save in steps."""
_LONGEST = 10.0
"""Seconds after which a change that goes on is built: a long copy is told of by its findings."""

Look = Mapping[str, tuple[int, int, int]]
"""Each file's time of change in nanoseconds, its bytes and its number, by its path."""


class Watch:
    """Remembers how the files of a volume were.

    It is made before the volume is first read: what changes while a build runs is seen after it.
    """

    def __init__(
        self, folder: Path, *, sleep: Callable[[float], object] = time.sleep, pause: float = _PAUSE
    ) -> None:
        """Look at the files as they are.

        Args:
            folder: The volume's folder.
            sleep: Waits so many seconds.
            pause: Seconds between two looks.
        """
        self._folder = folder
        self._sleep = sleep
        self._pause = pause
        self._beside: frozenset[str] = frozenset()
        self._seen = look(folder)

    def heed(self, names: Iterable[str]) -> None:
        """Look at these files, too: metadata may name pictures anywhere in the volume.

        Args:
            names: POSIX paths in the volume. That they are looked at from now on is no change.
        """
        beside = frozenset(name for name in names if name.partition("/")[0] not in SOURCES)
        fresh = _states(self._folder, beside - self._beside)
        left = self._beside - beside
        self._seen = {
            **{name: state for name, state in self._seen.items() if name not in left},
            **dict(fresh),
        }
        self._beside = beside

    def wait(self) -> tuple[str, ...]:
        """Wait until files have changed and nothing more happens to them.

        Returns:
            POSIX paths in the volume, sorted: of files that changed, came or went.
        """
        while True:
            start = time.perf_counter()
            now = look(self._folder, self._beside)
            if now != self._seen:
                now = self._settled(now)
                before, self._seen = self._seen, now
                changed = {name for name in {*before, *now} if before.get(name) != now.get(name)}
                if changed:
                    return tuple(sorted(changed))
            self._sleep(max(self._pause, _SHARE * (time.perf_counter() - start)))

    def _settled(self, now: Look) -> Look:
        deadline = time.monotonic() + _LONGEST
        while time.monotonic() < deadline:
            self._sleep(_QUIET)
            later = look(self._folder, self._beside)
            if later == now:
                break
            now = later
        return now


def look(folder: Path, beside: Iterable[str] = ()) -> Look:
    """How all files are that a volume is made from; what an editor keeps for itself left out.

    Args:
        folder: The volume's folder.
        beside: POSIX paths of files in it that lie elsewhere.
    """
    return dict(_states(folder, (*_names(folder), *beside)))


def _names(folder: Path) -> Iterator[str]:
    for source in SOURCES:
        for place, folders, names in os.walk(folder / source):
            folders[:] = [name for name in folders if not name.startswith(".")]
            within = Path(place).relative_to(folder)
            for name in names:
                if not name.startswith((".", "~$")) and not name.endswith(("~", ".tmp", ".swp")):
                    yield (within / name).as_posix()


def _states(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    for name in names:
        try:
            state = (folder / name).stat()
        except OSError:
            continue  # gone meanwhile, or a link that leads nowhere
        yield name, (state.st_mtime_ns, state.st_size, state.st_ino)
