"""What a paper printed itself and a chair let be taken off its pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from proceedings.records.inspection import MarginMark
from proceedings.volume.paper import StampKind


class Unremoved(StrEnum):
    """Why lines stay though a chair consents."""

    UNREADABLE = "unreadable"
    """The page's content can't be read surely."""
    UNSURE = "unsure"
    """Text stands there in a font whose widths the file doesn't tell."""
    NO_TEXT = "no-text"
    """No text stands there: it is drawn as lines or lies in a picture."""
    CLIP = "clip"
    """The text is also a clip of what is drawn after it."""
    ELSE_CHANGED = "else-changed"
    """Something else would look or read otherwise."""
    STILL_THERE = "still-there"
    """Something could still be seen or read at the place."""
    NO_BOUNDS = "no-bounds"
    """Nobody can tell where the strip begins and ends."""
    TAGGED = "tagged"
    """The file's tags tell of it."""
    NO_WORDS = "no-words"
    """The volume has none to set in its place."""
    NO_HEAD = "no-head"
    """Nobody can tell that it is a running head and not the paper's text."""
    BLOCKED = "blocked"
    """Something else stands there too, so that ours would not be set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLines:
    """Lines of one kind that one page (from 1) prints itself."""

    page: int
    kind: StampKind
    marks: tuple[MarginMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Such lines that stay, and why."""

    lines: OwnLines
    why: Unremoved


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOff:
    """What became of the lines that were to be taken off a paper."""

    removed: tuple[OwnLines, ...] = ()
    left: tuple[Left, ...] = ()
