"""What a command was asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which papers a command is for; nothing chosen means all of them."""

    papers: frozenset[str] = frozenset()
    tracks: frozenset[str] = frozenset()
    sessions: frozenset[str] = frozenset()

    @property
    def is_all(self) -> bool:
        """Whether nothing was chosen."""
        return not (self.papers or self.tracks or self.sessions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order to the house.

    Attributes:
        folder: The volume's folder.
        build: Where outputs go; None for `build/` in the volume.
        jobs: Papers worked on at once.
        progress: Told of every piece of work done: step, done, total, name; of one that has begun
            and can't be counted with a total of 0.
        choice: Which papers it is for, where a command can be for some.
        today: The day on which waivers may have expired; None where what is made must not depend
            on the day it is made.
    """

    folder: Path
    jobs: int
    progress: Callable[[str, int, int, str], None]
    build: Path | None = None
    choice: Choice = field(default_factory=Choice)
    today: date | None = None

    def tell(self, step: str, what: str) -> None:
        """Tell of a long piece of work that has begun and can't be counted."""
        self.progress(step, 0, 0, what)
