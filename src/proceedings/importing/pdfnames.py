"""Which paper a PDF's name means: an id is read only where names are known to have one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# The longer words first: the shorter ones are their beginnings.
_WORD = r"(?:papers|paper|submission|subm|sub|manuscript|ms|final|camera[-_ ]?ready|pid|id)"
_AFTER_WORD = re.compile(rf"(?:^|[^a-z]){_WORD}[-_ #.]*([a-z0-9]+)", re.IGNORECASE)
_LEADING = re.compile(r"([A-Za-z0-9.-]+?)(?:[_ ]|-(?=[A-Za-z]))")
_PARTS = re.compile(r"[/\\]")


class Names:
    """The ids that file names may mean.

    Built once for all papers: names are looked up, not searched for.
    """

    WEAK = "its name begins with the id"

    def __init__(self, ids: Mapping[str, str]) -> None:
        """Take the volume's ids by what files may call them: the system's ids, and themselves."""
        self._ids = {_key(name): own for name, own in ids.items()}

    def meant(self, name: str) -> tuple[str, str] | None:
        """The paper that a file's name means, and what says so.

        Args:
            name: The name with its folders, as the archive has it.
        """
        *folders, file = [part for part in _PARTS.split(name) if part]
        stem = file[:-4] if file.lower().endswith(".pdf") else file
        whole = self._find([stem])
        if whole:
            return whole, "its name is the id"
        words = _AFTER_WORD.findall(stem)
        by_word = self._find(reversed(words))
        if by_word:
            return by_word, "its name says the id"
        by_folder = self._find(reversed(folders))
        if by_folder:
            return by_folder, "its folder is the id"
        leading = _LEADING.match(stem)
        by_start = self._find([leading[1]] if leading else [])
        return (by_start, self.WEAK) if by_start else None

    def _find(self, words: Iterable[str]) -> str | None:
        return next((self._ids[_key(word)] for word in words if _key(word) in self._ids), None)


def _key(word: str) -> str:
    folded = word.casefold()
    return folded.lstrip("0") or "0" if folded.isdigit() else folded
