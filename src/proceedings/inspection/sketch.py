"""A sketch of a text: few numbers that tell whether two texts are nearly the same.

Source: A. Broder, On the resemblance and containment of documents (1997): the least hashes of runs
of words. `text/likeness.py` compares two.
"""

from __future__ import annotations

import re
import sys
from array import array
from zlib import crc32

from proceedings.text.likeness import SIZE

_RUN = 8  # words
_WORD = re.compile(r"\w+")


class Sketcher:
    """Takes the pages' texts one by one; a run of words may go on over a page's end."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.letters = 0
        self._open = array("I")  # the words that begin no whole run yet, hashed
        self._least: list[int] = []
        self._limit = 1 << 32  # hashes from here on are not among the least

    def add(self, text: str) -> None:
        """Take a page's text."""
        words = _WORD.findall(text.replace("-\n", "").replace("_", " "))
        if not words:
            return
        joined = " ".join(words)
        self.letters += len(joined) - len(words) + 1
        folded = joined.casefold().encode("utf-8", "replace")
        hashes = self._open + array("I", map(crc32, folded.split()))
        self._open = hashes[-(_RUN - 1) :]
        if sys.byteorder == "big":  # a sketch is the same on every machine
            hashes.byteswap()
        data, width, limit = hashes.tobytes(), hashes.itemsize, self._limit
        last = width * (len(hashes) - _RUN)
        found = [
            run
            for at in range(0, last + 1, width)
            if (run := crc32(data[at : at + width * _RUN])) < limit
        ]
        if found:
            self._least = sorted({*found, *self._least})[:SIZE]
        if len(self._least) == SIZE:
            self._limit = self._least[-1]

    def sketch(self) -> tuple[int, ...]:
        """The least hashes, rising; empty for a text of fewer runs than a sketch has."""
        return tuple(self._least) if len(self._least) == SIZE else ()
