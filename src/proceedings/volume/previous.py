"""What the volume before this one was called, so that nothing of it is printed again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from proceedings.volume.identifiers import Isbn


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    """Facts of the last volume, written by `init --from`.

    Attributes:
        short: Its short name, as `KDD ’24`.
        year: The year it was published in.
        start: Its event's first day.
        end: Its event's last day.
        doi: The beginnings of its DOIs, such as `10.1145/3637528`.
        isbn: Its ISBNs.
        confirm: What was taken over and nobody has looked at yet, in words; delete a line when
            what it names is right.
    """

    short: str | None = None
    year: int | None = None
    start: date | None = None
    end: date | None = None
    doi: tuple[str, ...] = ()
    isbn: tuple[Isbn, ...] = ()
    confirm: tuple[str, ...] = ()
