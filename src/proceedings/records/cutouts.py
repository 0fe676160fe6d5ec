"""Cut-outs: pieces of a paper's page that show where a finding is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOut:
    """An image file.

    Attributes:
        name: Its name in the folder of its page.
        width: Pixels.
        height: Pixels.
    """

    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOuts:
    """The cut-outs of one page, in the order in which their boxes were given."""

    pieces: tuple[CutOut, ...]
