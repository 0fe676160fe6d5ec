"""What is left of the operands of a `TJ` when some of its glyphs are taken out."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import String


class Rest:
    """Collects strings and gaps in their order; where glyphs are dropped, their advance stays.

    Attributes:
        keeps: Whether a glyph is left.
        erases: Whether one was dropped.
    """

    def __init__(self, size: float) -> None:
        """Begin with nothing; `size` is that of the type."""
        self.keeps = self.erases = False
        self._size = size
        self._parts: list[Any] = []
        self._text = bytearray()
        self._gap = 0.0

    def keep(self, text: bytes) -> None:
        """These codes are shown."""
        if self._gap:
            self._parts.append(pikepdf.Object.parse(f"{self._gap:.4f}".encode("ascii")))
            self._gap = 0.0
        self._text += text
        self.keeps |= bool(text.strip())

    def drop(self, advance: float) -> None:
        """A glyph is dropped that moves the next one so far, in text space."""
        self._end_text()
        self._gap -= 1000 * advance / self._size
        self.erases = True

    def gap(self, item: Any, width: float) -> None:
        """A number between strings, as it was read, and its value."""
        self._end_text()
        if self._gap:
            self._gap += width
        else:
            self._parts.append(item)

    def operands(self) -> list[Any]:
        """The items of the new `TJ`."""
        self._end_text()
        if self._gap:
            self.keep(b"")
        return self._parts

    def _end_text(self) -> None:
        if self._text:
            self._parts.append(String(bytes(self._text)))
            self._text.clear()
