"""Watching: which files of a volume changed since somebody last looked.

Files are looked at again and again, which works alike on every system and on network drives. What
counts is that a file is another one, larger or newer than it was; its bytes are for the build.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

SOURCES = ("metadata", "papers", "templates", "fonts")
"""The folders that a volume is made from."""

_PAUSE = 0.5
"""Seconds between two looks."""
_SHARE = 20
"""A look may take this part of the time between two: a volume of 5,000 papers costs no more."""
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
        self._seen = look(folder)

    def wait(self) -> tuple[str, ...]:
        """Wait until files have changed and nothing more happens to them.

        Returns:
            POSIX paths in the volume, sorted: of files that changed, came or went.
        """
        while True:
            start = time.perf_counter()
            now = look(self._folder)
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
            later = look(self._folder)
            if later == now:
                break
            now = later
        return now


def look(folder: Path) -> Look:
    """How all files are that a volume is made from; what an editor keeps for itself left out."""
    found: dict[str, tuple[int, int, int]] = {}
    for source in SOURCES:
        for place, folders, names in os.walk(folder / source):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                if name.startswith((".", "~$")) or name.endswith(("~", ".tmp", ".swp")):
                    continue
                path = Path(place) / name
                try:
                    state = path.stat()
                except OSError:
                    continue  # gone meanwhile, or a link that leads nowhere
                shown = path.relative_to(folder).as_posix()
                found[shown] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return found
