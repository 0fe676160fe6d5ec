"""How a command ends."""

from __future__ import annotations

from typing import NamedTuple


class Ended(NamedTuple):
    """Exit code, and what was printed on either stream."""

    code: int
    out: str
    err: str
