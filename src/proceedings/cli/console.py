"""What people read: one screen, at a glance, at night.

Results go to standard output, progress and complaints to standard error.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TextIO

_BOLD, _RED, _YELLOW, _DIM, _GREEN = "1", "31", "33", "2", "32"
_ERASE_LINE = "\r\x1b[K"


def shown(text: str) -> str:
    r"""Text safe for a terminal: control and format characters are spelled out as `\x1b`.

    Joiners that Persian and Indic names need stay as they are.
    """
    kept = "\u200c\u200d"
    return "".join(
        letter
        if letter in kept
        or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
        else f"\\x{ord(letter):02x}"
        if ord(letter) < 256
        else f"\\u{ord(letter):04x}"
        for letter in text
    )


@dataclass(slots=True)
class Console:
    """Where a command prints.

    Attributes:
        colour: Whether standard output is a terminal that shows colours.
        quiet: Nothing but findings at level error and complaints is printed.
        out: Results.
        err: Progress and complaints.
    """

    colour: bool
    quiet: bool
    out: TextIO
    err: TextIO
    _drawn: bool = False

    @classmethod
    def standard(cls, *, colour: bool, quiet: bool) -> Console:
        """The process's own streams; names of people may need letters the locale lacks."""
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure:
                reconfigure(encoding="utf-8", errors="backslashreplace")
        return cls(colour and sys.stdout.isatty(), quiet, sys.stdout, sys.stderr)

    def settle(self, *, colour: bool, quiet: bool) -> None:
        """Take what the options say."""
        self.colour = self.colour and colour
        self.quiet = quiet

    def aside(self) -> Console:
        """The same on standard error, where a document has standard output to itself."""
        colour = self.colour and self.err.isatty()
        return Console(colour, self.quiet, self.err, self.err)

    def line(self, text: str = "", *, urgent: bool = False) -> None:
        """One line of the result; an urgent one is printed though the rest is not wanted."""
        if urgent or not self.quiet:
            self.clear()
            print(text, file=self.out)

    def json(self, document: Any) -> None:
        """One JSON document, alone on standard output."""
        self.clear()
        print(json.dumps(document, ensure_ascii=False, indent=1), file=self.out)

    def document(self, text: str) -> None:
        """A text that another program reads, alone on standard output."""
        self.clear()
        print(text, file=self.out)

    def complain(self, message: str, fix: str) -> None:
        """Why the command stops, and what helps."""
        self.clear()
        print(f"proceedings: {shown(message).rstrip('.')}.\n  {shown(fix)}", file=self.err)

    @property
    def width(self) -> int:
        """How many letters a line has room for."""
        return max(40, min(shutil.get_terminal_size((100, 24)).columns, 100))

    def wrapped(self, text: str, indent: int, first: int | None = None) -> list[str]:
        """Text broken to the terminal's width, every line indented; the first perhaps by less.

        Args:
            text: What is said.
            indent: Of all lines.
            first: Letters that the caller puts before the first line, which is not indented then.
        """
        lines = textwrap.wrap(
            shown(text),
            self.width,
            initial_indent=" " * (indent if first is None else first),
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        if first is not None and lines:
            lines[0] = lines[0][first:]
        return lines

    def cut(self, text: str, indent: int, room: int | None = None) -> str:
        """Text on one line, indented; what has no room is left out.

        Args:
            text: What is said.
            indent: Spaces before it.
            room: Letters there are; without it the rest of the terminal's width.
        """
        whole = " ".join(shown(text).split())
        room = self.width - indent if room is None else room
        return " " * indent + (whole if len(whole) <= room else f"{whole[: room - 1].rstrip()}…")

    def fitted(self, text: str, used: int) -> str:
        """Text cut to what is left of the terminal's line; whole in a pipe."""
        room = max(20, shutil.get_terminal_size((100, 24)).columns - used)
        return f"{text[: room - 1]}…" if self.out.isatty() and len(text) > room else text

    def bold(self, text: str) -> str:
        """What the eye finds first."""
        return self._painted(text, _BOLD)

    def red(self, text: str) -> str:
        """Errors."""
        return self._painted(text, _RED)

    def yellow(self, text: str) -> str:
        """Warnings."""
        return self._painted(text, _YELLOW)

    def green(self, text: str) -> str:
        """All is well."""
        return self._painted(text, _GREEN)

    def dim(self, text: str) -> str:
        """What may be skipped."""
        return self._painted(text, _DIM)

    def _painted(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text

    def progress(self, step: str, done: int, total: int, name: str) -> None:
        """One line that rewrites itself on a terminal; nothing in a pipe."""
        if self.quiet or not self.err.isatty():
            return
        width = shutil.get_terminal_size((80, 24)).columns
        count = f"  {done} of {total}" if total else ""
        text = f"  {step}{count}  {shown(name)}"[: width - 1]
        self.err.write(_ERASE_LINE + text)
        self.err.flush()
        self._drawn = True

    def clear(self) -> None:
        """Take the progress line away."""
        if self._drawn:
            self.err.write(_ERASE_LINE)
            self.err.flush()
            self._drawn = False


def plain(text: str) -> str:
    """A line as wide as it is seen: without colours."""
    return re.sub(r"\x1b\[\d+m", "", text)


def counted(count: int, one: str, many: str | None = None) -> str:
    """`1 file`, `2 files`, `3 entries`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def columns(rows: Sequence[tuple[str, str]], indent: int = 2) -> list[str]:
    """Two columns, the first as wide as its widest text."""
    width = max((len(left) for left, _ in rows), default=0)
    return [f"{' ' * indent}{left:<{width}}  {right}".rstrip() for left, right in rows]
