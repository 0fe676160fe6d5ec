"""Signs that rules want looked for: where the text matches their patterns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from proceedings.inspection.pagetext import PageText
from proceedings.records.inspection import HiddenText, Sighting, Sign


class Tally:
    """Sightings of all pages."""

    def __init__(self, signs: Sequence[Sign]) -> None:
        """Make the patterns ready."""
        self._signs = signs

    def add(self, text: PageText, page: int) -> None:
        """Look through a page."""

    def add_hidden(self, hidden: Iterable[HiddenText]) -> None:
        """Look through text that can't be seen: what matches there is told as hidden."""

    def sightings(self) -> tuple[Sighting, ...]:
        """All that was seen, by page."""
        return ()


def sightings_elsewhere(
    texts: Iterable[tuple[str, str, int | None]], signs: Sequence[Sign]
) -> tuple[Sighting, ...]:
    """What is seen in texts that stand on no page.

    Args:
        texts: Each with where it stands, as a `Sighting` says it, and its page, if it has one.
        signs: The rules' patterns.
    """
    return ()
